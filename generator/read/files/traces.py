"""What is seen in a file besides its kind, in one form for all kinds."""

from __future__ import annotations

import re
from typing import NamedTuple


class Traces(NamedTuple):
    """People its metadata names, and marks, each a word of the list below.

    `encrypted`; `untagged`, `untitled` (a PDF for screen readers); `macros`, `script`;
    `place` (where a picture was taken); `comments`, `changes`, `hidden-text`, `hidden-sheet`
    (what a reader does not see and everybody can get at); `marking` (a protective marking or label);
    `damaged`.
    """

    names: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()


# A marking or a label of a document that is not for everybody: in capitals, or as programs store it.
MARKING = re.compile(rb"OFFICIAL\W{1,12}SENSITIVE|Official\W{1,3}Sensitive|\b(?:TOP )?SECRET\b|\bNOT FOR PUBLICATION\b")


def names_in(*found: str) -> tuple[str, ...]:
    """Return names, each once, white space folded, without empty ones."""
    return tuple(dict.fromkeys(filter(None, (" ".join(name.split()) for name in found))))
