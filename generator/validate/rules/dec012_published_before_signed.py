"""A decision is published on or after the day it is signed.

The two dates are most often exchanged when a record is typed from a paper form. Readers and
feeds order decisions by them.

Bad:
    date_signed: 2023-03-14
    date_published: 2023-03-03

Good:
    date_signed: 2023-03-03
    date_published: 2023-03-14
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.validate.rule import error, rule


@rule("DEC012")
def published_before_signed(decision: Decision) -> Iterator[Finding]:
    """A decision is published on or after the day it is signed."""
    facts = decision.facts
    if facts.signed and facts.published and facts.published < facts.signed:
        yield error(
            facts.path,
            decision.places["date_published"],
            f"published {facts.published}, before it was signed on {facts.signed}",
            "check that day and month are the right way round",
        )
