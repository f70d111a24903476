"""No marks of an unfinished merge stand in a record.

When two people change one place, git leaves both versions between lines of arrows. Published,
they show two texts of one decision, and neither is the one that was agreed. What else is wrong
between those lines is told once they are gone.

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

from generator.findings import Finding
from generator.model import Record
from generator.validate.merging import marks
from generator.validate.rule import error, rule


@rule("DEC108", waivable=False)
def merge_conflict(record: Record) -> Iterator[Finding]:
    """No marks of an unfinished merge stand in a record."""
    for span in marks(record.source.text):
        help_ = "keep one of the two versions below, and delete the lines of arrows and equals signs"
        yield error(record.source.path, span, "an unfinished merge has left its mark here", help_)
        return
