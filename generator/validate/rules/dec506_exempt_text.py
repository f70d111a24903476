"""What is exempt from publication is not in the record.

The words of an exempt part must never enter the archive: not its pages, and not the repository,
which keeps them for ever. A heading `Part 2` may be followed by a notice that says what is kept
back, under which law and until when, and by nothing else.

Bad:
    ---
    ## Part 2

    Northern Dredging asked for £74,500 and would settle for less.

Good:
    ---
    ## Part 2

    Part 2 is exempt under section 43 of the Freedom of Information Act until December 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Block, Record
from generator.patterns import regex
from generator.read.prose import blocks_within, plain
from generator.validate.rule import error, rule, secret

# A second part may be about anything: it is exempt where its heading says no more, or says so.
_SECOND = regex(r"\W*(?:part|section) (?:2|ii|two)\b(\W*\Z)?", re.IGNORECASE)
_EXEMPT = regex(r"\b(?:exempt|confidential|closed|restricted|private|not (?:suitable )?for)\b", re.IGNORECASE)
_NAMED = regex(
    r"\W*(?:exempt|confidential|closed|restricted) (?:part|section|report|appendix|information)\b", re.IGNORECASE
)
# Each paragraph of a notice says that something is kept back, or that nothing is.
_NOTICE = regex(
    r"\bexempt|\bpart (?:2|ii|two)\b|\bpart 1\b|freedom of information|\bfoia?\b|\bsection \d|\bs\.? ?\d|\barticle \d|"
    r"not (?:suitable |intended |to be )?(?:for |published)|publication|disclos|\bdefer|confidential|"
    r"\bnone\b|not applicable|\bn/a\b|^\W*(?:no|yes|nil)\W*$|there (?:is|are) no\b",
    re.IGNORECASE,
)
_LONGEST = 600  # characters in one paragraph of a notice
_TEXTS = ("paragraph", "item", "table", "code", "quote")


@rule("DEC506")
def exempt_text(record: Record) -> Iterator[Finding]:
    """What is exempt from publication is not in the record."""
    depth, kept = 0, False
    for block in record.body:
        opens = _opens(block)
        if opens or (depth and block.kind == "heading" and block.level <= depth):
            depth, kept = opens, False
        elif depth and not kept and not _notice(block):
            kept = True
            help_ = "delete it here and in the repository's history; write only what is kept back, why and until when"
            message = "text stands here under the heading of a part that is not published"
            yield secret(error(record.source.path, _rest(record, block, depth), message, help_))


def _opens(block: Block) -> int:
    """Return how deep a heading of an exempt part is; a bold line that stands for one is deepest; else 0."""
    bold = block.kind == "paragraph" and len(block.words) == 1 and block.words[0].kind == "strong"
    if block.kind != "heading" and not bold:
        return 0
    words = plain(block.words)
    second = _SECOND.match(words)
    if (second and (second[1] is not None or _EXEMPT.search(words))) or _NAMED.match(words):
        return block.level if block.kind == "heading" else 6
    return 0


def _notice(block: Block) -> bool:
    """Say whether a block only tells that something is kept back."""
    if block.kind in ("heading", "rule"):
        return True
    for each in (block, *blocks_within(block.children)):
        words = plain(each.words)
        if words and ("£" in words or len(words) > _LONGEST or not _NOTICE.search(words)):
            return False
    return block.kind in ("paragraph", "list", "quote")


def _rest(record: Record, first: Block, depth: int) -> Span:
    """Return the span from a block to the end of the part it stands in."""
    end = first.span.end
    for block in record.body:
        if block.span.start > first.span.start:
            if block.kind == "heading" and block.level <= depth:
                break
            end = block.span.end
    return Span(first.span.start, end)
