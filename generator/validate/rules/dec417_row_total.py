"""A table's rows add up to the total that stands at the end of each.

Rows are where a table splits a sum by year or by source. One that does not add up has a misprint in
it, or a column was lost.

Bad:
    ---
    | Item | 2023-24 | 2024-25 | Total |
    |---|---|---|---|
    | Radios | £300 | £200 | £500 |
    | Masts | £100 | £150 | £200 |

Good:
    ---
    | Item | 2023-24 | 2024-25 | Total |
    |---|---|---|---|
    | Radios | £300 | £200 | £500 |
    | Masts | £100 | £150 | £250 |
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.findings import Finding
from generator.model import Block, Decision
from generator.read.prose import plain
from generator.validate.cells import NO_SUM, NOTHING, TOTAL, number, room
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds
from generator.validate.rules.dec410_sum_in_words import HELP
from generator.validate.text import of_kind


class _Row(NamedTuple):
    """A row's total, what its other figures come to, and how far rounding goes."""

    cell: Block
    total: Decimal
    found: Decimal
    room: Decimal

    @property
    def adds_up(self) -> bool:
        """Whether the other figures come to the total."""
        return abs(self.total - self.found) <= self.room


@rule("DEC417")
def row_total(decision: Decision) -> Iterator[Finding]:
    """A table's rows add up to the total that stands at the end of each."""
    if "|" not in decision.source.text:
        return
    for block in of_kind(decision.body, "table"):
        if len(block.children) > 1:
            rows = list(_rows(block))
            right = sum(row.adds_up for row in rows)
            # Where no row adds up, the column is the total of something else.
            for row in rows if right >= len(rows) - right > 0 or _nearly(rows) else ():
                if not row.adds_up:
                    write = pounds if "£" in plain(row.cell.words) else "{:,}".format
                    message = f"this row's figures come to {write(row.found)} and its total is {write(row.total)}"
                    yield warning(decision.facts.path, row.cell.span, f"{message}; is one of them misprinted?", HELP)


def _nearly(rows: list[_Row]) -> bool:
    """Say whether a table's only row misses its total by little."""
    return len(rows) == 1 and abs(rows[0].total - rows[0].found) <= abs(rows[0].total) / 10


def _rows(table: Block) -> Iterator[_Row]:
    """Yield the rows of figures that end in a total."""
    header, *rows = (row.children for row in table.children)
    names = [plain(cell.words) for cell in header]
    last = len(names) - 1
    if last < 3 or not TOTAL.match(names[last]) or any(NO_SUM.search(name) for name in names[1:last]):
        return
    for row in rows:
        texts = [plain(cell.words) for cell in row]
        total = number(texts[last]) if len(texts) > last else None
        figures = [(number(text), room(text)) for text in texts[1:last] if not NOTHING.fullmatch(text)]
        known = [(value, half) for value, half in figures if value is not None]
        if total is not None and len(known) == len(figures) > 1:
            halves = sum((half for _, half in known), room(texts[last]))
            yield _Row(row[last], total, sum((value for value, _ in known), Decimal(0)), halves)
