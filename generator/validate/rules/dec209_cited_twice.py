"""A decision declares each link to another once.

The second entry adds nothing to the page. Two entries that tell different things of one decision
are most often one mistyped number.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, title: Old radios}
      - {reference: ABC 7, relation: amends, title: Old masts}
    ---
    This amends ABC 7.
    === decisions/abc-7.md
    title: Old radios

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, title: Old radios}
    ---
    This amends ABC 7.
    === decisions/abc-7.md
    title: Old radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.model import Decision, Reference, Relation
from generator.validate.rule import rule, warning


@rule("DEC209")
def cited_twice(decision: Decision) -> Iterator[Finding]:
    """A decision declares each link to another once."""
    path = decision.facts.path
    seen: dict[tuple[Reference, str], Relation] = {}
    for relation in decision.facts.relations:
        first = seen.setdefault((relation.to, relation.kind), relation)
        if first is not relation:
            message = f"{relation.to} is declared twice as `{relation.kind}`; is another reference meant?"
            related = (Related(path, first.span, "the first is here"),)
            yield warning(path, relation.span, message, "correct the reference, or delete one entry", related=related)
