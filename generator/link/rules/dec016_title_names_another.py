"""A title does not name another decision than its own, unless the record declares it.

A number in a title that is not the record's own is most often the right one of another paper, or
a sign that the two have been exchanged.

Bad:
    title: ABC 11 New radios

Good:
    === decisions/abc-12.md
    title: New radios, a change to ABC 11
    cites:
      - {reference: ABC 11, relation: amends}
    === decisions/abc-11.md
    title: Old radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.read.references import Grammar
from generator.validate.rule import rule, warning


@rule("DEC016")
def title_names_another(archive: Archive) -> Iterator[Finding]:
    """A title does not name another decision than its own, unless the record declares it."""
    grammar = Grammar(archive.settings.series)
    for facts in archive.received:
        if not any(char.isdigit() for char in facts.title):
            continue
        known = {facts.reference, *facts.aliases, *(each.to for each in facts.relations)}
        for found in grammar.find(facts.title):
            if found.reference not in known:
                message = f"the title names {found.reference} and the reference is {facts.reference}; which is meant?"
                other = archive.decisions.get(found.reference)
                related = (Related(other.path, other.title_span, f"{found.reference} is held"),) if other else ()
                help_ = (
                    "correct the reference, take the number out of the title, or declare it under `cites`; "
                    "if the paper prints both, ask under `doubts`"
                )
                yield warning(facts.path, facts.title_span, message, help_, related=related)
