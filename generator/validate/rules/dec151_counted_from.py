"""A day that is counted from the paper's own date can be told.

`By the end of quarter one`, `next year`: whoever had the paper in hand knew when that is. Where the
date of the paper is lost, nobody does any more, and a wrong year is easily read into it.

Bad:
    date_signed: unknown
    doubts:
      - {what: On which day was this paper signed?, finding: DEC013}
    source: {origin: web_capture, address: "https://archive.example/abc-12", captured: 2024-05-01}
    ---
    The reserve is reviewed at the end of quarter one.

Good:
    date_signed: unknown
    doubts:
      - {what: On which day was this paper signed?, finding: DEC013}
    source: {origin: web_capture, address: "https://archive.example/abc-12", captured: 2024-05-01}
    ---
    The reserve is reviewed at the end of quarter one of 2023-24.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.text import found

_NTH = r"(?:first|second|third|fourth)"
_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
_COUNTED = regex(
    rf"(?<!\w)(?:the\s+(?:end|start|beginning)\s+of\s+)?(?:"
    rf"[Qq]uarter\s+(?:one|two|three|four|[1-4])(?!\w|\.\d)|(?:the\s+)?{_NTH}\s+quarter\b(?!\s+of\s+the\s+[a-eg-xz])"
    r"|(?:[Tt]his|[Nn]ext|[Ll]ast|the\s+(?:current|coming|previous))\s+(?:(?:financial|fiscal|municipal|calendar)\s+)?"
    rf"(?:year|quarter|month|spring|summer|autumn|winter|{_MONTHS})\b(?!\s+of\b|[’'])|Q[1-4]\b)"
)
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b[0-9]{2}/[0-9]{2}\b")
_ENDS = regex(r"[.?!]\s|\n[ \t]*\r?\n|\|")
_HELP = "look for the date of the paper; until it is known, ask under `doubts` which year is meant"


@rule("DEC151")
def counted_from(decision: Decision) -> Iterator[Finding]:
    """A day that is counted from the paper's own date can be told."""
    facts, text = decision.facts, decision.source.text
    if facts.signed is None and facts.published is None and not any(each.date for each in facts.signatures):
        for match in found(decision, _COUNTED):
            if not _YEAR.search(_sentence(text, *match.span())):
                words = " ".join(match[0].split())
                message = f"`{words}` is counted from the date of the paper, and that is not known"
                yield warning(facts.path, Span(*match.span()), message, _HELP)
                return  # once told, the others are seen


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence round some words."""
    before = [match.end() for match in _ENDS.finditer(text, max(start - 300, 0), start)]
    after = _ENDS.search(text, end, end + 300)
    return text[before[-1] if before else max(start - 300, 0) : after.start() if after else end + 300]
