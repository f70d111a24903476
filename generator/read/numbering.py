"""Printed numbers and anchors: `4.8.` at the start of a paragraph becomes its number and its link.

A number is the paper's own and never made up; where a paper prints one twice, the second anchor
ends in `-2`, in document order.
"""

from __future__ import annotations

import re
import unicodedata

from generator.findings import Span
from generator.model import Block, Inline
from generator.read.prose import plain

_PARAGRAPH = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})+[a-z]?)(?:\.(?=[\s ])|(?=[\s ]))[\s ]+")
# "4.8 million" opens with an amount, not with a number of a paragraph.
_QUANTITY = re.compile(r"(?:million|billion|thousand|m|bn|k|%|per ?cent|percent)\b|%", re.IGNORECASE)
_HEADING = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})*)(\.?)[\s ]+(?=\S)")


class Anchors:
    """Hands out ids that are unique on one page."""

    def __init__(self) -> None:
        self.used: dict[str, int] = {"main": 1}  # the page's own landmark

    def take(self, wanted: str) -> str:
        """Return the id wanted, or with `-2`, `-3` … where it is already taken."""
        count = self.used.get(wanted, 0) + 1
        while count > 1 and f"{wanted}-{count}" in self.used:
            count += 1
        anchor = wanted if count == 1 else f"{wanted}-{count}"
        self.used[wanted] = count
        self.used.setdefault(anchor, 1)  # a heading may end in `-2` of its own
        return anchor


def slug(text: str) -> str:
    """Return text as small ASCII letters, figures and single hyphens; `section` when none are left."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60].rstrip("-") or "section"


def numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give headings, numbered paragraphs and top-level list items their numbers and anchors."""
    anchors = Anchors()
    return tuple(_numbered(block, anchors) for block in blocks)


def _numbered(block: Block, anchors: Anchors) -> Block:
    if block.kind == "heading":
        return _heading(block, anchors)
    if block.kind == "paragraph":
        return _paragraph(block, anchors)
    if block.kind == "list" and block.style == "ordered":
        items = tuple(item._replace(anchor=anchors.take(f"para-{item.number}")) for item in block.children)
        return block._replace(children=items)
    if block.kind == "table" and block.words:
        name = slug(plain(block.words).split(". ")[0])
        return block._replace(anchor=anchors.take(name if name.startswith("table-") else f"table-{name}"))
    return block


def _heading(block: Block, anchors: Anchors) -> Block:
    match = _HEADING.match(block.words[0].text) if block.words and block.words[0].kind == "text" else None
    if match:
        number = match[1] + match[2]
        block = block._replace(number=number, words=_without(block.words, match.end()))
    anchor = slug(plain(block.words))
    # `page-…` are the ids of the page's own blocks, which stand around a body.
    return block._replace(anchor=anchors.take(f"section-{anchor}" if anchor.startswith("page-") else anchor))


def _paragraph(block: Block, anchors: Anchors) -> Block:
    match = _PARAGRAPH.match(block.words[0].text) if block.words and block.words[0].kind == "text" else None
    if not match or _QUANTITY.match(block.words[0].text, match.end()):
        return block
    words = _without(block.words, match.end())
    return block._replace(number=match[1], anchor=anchors.take(f"para-{match[1]}"), words=words)


def _without(words: tuple[Inline, ...], count: int) -> tuple[Inline, ...]:
    """Drop the first characters of the first run, the printed number."""
    first = words[0]
    rest = first._replace(text=first.text[count:], span=Span(first.span.start + count, first.span.end))
    return (rest, *words[1:]) if rest.text else words[1:]
