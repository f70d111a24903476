"""A decision is superseded or withdrawn by one other.

Once it is replaced there is nothing left to replace. Of two papers that say they do it, one means
another decision, or amends what the first put in its place.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: supersedes}
    === decisions/abc-13.md
    title: New masts
    cites:
      - {reference: ABC 7, relation: supersedes}
    === decisions/abc-7.md
    title: Old radios

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: supersedes}
    === decisions/abc-13.md
    title: New masts
    cites:
      - {reference: ABC 12, relation: supersedes}
    === decisions/abc-7.md
    title: Old radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.model import Facts, Reference, Relation
from generator.validate.rule import rule, warning
from generator.validate.rules.dec214_relations_at_odds import ENDING


@rule("DEC212")
def superseded_twice(archive: Archive) -> Iterator[Finding]:
    """A decision is superseded or withdrawn by one other."""
    first: dict[Reference, tuple[Facts, Relation]] = {}
    for facts in archive.decisions.values():
        for relation in facts.relations:
            if relation.kind not in ENDING:
                continue
            by, how = first.setdefault(relation.to, (facts, relation))
            if by is not facts:
                message = f"{facts.reference} {relation.kind} {relation.to}, which {by.reference} {how.kind} already"
                related = (Related(by.path, how.span, f"{by.reference} {how.kind} {relation.to}"),)
                help_ = "look up which decision each of the two replaces"
                yield warning(facts.path, relation.span, f"{message}; is another meant?", help_, related=related)
