"""One sum that a text gives in two ways is the same both times.

£1.2m (£1,200,000) is one sum, rounded and in full. Where the two do not fit, one of them has a digit
too many, or lost one.

Bad:
    ---
    The grant is £1.2m (£1,250,100).

Good:
    ---
    The grant is £1.2m (£1,200,100).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.findings import Finding, Related, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.figures import SIGN, Figure, statements
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds
from generator.validate.rules.dec410_sum_in_words import HELP

ALIKE = Decimal("0.25")  # of the larger: sums further apart are two sums, or one in brackets is a minus
_AGAIN = regex(
    rf"{SIGN} \((?:that is|i\.e\.|namely|exactly|or)?,? ?{SIGN}\)|{SIGN}, (?:that is|i\.e\.),? {SIGN}", re.IGNORECASE
)
_NAMED = regex(
    r"\bthe (?P<name>(?:total |whole |overall )?(?:contract|grant|project|programme)(?:’s)? (?:value|cost|award|price)"
    r"|total (?:cost|value|contract value|grant|price) of the \w+)"
    rf"(?: of| is| was| at| will be|:){{1,2}} {SIGN}(?! (?:a|per|each)\b)",
    re.IGNORECASE,
)


@rule("DEC414")
def two_ways(decision: Decision) -> Iterator[Finding]:
    """One sum that a text gives in two ways is the same both times."""
    named: dict[str, list[tuple[Figure, Span]]] = {}
    for said in statements(decision, fewest=1):
        for match in _AGAIN.finditer(said.words):
            first = said.at(match.start())
            one, other = said.figures[first : first + 2]
            if differ(one, other) or (bool(one.half) != bool(other.half) and not _one_sum(one, other)):
                yield _told(decision, one, said.span(one), other, said.span(other))
        for match in _NAMED.finditer(said.words):
            figure = said.figures[said.at(match.end() - 1)]
            named.setdefault(match["name"].lower(), []).append((figure, said.span(figure)))
    for first_one, *rest in named.values():
        others = [each for each in rest if differ(first_one[0], each[0])]
        if len({each[0].value for each in others}) == 1:
            yield _told(decision, *others[0], *first_one)


def differ(one: Figure, other: Figure) -> bool:
    """Say whether two figures that should be one sum are not, and are not two quite different ones."""
    gap = abs(one.value - other.value)
    return one.room + other.room < gap <= max(one.value, other.value) * ALIKE


def _one_sum(one: Figure, other: Figure) -> bool:
    """Say whether a rounded sum and one in full may be one."""
    return abs(one.value - other.value) <= one.room + other.room


def _told(decision: Decision, one: Figure, place: Span, other: Figure, there: Span) -> Finding:
    message = f"{pounds(one.value)} here and {pounds(other.value)} there are given for one thing; which is meant?"
    related = (Related(decision.facts.path, there, f"{pounds(other.value)} stands here"),)
    return warning(decision.facts.path, place, message, HELP, related=related)
