"""The map: which column of a sheet goes to which field, and how bare values are to be read.

`columns: {Ref no: reference, Subject: title, Notes: ignore}` names the columns. `origin` is where
the records come from, as under a record's `source`; `series` the series of numbers that stand
without its name; `dates: dmy` or `mdy` settles what a column does not prove; and
`amount: {kind: spend, role: new}` says what the sums are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, NoReturn

from generator import values
from generator.config import Settings
from generator.findings import Source
from generator.intake import headers, yamltext
from generator.intake.matching import plain
from generator.intake.table import IntakeError, Row, Table
from generator.model import NOWHERE, Fields, Scalar, Value

FIELDS = (
    *("reference", "title", "summary", "decision_maker", "date_signed", "date_published", "kind", "themes"),
    *("programmes", "places", "recipients", "amount", "address"),
)
IGNORE = "ignore"
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "origin": ("born_digital", "web_capture", "pdf_conversion", "restated"),
    "dates": ("dmy", "mdy"),
    "kind": ("spend", "income", "budget", "saving", "other"),
    "role": ("new", "part_of", "restates", "background", "ceiling"),
}


class Map(NamedTuple):
    """How a sheet is read: its header row, its columns' names, and what goes where.

    `fields` and `ignored` are by column, counted from 0; the rest is as in the map's file.
    """

    header: Row
    names: tuple[str, ...]
    fields: Mapping[int, str]
    ignored: frozenset[int]
    origin: str = "web_capture"
    series: str = ""
    dates: str = ""
    kind: str = ""
    role: str = ""

    def column(self, field: str) -> int | None:
        """Return the column of a field, or None."""
        return next((column for column, name in self.fields.items() if name == field), None)

    @property
    def left_over(self) -> tuple[int, ...]:
        """The columns that go nowhere and are not ignored."""
        return tuple(n for n in range(len(self.names)) if n not in self.fields and n not in self.ignored)


def guessed(table: Table, settings: Settings) -> Map:
    """Guess a map from the header; raises IntakeError when no row looks like one."""
    row = headers.header(table.rows, (), settings)
    if row is None:
        message = f"none of the first {headers.LOOKED_AT} rows names a column that is known"
        raise IntakeError(f"{message}: write a map (columns: Name of a column: field) and give it with --map")
    names = headers.names_of(row)
    series = settings.series[0].name if len(settings.series) == 1 else ""
    return Map(row, names, headers.guess(names, settings), frozenset(), series=series)


def load(text: str, path: str, table: Table, settings: Settings) -> Map:
    """Read a map's file for a sheet; raises IntakeError naming the line of what does not fit."""
    return _Reader(Source(path, text.removeprefix("\ufeff")), settings).map(table)


class _Reader:
    """Reads one map, or says which line of it does not fit."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self.source = source
        self.settings = settings

    def map(self, table: Table) -> Map:
        """Read every key; unknown ones are refused."""
        whole, faults = values.parse(self.source.text)
        for fault in faults:
            self._fail(f"{fault.message}; {fault.help}", Scalar("", fault.span))
        self._known(whole, ("columns", "origin", "series", "dates", "amount"))
        given = self._columns(whole.get("columns"))
        row = headers.header(table.rows, (key.text for key, _ in given), self.settings)
        names = headers.names_of(row) if row else ()
        by_name = {plain(name): column for column, name in reversed(list(enumerate(names)))}
        fields: dict[int, str] = {}
        for key, field in given:
            column = next((n for n, name in enumerate(names) if name == key.text), by_name.get(plain(key.text)))
            if column is None or row is None:
                self._fail(f"the sheet has no column “{key.text}”; it has {', '.join(names) or 'no header'}", key)
            if column in fields or (field != IGNORE and field in fields.values()):
                self._fail(f"“{key.text}” or `{field}` is given twice", key)
            fields[column] = field
        if row is None:
            self._fail("has no `columns`: write under it `Name of a column: field`", whole)
        amount = self._fields(whole.get("amount"))
        self._known(amount, ("kind", "role"))
        return Map(
            row,
            names,
            {column: field for column, field in fields.items() if field != IGNORE},
            frozenset(column for column, field in fields.items() if field == IGNORE),
            self._choice(whole, "origin") or "web_capture",
            self._series(whole.get("series")),
            self._choice(whole, "dates"),
            self._choice(amount, "kind"),
            self._choice(amount, "role"),
        )

    def _columns(self, value: Value | None) -> list[tuple[Scalar, str]]:
        known = (*FIELDS, *(each.name for each in self.settings.fields), IGNORE)
        columns = []
        for key, field in self._fields(value).entries:
            if not isinstance(field, Scalar) or field.text not in known:
                self._fail(f"“{key.text}” goes to no known field; there are {', '.join(known)}", field)
            columns.append((key, field.text))
        return columns

    def _fields(self, value: Value | None) -> Fields:
        if value is None:
            return Fields((), NOWHERE)
        if not isinstance(value, Fields):
            self._fail("must be a set of `name: value` lines", value)
        return value

    def _known(self, fields: Fields, names: tuple[str, ...]) -> None:
        for key, _ in fields.entries:
            if key.text not in names:
                self._fail(f"`{key.text}` is not known; there are {', '.join(names)}", key)

    def _choice(self, fields: Fields, name: str) -> str:
        value = fields.get(name)
        if value is None:
            return ""
        if not isinstance(value, Scalar) or value.text not in _CHOICES[name]:
            self._fail(f"`{name}` must be one of {', '.join(_CHOICES[name])}", value)
        return value.text

    def _series(self, value: Value | None) -> str:
        names = [each.name for each in self.settings.series]
        if value is None:
            return names[0] if len(names) == 1 else ""
        if not isinstance(value, Scalar) or value.text not in names:
            self._fail(f"`series` must be one of {', '.join(names)}", value)
        return value.text

    def _fail(self, message: str, value: Value) -> NoReturn:
        place = self.source.place(value.span.start)
        raise IntakeError(f"{self.source.path}:{place.line}:{place.column}: {message}")


def as_yaml(used: Map) -> str:
    """Return a map as its file, to be edited; columns left over stand in it as comments."""
    columns: dict[str, yamltext.Plain] = {used.names[column]: field for column, field in used.fields.items()}
    columns |= {used.names[column]: IGNORE for column in sorted(used.ignored)}
    whole: dict[str, yamltext.Plain] = {
        "columns": columns,
        "origin": used.origin,
        "series": used.series,
        "dates": used.dates,
        "amount": {"kind": used.kind, "role": used.role},
    }
    lines = yamltext.lines(whole)
    spare = [f"  # {yamltext.scalar(used.names[column])}: {IGNORE}" for column in used.left_over]
    end = 1 + len(columns) if columns else 0
    return "\n".join((*lines[:end], *spare, *lines[end:], ""))
