"""A sum in the summary stands in the text or among the amounts too.

The summary is what is quoted. A sum that stands nowhere else in the record is a slip in the one
place where most readers stop.

Bad:
    summary: Buys radios for £5,400.
    amounts:
      - {value: 4500, what: radios, kind: spend, role: new}

Good:
    summary: Buys radios for £4,500.
    amounts:
      - {value: 4500, what: radios, kind: spend, role: new}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.findings import Finding, Span
from generator.model import Decision
from generator.validate.figures import Figure, find
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds


@rule("DEC416")
def summary_sum(decision: Decision) -> Iterator[Finding]:
    """A sum in the summary stands in the text or among the amounts too."""
    facts, text = decision.facts, decision.source.text
    if "£" not in facts.summary:
        return
    body = list(find(text, decision.body[0].span.start)) if decision.body else []
    known = _known(decision)
    if not body and not known:
        return
    for figure in find(text, *decision.places["summary"]):
        if not _told(figure, body, known):
            message = f"{pounds(figure.value)} stands in the summary and nowhere else; is another sum meant?"
            help_ = "compare it with the text, and add the amount to `amounts` if it is right"
            yield warning(facts.path, Span(figure.start, figure.end), message, help_)


def _known(decision: Decision) -> list[Decimal]:
    facts = decision.facts
    known = [amount.value for amount in facts.amounts]
    known += [part.value for amount in facts.amounts for part in amount.parts]
    known += [relation.amount for relation in facts.relations if relation.amount is not None]
    new = [amount.value for amount in facts.amounts if amount.role == "new"]
    return [*known, sum(new, Decimal(0))] if len(new) > 1 else known


def _told(figure: Figure, body: list[Figure], known: list[Decimal]) -> bool:
    return any(abs(figure.value - value) <= figure.room for value in known) or any(
        abs(figure.value - other.value) <= figure.room + other.room for other in body
    )
