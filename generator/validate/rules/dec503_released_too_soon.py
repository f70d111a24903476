"""A deferred decision is released on or after the day its deferral ends.

A release before that day is a mistyped date, or a release that nobody was entitled to give.

Bad:
    deferral: {until: 2024-06-01, reason: a tender is open, released: {by: Chair, date: 2024-01-06}}

Good:
    deferral: {until: 2024-06-01, reason: a tender is open, released: {by: Chair, date: 2024-06-01}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.model import Decision, Deferral
from generator.validate.rule import error, rule


@rule("DEC503", waivable=False)
def released_too_soon(decision: Decision) -> Iterator[Finding]:
    """A deferred decision is released on or after the day its deferral ends."""
    deferral = decision.facts.deferral
    if not isinstance(deferral, Deferral) or deferral.until is None or deferral.released_on is None:
        return
    if deferral.released_on < deferral.until:
        path, places = decision.facts.path, decision.places
        until = (Related(path, places["deferral.until"], f"deferred until {deferral.until}"),)
        message = f"released on {deferral.released_on}, before {deferral.until}, until when it is deferred"
        help_ = "check both dates, and who released it"
        yield error(path, places["deferral.released.date"], message, help_, related=until)
