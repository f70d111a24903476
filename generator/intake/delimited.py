"""CSV: text with commas, semicolons or tabs between its values."""

from __future__ import annotations

import csv
import io
from collections import Counter

from generator.intake.table import Cell, IntakeError, Row, Table, clean, collect

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_LOOKED_AT = 50  # rows read to tell the delimiter
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_csv(data: bytes) -> Table:
    """Read a CSV file's bytes; raises IntakeError when they are no table."""
    text, notes = _decoded(data)
    delimiter = _delimiter(text)
    rows: list[Row] = []
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, values in enumerate(lines, 1):
            collect(rows, Row(number, tuple(Cell(clean(value)) for value in values)))
    except csv.Error as error:
        message = f"row {number + 1} is not CSV ({error}); look for a quotation mark that is never closed"
        raise IntakeError(message) from None
    return Table(tuple(rows), (*notes, f"Values are parted by {_DELIMITERS[delimiter]}."))


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    notes: tuple[str, ...] = ()
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        text = _windows(data)
        notes = ("The file is not in UTF-8; it was read as Windows-1252. Look at accents, dashes and pound signs.",)
    if "\0" in text:
        raise IntakeError("it holds NUL characters, so it is not CSV; save it as CSV (UTF-8) or as .xlsx")
    return text, notes


def _windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        message = f"byte {error.start:,} is no character, neither in UTF-8 nor in Windows-1252; save it as CSV (UTF-8)"
        raise IntakeError(message) from None


def _delimiter(text: str) -> str:
    """Return the sign that parts the first rows into the most columns, most evenly."""
    return max(_DELIMITERS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, sign: str) -> int:
    widths: Counter[int] = Counter()
    try:
        for number, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=sign)):
            if number == _LOOKED_AT:
                break
            widths[len(values)] += 1
    except csv.Error:
        return 0
    return max((width * rows for width, rows in widths.items() if width > 1), default=0)
