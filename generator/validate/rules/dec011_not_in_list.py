"""A value from a list is in the list.

Lists such as themes and kinds are the archive's ways in: a word outside them leads nowhere.

Bad:
    kind: grnat

Good:
    kind: grant
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC011", waivable=False)
def not_in_list(record: Record) -> Iterator[Finding]:
    """A value from a list is in the list."""
    yield from faults(record, "not-in-list")
