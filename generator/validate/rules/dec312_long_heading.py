"""A heading is a name, not a paragraph.

Converters make headings of whole paragraphs when the print is large or bold. The list of contents
fills up with sentences, and a screen reader reads one out at every stop.

Bad:
    ---
    ## The boats need radios. The Board has therefore asked three firms, and will buy from the one that asks the least.

    Two have answered.

Good:
    ---
    ## Radios

    The boats need radios.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.read.prose import plain
from generator.validate.rule import rule, warning

_LONGEST = 150  # characters
_SENTENCES = regex(r"[a-z)]\. [A-Z].*[a-z)]\.$")


@rule("DEC312")
def long_heading(decision: Decision) -> Iterator[Finding]:
    """A heading is a name, not a paragraph."""
    for block in decision.body:
        if block.kind == "heading" and block.style != "setext" and block.span.end - block.span.start > 60:
            words = plain(block.words)
            if len(words) > _LONGEST or _SENTENCES.search(words):
                message = f"this heading has {len(words.split())} words; is it a paragraph?"
                yield warning(decision.facts.path, block.span, message, "take the `#` signs away, or shorten it")
