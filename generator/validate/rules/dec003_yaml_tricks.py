"""Front matter uses no YAML anchors, aliases, tags or second documents.

They let one line change the meaning of another far away, and tools disagree about them. A record
must say what it says where it says it.

Bad:
    title: &name Radios
    summary: *name

Good:
    title: Radios
    summary: Buys radios.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC003", waivable=False)
def yaml_tricks(record: Record) -> Iterator[Finding]:
    """Front matter uses no YAML anchors, aliases, tags or second documents."""
    yield from faults(record, "yaml-trick", "yaml-depth")
