"""A sheet as rows of cells, whichever kind of file it came from, and the limits on its size."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from generator.findings import StopError

MAX_BYTES = 50_000_000  # of the file
MAX_ROWS = 50_000
MAX_COLUMNS = 200
_JOINERS = "\u200c\u200d"  # invisible, and part of the spelling in some languages
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na"})


class IntakeError(StopError):
    """A file or a map that cannot be used; the message says what and what to do."""


class Cell(NamedTuple):
    """What stands in a cell: its text, cleaned; `day` where the sheet itself knows it for a date.

    `counted` is the day a bare number would be, as Excel counts days, if its column is one of dates.
    `trouble` says why the cell has no value that can be trusted: a formula, an error of Excel's.
    """

    text: str
    day: date | None = None
    trouble: str = ""
    counted: date | None = None

    @property
    def blank(self) -> bool:
        """Whether the cell says nothing: empty, a dash, or n/a."""
        return self.text.casefold() in _NOTHING and not self.trouble


EMPTY = Cell("")


class Row(NamedTuple):
    """A row: its number as a spreadsheet program shows it, and its cells."""

    number: int
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """The rows of a sheet that are not empty, and notes on how it was read."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def clean(text: str) -> str:
    """Return a text on one line, in Unicode's composed form, without characters nobody sees."""
    text = " ".join(re.sub(r"[\x1c-\x1f]", "", text).split())
    kept = (sign for sign in text if sign in _JOINERS or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Cn"))
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def collect(rows: list[Row], row: Row) -> None:
    """Add a row that is not empty; raises IntakeError when there are too many."""
    if not any(cell.text or cell.trouble for cell in row.cells):
        return
    if len(row.cells) > MAX_COLUMNS:
        raise IntakeError(f"row {row.number} has {len(row.cells):,} columns; a sheet may have {MAX_COLUMNS}")
    if len(rows) == MAX_ROWS + 1:  # the header is one more
        raise IntakeError(f"the sheet has more than {MAX_ROWS:,} rows; split it")
    rows.append(row)


def letters(column: int) -> str:
    """Return a column's name as a spreadsheet program shows it; `column` counts from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
