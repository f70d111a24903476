"""No long paragraph stands twice with a few words changed.

A summary is copied into the paper, and then one of the two is edited. Where both are kept, readers
compare them word by word, and one of the two may be out of date.

Bad:
    ---
    1.1. The radios bought in 2012 are worn out, two of them have failed in rain, and no shop in the town sells
    parts for them any longer.

    1.2. The radios bought in 2012 are worn out, two of them have failed in rain, and no firm in the town sells
    parts for them any longer.

Good:
    ---
    1.1. The radios bought in 2012 are worn out, two of them have failed in rain, and no shop in the town sells
    parts for them any longer.

    1.2. New ones cost £90,000.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.model import Block, Decision
from generator.validate.rule import rule, warning
from generator.validate.text import begun_alike

_LONG = 120  # characters: shorter ones may well be alike
_OPENING = 40  # characters with which both begin
_FEW = 20  # words of which one may differ
_HELP = "compare with the paper: keep what it prints, and ask under `doubts` which of the two is right"


@rule("DEC147")
def paragraph_nearly_twice(decision: Decision) -> Iterator[Finding]:
    """No long paragraph stands twice with a few words changed."""
    path = decision.facts.path
    seen: dict[str, tuple[Block, str]] = {}
    for block, words in begun_alike(decision):
        if block.span.end - block.span.start < _LONG:
            continue
        first, before = seen.setdefault(words[:_OPENING], (block, words))
        if first is not block and _nearly(before, words):
            line = decision.source.place(first.span.start).line
            message = f"this paragraph stands in line {line} already, but for a few words"
            yield warning(path, block.span, message, _HELP, related=(Related(path, first.span, "the first is here"),))


def _nearly(one: str, other: str) -> bool:
    """Say whether two texts differ, and in a few small words alone: not in a figure, a name, or a `not`."""
    first, second = Counter(one.split()), Counter(other.split())
    less, more = first - second, second - first
    apart = max(less.total(), more.total())
    return 0 < apart <= first.total() // _FEW and not any(map(_telling, (*less, *more)))


def _telling(word: str) -> bool:
    return not word.islower() or word in ("no", "not") or any(map(str.isdecimal, word))
