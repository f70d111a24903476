"""A numbered paragraph or point is not run into the paragraph above it.

Markdown joins lines that follow each other into one paragraph. A line `1.3.` or `(b)` right under
another then stands in the middle of it: nobody can link to it, and no list is heard.

Bad:
    ---
    1.2. The boats are old.
    1.3. The radios are older.

Good:
    ---
    1.2. The boats are old.

    1.3. The radios are older.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import error, lenient, rule
from generator.validate.text import of_kind

# A number or letter that no list of Markdown's begins with, or that may not interrupt a paragraph.
_LINE = regex(
    r"\n(?<!\n\n)[ \t>]*(\d{1,2}(?:\.\d{1,3})+\.?[ \t]+(?=[A-Z“‘\"'])|\d{1,2}(?:\.\d{1,3})+\.[ \t]+(?=[a-z])|"
    r"\d{1,2}[.)][ \t]+(?=[A-Za-z“‘\"'])|\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)[ \t]+(?=[A-Za-z£“‘\"'])|"
    r"[a-hj-z][.)][ \t]+(?=[A-Za-z£“‘\"']))"
)
_BEFORE = regex(r"(?:[.:;?!][”’\"')*_]*|[;,] (?:and|or))[ \t\\]*\r?\Z")
# A full stop after these ends no sentence.
_SHORT = regex(
    r"\b(?:nos?|paras?|pp?|ss?|sch|arts?|cl|regs?|vol|ch|figs?|approx|Mr|Mrs|Dr|St)\.[ \t]*\r?\Z", re.IGNORECASE
)


@rule("DEC123")
def swallowed_line(decision: Decision) -> Iterator[Finding]:
    """A numbered paragraph or point is not run into the paragraph above it."""
    if not decision.body:
        return
    text = decision.source.text
    lines = [match for match in _LINE.finditer(text, decision.body[0].span.start) if _ended(text, match.start())]
    if not lines:
        return
    paragraphs = [block.span for block in of_kind(decision.body, "paragraph")]
    for match in lines:
        around = paragraphs[bisect_right(paragraphs, (match.start(1), len(text))) - 1] if paragraphs else Span(0, 0)
        if around.start < match.start() and match.end() < around.end:
            span = Span(match.start(1), match.start(1) + len(match[1].rstrip()))
            at = match.start() + 1
            fix = Fix(Span(at, at), "\n") if any(around == block.span for block in decision.body) else None
            message = f"the line `{match[1].rstrip()}` is run into the paragraph above it"
            yield lenient(
                decision.facts, error(decision.facts.path, span, message, "leave an empty line before it", fix)
            )


def _ended(text: str, at: int) -> bool:
    """Say whether what stands before the end of a line ends a sentence or a point of a list."""
    start = max(at - 20, 0)
    return bool(_BEFORE.search(text, start, at)) and not _SHORT.search(text, start, at)
