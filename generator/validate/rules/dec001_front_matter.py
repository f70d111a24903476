"""A record begins with front matter between two lines of three hyphens.

The front matter is where a record's reference, title and dates are read from. Without its two
lines the fields would be published as text, or not at all.

Bad:
    === decisions/abc-12.md
    ---
    reference: ABC 12
    title: New radios

    Approved.

Good:
    === decisions/abc-12.md
    ---
    reference: ABC 12
    title: New radios
    decision_maker: unknown
    date_signed: unknown
    source: {origin: web_capture}
    ---
    Approved.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC001", waivable=False)
def front_matter(record: Record) -> Iterator[Finding]:
    """A record begins with front matter between two lines of three hyphens."""
    yield from faults(record, "no-front-matter")
