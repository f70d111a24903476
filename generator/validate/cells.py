"""Figures in the cells of a table: what one says, and how far its last digit leaves room."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.patterns import regex
from generator.validate.figures import UNITS

# A cell that holds a figure and nothing else; in brackets or under a minus it is taken away.
_NUMBER = regex(
    r"([-–−(]?)\s*(£?)\s*([-–−]?)(\d[\d,]{0,20})(\.\d{1,6})?\s*(million|thousand|bn|mn|m|k)?\)?", re.IGNORECASE
)
NOTHING = regex(r"(?:|-|–|—|nil|none|n/a|£?0)", re.IGNORECASE)
TOTAL = regex(r"(?:grand |overall |sub-?)?totals?\b", re.IGNORECASE)
# Columns whose figures nobody adds up.
NO_SUM = regex(
    r"average|mean\b|median|rate|\bper\b|%|unit|price|change|ratio|cumulative|score|year(?! ?\d)|date", re.IGNORECASE
)


def number(text: str) -> Decimal | None:
    """Return the figure that a cell is, in pounds or whatever it counts, or None."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    value = Decimal(match[4].replace(",", "") + (match[5] or "")) * UNITS[(match[6] or "").lower()]
    return -value if match[1] or match[3] else value


def room(text: str) -> Decimal:
    """Return half the last digit of a figure in millions or thousands, by which rounding may miss."""
    match = _NUMBER.fullmatch(text)
    if match is None or not match[6]:
        return Decimal(0)
    return Decimal(UNITS[match[6].lower()]) / Decimal(10) ** (len(match[5] or ".") - 1) / 2
