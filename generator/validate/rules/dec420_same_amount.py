"""An amount is listed once.

Two entries with the same words, kind and period are the same sum told twice. Where their values
differ a reader cannot tell which holds; where they do not, it is counted twice.

Bad:
    amounts:
      - {value: 5000, what: radios, kind: spend, role: new}
      - {value: 5100, what: radios, kind: spend, role: new}

Good:
    amounts:
      - {value: 5000, what: radios, kind: spend, role: new, period: 2023-24}
      - {value: 5100, what: radios, kind: spend, role: new, period: 2024-25}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.model import Amount, Decision
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds


@rule("DEC420")
def same_amount(decision: Decision) -> Iterator[Finding]:
    """An amount is listed once."""
    path = decision.facts.path
    first: dict[object, Amount] = {}
    for amount in decision.facts.amounts:
        if not amount.what:
            continue
        same = (amount.what.casefold(), amount.kind, amount.role, amount.of, amount.period, amount.recipient)
        before = first.setdefault(same, amount)
        if before is not amount:
            message = f"{pounds(before.value)} and {pounds(amount.value)} are given for one thing; is this another?"
            related = (Related(path, before.span, "the first is here"),)
            help_ = "say in `what` or `period` how the two differ, or delete one"
            yield warning(path, amount.span, message, help_, related=related)
