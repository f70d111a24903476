"""A decision does not cite itself.

A self-citation is most often another decision's number mistyped, and it makes a page that leads
its reader in a circle.

Bad:
    cites:
      - reference: ABC 12
        relation: amends

Good:
    cites:
      - reference: ABC 7
        relation: amends
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.validate.rule import error, rule


@rule("DEC202")
def self_citation(decision: Decision) -> Iterator[Finding]:
    """A decision does not cite itself."""
    facts = decision.facts
    for relation in facts.relations:
        if relation.to == facts.reference:
            message = f"{facts.reference} cites itself"
            yield error(facts.path, relation.span, message, "look up which number the paper means, or delete the entry")
