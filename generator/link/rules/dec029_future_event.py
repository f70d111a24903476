"""Nothing is recorded as done on a day that is still to come.

A capture, correction, signature or withdrawal cannot lie in the future. A year is mistyped, and
the record's history would be told in the wrong order until then.

Bad:
    source: {origin: web_capture, address: "https://www.example.org/12", captured: 2062-01-20}

Good:
    source: {origin: web_capture, address: "https://www.example.org/12", captured: 2026-01-20}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.findings import Finding
from generator.link.archive import Archive
from generator.model import Deferral, Facts
from generator.validate.rule import rule, warning
from generator.validate.types import named


@rule("DEC029")
def future_event(archive: Archive) -> Iterator[Finding]:
    """Nothing is recorded as done on a day that is still to come."""
    for facts in archive.received:
        for field, what, day in _done(facts):
            if day is not None and day > archive.as_of:
                message = f"{what} on {day}, after {archive.as_of}; is another year meant?"
                yield warning(facts.path, facts.at(field), message, f"check {named(field)}")


def _done(facts: Facts) -> Iterator[tuple[str, str, date | None]]:
    yield "source.captured", "captured", facts.provenance.captured
    for number, correction in enumerate(facts.corrections):
        yield f"corrections.{number}.date", "corrected", correction.date
    for number, signature in enumerate(facts.signatures):
        yield f"signatures.{number}.date", "signed", signature.date
    if facts.withdrawal:
        yield "withdrawal.date", "withdrawn", facts.withdrawal.date
    if isinstance(facts.deferral, Deferral):
        yield "deferral.released.date", "released", facts.deferral.released_on
