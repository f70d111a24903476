"""Figures that a sentence adds up come to the total it gives.

Where a text itself says that sums make a total, a reader adds them. A difference is most often two
digits exchanged, or a part that was lost.

Bad:
    ---
    The Board pays £300 for sets and £150 for masts, £500 in all.

Good:
    ---
    The Board pays £300 for sets and £200 for masts, £500 in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.findings import Finding, Related
from generator.model import Decision
from generator.patterns import regex
from generator.validate.figures import SIGN, Figure, Statement, agree, statements
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds

HELP = "compare the figures with the paper; keep what it prints, and note the difference under `doubts`"
NEAR = Decimal("0.1")  # of the total: what misses by more is not meant to be all of it
_FEW = r"(?: (?:a|the|about|up to|some|around|maximum|of)){0,3} ?"
# The figure after these words is the total of others, or the one before them; the last one may be
# introduced by a mere verb.
_TOTAL_AFTER = regex(
    r"(?:\btotal(?: (?:cost|value|sum|amount|budget|grant|funding|award|price)s?)?"
    rf"(?: of| is| was| being| to| at| comes to|:)?|\bsum of){_FEW}{SIGN}",
    re.IGNORECASE,
)
_TOTAL_BEFORE = regex(rf"{SIGN},? (?:in (?:total|all)\b|altogether\b|together\b|\(total\))", re.IGNORECASE)
_TOTAL_LAST = regex(
    r"(?:\btotal(?:s|led|ling|ing)|\bmak(?:es|ing)|\b(?:com(?:es?|ing)|adds?|adding) (?:up )?to"
    r"|\btogether|\baltogether|=|\bamount(?:s|ing)? to)"
    rf"{_FEW}{SIGN}[^{SIGN}]*$",
    re.IGNORECASE,
)
# The first figure is split into those after these words.
_SPLIT = regex(
    rf"^[^{SIGN}]*{SIGN}(?P<between>[^{SIGN}]{{0,120}}?)"
    r"(?:\b(?:compris(?:es|ing|ed of)|made up of|consist(?:s|ing) of|namely|being|that is)\b"
    r"|\b(?:split|divided|shared|broken down|distributed)\b|:)",
    re.IGNORECASE,
)
# A sentence that splits the sum of the one before it, or adds up all those before it.
_TAKEN_UP = regex(
    rf"(?:This|It|These|That|The (?:sum|total|money|grant|budget|cost|funding))\b[^{SIGN}]{{0,60}}?"
    r"\b(?:made up of|compris\w+|consist\w+ of|covers|split|divided|shared|broken down)\b"
)
_TOGETHER = regex(r"(?:Together|In (?:total|all)|Altogether|This makes|That makes|The (?:grand |overall )?total)\b")
_IN_A_YEAR = regex(rf"[^{SIGN}]*{SIGN} (?:in|for|during|by) (?:\w+ )?\d{{4}}")
_OF_WHICH = regex(rf"[^{SIGN}]*{SIGN}[^{SIGN}]*of which")
_SOME = regex(r"\bof which|\bof this\b|\binclud|\bsuch as\b|\bamong|\bof that\b", re.IGNORECASE)
# Words after which a figure is no part: compared, taken away, multiplied, told of another time.
_OTHER = regex(
    r"\b(?:from|increas\w+|rise[sn]?|rose|rais\w+|compar\w+|against|instead|rather|less|minus|reduc\w+|fall\w*|fell"
    r"|out of|remain\w*|balance|leav\w+|left|each|per|annum|yearly|monthly|annually|average|between|above|below|excess"
    r"|threshold|limit|previous\w*|already|earlier|original\w*|VAT|saving|save[sd]?|net|instalments?|uplift|underspen\w+"
    r"|another|additional|further|more|extra|if|or)\b|%|\ba (?:year|month|week|day|head)\b|×|\d ?x ?\d"
    rf"|{SIGN} x|by {SIGN}",
    re.IGNORECASE,
)
_IN_BRACKETS = regex(rf"{SIGN}[^{SIGN}()]{{0,40}} ?\((?P<inside>[^()]{{3,400}})\)")


class Stated(NamedTuple):
    """A sum that a text states: where its total stands, the total, its parts, how sure it is that they are all.

    `whole` parts are all of it, whatever they come to; others are asked about only where they come
    to nearly the total, as all of it would with one mistake in it. `least` and `most` are shares.
    """

    said: Statement
    total: Figure
    parts: tuple[Figure, ...]
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(100)

    @property
    def disagrees(self) -> bool:
        """Whether no value within the room of each figure makes the sum, though it should."""
        found = sum((part.value for part in self.parts), Decimal(0))
        likely = self.least * self.total.value <= found <= self.most * self.total.value
        return likely and not agree(self.total, self.parts)


_SOME_OF_IT = (1 - NEAR, Decimal(100))  # of which: too much, or so nearly all that all are meant
_LISTED = (Decimal("0.6"), Decimal("1.3"))  # a total of £3 in 2021, £2 in 2022: perhaps two totals, told one by one
_GUESSED = (1 - NEAR, 1 + NEAR)  # several sentences: perhaps only some of their sums are meant


@rule("DEC410")
def sum_in_words(decision: Decision) -> Iterator[Finding]:
    """Figures that a sentence adds up come to the total it gives."""
    if decision.source.text.count("£") < 3:
        return
    before: list[Statement] = []
    for said in statements(decision, fewest=1):
        before = [each for each in before if each.prose is said.prose]
        for stated in (*_within(said), *_across(before, said)):
            if stated.disagrees:
                yield told(decision, stated)
        before.append(said)


def _within(said: Statement) -> Iterator[Stated]:
    """Yield the sums that one sentence states."""
    if len(said.figures) < 3:
        return
    bracketed = [match for match in _IN_BRACKETS.finditer(said.words) if match["inside"].count(SIGN) > 1]
    for match in bracketed:
        if not _OTHER.search(match["inside"]):
            parts = said.figures[said.at(match.start("inside")) : said.at(match.end("inside"))]
            yield Stated(said, said.figures[said.at(match.start())], parts, *_SOME_OF_IT)
    if bracketed or _OTHER.search(said.words):
        return
    some = bool(_SOME.search(said.words))
    last = len(said.figures) - 1
    at = _total(said.words)
    if at == last and not any(agree(said.figures[at], said.figures[first:-1]) for first in range(last - 1)):
        yield Stated(said, said.figures[at], said.figures[:-1], *(_SOME_OF_IT if some else ()))
    elif _SPLIT.search(said.words) or (some and _OF_WHICH.match(said.words)):
        yield Stated(said, said.figures[0], said.figures[1:], *(_SOME_OF_IT if some else ()))
    elif at == 0:
        series = _IN_A_YEAR.match(said.words)
        yield Stated(said, said.figures[0], said.figures[1:], *(_SOME_OF_IT if some else _LISTED if series else ()))


def _across(before: list[Statement], said: Statement) -> Iterator[Stated]:
    """Yield the sum of a sentence that takes up the one before it, or all those of its paragraph."""
    if not before or _OTHER.search(said.words):
        return
    if len(said.figures) > 1 and len(before[-1].figures) == 1 and _TAKEN_UP.match(said.words):
        room = _SOME_OF_IT if _SOME.search(said.words) else _GUESSED if " covers " in said.words else ()
        yield Stated(before[-1], before[-1].figures[0], said.figures, *room)
    if len(said.figures) == 1 and _TOGETHER.match(said.words):
        parts = tuple(figure for each in before for figure in each.figures)
        ends = (parts[first:] for first in range(max(len(parts) - 1, 0)))
        if 1 < len(parts) <= 8 and not any(agree(said.figures[0], end) for end in ends):
            yield Stated(said, said.figures[0], parts, *(() if len(before) == 1 else _GUESSED))


def _total(words: str) -> int | None:
    """Return which figure a sentence calls the total, where it calls one so."""
    found = {words.count(SIGN, 0, match.end() - 1) for match in _TOTAL_AFTER.finditer(words)}
    found |= {words.count(SIGN, 0, match.start()) for match in _TOTAL_BEFORE.finditer(words)}
    if not found and _TOTAL_LAST.search(words):
        return words.count(SIGN) - 1
    return found.pop() if len(found) == 1 else None


def told(decision: Decision, stated: Stated) -> Finding:
    """Return the question of a total that its parts do not come to."""
    said, total, parts, path = stated.said, stated.total, stated.parts, decision.facts.path
    found = sum((part.value for part in parts), Decimal(0))
    message = (
        f"these {len(parts)} sums come to {pounds(found)} and the total is {pounds(total.value)}, "
        f"{pounds(abs(found - total.value))} apart; is one of them misprinted?"
    )
    related = tuple(Related(path, said.span(part), "one of the sums") for part in parts[:6])
    return warning(path, said.span(total), message, HELP, related=related)
