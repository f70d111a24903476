"""Sums of money in running text: each with the room its digits leave, and what the words say of it.

A printed figure is known to half its last digit, as in XBRL's rules for rounded facts: £1.2m may be
anything from £1.15m to £1.25m, £1,250,000 is meant to the pound. Two figures disagree only where no
value within the room of both would do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.findings import Span
from generator.model import Block, Decision
from generator.patterns import regex
from generator.read.citations import Sentences
from generator.read.prose import Prose, prose
from generator.validate.text import every_block, of_last

SIGN = "\ue000"  # stands for one figure in a statement's words
UNITS = {
    "": 1,
    **dict.fromkeys(("k", "thousand"), 1_000),
    **dict.fromkeys(("m", "mn", "million"), 1_000_000),
    **dict.fromkeys(("bn", "billion"), 1_000_000_000),
}
LONGEST, MOST = 2_000, 40  # characters and figures of a sentence; in a longer one no reader sees a sum
LOOSE = Decimal("0.05")  # of itself, by which a sum called approximate may miss
FIGURE = regex(
    r"£[ \u00a0]?(?P<whole>\d{1,3}(?:,\d{3}){1,5}|\d{1,13})(?P<parts>\.\d{1,6})?"
    r"(?:[ \u00a0]?(?P<unit>(?i:million|billion|thousand|bn|mn|m|k))\b)?(?![\d,.]*\d)(?!\w)"
)
_BEFORE = 20  # characters before a figure in which words about it stand
_ABOUT = regex(
    r"(?:\b(?:about|around|approximately|approx\.?|circa|ca\.?|c\.?|roughly|nearly|almost|some|over|under|estimated"
    r"|more than|less than|at least)|~) ?$",
    re.IGNORECASE,
)
_LIMIT = regex(
    r"\b(?:up ?to|no more than|not exceeding|(?:maximum|limit) of|at most|capped at) ?(?:a )?$", re.IGNORECASE
)
_RANGE = regex(r"£?[\d.,]+ ?(?:k|m|bn|million)? ?[-–—] ?$|\b(?:less|minus|negative) ?$|[-–−(]$")
_TO = regex(r" ?[-–—] ?£")  # and the other half of the range
# What a text ends with that one of these patterns finds, which takes a tenth of the time to see.
_ABOUT_ENDS = (
    *("about", "around", "approximately", "approx", "approx.", "circa", "ca", "ca.", "c", "c.", "roughly", "nearly"),
    *("almost", "some", "over", "under", "estimated", "than", "least", "~"),
)
_LIMIT_ENDS = ("to", "than", "exceeding", "of", "most", "at", "a")
_RANGE_ENDS = (*"-–—−(", "less", "minus", "negative")


class Figure(NamedTuple):
    """A sum in a text: its value in pounds, half its last digit, whether it is about or up to that.

    `start` and `end` are offsets in the text it was found in.
    """

    value: Decimal
    half: Decimal
    about: bool
    limit: bool
    start: int
    end: int

    @property
    def room(self) -> Decimal:
        """By how many pounds the sum meant may differ from the one printed."""
        return self.half + (self.value * LOOSE if self.about else 0)


class Statement(NamedTuple):
    """A sentence with its figures: `words` has SIGN for each figure, `figures` them in order."""

    words: str
    figures: tuple[Figure, ...]
    prose: Prose
    start: int

    def at(self, offset: int) -> int:
        """Return which figure stands at an offset of the words where a SIGN is."""
        return self.words.count(SIGN, 0, offset)

    def span(self, figure: Figure) -> Span:
        """Return a figure's place in the source."""
        return self.prose.span(figure.start, figure.end)


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """Yield the sums in a text, but for those in a range or under a minus sign."""
    for match in FIGURE.finditer(text, start, len(text) if end is None else end):
        before = text[max(start, match.start() - _BEFORE) : match.start()]
        ranged = before.rstrip().lower().endswith(_RANGE_ENDS) and _RANGE.search(before) and before[-1] != "("
        if not ranged and not _TO.match(text, match.end()):
            yield figure(match, before)


def figure(match: re.Match[str], before: str = "") -> Figure:
    """Return the figure of a match of `FIGURE`, read with the words before it."""
    unit = UNITS[(match["unit"] or "").lower()]
    places = len(match["parts"] or ".") - 1
    value = Decimal(match["whole"].replace(",", "") + (match["parts"] or "")) * unit
    half = Decimal(unit).scaleb(-places) / 2 if unit > 1 else Decimal(0)
    said = before.rstrip().lower()
    about = said.endswith(_ABOUT_ENDS) and bool(_ABOUT.search(before))
    limit = said.endswith(_LIMIT_ENDS) and bool(_LIMIT.search(before))
    return Figure(value, half, about, limit, match.start(), match.end())


def statements(decision: Decision, fewest: int = 2) -> Iterator[Statement]:
    """Yield the sentences of a body, its tables left out, that have so many figures at least."""
    if decision.source.text.count("£") >= fewest:
        for said in _statements(decision):
            if len(said.figures) >= fewest:
                yield said


@of_last
def _statements(decision: Decision) -> tuple[Statement, ...]:
    text = decision.source.text
    blocks = (block for block in every_block(decision.body) if block.words and block.kind != "cell")
    return tuple(said for block in blocks if text.find("£", *block.span) >= 0 for said in of_block(block))


def of_block(block: Block, fewest: int = 1) -> Iterator[Statement]:
    """Yield the sentences of a block's words that have so many figures at least."""
    said = prose(block.words)
    if said.masked.count("£") < fewest:
        return
    sentences = Sentences(said.masked)
    for start, end in zip(sentences.begins, sentences.ends, strict=True):
        fits = end - start < LONGEST and said.masked.count("£", start, end) <= MOST
        figures = tuple(find(said.masked, start, end)) if fits else ()
        if len(figures) >= fewest:
            yield Statement(_signed(said.masked, figures, start, end), figures, said, start)


def _signed(text: str, figures: Iterable[Figure], start: int, end: int) -> str:
    pieces, done = [], start
    for each in figures:
        pieces += [text[done : each.start], SIGN]
        done = each.end
    return "".join([*pieces, text[done:end]])


def agree(total: Figure, parts: Iterable[Figure]) -> bool:
    """Say whether parts may come to a total, each within its room; a total that is a limit may be more."""
    parts = tuple(parts)
    gap = total.value - sum((part.value for part in parts), Decimal(0))
    room = total.room + sum((part.room for part in parts), Decimal(0))
    may_be_less = any(part.limit for part in parts) and not total.limit
    return abs(gap) <= room or (total.limit and gap > 0) or (may_be_less and gap < 0)
