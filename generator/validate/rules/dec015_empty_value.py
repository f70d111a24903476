"""A field that is there has a value.

An empty line may mean no, not known or forgotten. Leave the field out where the paper says
nothing.

Bad:
    summary:

Good:
    summary: Buys radios.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC015", waivable=False)
def empty_value(record: Record) -> Iterator[Finding]:
    """A field that is there has a value."""
    yield from faults(record, "empty-value")
