"""Every required field is there.

A decision without its reference, title, decision maker or date of signing cannot be found, cited
or ordered. Where a captured page has lost the last two, say so with the word unknown.

Bad:
    drop: title

Good:
    title: New radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC006", waivable=False)
def missing_field(record: Record) -> Iterator[Finding]:
    """Every required field is there."""
    yield from faults(record, "missing")
