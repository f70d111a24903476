"""A register, as a spreadsheet, becomes draft records: the way a body starts its archive."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from generator.config import Settings
from generator.intake import mapping
from generator.intake.dates import Order, order_of
from generator.intake.delimited import read_csv
from generator.intake.drafting import Draft, Drafter, Refused, RowRefused
from generator.intake.mapping import Map
from generator.intake.rowreader import Sheet
from generator.intake.table import EMPTY, MAX_BYTES, IntakeError, Table, letters
from generator.intake.workbook import read_xlsx
from generator.model import Reference
from generator.read.references import Grammar

# Says what is wrong with a draft, given its path and text, or nothing.
Check = Callable[[str, str], str]


class Skipped(NamedTuple):
    """A row whose record the archive holds already."""

    row: int
    reference: Reference


class Register(NamedTuple):
    """A sheet as read: its map, what was noticed on the way, and what became of each row."""

    used: Map
    notes: tuple[str, ...]
    rows: int
    drafts: tuple[Draft, ...]
    skipped: tuple[Skipped, ...]
    refused: tuple[Refused, ...]


def read_table(name: str, data: bytes, sheet: str | None) -> Table:
    """Read a file by its name's ending; raises IntakeError when it is no table or too large."""
    if len(data) > MAX_BYTES:
        raise IntakeError(f"the file has more than {MAX_BYTES:,} bytes; split it")
    ending = name.lower().rpartition(".")[2]
    if ending in ("xlsx", "xlsm"):
        table = read_xlsx(data, sheet)
    elif ending in ("csv", "tsv", "txt"):
        if sheet is not None:
            raise IntakeError("a CSV file has no sheets; leave --sheet out")
        table = read_csv(data)
    else:
        raise IntakeError("is neither .csv nor .xlsx; save it as one of them")
    if not table.rows:
        raise IntakeError("there is nothing in it")
    return table


def drafts(
    table: Table,
    used: Map,
    settings: Settings,
    held: Collection[str],
    check: Check,
    limit: int | None = None,
) -> Register:
    """Make a draft of every row below the header, of the first `limit` at most.

    `held` are the slugs of the decisions that the archive has; `check` may still refuse a draft.
    Raises IntakeError when the map names no column for the reference or the title.
    """
    for field in ("reference", "title"):
        if used.column(field) is None:
            message = f"no column is taken for the {field}: name one in a map"
            raise IntakeError(f"{message}, given with --map (--print-map begins one)")
    body = Table(tuple(row for row in table.rows if row.number > used.header.number)[:limit], table.notes)
    orders = _orders(body, used, settings)
    drafter = Drafter(Sheet(used, settings, Grammar(settings.series), orders))
    made: list[Draft] = []
    skipped: list[Skipped] = []
    refused: list[Refused] = []
    seen: dict[Reference, int] = {}
    for row in body.rows:
        try:
            reference = drafter.reference(row)
            if reference.slug in held:
                skipped.append(Skipped(row.number, reference))
                continue
            if reference in seen:
                raise RowRefused(_name(used, "reference"), f"is {reference}, which row {seen[reference]} has already")
            seen[reference] = row.number
            draft = drafter.draft(row, reference)
            if wrong := check(draft.path, draft.text):
                raise RowRefused("the whole row", wrong)
            made.append(draft)
        except RowRefused as error:
            refused.append(Refused(row.number, error.column, error.reason))
    notes = (*table.notes, *_said(used, orders), *_wide(body, used))
    return Register(used, notes, len(body.rows), tuple(made), tuple(skipped), tuple(refused))


def _name(used: Map, field: str) -> str:
    column = used.column(field)
    return used.names[column] if column is not None else ""


def _orders(table: Table, used: Map, settings: Settings) -> dict[str, Order]:
    """Find out, column by column, how dates are written."""
    fields = ("date_signed", "date_published", *(each.name for each in settings.fields if each.type == "date"))
    orders = {}
    for field in fields:
        column = used.column(field)
        if column is not None:
            cells = ((row.number, row.cells[column] if column < len(row.cells) else EMPTY) for row in table.rows)
            orders[field] = order_of(cells, used.dates)
    return orders


def _said(used: Map, orders: dict[str, Order]) -> list[str]:
    """Say how each column's dates were understood, where that was a question."""
    notes = []
    for field, order in orders.items():
        words = {"dmy": "day before month", "mdy": "month before day"}
        name = f"Dates in “{_name(used, field)}”"
        if order.form:
            why = "as the map says" if order.stated else f"as row {order.row} proves"
            notes.append(f"{name} are read {words[order.form]}, {why}.")
        if order.mixed:
            notes.append(f"{name} have day and month in both orders: only those that can mean one day are read.")
        if order.counted:
            notes.append(f"{name} are bare numbers in some rows (the first is {order.counted}), read as Excel’s days.")
        if order.swapped:
            notes.append(
                f"{name}: Excel seems to have taken months for days in some; its own dates are left unknown here."
            )
    return notes


def _wide(table: Table, used: Map) -> list[str]:
    """Say where rows have cells beyond the header: most often a sign that was not quoted."""
    wide = [row for row in table.rows if any(cell.text for cell in row.cells[len(used.names) :])]
    if not wide:
        return []
    first = f"row {wide[0].number}, column {letters(len(used.names))}"
    return [f"{len(wide):,} rows have more cells than the header ({first} is the first); those cells were not read."]


def guessed_or_read(table: Table, settings: Settings, text: str | None, path: str) -> Map:
    """Return the map in a file's text, or a guess where there is none."""
    return mapping.guessed(table, settings) if text is None else mapping.load(text, path, table, settings)
