"""A reference stays with its decision.

Whoever cites a decision by its number must reach that decision for good. A number given to another
one turns every citation of it into a wrong one, and nobody is told.

Bad:
    === before/decisions/abc-12.md
    title: New radios for the pilot boats
    date_signed: 2023-03-14
    === decisions/abc-12.md
    title: Rebuilding the northern quay
    date_signed: 2024-05-02

Good:
    === before/decisions/abc-12.md
    title: New radios for the pilot boats
    date_signed: 2023-03-14
    === decisions/abc-12.md
    title: New radios for all pilot boats
    date_signed: 2023-03-15
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.change import Change
from generator.patterns import regex
from generator.validate.rule import error, rule

_WORD = regex(r"\w{4,}")


@rule("DEC231", waivable=False)
def reference_reused(change: Change) -> Iterator[Finding]:
    """A reference stays with its decision."""
    for edit in change.edits:
        before, now = edit.before.facts, edit.now.facts
        if before.signed == now.signed or _alike(before.title, now.title):
            continue
        message = f"{now.reference} has been published as “{before.title}”, signed {before.signed or 'on no known day'}"
        help_ = "give the new decision a reference of its own; if it is the same decision, keep its title or its date"
        yield error(now.path, now.title_span, message, help_)


def _alike(one: str, other: str) -> bool:
    """Say whether two titles share a third of their longer words."""
    first, second = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return 3 * len(first & second) >= len(first | second)
