"""The cells of one row, read field by field; what cannot be read becomes a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from generator.config import ExtraField, Settings
from generator.intake.dates import Order, read_day
from generator.intake.mapping import Map
from generator.intake.matching import match_maker, match_words, plain, quoted, yes_or_no
from generator.intake.money import read_sum, written
from generator.intake.table import EMPTY, Cell, Row
from generator.intake.yamltext import Bare, Plain
from generator.read.references import Grammar

LONGEST = {"title": 400, "summary": 1200}  # characters a record may have
LISTS = ("themes", "programmes", "places", "recipients")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]{3,2000}", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[a-z]+|#[0-9]+);")


class Sheet(NamedTuple):
    """What reading any row of a sheet needs; `orders` is how each column of dates writes them."""

    used: Map
    settings: Settings
    grammar: Grammar
    orders: Mapping[str, Order]

    def cell(self, row: Row, field: str) -> tuple[Cell, str]:
        """Return a field's cell in a row and its column's name; both empty where it has no column."""
        column = self.used.column(field)
        if column is None:
            return EMPTY, ""
        return row.cells[column] if column < len(row.cells) else EMPTY, self.used.names[column]

    def labels(self, vocabulary: str) -> dict[str, str]:
        """Return a vocabulary's labels by their keys."""
        return {key: term.label for key, term in self.settings.terms[vocabulary].items()}


class RowReader:
    """Reads one row's cells, field by field, and collects the doubts of its draft."""

    def __init__(self, sheet: Sheet, row: Row) -> None:
        self.sheet = sheet
        self.row = row
        self.doubts: list[dict[str, Plain]] = []

    def cell(self, field: str, asking: str) -> Cell:
        """Return a field's cell, or an empty one with a doubt when it cannot be trusted."""
        cell, _ = self.sheet.cell(self.row, field)
        if not cell.trouble:
            return EMPTY if cell.blank else cell
        self.doubt(field, f"holds {cell.trouble}", asking)
        return EMPTY

    def doubt(self, field: str, saying: str, asking: str) -> None:
        """Note a question, which an editor answers before anything of it is published."""
        _, column = self.sheet.cell(self.row, field)
        self.doubts.append(
            {
                "what": f"In the register we hold, the column {quoted([column])} {saying}. {asking}",
                "where": f"row {self.row.number} of the register",
                "about": "our_copy",
                "publish": Bare("no"),
            }
        )

    def summary(self) -> str:
        """Return the summary, unless it is too long for one."""
        asking = "What does the decision do, in short?"
        text = self.cell("summary", asking).text
        if len(text) > LONGEST["summary"]:
            self.doubt("summary", f"has {len(text):,} characters, {LONGEST['summary']:,} may be", asking)
            return ""
        self.markup("summary", text)
        return text

    def markup(self, field: str, text: str) -> None:
        """Ask about tags in a text, which stays as it is: readers will see them as signs."""
        if _TAG.search(text):
            self.doubt(field, "holds HTML", "How does it read without?")

    def days(self) -> tuple[date | None, date | None]:
        """Return the days of signing and publication, as far as they can be read."""
        signed = self.day("date_signed", "When was this signed?")
        published = self.day("date_published", "When was this published?")
        if signed and published and published < signed:
            saying = f"says {published.isoformat()}, before the signing on {signed.isoformat()}"
            self.doubt("date_published", saying, "Are day and month the right way round?")
            return signed, None
        return signed, published

    def day(self, field: str, asking: str) -> date | None:
        """Return the one day a cell can mean."""
        cell = self.cell(field, asking)
        found = read_day(cell, self.sheet.orders.get(field, Order("")))
        if cell.text and found is None:
            self.doubt(field, f"says {quoted([cell.text])}, which we cannot read as one day", asking)
        return found

    def maker(self, signed: date | None) -> str:
        """Return the key of the decision maker, or `unknown`."""
        asking = "Who decided this?"
        text = self.cell("decision_maker", asking).text
        key = match_maker(text, signed, self.sheet.settings) if text else ""
        if text and not key:
            self.doubt("decision_maker", f"says {quoted([text])}, whom our list does not hold for that day", asking)
        return key or "unknown"

    def words(self, field: str, vocabulary: str) -> list[str]:
        """Return the keys of a vocabulary that a cell names."""
        asking = f"Which of our {vocabulary} is it?"
        text = self.cell(field, asking).text
        if not text:
            return []
        found, lost = match_words(text, self.sheet.labels(vocabulary), many=field != "kind")
        if lost:
            self.doubt(field, f"says {quoted(lost)}, which our {vocabulary} do not hold", asking)
        return found

    def amounts(self) -> list[dict[str, Plain]]:
        """Return the one amount a register gives, exactly, or none."""
        asking = "What is the amount?"
        text = self.cell("amount", asking).text
        found = read_sum(text) if text else None
        if found is None:
            if text:
                self.doubt("amount", f"says {quoted([text])}, which we cannot read as one sum in pounds", asking)
            return []
        amount: dict[str, Plain] = {"value": Bare(written(found.value))}
        amount |= {"kind": self.sheet.used.kind, "role": self.sheet.used.role}
        amount |= {"up_to": Bare("yes" * found.up_to), "approximate": Bare("yes" * found.approximate)}
        return [amount]

    def address(self) -> str:
        """Return the address of the decision's page, if it is one."""
        asking = "Where is the decision to be found?"
        text = self.cell("address", asking).text
        if not text or _ADDRESS.fullmatch(text):
            return text
        self.doubt("address", f"says {quoted([text])}, which is no web address", asking)
        return ""

    def own(self, extra: ExtraField) -> Plain:
        """Return the value of one of the archive's own fields."""
        asking = "What should stand there?"
        if extra.type == "date":
            day = self.day(extra.name, asking)
            return Bare(day.isoformat() if day else "")
        text = self.cell(extra.name, asking).text
        if extra.type == "list":
            return [part for part in re.split(r"\s*[;|]\s*", text) if part]
        read: Mapping[str, Callable[[str], str]] = {
            "boolean": lambda text: Bare(yes_or_no(text)),
            "money": self._money,
            "choice": lambda text: next((each for each in extra.choices if plain(each) == plain(text)), ""),
            "reference": lambda text: str(self.sheet.grammar.parse(text) or ""),
        }
        value = read.get(extra.type, str)(text) if text else ""
        if text and not value:
            self.doubt(extra.name, f"says {quoted([text])}, which does not fit the field {extra.label}", asking)
        return value

    def _money(self, text: str) -> str:
        found = read_sum(text)
        return Bare(written(found.value)) if found else ""
