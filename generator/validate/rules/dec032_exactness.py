"""What an amount's words say of it, its fields say too: about, up to, with or without VAT.

Figures are added up and compared by their fields. A ceiling counted as a sum that was spent, or
a sum with VAT compared with one without, misleads whoever reads the table.

Bad:
    amounts:
      - {value: 5000, what: radios, kind: spend, role: new, vat: 20%}

Good:
    amounts:
      - {value: 5000, what: radios, kind: spend, role: new, vat: excluded}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Amount, Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning

_ABOUT = regex(r"\b(?:about|around|approximately|approx|circa|roughly|c\.)(?= ?£?\d|\b.{0,12}£)", re.IGNORECASE)
_UP_TO = regex(r"\b(?:up ?to|no more than|not exceeding|maximum of|capped at) (?:£|\d)", re.IGNORECASE)
_VAT = regex(r"incl|excl|with|plus|net|gross|exempt|outside|zero|not appl|no vat|none|recover|irrecov", re.IGNORECASE)


@rule("DEC032")
def exactness(decision: Decision) -> Iterator[Finding]:
    """What an amount's words say of it, its fields say too: about, up to, with or without VAT."""
    for amount in decision.facts.amounts:
        for message, help_ in _problems(amount):
            yield warning(decision.facts.path, amount.span, message, help_)


def _problems(amount: Amount) -> Iterator[tuple[str, str]]:
    if _ABOUT.search(amount.what) and not amount.approximate:
        yield "its words say that this amount is not exact, its fields do not", "add `approximate: yes`"
    if _UP_TO.search(amount.what) and not (amount.up_to or amount.role == "ceiling"):
        yield "its words say that this amount is a limit, its fields do not", "add `up_to: yes`"
    if amount.vat and not _VAT.search(amount.vat):
        yield f"`vat: {amount.vat[:40]}` does not say whether VAT is in the amount", "write `included` or `excluded`"
