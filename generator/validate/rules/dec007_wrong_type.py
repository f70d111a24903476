"""Every value is of its field's type.

A sum with a pound sign is a text and cannot be added up; a single citation where a list belongs
would be read letter by letter.

Bad:
    amounts:
      - value: £1,200,000

Good:
    amounts:
      - value: 1200000
        what: radios
        kind: spend
        role: new
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC007", waivable=False)
def wrong_type(record: Record) -> Iterator[Finding]:
    """Every value is of its field's type."""
    yield from faults(record, "wrong-type", "too-long", "not-a-reference")
