"""A sentence is not cut in two by an empty line.

Where a page of the paper ended, a converter often ends the paragraph. Both halves are then read as
paragraphs of their own, and a search for the phrase finds neither.

Bad:
    ---
    The radios are bought for the four

    pilot boats, which are old.

Good:
    ---
    The radios are bought for the four pilot boats, which are old.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.read.prose import plain
from generator.validate.rule import rule, warning

_GOES_ON = regex(r"[a-z]{2,}(?=[\s,;.]|$)(?![.\s]{1,2}[a-z][.)]|[.)])")
_OPEN = regex(r"(?:[a-z]|[a-z],)$")
_FEWEST = 4  # words of a sentence that can be said to go on


@rule("DEC135")
def cut_paragraph(decision: Decision) -> Iterator[Finding]:
    """A sentence is not cut in two by an empty line."""
    for block, after in pairwise(decision.body):
        if block.kind == after.kind == "paragraph" and after.words and not after.number:
            start = decision.source.text[after.span.start : after.span.start + 30].lstrip("*_ ")
            if start[:1].islower() and _GOES_ON.match(start):
                words = plain(block.words)
                if _OPEN.search(words) and len(words.split()) >= _FEWEST:
                    message = "the sentence above goes on here, after an empty line"
                    yield warning(
                        decision.facts.path, after.span, message, "join the two, if the paper has one paragraph"
                    )
