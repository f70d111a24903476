"""A record's table in two more forms: row by row as a list, and as CSV.

Both say what the cells say and nothing more: no total is made, no gap is filled.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Block
from generator.read.prose import plain
from generator.render.cells import line, safe
from generator.strings import say

# How records say that a cell is a gap and not a value; a page shows such a cell as one.
GAPS = ("not in our copy", "not stated", "not known", "not held", "withheld")
_SHORT = 60  # characters; the name stands in links


class Grid(NamedTuple):
    """A table as plain words: its name for readers, its column heads, its rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def grid(table: Block, number: int) -> Grid:
    """Return a table's words; `number` is its place in the document, its name where it has no other."""
    heads, *rows = (tuple(plain(cell.words) for cell in row.children) for row in table.children)
    return Grid(name(table, number), heads, tuple(rows))


def name(table: Block, number: int) -> str:
    """Return what a table is called: `Table 3`, or its caption when short; without one, by its place."""
    if not table.words:
        return say("body.table", number=number)
    first = plain(table.words).split(". ")[0]
    return first if len(first) <= _SHORT else say("body.this-table")


def sentences(table: Grid) -> Iterator[str]:
    """Yield each row as one sentence: the row's head, then every other cell under the head of its column."""
    for row in table.rows:
        cells = list(zip(table.heads, row, strict=False))
        first = row[0] if row else ""
        told = "; ".join(f"{head}: {cell}" if head else cell for head, cell in cells[1:] if cell)
        yield f"{first}. {told}" if first and told else first or told


def csv(table: Grid, notice: str) -> bytes:
    """Return a table as CSV; where the words are not the decision's own, every row says so first."""
    said = (notice,) if notice else ()
    head = ("notice",) if notice else ()
    rows = ((*head, *table.heads), *((*said, *row) for row in table.rows))
    return "".join(line(safe(cell) for cell in row) for row in rows).encode()
