"""A numbered list keeps the paper's numbers, up to its last point.

Numbers are kept as typed: three points all typed `1.` are printed so, and "recommendation 3" leads
nowhere. A list that ends in "and" has lost its last point, which now stands as a paragraph.

Bad:
    ---
    The Board will:

    1. buy the radios; and

    note the cost.

Good:
    ---
    The Board will:

    1. buy the radios; and
    2. note the cost.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.findings import Finding, Fix
from generator.model import Block, Decision
from generator.patterns import regex
from generator.read.prose import blocks_within, plain
from generator.validate.rule import rule, warning

_BULLET = regex(r"(?m)^[ \t]*[-*+][ \t]+(?=\d)")
_UNFINISHED = regex(r"(?:[;,]|\band|\bor)$")


@rule("DEC125")
def list_numbers(decision: Decision) -> Iterator[Finding]:
    """A numbered list keeps the paper's numbers, up to its last point."""
    for block, after in pairwise((*decision.body, None)):
        if block is None or block.kind != "list":
            continue
        yield from _numbers(block, decision)
        last = next((each for each in reversed(block.children[-1].children) if each.kind == "paragraph"), None)
        ended = plain(last.words) if last and last is block.children[-1].children[-1] else ""
        words = plain(after.words) if after and after.kind == "paragraph" and not after.number else ""
        if after and words[:1].islower() and _UNFINISHED.search(ended):
            message = "the list above breaks off; is this its next point?"
            yield warning(decision.facts.path, after.span, message, "give it the list's next number or mark")


def _numbers(block: Block, decision: Decision) -> Iterator[Finding]:
    path = decision.facts.path
    if block.style == "ordered" and len(block.children) > 1 and len({item.number for item in block.children}) == 1:
        message = f"all {len(block.children)} points of this list are numbered {block.children[0].number}"
        yield warning(path, block.children[1].span, message, "type the number each has in the paper")
    marked = [item for item in block.children if block.style == "bullet" and _is_numbered(item)]
    if marked:
        fix = _without_bullets(block, decision.source.text) if len(marked) == len(block.children) else None
        message = "this point has a bullet and a number"
        if marked[1:]:
            message = f"{len(marked)} points of this list have a bullet and a number"
        yield warning(path, marked[0].span, message, "delete the bullets, and keep the numbers", fix)


def _is_numbered(item: Block) -> bool:
    return len(item.children) == 1 and item.children[0].kind == "list" and item.children[0].style == "ordered"


def _without_bullets(block: Block, text: str) -> Fix | None:
    """Return the list without its bullets, where every point is one paragraph in one line."""
    written = text[block.span.start : block.span.end]
    simple = len(list(blocks_within(block.children))) == 4 * len(block.children)  # item, list, item, paragraph
    lines = [line for line in written.splitlines() if line.strip()]
    if not simple or len(lines) != len(block.children):
        return None
    return Fix(block.span, _BULLET.sub("", written))
