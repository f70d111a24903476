"""XLSX: one sheet of an Excel workbook, through openpyxl, which is read only when there is one.

No formula is worked out, and what Excel last made of one is not taken either: it may be stale.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from generator.intake.table import EMPTY, MAX_COLUMNS, Cell, IntakeError, Row, Table, clean, collect

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_UNPACKED = 300_000_000  # bytes of all parts together
MAX_PARTS = 2_000
MAX_SHEET_ROWS = 1_048_576  # what Excel itself can have, empty ones counted
_COUNTED = (date(1980, 1, 1), date(2079, 12, 31))
_OLD = b"\xd0\xcf\x11\xe0"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CURRENCY = re.compile(r"\[\$([^\]-]+)|([€$¥])(?![^\[]*\])")
# Everything openpyxl has been seen to raise on damaged workbooks; it has no error of its own.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, SyntaxError, RuntimeError),
    *(AttributeError, KeyError, IndexError, TypeError, ValueError, OverflowError, AssertionError),
)


def read_xlsx(data: bytes, sheet: str | None) -> Table:
    """Read a sheet of a workbook's bytes: the one named, or the first.

    Raises IntakeError when the workbook cannot be read or is too large.
    """
    from openpyxl import load_workbook  # noqa: PLC0415, no other command waits for it

    _guard(data)
    with warnings.catch_warnings(action="ignore"):  # of styles and drop-down lists it leaves out
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            try:
                return _read(book, sheet)
            finally:
                book.close()
        except _BROKEN as error:
            raise IntakeError(
                f"the workbook is damaged ({clean(str(error))[:200]}); open it in Excel and save it again"
            ) from None


def _guard(data: bytes) -> None:
    """Refuse what is no workbook, or would unpack to more than any register needs."""
    if data.startswith(_OLD):
        raise IntakeError("it is an old .xls file or has a password; save it as .xlsx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            _small(parts)
            if "xl/workbook.xml" not in packed.namelist():
                raise IntakeError("it is not an Excel workbook; save the sheet as .xlsx or CSV")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _declares(packed, part):
                    raise IntakeError(f"its part {part.filename} declares XML entities, which Excel never does")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise IntakeError(f"it is not a whole .xlsx file ({clean(str(error))[:200]}); save it again") from None


def _small(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED or len(parts) > MAX_PARTS:
        message = f"it unpacks to {unpacked:,} bytes in {len(parts):,} parts; {MAX_UNPACKED:,} in {MAX_PARTS:,} may be"
        raise IntakeError(f"{message}. Save the sheet alone as CSV")


def _declares(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with packed.open(part) as file:
        return b"<!DOCTYPE" in file.read(4096).replace(b"\0", b"")  # in UTF-16 too


def _read(book: Workbook, name: str | None) -> Table:
    sheets = {clean(each.title): each for each in book.worksheets}
    if not sheets:
        raise IntakeError("the workbook has no sheet with cells")
    if name is not None and name not in sheets:
        raise IntakeError(f"there is no sheet “{name}”; there are {', '.join(f'“{each}”' for each in sheets)}")
    chosen = name if name is not None else next(iter(sheets))
    others = [f"“{each}”" for each in sheets if each != chosen]
    note = f"Sheet “{chosen}”" + (f"; not read: {', '.join(others)} (choose with --sheet)." if others else ".")
    rows: list[Row] = []
    for number, cells in enumerate(_cells(sheets[chosen], book.epoch), 1):
        collect(rows, Row(number, cells))
    return Table(tuple(rows), (note,))


def _cells(sheet: Any, epoch: datetime) -> Iterator[tuple[Cell, ...]]:
    from openpyxl.cell.read_only import EMPTY_CELL  # noqa: PLC0415, the same

    sheet.reset_dimensions()  # what the sheet says of its own size is often wrong
    empty: object = None  # openpyxl gives one and the same for all rows that are not there
    for row in sheet.iter_rows(max_row=MAX_SHEET_ROWS, max_col=MAX_COLUMNS):
        if row is empty:
            yield ()
            continue
        filled = [EMPTY if each is EMPTY_CELL else _cell(each, epoch) for each in row]
        while filled and filled[-1] == EMPTY:
            filled.pop()
        empty = empty if filled else row
        yield tuple(filled)


def _counted(text: str, epoch: datetime) -> date | None:
    """Return the day that a bare number is, as Excel counts days, if that is in living memory."""
    day = (epoch + timedelta(days=int(text))).date() if re.fullmatch(r"[0-9]{5}", text) else None
    return day if day and _COUNTED[0] <= day <= _COUNTED[1] else None


def _cell(cell: Any, epoch: datetime) -> Cell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return EMPTY
    if kind == "f":
        return Cell(clean(str(value)), trouble="a formula, which is not worked out; paste it as values")
    if kind == "e":
        return Cell(clean(str(value)), trouble="an error of Excel’s")
    if isinstance(value, bool):
        return Cell("yes" if value else "no")
    if isinstance(value, date):  # a datetime is one
        return Cell(value.isoformat()[:10], value.date() if isinstance(value, datetime) else value)
    if isinstance(value, int | float):
        text = _number(value, str(cell.number_format or ""))
        return Cell(text, counted=_counted(text, epoch))
    return Cell(clean(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), str(value))))


def _number(value: float, form: str) -> str:
    """Return a number as its digits, with the currency or per cent sign that its format shows."""
    digits = format(Decimal(repr(value)), "f").removesuffix(".0")
    currency = _CURRENCY.search(form)
    sign = (currency[1] or currency[2]) if currency else ""
    return f"{sign}{digits}{'%' if '%' in form else ''}"
