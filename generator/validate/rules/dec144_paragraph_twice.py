"""No long paragraph stands twice.

A paragraph is copied twice when a page of a scan is taken twice, or when a text is pasted where it
already stands. Readers look for the difference, and there is none.

Bad:
    ---
    1.1. The radios bought in 2012 are worn out, and two of them have failed in rain.

    1.2. The radios bought in 2012 are worn out, and two of them have failed in rain.

Good:
    ---
    1.1. The radios bought in 2012 are worn out, and two of them have failed in rain.

    1.2. New ones cost £90,000.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Block, Decision
from generator.validate.rule import rule, warning
from generator.validate.text import begun_alike

_LONG = 60  # characters: shorter ones may well be said twice
_HELP = "compare with the paper, and delete one; if the paper prints it twice, keep both and ask under `doubts`"


@rule("DEC144")
def paragraph_twice(decision: Decision) -> Iterator[Finding]:
    """No long paragraph stands twice."""
    seen: dict[str, Block] = {}
    for block, words in begun_alike(decision):
        first = seen.setdefault(words, block) if len(words) >= _LONG else block
        if first is not block:
            line = decision.source.place(first.span.start).line
            message = f"this paragraph stands in line {line} already, word for word"
            yield warning(decision.facts.path, block.span, message, _HELP)
