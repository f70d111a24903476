"""A published decision does not give away one whose publication is deferred.

A citation tells that the deferred decision exists, what it is about and when it was taken. An
editor who means to tell its number says so in the deferral, with `announce: number`.

Bad:
    === decisions/abc-12.md
    cites:
      - reference: ABC 14
        relation: background
    === decisions/abc-14.md
    deferral: {until: 2099-01-01, reason: a tender is open}

Good:
    === decisions/abc-12.md
    cites:
      - reference: ABC 14
        relation: background
    === decisions/abc-14.md
    deferral: {until: 2099-01-01, reason: a tender is open, announce: number}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.validate.rule import error, rule


@rule("DEC502")
def cites_deferred(archive: Archive) -> Iterator[Finding]:
    """A published decision does not give away one whose publication is deferred."""
    for reference, links in archive.outward.items():
        if reference in archive.hidden or reference in archive.announced:
            continue
        for each in links:
            if each.target in archive.hidden:
                span = each.relation.span if each.relation else each.citations[0].span
                message = f"this cites {each.target}, whose publication is deferred"
                help_ = "take the citation out until then, or set `announce: number` in the deferral"
                yield error(archive.decisions[reference].path, span, message, help_)
