r"""A letter carries no more accents than a language gives it.

Marks stacked by the dozen run over the lines above and below, and a screen reader reads each of
them out, or stops.

Bad:
    title: "Ra\u0301\u0301\u0301\u0301\u0301\u0301dios"

Good:
    title: Rádios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import unusual
from generator.validate.rule import rule, warning

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc\ufe20-\ufe2f"
_ANY = regex(f"[{_MARKS}]")
_STACK = regex(rf"[{_MARKS}]{{4,}}|(?:\\u03[0-6][0-9a-fA-F]){{4,}}")  # no spelling has more than three


@rule("DEC113")
def stacked_marks(record: Record) -> Iterator[Finding]:
    """A letter carries no more accents than a language gives it."""
    path, text = record.source
    if _ANY.search(unusual(text)) or "\\u03" in text:
        for match in _STACK.finditer(text):
            message = f"{len(match[0])} marks are stacked on one letter"
            yield warning(path, Span(*match.span()), message, "delete them, or all but those the word is spelled with")
