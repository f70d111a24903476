"""The types a front-matter value can have: each reads a value, and writes its JSON Schema.

A type never guesses and never raises: what does not fit becomes a fault and reads as None.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from generator.findings import Fault, Fix, Span
from generator.model import Fields, Items, Reference, Scalar, Value
from generator.patterns import regex
from generator.validate.dates import EARLIEST, LATEST, about, day_of
from generator.validate.guesses import in_quotes, other_reading

_POUNDS = regex(r"-?(?:0|[1-9][0-9]{0,12})(?:\.[0-9]{1,2})?")
YES, NO = ("yes", "true", "on"), ("no", "false", "off")
_PERHAPS_NO = ("none", "null", "nil", "n/a", "na", "n", "~", "-", "not applicable", "not deferred", "not exempt")


@dataclass(slots=True)
class Context:
    """What reading one record's front matter needs, and what it leaves: faults and places.

    `series` are the names of the archive's series.
    """

    parse_reference: Callable[[str], Reference | None]
    series: tuple[str, ...] = ()
    faults: list[Fault] = field(default_factory=list)
    places: dict[str, Span] = field(default_factory=dict)

    def fault(self, kind: str, message: str, value: Value, help_: str, fix: Fix | None = None) -> None:
        """Note a value that does not fit."""
        self.faults.append(Fault(kind, message, value.span, help_, fix))


class Type(Protocol):
    """A field's type."""

    def read(self, value: Value, at: str, context: Context) -> Any:
        """Return the value read, or None with a fault noted; `at` is the field's path."""
        ...

    def schema(self) -> dict[str, Any]:
        """Return the type as JSON Schema."""
        ...


def named(at: str) -> str:
    """Return a field's path in words, counted as people count: `value` in no. 1 of `amounts`."""
    first, *steps = at.split(".")
    said = f"`{first}`"
    for step in steps:
        said = f"no. {int(step) + 1} of {said}" if step.isdecimal() else f"`{step}` in {said}"
    return said


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `did you mean …?` for the nearest known word, or nothing."""
    close = difflib.get_close_matches(word, list(known), 1, 0.6)
    return f"did you mean `{close[0]}`?" if close else ""


def empty(value: Value, at: str, context: Context) -> bool:
    """Say whether nothing stands there, and note it."""
    if not isinstance(value, Scalar):
        return False
    if value.text.strip() and (value.quoted or value.text not in ("~", "null", "Null", "NULL")):
        return False
    context.fault(
        "empty-value",
        f"{named(at)} has no value",
        value,
        "give it a value; a field that may be left out can be deleted",
    )
    return True


def scalar(value: Value, at: str, context: Context) -> Scalar | None:
    """Return a single, non-empty value, or note what else stands there."""
    if empty(value, at, context):
        return None
    if not isinstance(value, Scalar):
        what = "a list" if isinstance(value, Items) else "a set of fields"
        context.fault("wrong-type", f"{named(at)} must be a single value, not {what}", value, "write `name: value`")
        return None
    return value


def guessed(found: Scalar, at: str, context: Context) -> bool:
    """Say whether YAML tools make something else of a bare value, and note it."""
    other = "" if found.quoted else other_reading(found.text)
    if other:
        message = f"{named(at)} is {found.text} without quotes, which YAML tools take for {other}"
        whole = in_quotes(found.text)
        help_ = f"{named(at)} must be text: put it in quotes, {whole}"
        context.fault("yaml-guess", message, found, help_, Fix(found.span, whole))
    return bool(other)


def near_fix(span: Span, word: str, known: Iterable[str]) -> Fix | None:
    """Return the replacement of a misspelt word by the one known word that is very like it."""
    close = difflib.get_close_matches(word, list(known), 2, 0.8)
    return Fix(span, close[0]) if len(close) == 1 else None


class Text(NamedTuple):
    """Words, one line unless `lines`; a bare `no` or `true` is refused, since tools disagree on it."""

    lines: bool = False
    longest: int = 2000

    def read(self, value: Value, at: str, context: Context) -> str | None:
        """Return the words, in Unicode's composed form."""
        found = scalar(value, at, context)
        if found is None:
            return None
        if guessed(found, at, context):
            return None
        if len(found.text) > self.longest:
            message = f"{named(at)} has {len(found.text):,} characters; it may have {self.longest:,}"
            context.fault("too-long", message, value, "shorten it, or move text into the body")
            return None
        if not self.lines and "\n" in found.text.strip():
            context.fault("wrong-type", f"{named(at)} must be one line", value, "join the lines")
            return None
        return unicodedata.normalize("NFC", found.text.strip())

    def schema(self) -> dict[str, Any]:
        """Return a string, or a number: a bare 4.8 is text to us, and no other tool knows that."""
        return {"type": ["string", "number"], "minLength": 1, "maxLength": self.longest}


class Flag(NamedTuple):
    """`yes` or `no`."""

    def read(self, value: Value, at: str, context: Context) -> bool | None:
        """Return the truth."""
        found = scalar(value, at, context)
        if found is None:
            return None
        if found.text.lower() not in (*YES, *NO):
            message = f"{named(at)} is `{found.text[:60]}`"
            context.fault("wrong-type", message, value, f"{named(at)} must be yes or no")
            return None
        return found.text.lower() in YES

    def schema(self) -> dict[str, Any]:
        """Return a boolean, or the word, which YAML 1.2 leaves a word."""
        return {"enum": [True, False, *YES, *NO]}


class Day(NamedTuple):
    """An ISO date; `unknown` where `gap`, since a guess is worse than a gap."""

    gap: bool = False

    def read(self, value: Value, at: str, context: Context) -> date | str | None:
        """Return the date, or "unknown"."""
        found = scalar(value, at, context)
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
        found = scalar(value, at, context)
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
            context.fault("yaml-guess", message, value, f"write the sum in figures alone: is {other} meant?")
            return None
        bare = re.sub(r"[£,\s]", "", found.text)
        grouped = re.fullmatch(
            r"-?£?\s?[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)?(?:\.[0-9]{1,2})?", found.text.strip()
        )
        help_ = f"write {bare}" if grouped else "write pounds in figures alone, for example 1183000 or 246700.50"
        fix = Fix(value.span, bare) if grouped and _POUNDS.fullmatch(bare) else None
        context.fault("wrong-type", f"{named(at)} is `{found.text[:60]}`, not a plain number", value, help_, fix)
        return None

    def schema(self) -> dict[str, Any]:
        """Return a number, or one in quotes."""
        quoted = {"type": "string", "pattern": f"^{_POUNDS.pattern}$"}
        return {"anyOf": [{"type": "number"}, quoted]}


class Choice(NamedTuple):
    """One of a few words; `what` names the list in messages."""

    words: tuple[str, ...]
    what: str = "words"

    def read(self, value: Value, at: str, context: Context) -> str | None:
        """Return the word."""
        found = scalar(value, at, context)
        if found is None:
            return None
        word = "no" if not found.quoted and found.text.lower() in NO and "no" in self.words else found.text
        if word in self.words:
            return word
        some = ", ".join(self.words[:12]) + (" …" if len(self.words) > 12 else "")
        help_ = nearest(found.text, self.words) or f"the {self.what} are {some}"
        message = f"{named(at)} is `{found.text[:60]}`, which is not one of the {self.what}"
        context.fault("not-in-list", message, value, help_, near_fix(value.span, found.text, self.words))
        return None

    def schema(self) -> dict[str, Any]:
        """Return an enumeration; bare words and figures also as what YAML makes of them."""
        guessed: dict[str, object] = {"yes": True, "no": False, "1": 1}
        return {"enum": [*self.words, *(value for word, value in guessed.items() if word in self.words)]}


class ListOf(NamedTuple):
    """A list of values of one type; values that do not fit are left out, with their faults."""

    inner: Type

    def read(self, value: Value, at: str, context: Context) -> tuple[Any, ...] | None:
        """Return the values."""
        if empty(value, at, context):
            return None
        if not isinstance(value, Items):
            help_ = "write each on its own line below, beginning with `- `"
            context.fault("wrong-type", f"{named(at)} must be a list", value, help_)
            return None
        read = []
        for number, item in enumerate(value.items):
            context.places[f"{at}.{number}"] = item.span
            read.append(self.inner.read(item, f"{at}.{number}", context))
        return tuple(item for item in read if item is not None)

    def schema(self) -> dict[str, Any]:
        """Return an array."""
        return {"type": "array", "items": self.inner.schema()}


class Group(NamedTuple):
    """Fields with names: which there are, which must be."""

    members: Mapping[str, Type]
    required: tuple[str, ...] = ()

    def read(self, value: Value, at: str, context: Context) -> dict[str, Any] | None:
        """Return what was read by name; None stands for absent or unfit."""
        if empty(value, at, context):
            return None
        if not isinstance(value, Fields):
            message = f"{named(at)} must be a set of `name: value` lines"
            context.fault("wrong-type", message, value, f"write {self.example()}; {self._members()}")
            return None
        prefix = f"{at}." if at else ""
        read: dict[str, Any] = dict.fromkeys(self.members)
        misspelt = set[str]()
        for key, inner in value.entries:
            member = self.members.get(key.text)
            if member is None:
                misspelt.add(self._unknown(key, value, prefix, context))
                continue
            context.places[prefix + key.text] = inner.span
            read[key.text] = member.read(inner, prefix + key.text, context)
        self._missing(value, misspelt, prefix, context)
        return read

    def _unknown(self, key: Scalar, value: Fields, prefix: str, context: Context) -> str:
        """Note a field that is none; return the one it is most likely meant for, if that is not there too."""
        help_ = nearest(key.text, self.members) or self._members()
        free = [name for name in self.members if value.get(name) is None]
        where = f" in {named(prefix[:-1])}" if prefix else ""
        fix = near_fix(key.span, key.text, free)
        context.fault("unknown-field", f"`{key.text}`{where} is no field of a record", key, help_, fix)
        return fix.text if fix else ""

    def _missing(self, value: Fields, misspelt: set[str], prefix: str, context: Context) -> None:
        """Note required fields that are not there; a misspelt one is told of already."""
        given = {key.text for key, _ in value.entries} | misspelt
        for name in self.required:
            if name not in given:
                span = Span(value.span.start, value.span.start + 1)
                message = f"{named(prefix + name)} is missing"
                help_ = f"add a line `{name}: …`"
                context.faults.append(Fault("missing", message, span, help_))

    def example(self) -> str:
        """Return in words how the set is written."""
        names = self.required or tuple(self.members)[:2]
        where = "on lines of their own" if names[1:] else "on a line of its own"
        return f"{' and '.join(f'`{name}: …`' for name in names)} {where} below it, two spaces further in"

    def _members(self) -> str:
        return f"its fields are {', '.join(self.members)}"

    def schema(self) -> dict[str, Any]:
        """Return an object without further properties."""
        properties = {name: member.schema() for name, member in self.members.items()}
        schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**schema, "required": list(self.required)} if self.required else schema


class NoOr(NamedTuple):
    """The word `no`, read as False, or a set of fields."""

    inner: Group

    def read(self, value: Value, at: str, context: Context) -> Any:
        """Return False for `no`, else what the other type reads.

        A word that may mean `no` is not taken for it: what should stay hidden would be published by a guess.
        """
        if isinstance(value, Scalar) and value.text.lower() in NO:
            return False
        if not isinstance(value, Scalar) or not value.text.strip():
            return self.inner.read(value, at, context)
        word, no = value.text.strip(), f"`{at.rpartition('.')[2]}: no`"
        if word.lower() in _PERHAPS_NO:
            help_ = f"write {no}, if that is what is meant"
        elif word.lower() in YES:
            help_ = f"say what, and why: write {self.inner.example()}"
        else:
            help_ = f"write {self.inner.example()}; or {no}, if nothing is"
        context.fault("wrong-type", f"{named(at)} is `{word[:60]}`", value, help_)
        return None

    def schema(self) -> dict[str, Any]:
        """Return either."""
        return {"anyOf": [{"enum": [False, *NO]}, self.inner.schema()]}
