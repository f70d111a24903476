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

from generator.findings import Finding, Related
from generator.model import Decision
from generator.validate.figures import SIGN, Figure, Statement, agree, statements
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds

HELP = "compare the figures with the paper; keep what it prints, and note the difference under `doubts`"
NEAR = Decimal("0.1")  # of the total: what misses by more is not meant to be all of it
_FEW = r"(?: (?:a|the|about|up to|some|around|maximum|of)){0,3} ?"
# The figure after these words is the total of others, or the one before them; the last one may be
# introduced by a mere verb.
_TOTAL_AFTER = re.compile(
    r"(?:\btotal(?:s|led|ling|ing)?(?: (?:cost|value|sum|amount|budget|grant|funding|award|price)s?)?"
    rf"(?: of| is| was| being| to| at| comes to|:)?|\bsum of){_FEW}{SIGN}",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(rf"{SIGN},? (?:in (?:total|all)\b|altogether\b|together\b|\(total\))", re.IGNORECASE)
_TOTAL_LAST = re.compile(
    r"(?:\bmak(?:es|ing)|\b(?:com(?:es?|ing)|adds?|adding) (?:up )?to|\btogether|\baltogether|=|\bamount(?:s|ing)? to)"
    rf"{_FEW}{SIGN}[^{SIGN}]*$",
    re.IGNORECASE,
)
# The first figure is split into those after these words.
_SPLIT = re.compile(
    rf"^[^{SIGN}]*{SIGN}(?P<between>[^{SIGN}]{{0,120}}?)"
    r"(?:\b(?:compris(?:es|ing|ed of)|made up of|consist(?:s|ing) of|namely|being|that is)\b"
    r"|\b(?:split|divided|shared|broken down|distributed)\b|:)",
    re.IGNORECASE,
)
_SOME = re.compile(r"\bof which|\bof this\b|\binclud|\bsuch as\b|\bamong|\bof that\b", re.IGNORECASE)
# Words after which a figure is no part: compared, taken away, multiplied, told of another time.
_OTHER = re.compile(
    r"\b(?:from|increas\w+|rise[sn]?|rose|rais\w+|compar\w+|against|instead|rather|less|minus|reduc\w+|fall\w*|fell"
    r"|out of|remain\w*|balance|leav\w+|left|each|per|annum|yearly|monthly|annually|average|between|above|below|excess"
    r"|threshold|limit|previous\w*|already|earlier|original\w*|VAT|saving|save[sd]?|net|instalments?|uplift|underspen\w+"
    r"|another|additional|further|more|extra|if|or)\b|%|\ba (?:year|month|week|day|head)\b|×|\d ?x ?\d"
    rf"|{SIGN} x|by {SIGN}",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"{SIGN}[^{SIGN}()]{{0,40}} ?\((?P<inside>[^()]{{3,400}})\)")


@rule("DEC410")
def sum_in_words(decision: Decision) -> Iterator[Finding]:
    """Figures that a sentence adds up come to the total it gives."""
    for said in statements(decision, fewest=3):
        for total, parts, near in sums(said):
            if not agree(total, parts) and (not near or _near(total, parts)):
                yield told(decision, said, total, parts)


def sums(said: Statement) -> Iterator[tuple[Figure, tuple[Figure, ...], bool]]:
    """Yield the sums a sentence states: the total, its parts, whether they may be only some of it."""
    bracketed = _IN_BRACKETS.search(said.words)
    if bracketed and bracketed["inside"].count(SIGN) > 1:
        first, last = said.at(bracketed.start("inside")), said.at(bracketed.end("inside"))
        if not _OTHER.search(bracketed["inside"]):
            yield said.figures[said.at(bracketed.start())], said.figures[first:last], True
        return
    at = _total(said.words)
    some = bool(_SOME.search(said.words))
    if at is None:
        split = _SPLIT.search(said.words) or (some and re.match(rf"[^{SIGN}]*{SIGN}[^{SIGN}]*of which", said.words))
        at = 0 if split else None
    whole = at in (0, len(said.figures) - 1) and not _OTHER.search(said.words)
    if at is not None and whole:
        parts = said.figures[1:] if at == 0 else said.figures[:-1]
        if len(parts) > 1:
            yield said.figures[at], parts, some


def _total(words: str) -> int | None:
    """Return which figure a sentence calls the total, where it calls one so."""
    found = {words.count(SIGN, 0, match.end() - 1) for match in _TOTAL_AFTER.finditer(words)}
    found |= {words.count(SIGN, 0, match.start()) for match in _TOTAL_BEFORE.finditer(words)}
    if not found and _TOTAL_LAST.search(words):
        return words.count(SIGN) - 1
    return found.pop() if len(found) == 1 else None


def _near(total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Say whether parts that may be only some of a total are too much, or so nearly all that all are meant."""
    found = sum((part.value for part in parts), Decimal(0))
    return found > total.value or total.value - found <= total.value * NEAR


def told(decision: Decision, said: Statement, total: Figure, parts: tuple[Figure, ...]) -> Finding:
    """Return the question of a total that its parts do not come to."""
    path = decision.facts.path
    found = sum((part.value for part in parts), Decimal(0))
    message = (
        f"these {len(parts)} sums come to {pounds(found)} and the total is {pounds(total.value)}, "
        f"{pounds(abs(found - total.value))} apart; is one of them misprinted?"
    )
    related = tuple(Related(path, said.span(part), "one of the sums") for part in parts[:6])
    return warning(path, said.span(total), message, HELP, related=related)
