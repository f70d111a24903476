"""Titles and headings hold no emoji.

A screen reader reads an emoji out by its whole name, each time the heading is passed; in lists of
results, feeds and braille it is noise, or a box.

Bad:
    title: New radios 🎉

Good:
    title: New radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import unusual
from generator.validate.rule import rule, warning

_EMOJI = regex("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\u200d\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]*")


@rule("DEC302")
def emoji(decision: Decision) -> Iterator[Finding]:
    """Titles and headings hold no emoji."""
    text = decision.source.text
    if not _EMOJI.search(unusual(text)):
        return
    titles = [decision.places["title"]] if "title" in decision.places else []  # an appendix has none of its own
    headings = (block.span for block in decision.body if block.kind == "heading")
    for start, end in (*titles, *headings):
        match = _EMOJI.search(text, start, end)
        if match:
            message = "a screen reader reads this picture out by its whole name"
            yield warning(decision.facts.path, Span(*match.span()), message, "delete it, or say it in words")
