"""The types of days and of sums: as exact as the paper, and never guessed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from generator.findings import Fix
from generator.model import Value
from generator.patterns import regex
from generator.validate.dates import EARLIEST, LATEST, about, day_of
from generator.validate.guesses import other_reading
from generator.validate.types import ANY, Context, named, scalar

_POUNDS = regex(r"-?(?:0|[1-9][0-9]{0,12})(?:\.[0-9]{1,2})?")
_WORDED = regex(
    r"(?P<about>(?:about|around|approximately|circa|c\.|~)?)\s*£?\s*(?P<figure>(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,13})(?:\.[0-9]{1,6})?)"
    r"\s*(?P<unit>(?:k|thousand|m|mn|million|bn|billion)?)",
    re.IGNORECASE,
)
_TIMES = {"": 1, "k": 1_000, "t": 1_000, "m": 1_000_000, "b": 1_000_000_000}


class Day(NamedTuple):
    """An ISO date; `unknown` where `gap`, since a guess is worse than a gap."""

    gap: bool = False

    def read(self, value: Value, at: str, context: Context) -> date | str | None:
        """Return the date, or "unknown"."""
        found = scalar(value, at, context, ANY)
        if found is None:
            return None
        if self.gap and found.text == "unknown":
            return "unknown"
        match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", found.text)
        day = day_of(int(match[1]), int(match[2]), int(match[3])) if match else None
        if day is None:
            said = about(found.text)
            fix = Fix(value.span, said.iso) if said.iso else None
            context.fault("not-a-date", f"{named(at)} {said.message}", value, said.help, fix)
        return day

    def schema(self) -> dict[str, Any]:
        """Return a date in a string."""
        iso = {"type": "string", "format": "date"}
        return {"anyOf": [iso, {"const": "unknown"}]} if self.gap else iso


class PartialDate(NamedTuple):
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exact as the paper is."""

    def read(self, value: Value, at: str, context: Context) -> str | None:
        """Return the text, checked."""
        found = scalar(value, at, context, ANY)
        if found is None:
            return None
        parts = found.text.split("-")
        shaped = re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", found.text)
        if shaped and day_of(int(parts[0]), *(int(p) for p in [*parts[1:], "01", "01"][:2])):
            return found.text
        said = about(found.text)
        context.fault("not-a-date", f"{named(at)} {said.message}", value, f"{said.help}; or 2023, or 2023-07")
        return None

    def schema(self) -> dict[str, Any]:
        """Return a pattern, or a number: a bare year is one."""
        year = {"type": "integer", "minimum": EARLIEST, "maximum": LATEST}
        return {"anyOf": [{"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}, year]}


def _sum(text: str) -> str:
    """Say how a sum in words is written: `£1.2 million` as 1200000, and what is said about it in fields."""
    match = _WORDED.fullmatch(text.strip())
    value = Decimal(match["figure"].replace(",", "")) * _TIMES[match["unit"][:1].lower()] if match else Decimal(0)
    whole, pence = value.quantize(Decimal(1)), value.quantize(Decimal("0.01"))
    figures = f"{next((each for each in (whole, pence) if each == value), value):f}"
    if match is None or not _POUNDS.fullmatch(figures):
        return "write pounds in figures alone, for example 1183000 or 246700.50"
    return f"write {figures}{', and `approximate: yes` beside it' if match['about'] else ''}"


class Pounds(NamedTuple):
    """An exact decimal in pounds, at most two places, no sign of currency or thousands."""

    def read(self, value: Value, at: str, context: Context) -> Decimal | None:
        """Return the decimal; negative ones too, which a rule asks about."""
        found = scalar(value, at, context)
        if found is None:
            return None
        if _POUNDS.fullmatch(found.text):
            return Decimal(found.text)
        other = "" if found.quoted else other_reading(found.text)
        if other:
            message = f"{named(at)} is {found.text[:60]}, which YAML tools take for {other}"
            decimal = found.text.lstrip("0") if found.text.isdecimal() else other
            context.fault("yaml-guess", message, value, f"write the sum in figures alone: is {decimal} meant?")
            return None
        bare = re.sub(r"[£,\s]", "", found.text)
        grouped = re.fullmatch(
            r"-?£?\s?[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)?(?:\.[0-9]{1,2})?", found.text.strip()
        )
        help_ = f"write {bare}" if grouped else _sum(found.text)
        fix = Fix(value.span, bare) if grouped and _POUNDS.fullmatch(bare) else None
        context.fault("wrong-type", f"{named(at)} is `{found.text[:60]}`, not a plain number", value, help_, fix)
        return None

    def schema(self) -> dict[str, Any]:
        """Return a number, or one in quotes."""
        quoted = {"type": "string", "pattern": f"^{_POUNDS.pattern}$"}
        return {"anyOf": [{"type": "number"}, quoted]}
