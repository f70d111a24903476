"""A decision has a text, and a heading something below it.

A reader who goes from heading to heading lands on nothing, and cannot tell whether the paper says
nothing there or its text was lost. No more can they where there are fields alone; of an old paper
they may be all there is.

Bad:
    ---
    ## Recommendation

    1. Approve the purchase.

    ## Legal advice

Good:
    ---
    ## Recommendation

    1. Approve the purchase.

    ## Legal advice

    None was sought.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Block, Decision
from generator.read.prose import plain
from generator.validate.rule import rule, warning, written_now

_HELP = "write what belongs there, or delete it; a heading that belongs below it gets one `#` more"
_TEXT = "write below the second line `---` what was decided and why, beginning with `## Recommendation`"


@rule("DEC142")
def empty_part(decision: Decision) -> Iterator[Finding]:
    """A decision has a text, and a heading something below it."""
    if not decision.body and _owes_a_text(decision):
        message = "nothing stands below the fields: this decision has no text"
        yield warning(decision.facts.path, decision.facts.reference_span, message, _TEXT)
    if sum(block.kind == "heading" for block in decision.body) < 2:
        return  # no parts: what the one heading is for cannot be told
    following: tuple[Block | None, ...] = (*decision.body[1:], None)
    for block, after in zip(decision.body, following, strict=False):
        if block.kind == "heading" and (after is None or (after.kind == "heading" and after.level <= block.level)):
            message = f"nothing stands below `{plain(block.words)[:60]}`"
            yield warning(decision.facts.path, block.span, message, _HELP)


def _owes_a_text(decision: Decision) -> bool:
    """Say whether a record, and no appendix, is written here and has its text nowhere else either."""
    facts = decision.facts
    elsewhere = facts.appendices or facts.attachments or facts.exempt or facts.withdrawal
    whole = "reference" in decision.places and decision.source.text.rstrip().endswith(("\n---", "\r---", "..."))
    return whole and (facts.restated or written_now(decision)) and not elsewhere
