"""An amount says what it is for, which kind it is and how it may be counted.

A bare figure cannot be added, compared or explained: nobody can tell a new grant from a figure
the paper mentions in passing.

Bad:
    amounts:
      - value: 486000

Good:
    amounts:
      - {value: 486000, what: dredging, kind: spend, role: new}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.validate.rule import rule, warning


@rule("DEC407")
def unnamed_amount(decision: Decision) -> Iterator[Finding]:
    """An amount says what it is for, which kind it is and how it may be counted."""
    places = decision.places
    read = {amount.span for amount in decision.facts.amounts}
    number = -1
    while f"amounts.{(number := number + 1)}" in places:
        if places[f"amounts.{number}"] not in read:
            continue
        missing = [f"`{name}`" for name in ("what", "kind", "role") if f"amounts.{number}.{name}" not in places]
        if missing:
            message = f"this amount has no {' and no '.join(missing)}"
            help_ = "add what the paper says of it; without a role it is counted nowhere"
            yield warning(decision.facts.path, places[f"amounts.{number}"], message, help_)
