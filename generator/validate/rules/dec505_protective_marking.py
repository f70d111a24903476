"""A published record carries no protective marking.

A marking at the head of a page says that the page must not be published: either the page or the
marking is in the wrong place. A sentence that speaks of a marking may be quite right, and is
asked about.

Bad:
    ---
    ## Part 1: facts and advice

    OFFICIAL-SENSITIVE [COMMERCIAL]

    The two bids came in at the same price.

Good:
    ---
    ## Part 1: facts and advice

    The bids are in the exempt part, which is not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Block, Record
from generator.patterns import regex
from generator.read.prefilter import holds_any, phrases
from generator.read.prose import prose
from generator.validate.rule import error, rule, warning
from generator.validate.text import every_block

_NEEDLES = phrases("SENSITIVE", "RESTRICTED", "CONFIDENTIAL", "SECRET", "EYES ONLY", "or publication", "OR PUBLICATION")
_MARKING = regex(
    r"OFFICIAL *[-\u2010-\u2015:]? *SENSITIVE|(?:TOP )?\bSECRET\b|\bRESTRICTED\b|(?<!NON[- ])\bCONFIDENTIAL\b"
    r"|\bUK EYES ONLY\b|\b(?:NOT|Not) (?:FOR|for) (?:PUBLICATION|[Pp]ublication)\b"
)
# What may stand beside a marking on a line that is nothing else: handling caveats, a page number.
_ALONE = regex(
    r"(?:[\W\d_]|page|of|draft|protective|marking|government|security|classification|classified|as|gsc|this|paper|"
    r"report|document|is|private|and|strictly|commercial|personal|operational|legal|policy|locsen|handling|"
    r"when|complete|completed)*",
    re.IGNORECASE,
)
_SHORT = 160  # characters; a longer block is no marking


@rule("DEC505")
def protective_marking(record: Record) -> Iterator[Finding]:
    """A published record carries no protective marking."""
    text = record.source.text
    if not holds_any(text, _NEEDLES):
        return
    for block in every_block(record.body):
        yield from _marked(record.source.path, block)


def _marked(path: str, block: Block) -> Iterator[Finding]:
    words = prose(block.words)
    found = _MARKING.search(words.text)
    if found is None:
        return
    place = words.span(*found.span())
    if len(words.text) < _SHORT and _ALONE.fullmatch(_MARKING.sub("", words.text)):
        help_ = "take out what it protects; if the text below may be published, delete the marking or waive it"
        yield error(path, place, "a protective marking stands here: is this page for publication?", help_)
    else:
        help_ = "if the sentence only speaks of the marking, waive this with a reason"
        yield warning(path, place, "this sentence names a protective marking", help_)
