"""A heading is marked as one, not only set in bold.

Bold words in a line of their own look like a heading. A screen-reader user who goes from heading
to heading passes them by, and the page's list of contents lacks them.

Bad:
    ---
    **Financial comments**

    The radios cost £5.

Good:
    ---
    ## Financial comments

    The radios cost £5.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.findings import Finding
from generator.model import Block, Decision
from generator.read.prose import plain
from generator.validate.rule import rule, warning

_MOST_WORDS = 10
_LABELS = frozenset(("date", "name", "signature", "signed"))  # of the lines of a form


@rule("DEC305")
def bold_heading(decision: Decision) -> Iterator[Finding]:
    """A heading is marked as one, not only set in bold."""
    for block, after in pairwise(decision.body):
        if _is_bold(block) and not _is_bold(after) and after.kind in ("paragraph", "list", "table", "quote"):
            words = plain(block.words)
            message = f"`{words}` looks like a heading, and is only bold"
            help_ = "begin the line with `## `, or `### ` within a part, and take the stars away"
            yield warning(decision.facts.path, block.span, message, help_)


def _is_bold(block: Block) -> bool:
    """Say whether a paragraph is a few words, all bold, that are no sentence and no label."""
    if block.kind != "paragraph" or len(block.words) != 1 or block.words[0].kind != "strong":
        return False
    words = plain(block.words)
    if words.casefold() in _LABELS or "£" in words:
        return False
    return words[-1:].isalnum() and words[:1].isalnum() and len(words.split()) <= _MOST_WORDS
