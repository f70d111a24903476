"""A decision does not build on one that was taken after it.

A paper cannot amend, extend or quote what is not yet decided. The number is mistyped, or a later
editor's note is meant, which is `related`.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 13, relation: extends}
    === decisions/abc-13.md
    date_signed: 2023-05-02

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 13, relation: related}
    === decisions/abc-13.md
    date_signed: 2023-05-02
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.model import Facts, Reference
from generator.validate.rule import rule, warning


@rule("DEC207")
def cites_later(archive: Archive) -> Iterator[Finding]:
    """A decision does not build on one that was taken after it."""
    for reference, facts in archive.decisions.items():
        later = {target for target in archive.targets(reference) if _later(archive, facts, target)}
        for link in archive.cites(reference) if later else ():
            if link.target in later and link.kind != "related":
                span = link.relation.span if link.relation else link.citations[0].span
                message = f"{reference} cites {link.target}, a later decision; is another number meant?"
                other = archive.decisions.get(link.target)
                signed = f"signed on {other.signed}" if other and other.signed else f"{link.target} is here"
                related = (Related(other.path, other.reference_span, signed),) if other else ()
                help_ = "look it up; if the link was added afterwards, declare it as `related`"
                path = facts.path if link.relation else facts.path_of(link.citations[0])
                yield warning(path, span, message, help_, related=related)


def _later(archive: Archive, facts: Facts, target: Reference) -> bool:
    """Say whether a decision is later: by the days of both, or else by the numbers of one series."""
    other = archive.decisions.get(target)
    if other is not None and other.signed and facts.signed:
        return other.signed > facts.signed
    return target.series == facts.reference.series and target > facts.reference
