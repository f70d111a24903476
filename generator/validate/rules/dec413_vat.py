"""A sum with VAT and the same sum without it are a rate of VAT apart.

Two sums told of one thing, one with VAT and one without, are checked by every careful reader. What
does not fit the rate is misprinted, or is not the same thing.

Bad:
    ---
    The radios cost £100,000 excluding VAT (£130,000 including VAT).

Good:
    ---
    The radios cost £100,000 excluding VAT (£120,000 including VAT).
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

RATES = (Decimal("0.20"), Decimal("0.05"), Decimal("0.175"), Decimal("0.15"))  # the United Kingdom's since 1991
_WITHOUT = r"(?:excluding|exclusive of|excl?\.?|net of|before|without|plus|\+) ?"
_WITH = r"(?:including|inclusive of|incl?\.?|with|gross of|after) ?"
_GAP = rf"[^{SIGN}.;]{{0,25}}?"
_BOTH = (
    (regex(rf"{SIGN}{_GAP}\b{_WITHOUT}VAT\b[^{SIGN}.;]{{0,20}}{SIGN}{_GAP}\b{_WITH}VAT\b", re.IGNORECASE), 0, 1),
    (regex(rf"{SIGN}{_GAP}\b{_WITH}VAT\b[^{SIGN}.;]{{0,20}}{SIGN}{_GAP}\b{_WITHOUT}VAT\b", re.IGNORECASE), 1, 0),
)
_ADDED = regex(
    rf"{SIGN} (?:plus|and|\+) (?:VAT (?:of|at {SIGN}|\()? ?{SIGN}|{SIGN} (?:of |in |for )?VAT\b)", re.IGNORECASE
)


@rule("DEC413")
def vat(decision: Decision) -> Iterator[Finding]:
    """A sum with VAT and the same sum without it are a rate of VAT apart."""
    if "VAT" not in decision.source.text:
        return
    for said in statements(decision):
        for net, gross in _pairs(said):
            if not _fits(net, gross):
                rate = (gross.value / net.value - 1) * 100 if net.value else Decimal(0)
                message = f"{pounds(gross.value)} with VAT is {rate:.1f}% more than {pounds(net.value)} without it"
                related = (Related(decision.facts.path, said.span(net), "without VAT"),)
                yield warning(
                    decision.facts.path, said.span(gross), f"{message}; is one misprinted?", HELP, related=related
                )


def _pairs(said: Statement) -> Iterator[tuple[Figure, Figure]]:
    """Yield what a sentence gives without VAT and with it."""
    if "VAT" not in said.words:
        return
    for pattern, net, gross in _BOTH:
        for match in pattern.finditer(said.words):
            first = said.at(match.start())
            yield said.figures[first + net], said.figures[first + gross]
    for match in _ADDED.finditer(said.words):
        net_figure, tax = said.figures[said.at(match.start())], said.figures[said.at(match.start()) + 1]
        whole = net_figure.value + tax.value
        yield net_figure, tax._replace(value=whole, half=tax.half + net_figure.half)


def _fits(net: Figure, gross: Figure) -> bool:
    return any(abs(net.value * (1 + rate) - gross.value) <= net.room * 2 + gross.room + 1 for rate in RATES)
