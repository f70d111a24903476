"""A title does not repeat the record's own reference.

Every list and page sets the reference before the title; there it would stand twice, and be read
out twice.

Bad:
    title: ABC 12 New radios

Good:
    title: New radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.read.references import Grammar
from generator.validate.rule import rule, warning


@rule("DEC017")
def title_repeats_reference(archive: Archive) -> Iterator[Finding]:
    """A title does not repeat the record's own reference."""
    grammar = Grammar(archive.settings.series)
    for facts in archive.received:
        likely = str(facts.reference.number) in facts.title
        if likely and any(found.reference == facts.reference for found in grammar.find(facts.title)):
            message = f"the title repeats {facts.reference}"
            yield warning(facts.path, facts.title_span, message, "take the reference out of the title")
