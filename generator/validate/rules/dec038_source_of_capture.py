"""A record made from another's page says which page, and when it was seen.

Without the address and the day nobody can compare the record with what it was made from, once
that page changes or goes.

Bad:
    source: {origin: web_capture, address: example.org/papers/12, captured: 2025-01-20}

Good:
    source: {origin: web_capture, address: "https://www.example.org/papers/12", captured: 2025-01-20}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning

_ADDRESS = regex(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/\S*)?")


@rule("DEC038")
def source_of_capture(decision: Decision) -> Iterator[Finding]:
    """A record made from another's page says which page, and when it was seen."""
    source, path = decision.facts.provenance, decision.facts.path
    place = decision.places.get("source")
    if place is None:
        return
    if source.address and not _ADDRESS.fullmatch(source.address):
        message = "`source.address` is not the address of a page"
        yield warning(path, decision.places["source.address"], message, "write it whole, beginning with https://")
    if source.address and source.captured is None and source.origin in ("web_capture", "restated"):
        yield warning(path, place, "`source` does not say when the page was seen", "add `captured:` with the day")
