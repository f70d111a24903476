"""Each entry under `cites` says what the decision does to the other.

Without a relation the other page can say no more than that it is referred to, and does not warn
its readers when it was amended or replaced.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7}
    === decisions/abc-7.md
    title: Old radios

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: background}
    === decisions/abc-7.md
    title: Old radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import RELATIONS, Decision
from generator.validate.rule import rule, warning


@rule("DEC222")
def relation_missing(decision: Decision) -> Iterator[Finding]:
    """Each entry under `cites` says what the decision does to the other."""
    places = decision.places
    number = -1
    while f"cites.{(number := number + 1)}" in places:
        place = places.get(f"cites.{number}.reference")
        if place is not None and f"cites.{number}.relation" not in places:
            help_ = f"add `relation:` with one of {', '.join(RELATIONS)}"
            yield warning(decision.facts.path, place, "this citation has no `relation`", help_)
