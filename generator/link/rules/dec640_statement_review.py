"""An accessibility statement is reviewed every year.

The regulations of 2018 ask an official archive for a statement that is kept up to date and looked
at again at least once a year, and for a way to complain. Sixty days before the year is over there
is time for both; a statement older than that promises what nobody has checked.

Bad:
    === archive.yml
    accessibility: {reviewed: 2025-06-01}
    === decisions/2023/abc-12.md
    title: New radios

Good:
    === archive.yml
    accessibility: {reviewed: 2026-06-01}
    === decisions/2023/abc-12.md
    title: New radios
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.findings import Finding, Span
from generator.link.archive import Archive
from generator.validate.rule import error, rule, warning

_AHEAD = timedelta(days=60)
_START = Span(0, 0)


@rule("DEC640")
def statement_review(archive: Archive) -> Iterator[Finding]:
    """An accessibility statement is reviewed every year."""
    settings = archive.settings
    where, reviewed = settings.config_path, settings.accessibility.reviewed
    if reviewed is None:
        if settings.official:
            help_ = "look the statement over and add `accessibility: {reviewed: the day}` to the configuration"
            yield warning(where, _START, "the accessibility statement has no day of review", help_)
        return
    due = _a_year_after(reviewed)
    help_ = "look the statement over, then change `reviewed` under `accessibility` to the day you did"
    if due <= archive.as_of:
        message = f"the accessibility statement was last reviewed on {reviewed}, a year ago or more"
        yield (error if settings.official else warning)(where, _START, message, help_)
    elif due - _AHEAD <= archive.as_of:
        message = f"the accessibility statement is due for review by {due}: it was last reviewed on {reviewed}"
        yield warning(where, _START, message, help_)


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # a 29 February
        return date(day.year + 1, 3, 1)
