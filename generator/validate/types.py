"""The types a front-matter value can have: each reads a value, and writes its JSON Schema.

A type never guesses and never raises: what does not fit becomes a fault and reads as None.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from generator.findings import Fault, Fix, Span
from generator.model import Fields, Items, Reference, Scalar, Value
from generator.validate.guesses import as_written, in_quotes, other_reading, within_curly
from generator.validate.meant import did_you_mean, fixed

_SHOWN = 12  # words of a list that are told
YES, NO = ("yes", "true", "on"), ("no", "false", "off")
WORDS, FORM, ANY = "curly-words", "curly-form", ""  # faults of a value in curly quotation marks
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


def empty(value: Value, at: str, context: Context, help_: str = "") -> bool:
    """Say whether nothing stands there, and note it."""
    if not isinstance(value, Scalar):
        return False
    if value.text.strip() and (value.quoted or value.text not in ("~", "null", "Null", "NULL")):
        return False
    context.fault(
        "empty-value",
        f"{named(at)} has no value",
        value,
        help_ or "give it a value; a field that may be left out can be deleted",
    )
    return True


def scalar(value: Value, at: str, context: Context, curly: str = FORM) -> Scalar | None:
    """Return a single, non-empty value, or note what else stands there.

    Curly quotation marks may be a part of WORDS; a value of a FORM has none; who reads ANY sees to them.
    """
    if empty(value, at, context):
        return None
    if not isinstance(value, Scalar):
        what = "a list" if isinstance(value, Items) else "a set of fields"
        context.fault("wrong-type", f"{named(at)} must be a single value, not {what}", value, "write `name: value`")
        return None
    inner = "" if value.quoted or curly == ANY else within_curly(value.text)
    if not inner:
        return value
    message = f"{named(at)} stands in curly quotation marks, which YAML takes for a part of the value"
    if curly == WORDS:
        help_ = "take them away; if the paper prints them, put the whole value in straight ones as well"
        context.fault(WORDS, message, value, help_)
        return value
    whole = as_written(inner)
    context.fault(FORM, message, value, f"write {whole[:60]}", Fix(value.span, whole))
    return None


def guessed(found: Scalar, at: str, context: Context) -> bool:
    """Say whether YAML tools make something else of a bare value, and note it."""
    other = "" if found.quoted else other_reading(found.text)
    if other:
        message = f"{named(at)} is {found.text} without quotes, which YAML tools take for {other}"
        whole = in_quotes(found.text)
        help_ = f"{named(at)} must be text: put it in quotes, {whole}"
        context.fault("yaml-guess", message, found, help_, Fix(found.span, whole))
    return bool(other)


class Text(NamedTuple):
    """Words, one line unless `lines`; a bare `no` or `true` is refused, since tools disagree on it.

    `curly` says what curly quotation marks round it are: of a FORM are a paragraph's number, a file's name.
    """

    lines: bool = False
    longest: int = 2000
    curly: str = WORDS

    def read(self, value: Value, at: str, context: Context) -> str | None:
        """Return the words, in Unicode's composed form."""
        found = scalar(value, at, context, self.curly)
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


class Choice(NamedTuple):
    """One of a few words; `what` names the list in messages, `labels` are what readers see for some."""

    words: tuple[str, ...]
    what: str = "words"
    labels: Mapping[str, str] = MappingProxyType({})

    def read(self, value: Value, at: str, context: Context) -> str | None:
        """Return the word."""
        found = scalar(value, at, context)
        if found is None:
            return None
        word = "no" if not found.quoted and found.text.lower() in NO and "no" in self.words else found.text
        if word in self.words:
            return word
        help_ = did_you_mean(found.text, self.words, self.labels) or self._some()
        message = f"{named(at)} is `{found.text[:60]}`, which is not one of the {self.what}"
        context.fault("not-in-list", message, value, help_, fixed(value.span, found.text, self.words, self.labels))
        return None

    def _some(self) -> str:
        """Return in words what there is to choose from."""
        more = (
            f" and {len(self.words) - _SHOWN} more: all stand in the archive's configuration"
            if len(self.words) > _SHOWN
            else ""
        )
        return f"the {self.what} are {', '.join(self.words[:_SHOWN])}{more}"

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
            context.fault("wrong-type", f"{named(at)} must be a list", value, self._help(value))
            return None
        read = []
        for number, item in enumerate(value.items):
            context.places[f"{at}.{number}"] = item.span
            read.append(self.inner.read(item, f"{at}.{number}", context))
        return tuple(item for item in read if item is not None)

    def _help(self, value: Value) -> str:
        """Say how what stands there is written as a list."""
        if isinstance(value, Fields):
            return "put `- ` before the first of these lines, and two spaces before the others"
        if isinstance(value, Scalar) and value.text.strip().lower() in _PERHAPS_NO:
            return "delete the field where there is none"
        if isinstance(value, Scalar) and isinstance(self.inner, Group):
            return f"write `- {self.inner.item(value)}` on the line below it"
        return "write each on its own line below, beginning with `- `"

    def schema(self) -> dict[str, Any]:
        """Return an array."""
        return {"type": "array", "items": self.inner.schema()}


class Group(NamedTuple):
    """Fields with names: which there are, which must be."""

    members: Mapping[str, Type]
    required: tuple[str, ...] = ()

    def read(self, value: Value, at: str, context: Context) -> dict[str, Any] | None:
        """Return what was read by name; None stands for absent or unfit."""
        if empty(value, at, context, f"write {self.example()}, or delete the line where it may be left out"):
            return None
        if not isinstance(value, Fields):
            message = f"{named(at)} must be a set of `name: value` lines"
            listed = isinstance(value, Scalar) and at.rpartition(".")[2].isdecimal()
            written = f"`{self.item(value)}`" if listed and isinstance(value, Scalar) else self.example()
            context.fault("wrong-type", message, value, f"write {written}; {self._members()}")
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
        inside = self._inside(key.text, value)
        help_ = did_you_mean(key.text, self.members) or inside or self._members()
        free = [name for name in self.members if value.get(name) is None]
        where = f" in {named(prefix[:-1])}" if prefix else ""
        fix = fixed(key.span, key.text, free)
        context.fault("unknown-field", f"`{key.text}`{where} is no field of a record", key, help_, fix)
        return fix.text if fix else ""

    def _inside(self, name: str, value: Fields) -> str:
        """Say to which empty set above a field at the margin belongs, or nothing."""
        for own, member in self.members.items():
            group, found = member.inner if isinstance(member, NoOr) else member, value.get(own)
            if isinstance(group, Group) and name in group.members and isinstance(found, Scalar) and not found.text:
                return f"if it belongs to `{own}`, put it below that line, with two spaces before it"
        return ""

    def item(self, value: Scalar) -> str:
        """Return a single value as the set's first field, as it is written in a list."""
        first = (self.required or tuple(self.members))[0]
        return f"{first}: {value.text.strip()[:60]}"

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
