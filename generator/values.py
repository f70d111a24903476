"""YAML text as values with places, every scalar still the text that was typed.

Built on parser events, not on YAML's composer: the composer crashes the process at about 30,000
nested brackets, hides anchors, and guesses types. Positions are character offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

import yaml

from generator import slips
from generator.findings import Fault, Fix, Span
from generator.model import Fields, Items, Scalar, Value

MAX_DEPTH = 50
# What YAML 1.1 tools make something else of when it stands unquoted.
GUESSED = frozenset({"", "~", "null", "yes", "no", "true", "false", "on", "off", "y", "n"})
# Characters nobody sees, which YAML forbids or which only some tools take for the end of a line.
_INVISIBLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
# A field on one line, its value neither quoted nor bracketed, nor ending in a comment.
_WITH_COLON = re.compile(
    r"[ ]*(?:- +)?[a-z_]{1,40}:[ ]+(?P<value>[^\s\"'\[\]{}&*!|>%@`#\\,?-][^\r\n#\\]*)(?=[\r\n]|\Z)"
)
_TAB = "a tab is used here; YAML is indented with spaces"
_START = "an unquoted value may not begin with this character"
_FURTHER = "this line begins further in than the one above, so YAML reads it as more of the value there"
_MISFIT = "this line does not fit the one above: check its indentation and quotes"
_UNCLOSED = "a quotation mark is opened here and never closed"
_CLOSE = "close it where the value ends; a mark inside the value is written twice, or in the other marks"
_BRACKET = "close it, and put a comma between any two values"
_COLON = "write `name: value`, with a space after the colon"
_TWICE_LISTED = "keep one of the two; or put `- ` before this line, if the next of the list begins here"
_NEAR = "check this line and the one above it"
_INDENT = "put spaces in its place"
_QUOTE = 'put the whole value in quotes: name: "the value"'
# What the parser complains of, which sign must stand there, the same in plain English, and what to do.
_PROBLEMS = (
    ("cannot start any token", "\t", _TAB, _INDENT),
    ("tab character", "", _TAB, _INDENT),
    ("mapping values are not allowed", "", "a colon stands inside an unquoted value", _QUOTE),
    ("mapping keys are not allowed", "", _START, _QUOTE),
    ("cannot start any token", "", _START, _QUOTE),
    ("did not find expected key", "", _MISFIT, _NEAR),
    ("did not find expected '-'", "", _MISFIT, _NEAR),
    ("expected <document start>", "", _MISFIT, _NEAR),
    ("expected comment or line break", "", "nothing may follow the sign | or > on its line", "begin the text below it"),
    ("invalid Unicode", "", "the number after this backslash is no character", "write the character itself"),
    ("unknown escape", "", "a backslash stands here in double quotes: double it, or use single quotes", _NEAR),
)
# Of these the parser says where it gave up; of more use is where it began, which it says too.
_BEGUN = (
    ("found unexpected end of stream", _UNCLOSED, _CLOSE),
    ("found unexpected document indicator", _UNCLOSED, _CLOSE),
    ("did not find expected ',' or", "a bracket is opened here and never closed, or a comma is missing", _BRACKET),
    ("did not find expected node content", "a value is missing here, or a bracket is never closed", _BRACKET),
    ("could not find expected ':'", "this line has no colon after its field name", _COLON),
    ("alphabetic", _START, _QUOTE),  # a name after *, & or %
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
        self.long: Span | None = None  # the last value read, if it is in quotes and goes over lines
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

    def _events(self) -> Iterator[yaml.Event]:
        hidden = _INVISIBLE.search(self.text)
        if hidden:
            message = f"an invisible character (U+{ord(hidden[0]):04X}) stands in the front matter"
            raise self._fault("yaml-syntax", message, hidden.start(), hidden.end(), "delete it")
        try:
            yield from yaml.parse(self.text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None
        except yaml.YAMLError as error:
            raise self._fault("yaml-syntax", f"the YAML parser stops: {error}", 0, 1, "check its characters") from None

    def _syntax(self, error: yaml.MarkedYAMLError) -> _Refused:
        problem = str(error.problem or error)
        index = _index(error.problem_mark or error.context_mark)
        if self.long is not None and not self.text[self.long.end : index].strip(" \t\r\n,]}"):
            # What follows a value in quotes does not fit: they were opened here, and meant to be closed long before.
            return self._fault("yaml-syntax", _UNCLOSED, self.long.start, self.long.start + 1, _CLOSE)
        slip = slips.found(self.text, index)
        if slip is not None:
            return self._fault("yaml-syntax", slip.message, slip.start, slip.end, slip.help)
        sign = self.text[index : index + 1]
        for needle, message, help_ in _BEGUN:
            if needle in problem and error.context_mark:
                start = _index(error.context_mark)
                return self._fault("yaml-syntax", message, start, start + 1, help_)
        said = (each[2:] for each in _PROBLEMS if each[0] in problem and each[1] in ("", sign))
        message, help_ = next(said, (f"the YAML parser stops here: {problem}", _NEAR))
        refused = self._fault("yaml-syntax", message, index, index + 1, help_)
        if "mapping values" in problem:
            start = self.text.rfind("\n", 0, index) + 1
            field = slips.FIELD.match(self.text, start)
            if field and field.end() == index + 1:  # the colon is a field's own: its line is out of place
                return self._fault("yaml-syntax", _FURTHER, start, index, slips.beside(self.text, start))
            refused.fault = refused.fault._replace(fix=self._quoted(index))
        return refused

    def _quoted(self, index: int) -> Fix | None:
        """Return the value of this line in quotes, where it is plain words with a colon."""
        start = self.text.rfind("\n", 0, index) + 1
        found = _WITH_COLON.match(self.text, start)
        if found is None or index < found.start("value"):
            return None
        value = found["value"].rstrip()
        whole = '"' + value.replace('"', '\\"') + '"'
        return Fix(Span(self.offset + found.start("value"), self.offset + found.start("value") + len(value)), whole)

    def _value(self, event: yaml.Event, listed: bool = False) -> Value:
        if isinstance(event, yaml.AliasEvent):
            self._refuse("yaml-trick", "a YAML alias (*) stands here", event, "write the value out")
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self._refuse("yaml-trick", "a YAML anchor (&) stands here", event, "delete it")
        if getattr(event, "tag", None) is not None:
            self._refuse("yaml-trick", "a YAML tag (!) stands here", event, "delete it, or put the value in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._refuse("yaml-depth", f"values are nested more than {MAX_DEPTH} deep", event, "flatten them")
        value = self._mapping(event, listed) if isinstance(event, yaml.MappingStartEvent) else self._list(event)
        self.depth -= 1
        return value

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        text, span = str(event.value), self._span(event, event)
        first, last = span.start - self.offset, span.end - self.offset
        self.long = Span(first, last) if event.style in ("'", '"') and "\n" in self.text[first:last] else None
        hidden = _INVISIBLE.search(text)
        if hidden:  # written as an escape: "\0"
            message = f"this value holds an invisible character (U+{ord(hidden[0]):04X})"
            raise _Refused(Fault("yaml-syntax", message, span, "delete it"))
        if not event.style:
            self._comment(_index(event.end_mark))
        return Scalar(text, span, bool(event.style))

    def _comment(self, end: int) -> None:
        """Note a comment on the line of an unquoted value that ends here."""
        found = _COMMENT.match(self.text, end)
        if found:
            start = self.offset + found.start(1)
            span = Span(start, start + len(found[1].rstrip()))
            help_ = "if it belongs to the value, put the whole value in quotes"
            self.faults.append(Fault("yaml-comment", "YAML drops everything from this # on", span, help_))

    def _list(self, event: yaml.Event) -> Items:
        items: list[Value] = []
        for inner in self.events:
            if isinstance(inner, yaml.SequenceEndEvent):
                return Items(tuple(items), self._span(event, inner))
            items.append(self._value(inner, listed=True))
        return Items(tuple(items), self._span(event, event))

    def _mapping(self, event: yaml.Event, listed: bool) -> Fields:
        entries: dict[str, tuple[Scalar, Value]] = {}
        for inner in self.events:
            if isinstance(inner, yaml.MappingEndEvent):
                return Fields(tuple(entries.values()), self._span(event, inner))
            key = self._value(inner)
            if not isinstance(key, Scalar):
                self._refuse("yaml-syntax", "a field's name must be a word", inner, "check the brackets on this line")
            value = self._value(next(self.events))
            if key.text in entries:
                message = f"`{key.text}` is given twice"
                first, help_ = entries[key.text][0].span, _TWICE_LISTED if listed else "keep one of the two"
                self.faults.append(Fault("yaml-duplicate", message, key.span, help_, first=first))
            entries.setdefault(key.text, (key, value))
        return Fields(tuple(entries.values()), self._span(event, event))

    def _span(self, start: yaml.Event, end: yaml.Event) -> Span:
        first, last = _index(start.start_mark), _index(end.end_mark)
        last = first + len(self.text[first:last].rstrip(" \t\r\n"))
        return Span(self.offset + first, self.offset + last)

    def _refuse(self, kind: str, message: str, event: yaml.Event, help_: str) -> NoReturn:
        start, end = _index(event.start_mark), _index(event.end_mark)
        raise self._fault(kind, message, start, max(end, start + 1), help_)

    def _fault(self, kind: str, message: str, start: int, end: int, help_: str) -> _Refused:
        start, end = min(start, len(self.text)), min(end, len(self.text))
        return _Refused(Fault(kind, message, Span(self.offset + start, self.offset + end), help_))


def _index(mark: object) -> int:
    """Return the character offset of a mark of either parser, whose types have nothing in common."""
    index: int = getattr(mark, "index", 0)
    return index


# The C parser reads the same events about seven times as fast; both give character offsets.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
