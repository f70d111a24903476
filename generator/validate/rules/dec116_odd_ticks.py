"""A tick is written as a tick, or as yes.

Forms ticked on paper come out of a scan or a font as a root sign, `å` or `ü`. Read aloud, "square
root" tells nobody that legal advice was taken.

Bad:
    ---
    Legal advice has been taken: √

Good:
    ---
    Legal advice has been taken: yes
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import unusual
from generator.validate.rule import rule, warning
from generator.validate.text import found

_GLYPHS = "å√üþýûÅ¨"  # what ticks and ticked boxes of Wingdings turn into
_ANY = regex(f"[{_GLYPHS}]")
_ALONE = regex(rf"([{_GLYPHS}])(?<![^|\t *\n].)[ *]*(?=[|\t\r\n]|\Z)")


@rule("DEC116")
def odd_ticks(decision: Decision) -> Iterator[Finding]:
    """A tick is written as a tick, or as yes."""
    if not _ANY.search(unusual(decision.source.text)):
        return
    for match in found(decision, _ALONE):
        message = f"`{match[1]}` stands alone here; was it a tick on a form?"
        yield warning(decision.facts.path, Span(*match.span(1)), message, "write `yes`, or `✓`, if the paper has it")
