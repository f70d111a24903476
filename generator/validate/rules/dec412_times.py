"""A yearly or single sum, taken as often as the text says, comes to the total it gives.

£250,000 a year for three years is £750,000. A total that does not fit leaves it open whether the
sum, the years or the total is meant.

Bad:
    ---
    The service costs £250,000 a year for three years, £800,000 in total.

Good:
    ---
    The service costs £250,000 a year for three years, £750,000 in total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.findings import Finding, Related
from generator.model import Decision
from generator.patterns import regex
from generator.validate.figures import SIGN, Figure, Statement, statements
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds
from generator.validate.rules.dec410_sum_in_words import HELP

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNTS = {
    **{word: number for number, word in enumerate(_WORDS, 1)},
    "eighteen": 18,
    "twenty-four": 24,
    "thirty-six": 36,
}
_N = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
_PER = (
    r"(?:(?:a|per|each|every) (?:financial )?(?P<per>year|annum|month|quarter|week)\b"
    r"|(?P<short>p\.?a\b|pcm\b|annually|monthly))"
)
_RATE = regex(rf"{SIGN},? (?:\(?(?:for|to|on) [\w’ ]{{1,30}} )?{_PER}", re.IGNORECASE)
_TERM = regex(
    rf"\b(?:for|over|across|during|in|of|at) (?:the |a )?(?:next |first |full |whole |term of |period of )?{_N}"
    r"[ -](?P<unit>year|month|quarter|week)s?\b",
    re.IGNORECASE,
)
_EACH = regex(rf"\b{_N} (?P<what>[a-z][\w’-]* ){{1,3}}(?:of|at|worth|for|costing) {SIGN} each\b", re.IGNORECASE)
_PRODUCT = regex(
    rf"(?:(?<![\d.,])(?P<left>\d{{1,4}}) ?[x×] ?{SIGN}|{SIGN} ?[x×] ?(?P<right>\d{{1,4}})(?![\d.,]))"
    rf"(?: \w+){{0,2}} ?(?:=|is|makes|comes to) ?{SIGN}"
)
_TOTAL = regex(
    rf"\btotal\w*(?: \w+){{0,2}}? ?{SIGN}|{SIGN},? (?:in (?:total|all)|altogether)\b|\({SIGN}\)"
    rf"|(?:\bmaking|\bcomes? to|\bamount\w* to|=) ?{SIGN}"
    rf"|{SIGN} (?:over|across|for) (?:the |a )?(?:next )?(?:\d{{1,3}}|[a-z]{{3,6}})[ -](?:year|month)s?\b(?= ?\(| at)",
    re.IGNORECASE,
)
_UNSURE = regex(
    r"\b(?:option\w*|extend\w*|extension|more|further|then|plus|first|rising|increas\w+|inflation|index\w*|initial\w*"
    r"|average|up to|at least|from|VAT|another|and (?:one|two|a))\b",
    re.IGNORECASE,
)
_IN_A_YEAR = {"year": 1, "annum": 1, "quarter": 4, "month": 12, "week": 52}
_SHORT = {"pcm": "month", "monthly": "month"}


@rule("DEC412")
def times(decision: Decision) -> Iterator[Finding]:
    """A yearly or single sum, taken as often as the text says, comes to the total it gives."""
    for said in statements(decision):
        for one, often, total in (*_products(said), *_rates(said)):
            meant = one.value * often
            if abs(meant - total.value) > one.room * often + total.room and not (one.limit or total.limit):
                message = f"{pounds(one.value)} taken {often} times is {pounds(meant)}, and the total is"
                related = (Related(decision.facts.path, said.span(one), f"this, {often} times"),)
                message = f"{message} {pounds(total.value)}; is one of them misprinted?"
                yield warning(decision.facts.path, said.span(total), message, HELP, related=related)


def _products(said: Statement) -> Iterator[tuple[Figure, Decimal, Figure]]:
    """Yield what stands as a multiplication: one sum, how often, the total."""
    for match in _PRODUCT.finditer(said.words):
        first = said.at(match.start())
        yield said.figures[first], Decimal(match["left"] or match["right"]), said.figures[first + 1]


def _rates(said: Statement) -> Iterator[tuple[Figure, Decimal, Figure]]:
    """Yield a sum told by the year or for each of several, with the total of a sentence of two sums."""
    if len(said.figures) != 2 or _UNSURE.search(said.words):
        return
    rates, terms, each = list(_RATE.finditer(said.words)), list(_TERM.finditer(said.words)), _EACH.search(said.words)
    if each:
        one, often = said.at(each.end() - len(" each") - 1), Decimal(_count(each["count"]))
    elif len(rates) == 1 and len(terms) == 1:
        one, often = said.at(rates[0].start()), _often(rates[0], terms[0])
    else:
        return
    totals = {said.at(match.start() + match[0].index(SIGN)) for match in _TOTAL.finditer(said.words)}
    if totals - {one} == {1 - one} and often > 1 and often % 1 == 0:
        yield said.figures[one], often, said.figures[1 - one]


def _often(rate: re.Match[str], term: re.Match[str]) -> Decimal:
    """Return how many of a rate's years or months a term has."""
    per = (rate["per"] or _SHORT.get((rate["short"] or "").lower(), "year")).lower()
    return Decimal(_count(term["count"]) * _IN_A_YEAR[per]) / _IN_A_YEAR[term["unit"].lower()]


def _count(words: str) -> int:
    return _COUNTS.get(words.lower()) or int(words)
