"""YAML text as values with places, every scalar still the text that was typed.

Built on parser events, not on YAML's composer: the composer crashes the process at about 30,000
nested brackets, hides anchors, and guesses types. Positions are character offsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from generator.findings import Fault, Span
from generator.model import Fields, Items, Scalar, Value

MAX_DEPTH = 50
# What YAML 1.1 tools make something else of when it stands unquoted.
GUESSED = frozenset({"", "~", "null", "yes", "no", "true", "false", "on", "off", "y", "n"})
_PROBLEMS = (
    ("cannot start any token", "'\\t'", "a tab is used here; YAML is indented with spaces"),
    ("mapping values are not allowed", "", "a colon inside an unquoted value: put the value in quotes"),
    ("cannot start any token", "", "an unquoted value may not begin with this character: put it in quotes"),
    ("could not find expected ':'", "", "this line has no colon after its field name"),
    ("did not find expected key", "", "this line does not fit the one above: check its indentation and quotes"),
    ("found unexpected end of stream", "", "a quotation mark or bracket is opened here and never closed"),
    ("did not find expected ',' or", "", "a bracket is opened here and never closed, or a comma is missing"),
    ("control characters", "", "an invisible control character stands in the front matter: delete it"),
)


class _Refused(Exception):
    """Front matter that cannot be read further; carries the fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def parse(text: str, offset: int = 0) -> tuple[Fields, tuple[Fault, ...]]:
    """Read one YAML mapping from text that starts at `offset` in its source.

    Returns the mapping, empty when nothing could be read, and the faults met: `yaml-syntax`,
    `yaml-trick` (anchors, aliases, tags, several documents), `yaml-depth`, `yaml-duplicate`,
    `yaml-comment`. Never raises.
    """
    reader = _Reader(text, offset)
    try:
        fields = reader.document()
    except _Refused as refused:
        return Fields((), Span(offset, offset)), (*reader.faults, refused.fault)
    return fields, tuple(reader.faults)


def from_plain(value: object) -> Value:
    """Return plain Python data (an inline plugin option) as values without a place."""
    nowhere = Span(0, 0)
    if isinstance(value, dict):
        entries = ((Scalar(str(key), nowhere), from_plain(item)) for key, item in value.items())
        return Fields(tuple(entries), nowhere)
    if isinstance(value, list | tuple):
        return Items(tuple(from_plain(item) for item in value), nowhere)
    if isinstance(value, bool):
        return Scalar("yes" if value else "no", nowhere)
    return Scalar("" if value is None else str(value), nowhere, quoted=isinstance(value, str))


class _Reader:
    """Builds values from parser events; keeps the faults that do not stop it.

    Events are `Any`: the published types of PyYAML leave out their tags and marks.
    """

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.depth = 0
        self.faults: list[Fault] = []
        self.events = self._events()

    def document(self) -> Fields:
        """Read the one document, which must be a mapping (or nothing)."""
        value: Value | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and value is not None:
                self._refuse("yaml-trick", "a second YAML document starts here", event, "keep one front matter")
            if isinstance(event, yaml.NodeEvent):
                value = self._value(event)
        if value is None or (isinstance(value, Scalar) and not value.text):
            return Fields((), Span(self.offset, self.offset))
        if not isinstance(value, Fields):
            raise _Refused(
                Fault(
                    "yaml-syntax",
                    "the front matter is not a list of fields",
                    value.span,
                    "write each field on its own line, as `name: value`",
                )
            )
        return value

    def _events(self) -> Iterator[Any]:
        try:
            yield from yaml.parse(self.text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise _Refused(self._syntax(str(error.problem or error), mark.index if mark else 0)) from None
        except yaml.reader.ReaderError as error:
            raise _Refused(self._syntax("control characters", error.position)) from None
        except yaml.YAMLError as error:
            raise _Refused(self._syntax(str(error), 0)) from None

    def _syntax(self, problem: str, index: int) -> Fault:
        index = max(0, min(index, len(self.text)))
        at = self.text[index : index + 1]
        messages = (said for needle, shown, said in _PROBLEMS if needle in problem and (not shown or at == "\t"))
        message = next(messages, f"this is not YAML: {problem}")
        start = self.offset + index
        return Fault("yaml-syntax", message, Span(start, start + 1), "check this line and the one above it")

    def _value(self, event: Any) -> Value:
        if isinstance(event, yaml.AliasEvent):
            self._refuse("yaml-trick", "a YAML alias (*) stands here", event, "write the value out")
        if event.anchor is not None:
            self._refuse("yaml-trick", "a YAML anchor (&) stands here", event, "delete it")
        if event.tag is not None:
            self._refuse("yaml-trick", "a YAML tag (!) stands here", event, "delete it, or put the value in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._refuse("yaml-depth", f"values are nested more than {MAX_DEPTH} deep", event, "flatten them")
        value = self._mapping(event) if isinstance(event, yaml.MappingStartEvent) else self._list(event)
        self.depth -= 1
        return value

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        quoted = bool(event.style)
        rest = self.text[end : self.text.find("\n", end) if "\n" in self.text[end:] else len(self.text)]
        if not quoted and event.value and rest.lstrip().startswith("#") and rest[:1].isspace():
            begin = self.offset + end
            self.faults.append(
                Fault(
                    "yaml-comment",
                    "YAML drops everything from this # on",
                    Span(begin + len(rest) - len(rest.lstrip()), begin + len(rest.rstrip())),
                    "if it belongs to the value, put the whole value in quotes",
                )
            )
        return Scalar(event.value, Span(self.offset + start, self.offset + end), quoted)

    def _list(self, event: Any) -> Items:
        items: list[Value] = []
        for inner in self.events:
            if isinstance(inner, yaml.SequenceEndEvent):
                return Items(tuple(items), self._span(event, inner))
            items.append(self._value(inner))
        return Items(tuple(items), self._span(event, event))

    def _mapping(self, event: Any) -> Fields:
        entries: dict[str, tuple[Scalar, Value]] = {}
        for inner in self.events:
            if isinstance(inner, yaml.MappingEndEvent):
                return Fields(tuple(entries.values()), self._span(event, inner))
            key = self._value(inner)
            if not isinstance(key, Scalar):
                self._refuse("yaml-syntax", "a field's name must be a word", event, "check the brackets on this line")
            value = self._value(next(self.events))
            if key.text in entries:
                message = f"`{key.text}` is given twice"
                self.faults.append(Fault("yaml-duplicate", message, key.span, "keep one of the two"))
            entries.setdefault(key.text, (key, value))
        return Fields(tuple(entries.values()), self._span(event, event))

    def _span(self, start: Any, end: Any) -> Span:
        first, last = start.start_mark.index, end.end_mark.index
        last = first + len(self.text[first:last].rstrip())
        return Span(self.offset + first, self.offset + last)

    def _refuse(self, kind: str, message: str, event: Any, help_: str) -> NoReturn:
        start, end = event.start_mark.index, event.end_mark.index
        span = Span(self.offset + start, self.offset + max(end, start + 1))
        raise _Refused(Fault(kind, message, span, help_))


# The C parser reads the same events about seven times as fast; both give character offsets.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
