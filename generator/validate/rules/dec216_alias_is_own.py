"""An alias is another reference or address than the record's own.

An alias keeps an old link alive. The record's own number needs none; most often the earlier number
was meant.

Bad:
    aliases: [ABC 12]

Good:
    aliases: [ABC 112]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.validate.rule import error, lenient, rule


@rule("DEC216")
def alias_is_own(decision: Decision) -> Iterator[Finding]:
    """An alias is another reference or address than the record's own."""
    facts = decision.facts
    if {facts.reference, f"decisions/{facts.reference.slug}/"} & {*facts.aliases}:
        message = f"an alias is {facts.reference} itself; is an earlier reference meant?"
        yield lenient(
            decision.facts,
            error(facts.path, decision.places["aliases"], message, "write the earlier one, or delete the alias"),
        )
