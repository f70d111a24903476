"""A paragraph holds words.

Signatures, stamps and rules on paper come out of a scan as stray commas, dots and dashes. They are
read out, and mean nothing.

Bad:
    ---
    Approved.

    -l, .

Good:
    ---
    Approved.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.read.prose import plain
from generator.validate.rule import rule, warning

_TICKS = frozenset("✓✔☑☒✗✘☐✅❌=<>")  # and marks of a merge, which DEC108 tells of
_WORD = regex(r"[^\W\d_][\W_]{0,3}[^\W\d_]|\d")  # two letters, as in `n/a`, or a figure
_LEFT_OUT = regex(r"[\[(]?(?:\.{3}|…)[\])]?")
_SIGNS = regex(r"[^\w\s]|_")


@rule("DEC131")
def stray_marks(decision: Decision) -> Iterator[Finding]:
    """A paragraph holds words."""
    for block in decision.body:
        if block.kind == "paragraph" and block.span.end - block.span.start < 40:
            words = plain(block.words)
            if (
                _SIGNS.search(words)
                and not _WORD.search(words)
                and not _TICKS.issuperset(words)
                and not _LEFT_OUT.fullmatch(words)
            ):
                message = f"`{words}` is no sentence; is it left over from a scan?"
                yield warning(decision.facts.path, block.span, message, "look it up in the original, or delete it")
