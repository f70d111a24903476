"""Decisions do not change one another in a circle.

If one amends another and that one amends the first, one of the two is declared the wrong way
round, and no reader can be told which of them holds.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 13, relation: amends}
    === decisions/abc-13.md
    cites:
      - {reference: ABC 12, relation: amends}

Good:
    === decisions/abc-12.md
    date_signed: 2023-03-14
    === decisions/abc-13.md
    cites:
      - {reference: ABC 12, relation: amends}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.model import Reference, Relation
from generator.validate.rule import error, rule

_ONE_WAY = ("amends", "extends", "continues", "supersedes", "implements", "corrects", "withdraws")


@rule("DEC208")
def circular(archive: Archive) -> Iterator[Finding]:
    """Decisions do not change one another in a circle."""
    onward = {
        reference: [each for each in facts.relations if each.kind in _ONE_WAY and each.to in archive.decisions]
        for reference, facts in archive.decisions.items()
    }
    done: set[Reference] = set()
    for start, relations in onward.items():
        if relations and start not in done:
            for path in _circles(start, onward, done):
                yield _told(archive, path)


def _circles(
    start: Reference, onward: dict[Reference, list[Relation]], done: set[Reference]
) -> Iterator[list[Relation]]:
    """Walk from a decision to those it changes, depth first; yield each way that comes back on itself."""
    trail: list[Relation] = []
    position = {start: 0}
    left = [iter(onward[start])]
    while left:
        relation = next(left[-1], None)
        if relation is None:
            left.pop()
            done.add(trail[-1].to if trail else start)
            position.pop(trail.pop().to if trail else start)
        elif relation.to in position and (trail or relation.to != start):
            yield [*trail[position[relation.to] :], relation]
        elif relation.to not in done and relation.to not in position:
            trail.append(relation)
            position[relation.to] = len(trail)
            left.append(iter(onward[relation.to]))


def _told(archive: Archive, circle: list[Relation]) -> Finding:
    sources = [circle[-1].to, *(each.to for each in circle[:-1])]
    said = ", ".join(f"{source} {each.kind} {each.to}" for source, each in zip(sources, circle, strict=True))
    last = archive.decisions[sources[-1]]
    related = tuple(
        Related(archive.decisions[source].path, each.span, f"{source} {each.kind} {each.to}")
        for source, each in zip(sources[:-1], circle[:-1], strict=True)
    )
    help_ = "the later paper declares the link: take the entry out of the earlier one"
    return error(last.path, circle[-1].span, f"these go round in a circle: {said}", help_, related=related)
