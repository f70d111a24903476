"""An amount is not negative.

Whether money is spent, taken in or saved is said by its kind. A minus sign turns it round once
more, and makes sums of amounts wrong.

Bad:
    amounts:
      - {value: -5000, what: lower running costs, kind: spend, role: new}

Good:
    amounts:
      - {value: 5000, what: lower running costs, kind: saving, role: new}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds


@rule("DEC408")
def negative_amount(decision: Decision) -> Iterator[Finding]:
    """An amount is not negative."""
    for amount in decision.facts.amounts:
        if amount.value < 0:
            message = f"this amount is {pounds(amount.value)}; is a saving or an income meant?"
            help_ = "leave the minus sign out, and say by `kind` which way the money goes"
            yield warning(decision.facts.path, amount.span, message, help_)
