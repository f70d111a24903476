"""Sums of money as people type them into a register, read exactly or not at all."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_SUM = re.compile(
    r"(?P<up_to>up to|maximum(?: of)?|max\.?)?\s*"
    r"(?P<about>c\.|ca\.|circa|approx\.?|approximately|about|around|~)?\s*"
    r"(?:£|GBP)?\s*"
    r"(?P<figures>(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]{0,12})(?:\.[0-9]{1,9})?)\s*"
    r"(?P<times>k|m|bn|thousand|million|billion)?\s*(?:GBP)?",
    re.IGNORECASE,
)
_TIMES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_LARGEST = Decimal(10) ** 13  # pounds, exclusive: what a record may hold


class Sum(NamedTuple):
    """A sum in pounds, and what the words before it say of it."""

    value: Decimal
    up_to: bool
    approximate: bool


def read_sum(text: str) -> Sum | None:
    """Read `£1,200,000`, `1.2m`, `up to £450k`; None for everything that could mean anything else."""
    match = _SUM.fullmatch(text)
    if match is None:
        return None
    value = Decimal(match["figures"].replace(",", "")).scaleb(_TIMES.get((match["times"] or "").lower(), 0))
    if value >= _LARGEST or value != round(value, 2):
        return None
    # `1.200` is a thousand and more to some, one and a bit to others.
    if not match["times"] and len(match["figures"].partition(".")[2]) > 2:
        return None
    return Sum(value, bool(match["up_to"]), bool(match["about"]))


def written(value: Decimal) -> str:
    """Return a sum as a record writes it: whole pounds, or pounds and pence."""
    return str(int(value)) if value == int(value) else f"{value:.2f}"
