"""A decision amends or extends one that still stands.

What was superseded or withdrawn before cannot be amended. The number is mistyped, or the one that
took its place is meant.

Bad:
    === decisions/abc-13.md
    title: More masts
    date_signed: 2023-05-02
    cites:
      - {reference: ABC 7, relation: amends}
    === decisions/abc-12.md
    date_signed: 2023-03-14
    cites:
      - {reference: ABC 7, relation: supersedes}
    === decisions/abc-7.md
    title: Old radios

Good:
    === decisions/abc-13.md
    title: More masts
    date_signed: 2023-05-02
    cites:
      - {reference: ABC 12, relation: amends}
    === decisions/abc-12.md
    date_signed: 2023-03-14
    cites:
      - {reference: ABC 7, relation: supersedes}
    === decisions/abc-7.md
    title: Old radios
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.findings import Finding, Related, Span
from generator.link.archive import Archive
from generator.model import Facts, Reference
from generator.validate.rule import rule, warning
from generator.validate.rules.dec214_relations_at_odds import BUILDING, ENDING


class _End(NamedTuple):
    """When a decision ceased to stand, how, and where that is said."""

    day: date
    how: str
    path: str
    span: Span


@rule("DEC213")
def changes_what_is_gone(archive: Archive) -> Iterator[Finding]:
    """A decision amends or extends one that still stands."""
    ends = _ends(archive)
    for facts in archive.decisions.values() if ends else ():
        for relation in facts.relations:
            end = ends.get(relation.to)
            if end and relation.kind in BUILDING and facts.signed and facts.signed > end.day:
                message = f"{facts.reference} {relation.kind} {relation.to}, which was {end.how} on {end.day}"
                related = (Related(end.path, end.span, f"{end.how} here"),)
                help_ = "look up which decision is meant; if that one was revived, say so in the text"
                yield warning(facts.path, relation.span, f"{message}; is another meant?", help_, related=related)


def _ends(archive: Archive) -> dict[Reference, _End]:
    ends: dict[Reference, _End] = {}
    for facts in archive.decisions.values():
        if facts.withdrawal and facts.withdrawal.date:
            place = facts.at("withdrawal.date")
            ends[facts.reference] = _End(facts.withdrawal.date, "withdrawn", facts.path, place)
        for end in _ended_by(facts):
            ends.setdefault(*end)
    return ends


def _ended_by(facts: Facts) -> Iterator[tuple[Reference, _End]]:
    for relation in facts.relations:
        if relation.kind in ENDING and facts.signed:
            how = f"{'superseded' if relation.kind == 'supersedes' else 'withdrawn'} by {facts.reference}"
            yield relation.to, _End(facts.signed, how, facts.path, relation.span)
