"""The date a citation gives is that of the decision it cites.

A date that does not fit the number cited, or the numbers around it, is a sign that another number
is meant.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, date: 2022-05}
    === decisions/abc-7.md
    date_signed: 2021-05-03

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, date: 2021-05}
    === decisions/abc-7.md
    date_signed: 2021-05-03
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.findings import Finding, Related, Span
from generator.link.archive import Archive
from generator.model import Facts, Relation
from generator.validate.rule import rule, warning

FAR = 300  # days between the date told and where the number stands


@rule("DEC206")
def date_of_cited(archive: Archive) -> Iterator[Finding]:
    """The date a citation gives is that of the decision it cites."""
    for facts in archive.decisions.values():
        for number, each in enumerate(facts.relations):
            if each.when:
                field = f"cites.{number}.date"
                place = next((span for name, span in facts.spans if name == field), each.span)
                yield from _compared(archive, facts, each, place)


def _compared(archive: Archive, facts: Facts, relation: Relation, place: Span) -> Iterator[Finding]:
    target = archive.decisions.get(relation.to)
    if target is not None and target.signed is not None:
        if not target.signed.isoformat().startswith(relation.when):
            message = f"{relation.to} is dated {relation.when} here, and it was signed on {target.signed}"
            related = (Related(target.path, target.reference_span, f"signed on {target.signed}"),)
            help_ = "check the number and the date; keep what the paper prints, and ask under `doubts`"
            yield warning(facts.path, place, f"{message}; is another decision meant?", help_, related=related)
        return
    after, before = archive.chronology.between(relation.to)
    if after is None or before is None:
        return
    first, last = _days(relation.when)
    if (after - last).days > FAR or (first - before).days > FAR:
        message = (
            f"{relation.to} is dated {relation.when} here, and decisions with numbers near it were signed "
            f"between {after} and {before}; is another number or date meant?"
        )
        help_ = "look it up; keep what the paper prints, and ask under `doubts`"
        yield warning(facts.path, place, message, help_)


def _days(when: str) -> tuple[date, date]:
    """Return the first and the last day that `2021`, `2021-03` or `2021-03-05` may mean."""
    year, month, day = [*(int(part) for part in when.split("-")), 0, 0][:3]
    return date(year, month or 1, day or 1), date(year, month or 12, day or 28)
