"""A heading has something below it.

A reader who goes from heading to heading lands on nothing, and cannot tell whether the paper says
nothing there or its text was lost.

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
from generator.validate.rule import rule, warning

_HELP = "write what belongs there, or delete it; a heading that belongs below it gets one `#` more"


@rule("DEC142")
def empty_part(decision: Decision) -> Iterator[Finding]:
    """A heading has something below it."""
    if sum(block.kind == "heading" for block in decision.body) < 2:
        return  # no parts: what the one heading is for cannot be told
    following: tuple[Block | None, ...] = (*decision.body[1:], None)
    for block, after in zip(decision.body, following, strict=False):
        if block.kind == "heading" and (after is None or (after.kind == "heading" and after.level <= block.level)):
            message = f"nothing stands below `{plain(block.words)[:60]}`"
            yield warning(decision.facts.path, block.span, message, _HELP)
