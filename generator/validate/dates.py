"""Dates as editors type them: which days one could mean, and what to say of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.patterns import regex

EARLIEST, LATEST = 1800, 2100
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERIC = regex(r"([0-9]{1,4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,4})(?![0-9])")
_WORDY = regex(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]+([A-Za-z]{3})[a-z]*[.,]?[ -]+([0-9]{4})")
_MONTH_FIRST = regex(r"([A-Za-z]{3,9}\.?)[ -]+([0-9]{1,2}(?:st|nd|rd|th)?),?[ -]+([0-9]{4})")
_MARKS = "“”\"'‘’ "  # which a word processor sets round a value


class Said(NamedTuple):
    """What is wrong with a date, what to do, and the one ISO date it can mean, or nothing."""

    message: str
    help: str
    iso: str = ""


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar or the years an archive may have do not hold it."""
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def in_words(text: str) -> date | None:
    """Return the day that `5 April 2022` names, or None where it names none."""
    match = _WORDY.fullmatch(text)
    if match is None or match[2].lower() not in _MONTHS:
        return None
    return day_of(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))


def about(text: str) -> Said:
    """Say what is wrong with a text that should be an ISO date."""
    typed = text.strip(_MARKS)
    first_month = _MONTH_FIRST.fullmatch(typed)
    typed = "{1} {0} {2}".format(*first_month.groups()) if first_month else typed
    wordy, numeric = _WORDY.fullmatch(typed), _NUMERIC.match(typed)
    meant: list[date | None] = []
    if wordy and wordy[2].lower() in _MONTHS:
        meant = [in_words(typed)]
    elif numeric:
        first, second, third = (int(part) for part in numeric.groups())
        if len(numeric[1]) == 4:
            meant = [day_of(first, second, third)]
        else:
            year = third if len(numeric[3]) == 4 else 2000 + third
            meant = [day_of(year, second, first), day_of(year, first, second)]
    possible = sorted({day.isoformat() for day in meant if day})
    shown = text[:60]
    if not possible:
        impossible = bool(wordy or numeric)
        exchanged = day_of(first, third, second) if numeric and len(numeric[1]) == 4 else None
        if exchanged:
            help_ = f"write {exchanged}, if day and month are exchanged here"
            return Said(f"is `{shown}`, and there is no month {second}", help_)
        what = "a day that is in no calendar" if impossible else "which is no date"
        return Said(f"is `{shown}`, {what}", "write the date as year-month-day, for example 2023-12-04")
    if len(possible) > 1:
        either = " or ".join(possible)
        return Said(f"is `{shown}`, which could be two dates", f"write {either}, whichever the paper means")
    whole = bool(wordy) or bool(numeric and numeric.end() == len(typed))
    help_ = f"write {possible[0]}, if that is what the paper means"
    return Said(f"is `{shown}`; dates are written year-month-day", help_, possible[0] if whole else "")
