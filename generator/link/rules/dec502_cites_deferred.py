"""A published decision does not give away one whose publication is deferred.

A citation tells that the deferred decision exists, what it is about and when it was taken; so
does its number anywhere else in the record. An editor who means to tell its number says so in the
deferral, with `announce: number`; the title needs `announce: title`, and dates and sums wait.

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

from generator.findings import Finding, Span
from generator.link.archive import Archive
from generator.model import Facts, Reference
from generator.validate.rule import error, rule

_HELP = "take it out until then, or set `announce: number` in the deferral"


@rule("DEC502", waivable=False)
def cites_deferred(archive: Archive) -> Iterator[Finding]:
    """A published decision does not give away one whose publication is deferred."""
    deferred = archive.hidden | archive.announced.keys()
    if not deferred:
        return
    for facts in archive.received:
        if facts.reference not in deferred:
            yield from _named(archive, facts)
            yield from _told(archive, facts)


def _named(archive: Archive, facts: Facts) -> Iterator[Finding]:
    """Yield the first place of each hidden decision that a record names."""
    named: dict[Reference, tuple[str, Span]] = dict.fromkeys(facts.mentions, (facts.path, facts.reference_span))
    named |= {each.to: (facts.path_of(each), each.span) for each in facts.citations}
    named |= {each.to: (facts.path, each.span) for each in facts.relations}
    for reference, (path, span) in named.items():
        if reference in archive.hidden:
            where = "this record names" if span == facts.reference_span else "this names"
            yield error(path, span, f"{where} {reference}, whose publication is deferred", _HELP)


def _told(archive: Archive, facts: Facts) -> Iterator[Finding]:
    """Yield what a record tells of an announced decision beyond what is announced."""
    for each in facts.relations:
        title = archive.announced.get(each.to)
        if title is None:
            continue
        if each.when or each.amount is not None or (each.title and each.title != title):
            message = f"this tells more of {each.to} than its deferral announces"
            help_ = "leave title, date and amount out until it is released"
            yield error(facts.path, each.span, message, help_)
