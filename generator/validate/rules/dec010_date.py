"""Dates are written as year, month and day, and exist.

04/12/2023 is the fourth of December to one reader and the twelfth of April to another. A date
that could be two is never guessed.

Bad:
    date_signed: 04/12/2023

Good:
    date_signed: 2023-12-04
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC010", waivable=False)
def not_a_date(record: Record) -> Iterator[Finding]:
    """Dates are written as year, month and day, and exist."""
    yield from faults(record, "not-a-date")
