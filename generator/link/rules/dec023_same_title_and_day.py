"""No two records have one title and one day of signing.

Two papers of one day with one title are most often one paper that came in twice, under a number
mistyped once.

Bad:
    === decisions/abc-12.md
    title: New radios
    === decisions/abc-13.md
    title: New radios

Good:
    === decisions/abc-12.md
    title: New radios
    === decisions/abc-13.md
    title: New radios, second batch
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.findings import Finding, Related
from generator.link.archive import Archive, targets_of
from generator.model import Facts
from generator.validate.rule import rule, warning


@rule("DEC023")
def same_title_and_day(archive: Archive) -> Iterator[Finding]:
    """No two records have one title and one day of signing."""
    seen: dict[tuple[str, date], Facts] = {}
    for facts in archive.decisions.values():
        if facts.signed is not None:
            first = seen.setdefault((" ".join(facts.title.casefold().split()), facts.signed), facts)
            if first is not facts and not _tells_of(facts, first) and not _tells_of(first, facts):
                message = f"{facts.reference} has the title and the day of {first.reference}; is it the same paper?"
                related = (Related(first.path, first.title_span, f"{first.reference} is here"),)
                help_ = "delete one of the two, or say in the titles how they differ"
                yield warning(facts.path, facts.title_span, message, help_, related=related)


def _tells_of(facts: Facts, other: Facts) -> bool:
    """Say whether a record speaks of another, which then is another paper."""
    return other.reference in (*targets_of(facts), *facts.mentions, *(each.of for each in facts.amounts))
