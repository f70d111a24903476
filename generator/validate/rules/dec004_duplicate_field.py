"""Each field is given once.

Most YAML tools keep the last of two and say nothing, so the other is lost without a word.

Bad:
    kind: grant
    kind: contract

Good:
    kind: grant
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC004", waivable=False)
def duplicate_field(record: Record) -> Iterator[Finding]:
    """Each field is given once."""
    yield from faults(record, "yaml-duplicate")
