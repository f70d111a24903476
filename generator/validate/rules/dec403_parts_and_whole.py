"""The parts of an amount add up to it.

Parts are what readers check a total by. A difference is a misprint, a part left out, or rounding,
and only the paper tells which.

Bad:
    amounts:
      - value: 500
        what: radios
        kind: spend
        role: new
        parts: [{value: 300, what: sets}, {value: 100, what: masts}]

Good:
    amounts:
      - value: 500
        what: radios
        kind: spend
        role: new
        parts: [{value: 300, what: sets}, {value: 200, what: masts}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.findings import Finding
from generator.model import Amount, Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning

_LOOSE = regex(r"\b(?:about|around|approximately|approx|circa|roughly|c\.)", re.IGNORECASE)


@rule("DEC403")
def parts_and_whole(decision: Decision) -> Iterator[Finding]:
    """The parts of an amount add up to it."""
    for amount in decision.facts.amounts:
        total = sum((part.value for part in amount.parts), Decimal(0))
        if amount.parts and abs(total - amount.value) > _room(amount):
            message = (
                f"the parts come to {pounds(total)} and the amount is {pounds(amount.value)}, "
                f"{pounds(abs(total - amount.value))} apart; is a part missing or misprinted?"
            )
            help_ = "compare them with the paper; keep what it prints, and note the difference under `doubts`"
            yield warning(decision.facts.path, amount.span, message, help_)


def _room(amount: Amount) -> Decimal:
    """Return by how much parts may miss an amount that is itself not exact."""
    loose = amount.approximate or amount.up_to or _LOOSE.search(amount.what)
    return abs(amount.value) / 20 if loose else Decimal(0)


def pounds(value: Decimal) -> str:
    """Write a sum as records print it: `£1,305,000`, `£2,500.50`."""
    text = f"{abs(value):,.2f}".removesuffix(".00")
    return f"{'-' * (value < 0)}£{text}"
