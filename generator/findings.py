"""What a checker says: sources, places in them, findings, and how findings print."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

HIDDEN = "●●●"  # what is shown for what may not be
_SHORT = 3  # letters too few to give anything away
WIDTH = 96  # characters of a source line shown around a caret


class StopError(Exception):
    """What a command cannot go on from; its message says in plain words what, where, and what to do."""


class Severity(StrEnum):
    """How much a finding matters: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of a source: character offsets, the end exclusive."""

    start: int
    end: int


class Place(NamedTuple):
    """A point in a source as people count it: line and column, both from 1."""

    line: int
    column: int


class Source(NamedTuple):
    """A file's path (slashes, relative to the archive's folder) and its decoded text."""

    path: str
    text: str

    def place(self, offset: int) -> Place:
        """Return the line and column of a character offset; lines end at a line feed."""
        offset = min(max(offset, 0), len(self.text))
        start = self.text.rfind("\n", 0, offset) + 1
        return Place(self.text.count("\n", 0, offset) + 1, offset - start + 1)

    def line_at(self, offset: int) -> Span:
        """Return the span of the line around an offset, without its line ending."""
        offset = min(max(offset, 0), len(self.text))
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        while end > start and self.text[end - 1] == "\r":
            end -= 1
        return Span(start, end)


class Fix(NamedTuple):
    """A safe replacement for a span of the source."""

    span: Span
    text: str


class Fault(NamedTuple):
    """Something a stage of the pipeline met and could not use; a rule turns it into a finding.

    `kind` names the rule's subject ("yaml-alias", "not-a-date"), so that stages know no codes.
    """

    kind: str
    message: str
    span: Span
    help: str = ""
    fix: Fix | None = None
    first: Span | None = None  # of something given twice, where it was given first


class Related(NamedTuple):
    """The other end of a disagreement: where, and what it says."""

    path: str
    span: Span
    message: str


class Finding(NamedTuple):
    """One problem in one place, with what to do about it.

    `secret` says that what stands there must not be told again: `masked` blots it out wherever a
    finding of that file is shown.
    """

    code: str
    severity: Severity
    message: str
    path: str
    span: Span
    help: str = ""
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    secret: bool = False


def has_errors(findings: Iterable[Finding]) -> bool:
    """Say whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def masked(text: str, spans: Iterable[Span]) -> str:
    """Return text with some stretches blotted out; every other character keeps its place."""
    pieces, done = [], 0
    for start, end in sorted(spans):
        if end > done:
            pieces += [text[done : max(start, done)], re.sub(r"\S", "●", text[max(start, done) : end])]
            done = end
    return "".join((*pieces, text[done:]))


def hushed(finding: Finding, secrets: Collection[Span], text: str = "") -> Finding:
    """Return a finding without its words where they may quote what another finding keeps secret.

    One that begins elsewhere keeps its words, but for what stands in the file's `text` at those places.
    """
    start = finding.span.start
    if finding.secret:
        return finding
    if not any(first <= start < end for first, end in secrets):
        return _without(finding, {text[first:end].strip() for first, end in secrets})
    message = "something else is wrong with what stands here, which no finding may repeat"
    return Finding(finding.code, finding.severity, message, finding.path, finding.span, "mend the other finding first")


def _without(finding: Finding, values: Iterable[str]) -> Finding:
    for value in values:
        if len(value) > _SHORT and value in f"{finding.message}{finding.help}{finding.fix}{finding.related}":
            related = tuple(each._replace(message=each.message.replace(value, HIDDEN)) for each in finding.related)
            message, help_ = finding.message.replace(value, HIDDEN), finding.help.replace(value, HIDDEN)
            finding = finding._replace(message=message, help=help_, related=related, fix=None)
    return finding


def plain(text: str) -> str:
    """Return text fit for a terminal: control, private and direction characters as escapes."""
    return "".join(
        char if char.isprintable() or char == " " else char.encode("unicode_escape").decode("ascii") for char in text
    )


def sentence(message: str) -> str:
    """Return a message as a sentence, for where others follow it."""
    return message if message.endswith(("?", "!", ".")) else f"{message}."


def excerpt(source: Source, span: Span) -> str:
    """Draw the line a span starts on, with carets under the span, as three lines of text."""
    place = source.place(span.start)
    line = source.line_at(span.start)
    first = max(line.start, span.start - WIDTH // 2) if span.start - line.start > WIDTH else line.start
    last = min(line.end, first + WIDTH)
    start = min(span.start, last)  # a span may begin with the line's ending
    end = min(max(span.end, start), last)
    shown = "..." * (first > line.start) + plain(source.text[first:start].replace("\t", " "))
    marked = plain(source.text[start:end].replace("\t", " "))
    rest = plain(source.text[end:last].replace("\t", " "))
    number = str(place.line)
    bar = " " * len(number) + "  |"
    return (
        f"{bar}\n {number} | {shown}{marked}{rest}{'...' * (last < line.end)}\n"
        f"{bar} {' ' * len(shown)}{'^' * max(1, len(marked))}"
    )


def as_text(finding: Finding, source_of: Callable[[str], Source]) -> str:
    """Return one finding as a person reads it: message, place, line with caret, help."""
    lines = [f"{finding.severity}[{finding.code}]: {plain(finding.message)}"]
    lines += _located(source_of(finding.path), finding.span)
    lines += [f"   = help: {plain(finding.help)}"] * bool(finding.help)
    for other in finding.related:
        lines.append(f"   = see: {plain(other.message)}")
        lines += _located(source_of(other.path), other.span)
    return "\n".join(lines)


def _located(source: Source, span: Span) -> list[str]:
    place = source.place(span.start)
    where = f"  --> {plain(source.path)}:{place.line}:{place.column}"
    return [where, excerpt(source, span)] if source.text else [where]


def sort_key(finding: Finding) -> tuple[str, int, int, str, str]:
    """Order findings by file, then by place, then by code."""
    return finding.path, finding.span.start, finding.span.end, finding.code, finding.message
