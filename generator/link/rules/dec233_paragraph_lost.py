"""A numbered paragraph of a published decision keeps its address.

A paragraph is cited by its number, and linked by it. Where the numbers change, a link leads to
another paragraph or to none.

Bad:
    === before/decisions/abc-12.md
    title: New radios
    source: {origin: restated}
    ---
    1.1. The radios are old.

    1.2. New ones cost £90,000.
    === decisions/abc-12.md
    title: New radios
    source: {origin: restated}
    ---
    1.1. The radios are old, and new ones cost £90,000.

Good:
    === before/decisions/abc-12.md
    title: New radios
    source: {origin: restated}
    ---
    1.1. The radios are old.

    1.2. New ones cost £90,000.
    === decisions/abc-12.md
    title: New radios
    source: {origin: restated}
    ---
    1.1. The radios on the boats are old.

    1.2. New ones cost £90,000.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.change import Change
from generator.model import Decision
from generator.read.prose import blocks_within
from generator.validate.rule import rule, warning


@rule("DEC233")
def paragraph_lost(change: Change) -> Iterator[Finding]:
    """A numbered paragraph of a published decision keeps its address."""
    for edit in change.edits:
        now = edit.now.facts
        kept = set(_anchors(edit.now))
        lost = [anchor for anchor in _anchors(edit.before) if anchor not in kept]
        if lost:
            some = ", ".join(lost[:3]) + (f" and {len(lost) - 3:,} more" if len(lost) > 3 else "")
            message = f"{now.reference} has been published with {some}, which would lead nowhere"
            help_ = "keep the printed numbers; if the paper prints these, the earlier ones were our mistake"
            yield warning(now.path, now.reference_span, message, help_)


def _anchors(decision: Decision) -> Iterator[str]:
    return (block.anchor for block in blocks_within(decision.body) if block.anchor.startswith("para-"))
