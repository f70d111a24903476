"""The papers that a paper lists: the blocks under its heading for background or supporting papers."""

from __future__ import annotations

from generator.model import Block, Decision
from generator.patterns import regex
from generator.read.prose import blocks_within
from generator.validate.text import of_last

_LIST = regex(r"(?:background|supporting|accompanying)[/ \w]{0,20} (?:papers?|documents?|material)")
_PAPERS = ("paper", "document", "material")


@of_last
def listed(decision: Decision) -> tuple[Block, ...]:
    """Return the blocks under a heading that lists papers, until the next heading of its level."""
    depth, found = 0, []
    for block in decision.body:
        if block.kind == "heading" and (not depth or block.level <= depth):
            depth = block.level if _lists(decision.source.text[block.span.start : block.span.end].lower()) else 0
        elif depth and block.kind in ("list", "paragraph"):
            found += [each for each in (block, *blocks_within(block.children)) if each.words]
    return tuple(found)


def _lists(heading: str) -> bool:
    """Say whether a heading, in small letters, is one of a list of papers."""
    if "appendi" in heading:
        return True
    return any(word in heading for word in _PAPERS) and bool(_LIST.search(heading))
