"""Every row of a table has as many cells as the table has columns.

A cell too many is dropped from the page without a word; a cell too few moves the figures that
follow it.

Bad:
    ---
    | Item | Cost |
    |---|---|
    | Radios | £5 | new |

Good:
    ---
    | Item | Cost |
    |---|---|
    | Radios | £5 |
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC105")
def ragged_row(record: Record) -> Iterator[Finding]:
    """Every row of a table has as many cells as the table has columns."""
    yield from faults(record, "ragged-row", severity=Severity.WARNING)
