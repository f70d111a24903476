"""The deferral filter: what may not be told yet goes no further than here.

Nothing behind the door ever holds a hidden record, so no page, list, feed or file can leak one:
the site is the site of an archive that never had it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from generator.model import Deferral, Facts, Reference


class Admitted(NamedTuple):
    """The records that may be shown, and of deferred ones the number and title that may be told."""

    facts: tuple[Facts, ...]
    announced: dict[Reference, str]
    hidden: frozenset[Reference]


def admit(received: Iterable[Facts], as_of: date) -> Admitted:
    """Part the records that may be published on a day from those that may not."""
    shown: list[Facts] = []
    announced: dict[Reference, str] = {}
    hidden: set[Reference] = set()
    for facts in received:
        deferral = facts.deferral
        if not isinstance(deferral, Deferral) or not deferral.hides(as_of):
            shown.append(facts)
        elif deferral.announce == "no":
            hidden.add(facts.reference)
        else:
            announced[facts.reference] = facts.title if deferral.announce == "title" else ""
    return Admitted(tuple(shown), announced, frozenset(hidden))
