"""One row becomes one draft record: what can be read goes into it, what cannot becomes a question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.intake import yamltext
from generator.intake.headers import holds_back
from generator.intake.matching import plain, quoted, yes_or_no
from generator.intake.rowreader import LISTS, LONGEST, RowReader, Sheet
from generator.intake.table import EMPTY, Row
from generator.intake.yamltext import Bare, Plain
from generator.model import Reference

_PADDING = re.compile(r"(?<![0-9/.])0+(?=[1-9])")  # `ABC 007`
_JOINED = re.compile(r"^[\s:.,;|–—-]+")
# Plain answers, in a column about confidentiality, that hold nothing back.
_OPEN = frozenset({"none", "nil", "open", "public", "not exempt", "part 1"})


class Draft(NamedTuple):
    """A draft record: its row, its path below the records folder, its text and its questions."""

    row: int
    reference: Reference
    path: str
    text: str
    doubts: int


class Refused(NamedTuple):
    """A row that cannot become a record: its number, the column it fails in, and why."""

    row: int
    column: str
    reason: str


class RowRefused(Exception):
    """Carries the column and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


class Drafter:
    """Makes drafts of the rows of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.used = sheet.used
        self.settings = sheet.settings
        self.grammar = sheet.grammar

    def reference(self, row: Row) -> Reference:
        """Return a row's reference; raises RowRefused."""
        cell, column = self.sheet.cell(row, "reference")
        if cell.trouble:
            raise RowRefused(column, f"holds {cell.trouble}")
        if cell.blank:
            raise RowRefused(column, "is empty; a decision needs its reference")
        bare = _PADDING.sub("", cell.text)
        spelt = [cell.text, bare, *(f"{self.used.series} {text}" for text in (cell.text, bare) if self.used.series)]
        found = next(filter(None, map(self.grammar.parse, spelt)), None)
        if found is None:
            series = "; a map can say which series bare numbers are of" if cell.text.isdigit() else ""
            raise RowRefused(column, f"is {quoted([cell.text])}, which is no reference this archive knows{series}")
        return found

    def draft(self, row: Row, reference: Reference) -> Draft:
        """Return a row's draft; raises RowRefused where a record without the value could not stand."""
        self._held_back(row)
        reader = RowReader(self.sheet, row)
        title = self._title(row, reference)
        reader.markup("title", title)
        signed, published = reader.days()
        fields: dict[str, Plain] = {
            "reference": reference.text,
            "title": title,
            "summary": reader.summary(),
            "decision_maker": reader.maker(signed),
            "date_signed": Bare(signed.isoformat() if signed else "unknown"),
            "date_published": Bare(published.isoformat() if published else ""),
            "kind": "".join(reader.words("kind", "kinds")[:1]),
            **{name: reader.words(name, name) for name in LISTS},
            "amounts": reader.amounts(),
            **{own.name: reader.own(own) for own in self.settings.fields},
            "doubts": (),
            "source": {"address": reader.address(), "origin": self.used.origin},
            "schema": Bare("1"),
        }
        fields["doubts"] = reader.doubts
        self._whole(fields)
        text = "\n".join(("---", *yamltext.lines(fields), "---", ""))
        path = f"{signed.year if signed else 'undated'}/{reference.slug}.md"
        return Draft(row.number, reference, path, text, len(reader.doubts))

    def _title(self, row: Row, reference: Reference) -> str:
        cell, column = self.sheet.cell(row, "title")
        if cell.trouble or cell.blank:
            raise RowRefused(column, f"holds {cell.trouble}" if cell.trouble else "is empty; a decision needs a title")
        found = self.grammar.find(cell.text)
        title = cell.text
        if found and found[0].start == 0 and found[0].reference == reference:
            title = _JOINED.sub("", title[found[0].end :]) or title  # a title stands without its number
        if len(title) > LONGEST["title"]:
            raise RowRefused(column, f"has {len(title):,} characters; a title may have {LONGEST['title']}")
        return title

    def _held_back(self, row: Row) -> None:
        """Refuse a row of which a column nobody mapped may say that it is not for publication."""
        for column in self.used.left_over:
            name = self.used.names[column]
            cell = row.cells[column] if column < len(row.cells) else EMPTY
            if not holds_back(name) or (cell.blank or yes_or_no(cell.text) == "no" or plain(cell.text) in _OPEN):
                continue
            reason = f"says {quoted([cell.text])}: may this be published? If so, give the map the line"
            raise RowRefused(name, f"{reason} {yamltext.scalar(name)}: ignore")

    def _whole(self, fields: Mapping[str, Plain]) -> None:
        """Refuse what the checker would: a born-digital record with a gap, a required field's absence."""
        for field in ("date_signed", "decision_maker"):
            if fields[field] == "unknown" and self.used.origin == "born_digital":
                reason = "is not known, which a record of origin born_digital must say; mend it, or change `origin`"
                raise RowRefused(self._name(field), reason)
        for extra in self.settings.fields:
            if extra.required and not fields[extra.name]:
                raise RowRefused(self._name(extra.name), "has no value that can be read; this archive requires one")

    def _name(self, field: str) -> str:
        column = self.used.column(field)
        return f"no column for {field}" if column is None else self.used.names[column]
