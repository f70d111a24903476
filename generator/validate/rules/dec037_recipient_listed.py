"""Whoever receives an amount is among the record's recipients.

Lists by recipient are made from the record's own list: a grant whose recipient stands only beside
its amount is missing from the page of that recipient.

Bad:
    amounts:
      - {value: 5000, what: radios, kind: spend, role: new, recipient: coast-radio}

Good:
    recipients: [coast-radio]
    amounts:
      - {value: 5000, what: radios, kind: spend, role: new, recipient: coast-radio}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.validate.rule import rule, warning


@rule("DEC037")
def recipient_listed(decision: Decision) -> Iterator[Finding]:
    """Whoever receives an amount is among the record's recipients."""
    facts = decision.facts
    for amount in facts.amounts:
        if amount.recipient and amount.recipient not in facts.recipients:
            message = f"`{amount.recipient}` receives this amount and is not among `recipients`"
            yield warning(facts.path, amount.span, message, f"add `{amount.recipient}` to `recipients`")
