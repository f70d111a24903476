"""A deferral whose day has passed is released or prolonged.

Nothing is published until somebody releases it, so a deferral that is forgotten keeps a decision
from the public without a reason.

Bad:
    deferral: {until: 2024-06-01, reason: a tender is open, announce: number}

Good:
    deferral: {until: 2024-06-01, reason: a tender is open, released: {by: Chair, date: 2024-06-03}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.model import Deferral
from generator.validate.rule import rule, warning


@rule("DEC504")
def deferral_overdue(archive: Archive) -> Iterator[Finding]:
    """A deferral whose day has passed is released or prolonged."""
    for facts in archive.received:
        deferral = facts.deferral
        if not isinstance(deferral, Deferral) or deferral.until is None or deferral.released_on is not None:
            continue
        if deferral.until <= archive.as_of:
            message = f"the deferral of {facts.reference} ended on {deferral.until}, and it is not released"
            help_ = "add `released:` with who released it and when, or give a later `until` and its reason"
            yield warning(facts.path, facts.at("deferral.until"), message, help_)
