"""A percentage and the sums it is told of agree.

Ten per cent of £200,000 is £20,000. Where a text gives all three and they do not fit, one of them is
misprinted, and a reader cannot tell which.

Bad:
    ---
    The reserve is £30,000, or 10% of £200,000.

Good:
    ---
    The reserve is £20,000, or 10% of £200,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.findings import Finding, Related
from generator.model import Decision
from generator.patterns import regex
from generator.validate.figures import SIGN, Figure, Statement, statements
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds
from generator.validate.rules.dec410_sum_in_words import HELP

_PER_CENT = (
    r"(?P<about>about |around |some |nearly |almost |over |under )?(?P<rate>\d{1,3}(?:\.\d{1,2})?)(?:%| per ?cent)"
)
_OF = rf"{_PER_CENT} of (?:the |a |its |this |our )?(?:[\w’'-]+ ){{0,4}}?"
_IS = r"(?:,? (?:is|are|was|comes to|amounts to|equals|makes|gives|or|i\.e\.|that is|which is)| ?=|,| ?\()(?: about)? ?"
_CHANGE = r"(?:increas\w+|rise|rose|uplift|growth|up|reduc\w+|decreas\w+|fall|fell|cut|down|saving)"
# Each gives a rate and two figures: a share and what it is of, or a sum before and after.
_SHARES = (
    (regex(rf"{_OF}{SIGN}{_IS}{SIGN}", re.IGNORECASE), 1, 0),
    (
        regex(
            rf"{SIGN}(?:,? ?\(|,? (?:or|is|being|which is|that is|represent\w+|equ(?:al|ivalent) to)) ?{_OF}{SIGN}",
            re.IGNORECASE,
        ),
        0,
        1,
    ),
)
_CHANGES = (
    regex(
        rf"\bfrom {SIGN} to {SIGN}(?:,? ?\(?(?:an? )?{_CHANGE} (?:of|by) | ?\(\+?)(?:an? )?{_PER_CENT}", re.IGNORECASE
    ),
    regex(rf"\b{_CHANGE} (?:of|by) {_PER_CENT},? \(?from {SIGN} to {SIGN}", re.IGNORECASE),
    regex(rf"{_PER_CENT} {_CHANGE}[^{SIGN}.]{{0,40}} from {SIGN} to {SIGN}", re.IGNORECASE),
)


class _Rate(NamedTuple):
    """A percentage as a share of one, and half its last digit."""

    value: Decimal
    half: Decimal


@rule("DEC411")
def percentage(decision: Decision) -> Iterator[Finding]:
    """A percentage and the sums it is told of agree."""
    if "%" not in decision.source.text and "cent" not in decision.source.text:
        return
    for said in statements(decision):
        for message, figure, other in (*_shares(said), *_changes(said)):
            related = (Related(decision.facts.path, said.span(other), "and this"),)
            yield warning(decision.facts.path, said.span(figure), message, HELP, related=related)


def _rate(match: re.Match[str], exact: bool) -> _Rate:
    places = len(match["rate"].partition(".")[2])
    value = Decimal(match["rate"]) / 100
    # A round rate is one that was applied; any other one was worked out, and rounded.
    half = Decimal(0) if exact and value * 20 % 1 == 0 else Decimal(1).scaleb(-places - 2) / 2
    return _Rate(value, half + (value / 20 if match["about"] else 0))


def _shares(said: Statement) -> Iterator[tuple[str, Figure, Figure]]:
    for pattern, share_at, whole_at in _SHARES:
        for match in pattern.finditer(said.words):
            first = said.at(match.start())
            share, whole = said.figures[first + share_at], said.figures[first + whole_at]
            rate = _rate(match, exact=True)
            room = share.room + whole.room * rate.value + whole.value * rate.half
            meant = whole.value * rate.value
            # The share may be another figure of the sentence: up by £13 to £280, or 4.9% of £267.
            if all(abs(meant - figure.value) > max(room, Decimal(1)) for figure in said.figures):
                per_cent = f"{match['rate']}% of {pounds(whole.value)}"
                message = f"{per_cent} is {pounds(meant.quantize(Decimal(1)))}, and here it is {pounds(share.value)}"
                yield f"{message}; is one of them misprinted?", share, whole


def _changes(said: Statement) -> Iterator[tuple[str, Figure, Figure]]:
    for pattern in _CHANGES:
        for match in pattern.finditer(said.words):
            first = said.at(match.start())
            before, after = said.figures[first], said.figures[first + 1]
            rate = _rate(match, exact=False)
            change = abs(after.value - before.value)
            room = before.room * (1 + rate.value) + after.room + before.value * rate.half
            if before.value and abs(change - before.value * rate.value) > max(room, Decimal(1)):
                found = change * 100 / before.value
                message = f"from {pounds(before.value)} to {pounds(after.value)} is {found:.1f}%, and here it is"
                yield f"{message} {match['rate']}%; is one of them misprinted?", after, before
