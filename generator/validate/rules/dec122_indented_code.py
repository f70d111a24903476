"""No words are taken for a program's code because they are indented.

Four spaces at the start of a line mean code in Markdown. Indented paragraphs of a paper then lose
their numbers, links and bold, and stand in one line that runs off the page.

Bad:
    ---
    The Board decides:

        1.1. to approve the purchase.

Good:
    ---
    The Board decides:

    1.1. to approve the purchase.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Block, Decision
from generator.patterns import regex
from generator.read.prefilter import gapped
from generator.validate.rule import error, lenient, rule
from generator.validate.text import of_kind

_INDENT = regex(r"(?m)^(?:[ \t]+)")

_NUMBER = regex(r"\n(?=\d{1,2}(?:\.\d{1,3})+\.?[ \t])")  # of a paragraph, which needs an empty line before it


@rule("DEC122")
def indented_code(decision: Decision) -> Iterator[Finding]:
    """No words are taken for a program's code because they are indented."""
    path, text = decision.source
    if not gapped(text):
        return
    top = {block.span for block in decision.body if block.kind == "code"}
    for block in of_kind(decision.body, "code"):
        if block.style == "indented":
            fix = _flush(block, text) if block.span in top else None
            message = "these words are indented by four spaces or a tab, and so are shown as a program's code"
            help_ = "begin the lines at the margin; put an example between lines of ```"
            yield lenient(decision.facts, error(path, block.span, message, help_, fix))


def _flush(block: Block, text: str) -> Fix:
    start = text.rfind("\n", 0, block.span.start) + 1
    lines = _INDENT.sub("", text[start : block.span.end])
    return Fix(Span(start, block.span.end), _NUMBER.sub("\n\n", lines))
