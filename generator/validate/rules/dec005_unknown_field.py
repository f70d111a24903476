"""Every field is one the record format or the archive knows.

A field with a misspelt name is a field nobody reads: a date that never shows, a deferral that
never holds.

Bad:
    date_singed: 2023-12-12

Good:
    date_signed: 2023-12-12
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC005", waivable=False)
def unknown_field(record: Record) -> Iterator[Finding]:
    """Every field is one the record format or the archive knows."""
    yield from faults(record, "unknown-field")
