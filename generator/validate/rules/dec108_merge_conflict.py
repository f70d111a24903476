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

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.validate.rule import error, rule

_MARK = regex(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


@rule("DEC108")
def merge_conflict(record: Record) -> Iterator[Finding]:
    """No marks of an unfinished merge stand in a record."""
    text = record.source.text
    found = _MARK.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found:
        help_ = "keep one of the two versions below, and delete the lines of arrows and equals signs"
        message = "an unfinished merge has left its mark here"
        yield error(record.source.path, Span(*found.span()), message, help_)
