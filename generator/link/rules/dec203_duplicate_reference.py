"""No two records have one reference.

The reference makes the address: of two records with one reference, only one can be read.

Bad:
    === decisions/2022/abc-12.md
    title: New radios
    === decisions/2023/abc-12.md
    title: More radios

Good:
    === decisions/2022/abc-12.md
    title: New radios
    === decisions/2023/abc-13.md
    title: More radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.validate.rule import error, rule


@rule("DEC203", waivable=False)
def duplicate_reference(archive: Archive) -> Iterator[Finding]:
    """No two records have one reference."""
    for facts in archive.received:
        first = archive.decisions[facts.reference]
        if facts is not first:
            message = f"{facts.reference} has two records"
            related = (Related(first.path, first.reference_span, "the first is here"),)
            help_ = "delete one, or mend its reference"
            yield error(facts.path, facts.reference_span, message, help_, related=related)
