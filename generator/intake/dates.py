"""Dates as people type them: read where they can mean one day only.

Whether 04/12/2023 is in April or in December is a question about the whole column: one day past
the twelfth in it answers for all, and without one none is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from generator.intake.table import Cell

EARLIEST, LATEST = 1800, 2100
_LAST_MONTH = 12
_MONTHS = "january february march april may june july august september october november december".split()
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]{5,15}(?:Z|[+-][0-9:]{5})?)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?: 0?0:00(?::00)?)?")
_DAY_FIRST = re.compile(
    r"(?:[A-Za-z]{3,9},? )?([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[- ]([A-Za-z]{3,9})\.?,?[- ]([0-9]{4})"
)
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]{3,9},? )?([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")


class Order(NamedTuple):
    """How a column writes its dates: `dmy`, `mdy` or unproved (empty), and the row that proves it.

    `stated` when an editor said so. `mixed` when rows contradict each other. `swapped` when Excel
    has probably taken months for days: its own dates all lie before the thirteenth, those it left
    as text all after. `counted` is the first row with a bare number, which is read as Excel counts days.
    """

    form: str
    row: int = 0
    stated: bool = False
    mixed: bool = False
    swapped: bool = False
    counted: int = 0


def order_of(cells: Iterable[tuple[int, Cell]], stated: str = "") -> Order:
    """Find a column's order of day and month from its rows' numbers and cells."""
    proofs: dict[str, int] = {}
    texts, proving, known, counted = 0, 0, [], 0
    for row, cell in cells:
        match = _NUMERIC.fullmatch(cell.text) if not cell.day else None
        if day := cell.day or cell.counted:
            known.append(day.day)
            counted = counted or (row if cell.counted else 0)
        elif match:
            form = _proof(match)
            texts, proving = texts + 1, proving + bool(form)
            if form:
                proofs.setdefault(form, row)
    swapped = bool(known) and texts > 0 and proving == texts and max(known) <= _LAST_MONTH
    if stated:
        return Order(stated, stated=True, swapped=swapped, counted=counted)
    if len(proofs) == 1:
        form, row = next(iter(proofs.items()))
        return Order(form, row, swapped=swapped, counted=counted)
    return Order("", mixed=len(proofs) > 1, swapped=swapped, counted=counted)


def _proof(match: re.Match[str]) -> str:
    first, second = int(match[1]), int(match[3])
    if len(match[4]) != 4:  # 23/03/14 may begin with its year
        return ""
    if first > _LAST_MONTH >= second:
        return "dmy"
    return "mdy" if second > _LAST_MONTH >= first else ""


def read_day(cell: Cell, order: Order) -> date | None:
    """Return the one day that a cell can mean, or None."""
    if cell.counted:
        return None if order.swapped else cell.counted
    if cell.day:
        return None if order.swapped else _day(cell.day.year, cell.day.month, cell.day.day)
    if match := _ISO.fullmatch(cell.text) or _YEAR_FIRST.fullmatch(cell.text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(cell.text):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(cell.text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    match = _NUMERIC.fullmatch(cell.text)
    return _numeric(match, order) if match else None


def _numeric(match: re.Match[str], order: Order) -> date | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:
        if not order.stated:
            return None
        year += 2000
    form = order.form or _proof(match) or ("dmy" if first == second else "")
    if not form:
        return None
    day, month = (first, second) if form == "dmy" else (second, first)
    return _day(year, month, day)


def _month(word: str) -> int:
    word = "sep" if word.lower() == "sept" else word.lower()
    found = [number for number, name in enumerate(_MONTHS, 1) if name == word or name[:3] == word]
    return found[0] if found else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None
