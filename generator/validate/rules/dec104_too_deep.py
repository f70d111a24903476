"""Quotes and lists are nested no deeper than a reader can follow.

The parser drops text that lies too deep, and no screen reader can say where it stands.

Bad:
    ---
    >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> Approved.

Good:
    ---
    > Approved.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC104", waivable=False)
def too_deep(record: Record) -> Iterator[Finding]:
    """Quotes and lists are nested no deeper than a reader can follow."""
    yield from faults(record, "too-deep")
