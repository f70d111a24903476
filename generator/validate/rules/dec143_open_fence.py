"""Lines of ``` come in pairs.

Three backticks or tildes begin a program's code. Where no second line of them ends it, all the rest
of the paper is shown as code: in one font, without paragraphs, numbers or links.

Bad:
    ---
    ```
    Approve the purchase.

Good:
    ---
    Approve the purchase.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import signs
from generator.validate.rule import error, rule
from generator.validate.text import of_kind

_CLOSED = {sign: regex(rf"\n[ \t>]*{sign}{{3,}}[ \t]*\Z") for sign in "`~"}


@rule("DEC143")
def open_fence(decision: Decision) -> Iterator[Finding]:
    """Lines of ``` come in pairs."""
    path, text = decision.source
    if "```" not in signs(text) and "~~~" not in signs(text):
        return
    for block in of_kind(decision.body, "code"):
        if block.style != "indented":
            whole = text[block.span.start : block.span.end].rstrip()
            sign = whole.lstrip()[:1]
            if sign in _CLOSED and not _CLOSED[sign].search(whole):
                end = block.span.start + len(whole.split("\n", 1)[0].rstrip())
                message = "code begins here and never ends, so that the rest of the paper is shown as code"
                help_ = "delete this line, or end the code with another"
                yield error(path, Span(block.span.start, end), message, help_)
