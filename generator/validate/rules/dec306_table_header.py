"""Every column of a table has a header.

A screen reader says a column's header before each of its cells. Without one, a table of sums is a
row of figures that belong to nothing.

Bad:
    ---
    Table: Costs

    | | |
    |---|---|
    | Radios | £5 |

Good:
    ---
    Table: Costs

    | Item | Cost |
    |---|---|
    | Radios | £5 |
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Block, Decision
from generator.read.prose import plain
from generator.validate.rule import rule, warning
from generator.validate.text import of_kind


@rule("DEC306")
def table_header(decision: Decision) -> Iterator[Finding]:
    """Every column of a table has a header."""
    if "|" in decision.source.text:
        for block in of_kind(decision.body, "table"):
            if block.children:
                yield from _of(block, decision.facts.path)


def _of(table: Block, path: str) -> Iterator[Finding]:
    header, *rows = table.children
    empty = [cell for cell in header.children if not plain(cell.words)]
    if len(empty) == len(header.children):
        help_ = "say in the first row what each column holds"
        yield warning(path, header.span, "this table has no header row", help_)
        return
    for cell in empty:
        column = [plain(row.children[cell.level].words) for row in rows if cell.level < len(row.children)]
        if cell.level and any(column):  # the first cell of a header row may be empty: its column names the rows
            message = f"column {cell.level + 1} of this table has no header"
            yield warning(path, header.span, message, "say in the first row what the column holds")
