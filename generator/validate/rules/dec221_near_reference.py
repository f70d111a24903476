"""A reference is spelt so that it is read as one.

A letter for a digit, or two letters exchanged, and the link is lost: the decision cited does not
learn that it was.

Bad:
    ---
    This amends ABC l44.

Good:
    === decisions/abc-12.md
    title: New radios
    ---
    This follows ABC 7.
    === decisions/abc-7.md
    title: Old radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC221")
def near_reference(record: Record) -> Iterator[Finding]:
    """A reference is spelt so that it is read as one."""
    yield from faults(record, "near-reference", severity=Severity.WARNING)
