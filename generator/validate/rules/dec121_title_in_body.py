"""The body does not begin with the title or the reference once more.

The page prints both above the body. A copied web page brings them along two or three times, and
a screen reader reads every copy.

Bad:
    ---
    ABC 12 New radios for the pilot boats

    ## Recommendation

    1. Approve the purchase.

Good:
    ---
    ## Recommendation

    1. Approve the purchase.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.read.prose import plain
from generator.validate.rule import rule, warning

_FIRST = 4  # blocks of a body that may be its head


@rule("DEC121")
def title_in_body(decision: Decision) -> Iterator[Finding]:
    """The body does not begin with the title or the reference once more."""
    facts = decision.facts
    reference, title = _letters(str(facts.reference)), _letters(facts.title)
    copies = {reference, title, reference + title, title + reference}
    most = 2 * len(f"{facts.reference}{facts.title}") + 20
    for block in decision.body[:_FIRST]:
        short = block.span.end - block.span.start < most
        words = plain(block.words) if short and block.kind in ("paragraph", "heading") else ""
        if _letters(words) in copies and words:
            message = (
                f"this is the {'reference' if _letters(words) == reference else 'title'}, which the page has already"
            )
            yield warning(facts.path, block.span, message, "delete it")


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
