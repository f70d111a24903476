"""No marks of an unfinished merge stand in a record.

When two people change one place, git leaves both versions between lines of arrows. Published,
they show two texts of one decision, and neither is the one that was agreed.

Bad:
    ---
    <<<<<<< HEAD
    Approved.
    >>>>>>> draft

Good:
    ---
    Approved.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import merge_mark
from generator.validate.rule import error, rule


@rule("DEC108")
def merge_conflict(record: Record) -> Iterator[Finding]:
    """No marks of an unfinished merge stand in a record."""
    text = record.source.text
    found = merge_mark(text)
    if found:
        help_ = "keep one of the two versions below, and delete the lines of arrows and equals signs"
        message = "an unfinished merge has left its mark here"
        yield error(record.source.path, Span(*found.span()), message, help_)
