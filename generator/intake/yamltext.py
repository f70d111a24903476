"""Front matter as text: every value so written that it reads as nothing but itself."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from generator.values import GUESSED

# What may stand unquoted. All else is quoted, though YAML would allow more of it.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()’‘“”£%/&;+–—-]*[\w.)’”%])?")
_ADDRESS = re.compile(r"https?://[\w./?&=%#~+-]*[\w/]")

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]


class Bare(str):
    """A value written as it is: a date, a number, `yes`, `no`."""

    __slots__ = ()


def scalar(text: str) -> str:
    """Return a text as a YAML scalar, in double quotes unless it is plain beyond doubt."""
    if isinstance(text, Bare):
        return str(text)
    safe = (_PLAIN.fullmatch(text) or _ADDRESS.fullmatch(text)) and text.lower() not in GUESSED
    return text if safe else json.dumps(text, ensure_ascii=False)


def lines(value: Mapping[str, Plain], indent: str = "") -> list[str]:
    """Return a mapping as lines of YAML; what is empty is left out."""
    written: list[str] = []
    for key, item in value.items():
        if isinstance(item, str):
            written += [f"{indent}{scalar(key)}: {scalar(item)}"] if item else []
        elif isinstance(item, Mapping):
            inner = lines(item, f"{indent}  ")
            written += [f"{indent}{scalar(key)}:", *inner] if inner else []
        elif item:
            written += [f"{indent}{scalar(key)}:", *_items(item, f"{indent}  ")]
    return written


def _items(items: Sequence[Plain], indent: str) -> list[str]:
    written: list[str] = []
    for item in items:
        if isinstance(item, Mapping):
            inner = lines(item, f"{indent}  ")
            written += [f"{indent}- {inner[0].lstrip()}", *inner[1:]]
        elif isinstance(item, str):
            written.append(f"{indent}- {scalar(item)}")
    return written
