"""An amount told of another decision names one that the record cites, and not itself.

`of` says which decision counts the sum. Where the record does not cite that one, the number is
mistyped or a citation is missing; where `of` is missing, the sum is counted nowhere.

Bad:
    amounts:
      - {value: 5000, what: radios, kind: spend, role: restates, of: ABC 12}

Good:
    === decisions/abc-12.md
    amounts:
      - {value: 5000, what: radios, kind: spend, role: restates, of: ABC 7}
    cites:
      - {reference: ABC 7, relation: amends}
    === decisions/abc-7.md
    title: Old radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Amount, Decision, Reference
from generator.validate.rule import rule, warning


@rule("DEC219")
def amount_of(decision: Decision) -> Iterator[Finding]:
    """An amount told of another decision names one that the record cites, and not itself."""
    facts = decision.facts
    known = {*(each.to for each in facts.relations), *(each.to for each in facts.citations)}
    for amount in facts.amounts:
        for message, help_ in _problems(amount, decision, known):
            yield warning(facts.path, amount.span, message, help_)


def _problems(amount: Amount, decision: Decision, known: set[Reference]) -> Iterator[tuple[str, str]]:
    own = decision.facts.reference
    if amount.of == own:
        yield f"this amount is told of {own} itself; is another decision meant?", "correct `of`, or delete it"
    elif amount.of is not None and amount.of not in known:
        help_ = "correct `of`, or add the decision under `cites`"
        yield f"this amount is told of {amount.of}, which the record does not cite; is another meant?", help_
    elif amount.of is not None and amount.role == "new":
        help_ = "write `role: restates`, or delete `of`"
        yield f"this amount is new, and told of {amount.of}; which of the two counts it?", help_
