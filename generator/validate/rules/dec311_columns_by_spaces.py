"""Columns are a table, not words pushed apart by spaces or tabs.

Markdown makes one space of many, and the columns run into each other. Only a table tells a screen
reader which figure belongs to which row.

Bad:
    ---
    Radios        £5
    Aerials       £6

Good:
    ---
    Table: Costs

    | Item | Cost |
    |---|---|
    | Radios | £5 |
    | Aerials | £6 |
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import gapped
from generator.validate.rule import rule, warning
from generator.validate.text import of_kind

_GAP = regex(r"(?<=[^\s|>])(?: {4,}+| *+\t[ \t]*+)(?=[^\s|])")
_NUMBER = regex(r"[ \t>]*(?:[-*+•]|\(?\w{1,3}[.)]|\d+(?:\.\d+)+\.?)\Z")  # of a point or a paragraph
_FEWEST = 2  # gaps in one block


@rule("DEC311")
def columns_by_spaces(decision: Decision) -> Iterator[Finding]:
    """Columns are a table, not words pushed apart by spaces or tabs."""
    text = decision.source.text
    if not decision.body or not gapped(text):
        return
    for block in of_kind(decision.body, "paragraph"):
        if _may_have_gaps(text[block.span.start : block.span.end]):
            every = (gap for gap in _GAP.finditer(text, *block.span) if not _is_mark(text, gap.start()))
            gaps = list(islice(every, _FEWEST))
            if len(gaps) == _FEWEST:
                message = "spaces or tabs set words apart here as in a table, and are not shown"
                help_ = "make it a table, with a header row"
                yield warning(decision.facts.path, Span(*gaps[0].span()), message, help_)


def _may_have_gaps(words: str) -> bool:
    return "\t" in words or "    " in words


def _is_mark(text: str, end: int) -> bool:
    """Say whether the mark of a list or a paragraph's number, and no word, stands before a gap."""
    return bool(_NUMBER.match(text, text.rfind("\n", 0, end) + 1, end))
