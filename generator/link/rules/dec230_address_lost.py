"""A published decision keeps its address.

People have linked to it and printed it. A record may be renamed, with its earlier reference under
`aliases`, or withdrawn, with its reason; it never vanishes.

Bad:
    === before/decisions/abc-12.md
    title: New radios
    === before/decisions/abc-13.md
    title: New masts
    === decisions/abc-13.md
    title: New masts

Good:
    === before/decisions/abc-12.md
    title: New radios
    === before/decisions/abc-13.md
    title: New masts
    === decisions/abc-12.md
    title: New radios
    status: withdrawn
    withdrawal: {reason: The purchase was called off., date: 2023-06-01}
    === decisions/abc-13.md
    title: New masts
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.link.change import Change
from generator.model import NOWHERE, Facts, Reference
from generator.validate.rule import error, rule


@rule("DEC230", waivable=False)
def address_lost(change: Change) -> Iterator[Finding]:
    """A published decision keeps its address."""
    readable = {facts.path for facts in change.now.decisions.values()}
    for reference, facts in change.before.decisions.items():
        if reference in change.now.decisions or reference in change.now.moved:
            continue
        if facts.path in change.broken and facts.path not in readable:
            continue  # what cannot be read may still have its reference
        heir = _heir(change, facts)
        if heir is not None:
            message = f"this was {reference} when it was published, whose address would be lost"
            help_ = f"add a line `aliases: [{reference}]`, or give it its reference back"
            fix = None if heir.path in change.broken else _alias(heir, reference)  # there a slip is likelier
            yield error(heir.path, heir.reference_span, message, help_, fix)
        elif facts.path in change.paths:
            message = f"{reference} has been published, and would be hidden now"
            yield error(facts.path, NOWHERE, message, "a deferral takes nothing back; withdraw it, with a reason")
        else:
            message = f"{reference} has been published, and its record is gone"
            help_ = "bring it back, with `status: withdrawn`, or name it under `aliases` of the record that replaces it"
            yield error(facts.path, NOWHERE, message, help_)
    yield from _further(change)


def _heir(change: Change, lost: Facts) -> Facts | None:
    """Return the record that was published under another reference, known by its file or its title."""
    now = change.now.decisions.items()
    new = [facts for reference, facts in now if reference not in change.before.decisions]
    alike = [facts for facts in new if facts.path == lost.path] + [facts for facts in new if facts.title == lost.title]
    return next(iter(alike), None)


def _alias(here: Facts, reference: Reference) -> Fix | None:
    """Return the fix that keeps an earlier reference, where the record has no aliases yet."""
    end = here.reference_span.end
    return None if here.aliases else Fix(Span(end, end), f"\naliases: [{reference}]")


def _further(change: Change) -> Iterator[Finding]:
    """Yield the further addresses of a decision, by earlier references and of appendices, that lead nowhere now."""
    known = {alias for facts in change.now.decisions.values() for alias in facts.aliases}
    for reference, facts in change.before.decisions.items():
        here = change.now.decisions.get(reference)
        if here is None or here.path in change.broken:
            continue
        for alias in facts.aliases:
            if alias not in known and alias not in change.now.decisions:
                message = f"{alias} led to {reference}, and would lead nowhere now"
                yield error(here.path, here.reference_span, message, f"put {alias} back under `aliases`")
        for appendix in facts.appendices:
            if appendix.name not in {each.name for each in here.appendices}:
                message = f"the appendix `{appendix.name}` of {reference} has been published, and is gone"
                yield error(here.path, here.reference_span, message, f"put {appendix.path} back")
