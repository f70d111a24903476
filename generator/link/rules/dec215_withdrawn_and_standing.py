"""A decision that another withdraws is marked as withdrawn.

The paper that withdraws it says so, and its own page must too: a reader who comes to it first
would take it to stand.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: withdraws}
    === decisions/abc-7.md
    title: Old radios

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: withdraws}
    === decisions/abc-7.md
    title: Old radios
    status: withdrawn
    withdrawal: {reason: withdrawn by ABC 12, date: 2023-03-14}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.validate.rule import rule, warning


@rule("DEC215")
def withdrawn_and_standing(archive: Archive) -> Iterator[Finding]:
    """A decision that another withdraws is marked as withdrawn."""
    for facts in archive.decisions.values():
        for relation in facts.relations:
            target = archive.decisions.get(relation.to) if relation.kind == "withdraws" else None
            if target is not None and target.withdrawal is None:
                message = f"{facts.reference} withdraws {relation.to}, whose own record says that it stands"
                related = (Related(target.path, target.reference_span, f"{relation.to} is here"),)
                help_ = f"add `status: withdrawn` and `withdrawal:` to {relation.to}, or correct the relation"
                yield warning(facts.path, relation.span, message, help_, related=related)
