"""The signatures and the day of signing agree.

A decision is taken when its maker signs, so that signature has the day of signing; the other
signatures come before. A later one is a mistyped date, or the decision was not whole yet.

Bad:
    date_signed: 2023-03-14
    signatures:
      - {role: Chair of the Board, date: 2023-04-13}

Good:
    date_signed: 2023-03-14
    signatures:
      - {role: Chair of the Board, date: 2023-03-14}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.model import Decision
from generator.validate.rule import rule, warning


@rule("DEC028")
def signature_dates(decision: Decision) -> Iterator[Finding]:
    """The signatures and the day of signing agree."""
    facts = decision.facts
    maker = facts.maker.role if facts.maker else ""
    for number, signature in enumerate(facts.signatures):
        if facts.signed is None or signature.date is None or signature.date == facts.signed:
            continue
        if signature.role == maker or signature.date > facts.signed:
            message = f"the {signature.role} signs on {signature.date}, and the decision is signed on {facts.signed}"
            place = decision.places.get(f"signatures.{number}.date", decision.places["signatures"])
            related = (Related(facts.path, decision.places["date_signed"], f"signed on {facts.signed}"),)
            help_ = "check both days against the signed paper"
            yield warning(facts.path, place, f"{message}; which is meant?", help_, related=related)
