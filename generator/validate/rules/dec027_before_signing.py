"""Nothing that comes after the signing is dated before it.

A capture, a correction, a withdrawal or a release of a decision that did not exist yet is a
mistyped date; feeds and histories would tell it in the wrong order.

Bad:
    date_signed: 2023-03-14
    corrections:
      - {date: 2022-03-20, kind: transcription, what: a figure in 1.2}

Good:
    date_signed: 2023-03-14
    corrections:
      - {date: 2023-03-20, kind: transcription, what: a figure in 1.2}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.findings import Finding, Related
from generator.model import Decision, Deferral
from generator.validate.rule import error, lenient, rule, warning

_HELP = "check both days; most often a year is mistyped, or day and month are exchanged"


@rule("DEC027")
def before_signing(decision: Decision) -> Iterator[Finding]:
    """Nothing that comes after the signing is dated before it."""
    facts, places = decision.facts, decision.places
    for field, what, day, earliest in _later(decision):
        known = [(since, name) for since, name in ((facts.signed, "date_signed"), (facts.published, "date_published"))]
        for since, name in known[: 2 if earliest == "published" else 1]:
            if since is not None and day < since:
                said = "signed" if name == "date_signed" else "published"
                related = (Related(facts.path, places[name], f"{said} on {since}"),)
                message = f"{what} {day}, before the decision was {said} on {since}"
                place = places.get(field, facts.reference_span)
                tell = warning if field.startswith("deferral.") else error  # an old deferral hides nothing
                yield lenient(facts, tell(facts.path, place, message, _HELP, related=related))
                break


def _later(decision: Decision) -> Iterator[tuple[str, str, date, str]]:
    """Yield what comes after a decision: its field, what happened, the day, and what it must follow."""
    facts = decision.facts
    if facts.provenance.captured:
        yield "source.captured", "captured on", facts.provenance.captured, "published"
    for number, correction in enumerate(facts.corrections):
        yield f"corrections.{number}.date", "corrected on", correction.date, "published"
    if facts.withdrawal and facts.withdrawal.date:
        yield "withdrawal.date", "withdrawn on", facts.withdrawal.date, "published"
    if isinstance(facts.deferral, Deferral) and facts.deferral.until:
        yield "deferral.until", "deferred until", facts.deferral.until, "signed"
    if isinstance(facts.deferral, Deferral) and facts.deferral.released_on:
        yield "deferral.released.date", "released on", facts.deferral.released_on, "signed"
