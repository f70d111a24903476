"""A decision is signed about when the decisions numbered next to it are.

Numbers are given out in order. One signed most of a year before or after both its neighbours has
a mistyped year, or a mistyped number.

Bad:
    === decisions/abc-11.md
    date_signed: 2023-03-01
    === decisions/abc-12.md
    date_signed: 2021-03-14
    === decisions/abc-13.md
    date_signed: 2023-03-20

Good:
    === decisions/abc-11.md
    date_signed: 2023-03-01
    === decisions/abc-12.md
    date_signed: 2023-03-14
    === decisions/abc-13.md
    date_signed: 2023-03-20
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.model import Facts
from generator.validate.rule import rule, warning

FAR = 300  # days; in the first archive the decisions out of order are so by 86 at the most


@rule("DEC022")
def signed_out_of_order(archive: Archive) -> Iterator[Finding]:
    """A decision is signed about when the decisions numbered next to it are."""
    series: dict[str, list[Facts]] = {}
    for reference, facts in archive.decisions.items():
        if facts.signed is not None:
            series.setdefault(reference.series, []).append(facts)
    for dated in series.values():
        for number, facts in enumerate(dated):
            # At an end of the series there is no neighbour on one side: two on the other must agree.
            earlier = (
                dated[max(number - 1, 0) : number] if number + 1 < len(dated) else dated[max(number - 2, 0) : number]
            )
            later = dated[number + 1 : number + 2] if number else dated[number + 1 : number + 3]
            if len(earlier) + len(later) == 2:
                yield from _compared(facts, earlier, later)


def _compared(facts: Facts, earlier: list[Facts], later: list[Facts]) -> Iterator[Finding]:
    day = facts.signed or date.min
    before, after = [each.signed or day for each in earlier], [each.signed or day for each in later]
    if before and after and before[-1] > after[0]:
        return
    early = bool(before) and all((each - day).days > FAR for each in before)
    late = bool(after) and all((day - each).days > FAR for each in after)
    if early or late:
        said = " and ".join(f"{each.reference} on {each.signed}" for each in (*earlier, *later))
        message = f"{facts.reference} is signed on {day}, and its neighbours {said}; is another year meant?"
        related = tuple(
            Related(each.path, each.at("date_signed"), f"signed on {each.signed}") for each in (*earlier, *later)
        )
        yield warning(
            facts.path, facts.at("date_signed"), message, "check `date_signed` and the number", related=related
        )
