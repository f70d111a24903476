"""No part of a value is lost to a comment.

In YAML a # after a space starts a comment, and the rest of the line is dropped without a word.

Bad:
    title: Radios, phase #2

Good:
    title: "Radios, phase #2"
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC009", waivable=False)
def lost_comment(record: Record) -> Iterator[Finding]:
    """No part of a value is lost to a comment."""
    yield from faults(record, "yaml-comment", severity=Severity.WARNING)
