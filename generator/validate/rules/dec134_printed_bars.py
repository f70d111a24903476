"""A table is a table, and its bars are not printed.

Without the line of hyphens under its header, a table is one paragraph of words and bars: nothing
is in columns, and a screen reader says "vertical bar" between the words.

Bad:
    ---
    | Item | Cost |
    | Radios | £5 |

Good:
    ---
    | Item | Cost |
    |---|---|
    | Radios | £5 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Block, Decision
from generator.patterns import regex
from generator.validate.rule import error, lenient, rule
from generator.validate.text import of_kind

_ROW = regex(r"(?m)^[ \t>]*\|[^|\n]*\|[^\n]*$")


@rule("DEC134")
def printed_bars(decision: Decision) -> Iterator[Finding]:
    """A table is a table, and its bars are not printed."""
    path, text = decision.source
    if "|" not in text:
        return
    top = {block.span for block in decision.body if block.kind == "paragraph"}
    for block in of_kind(decision.body, "paragraph"):
        if "|" in text[block.span.start : block.span.end]:
            row = _ROW.search(text, *block.span)
            if row:
                fix = _with_hyphens(text, block, row) if block.span in top else None
                help_ = "write a line such as `|---|---|` under the header, with a part for each column"
                message = "the bars of this row are printed: it is no part of a table"
                yield lenient(decision.facts, error(path, Span(*row.span()), message, help_, fix))


def _with_hyphens(text: str, block: Block, header: re.Match[str]) -> Fix | None:
    """Return the line that makes a table of a paragraph whose every line is a row of as many cells."""
    rows = text[block.span.start : block.span.end].strip().splitlines()
    columns = {row.strip().strip("|").replace("\\|", "").count("|") + 1 for row in rows}
    whole = all(row.strip().startswith("|") for row in rows) and len(rows) > 1 and len(columns) == 1
    if not whole or "---" in text[block.span.start : block.span.end]:
        return None
    return Fix(Span(header.end(), header.end()), f"\n|{'---|' * columns.pop()}")
