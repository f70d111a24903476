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

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.findings import Finding, Fix, Span
from generator.model import Block, Decision
from generator.read.prose import blocks_within, plain
from generator.validate.rule import rule, warning

_UNFINISHED = re.compile(r"(?:[;,]|\band|\bor)$")


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
    for item in block.children if block.style == "bullet" else ():
        first = item.children[0] if item.children else None
        if first and first.kind == "list" and first.style == "ordered" and len(item.children) == 1:
            end = first.span.start
            start = decision.source.text.rfind("\n", 0, end) + 1
            yield from _twice_marked(decision, item, Span(start, end))


def _twice_marked(decision: Decision, item: Block, mark: Span) -> Iterator[Finding]:
    """Yield a finding for a bullet before a number, which goes where that changes nothing but the mark."""
    one_line = "\n" not in decision.source.text[item.span.start : item.span.end].strip()
    simple = one_line and len(list(blocks_within(item.children))) == 3  # a list, its item, a paragraph
    message, help_ = "this point has a bullet and a number", "delete the bullet"
    yield warning(decision.facts.path, item.span, message, help_, Fix(mark, "") if simple else None)
