"""A decision does one thing to another.

What is superseded or withdrawn no longer stands, so the same paper cannot extend or amend it too.
A reader of the other page would be told both.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: supersedes}
      - {reference: ABC 7, relation: extends}
    === decisions/abc-7.md
    title: Old radios

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: supersedes}
      - {reference: ABC 8, relation: extends}
    === decisions/abc-7.md
    title: Old radios
    === decisions/abc-8.md
    title: Old masts
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.model import Decision, Relation
from generator.validate.rule import error, lenient, rule

ENDING = ("supersedes", "withdraws")
BUILDING = ("amends", "extends", "continues", "implements", "corrects")


@rule("DEC214")
def relations_at_odds(decision: Decision) -> Iterator[Finding]:
    """A decision does one thing to another."""
    facts = decision.facts
    ended: dict[object, Relation] = {each.to: each for each in facts.relations if each.kind in ENDING}
    for relation in facts.relations if ended else ():
        other = ended.get(relation.to)
        if other is not None and relation.kind in BUILDING:
            message = f"{facts.reference} {other.kind} {relation.to} and {relation.kind} it; which of the two?"
            related = (Related(facts.path, other.span, f"{other.kind}, here"),)
            help_ = "keep the one the paper says, or correct the reference of the other"
            yield lenient(facts, error(facts.path, relation.span, message, help_, related=related))
