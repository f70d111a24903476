"""One file's bytes become a Record: decoded, split, front matter and body read with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator import values
from generator.findings import Fault, Source, Span
from generator.model import Block, Citation, Fields, Items, Record, Reference, Scalar, Value
from generator.read import citations, markdown, nearly, numbering
from generator.read.prose import blocks_within, prose
from generator.read.references import Grammar
from generator.read.tree import FOLDER, MAX_BYTES, SYMLINK, Entry

MAX_FRONT_MATTER = 100_000
# Line ends and signs of Markdown in a body: each is something to parse, at up to 3 KB of memory.
# Real bodies have about 500. Brackets within brackets cost the square of their number, those of
# images ten times as much: they count as several.
MAX_MARKS = 30_000
_MARKS = (*"\n\r|![[[*_`\\<&", "![", "![")
_LATE = re.compile(r"^[ \t]*---[ \t]*\r?\n[a-z_]+:", re.MULTILINE)
_ABOVE = 600  # characters at the most, in which front matter that begins too late is looked for
_OPENING = re.compile(r"---[ \t]*(?:\r\n?|\n)")
# Found from the first line end on, in whichever of the three ways each line ends.
_CLOSING = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")
_NOTHING = Fields((), Span(0, 0))


class Reading(NamedTuple):
    """A record as read: the citations found in its body, every reference anywhere in its file, and
    every link definition.
    """

    record: Record
    citations: tuple[Citation, ...]
    mentions: tuple[Reference, ...]
    definitions: tuple[tuple[str, Span], ...]


def read(entry: Entry, content: bytes, grammar: Grammar) -> Reading:
    """Read one record. Never raises: what cannot be used is a fault, and nothing is guessed."""
    text, fault = _decoded(entry, content)
    return _split(entry, text, grammar) if fault is None else _empty(entry, text, fault)


def read_appendix(entry: Entry, content: bytes, grammar: Grammar, own: Reference | None) -> Reading:
    """Read one appendix: a body, after front matter that a rule refuses. Never raises.

    `own` is the reference of its record.
    """
    text, fault = _decoded(entry, content)
    fault = fault or _too_large(text, 0, 0)
    if fault is not None:
        return _empty(entry, text, fault)
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    parsed = markdown.parse(text, closing.end() if closing else 0)
    marked = citations.mark(numbering.numbered(parsed.blocks), grammar, own)
    record = Record(Source(entry.path, text), entry.content_id, _NOTHING, marked.blocks, parsed.faults)
    return Reading(record, marked.citations, _mentions(text, _NOTHING, parsed.blocks, grammar), parsed.definitions)


def reference_of(record: Record, grammar: Grammar) -> Reference | None:
    """Return the reference a record gives itself."""
    own = record.fields.get("reference")
    return grammar.parse(own.text) if isinstance(own, Scalar) else None


def _decoded(entry: Entry, content: bytes) -> tuple[str, Fault | None]:
    """Return a file's text, or what there is of it and why it cannot be used."""
    refused = _refused(entry, content)
    if refused is not None:
        return "", refused
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return content.decode("utf-8-sig", "replace"), _not_utf8(error)


def _refused(entry: Entry, content: bytes) -> Fault | None:
    start = Span(0, 0)
    if entry.mode == SYMLINK:
        help_ = "put the record itself here; links out of the archive are never followed"
        return Fault("symlink", "this is a symbolic link, not a record", start, help_)
    if entry.mode == FOLDER:
        own = entry.path.rpartition("/")[2]
        help_ = f"the record is the file {own}; name a folder of its papers {own.removesuffix('.md')}, or delete it"
        return Fault("folder", "this is a folder, not a record", start, help_)
    if len(content) > MAX_BYTES or entry.size > MAX_BYTES:
        message = f"the file has {entry.size:,} bytes; a record may have {MAX_BYTES:,}"
        return Fault("too-large", message, start, "attach large papers as files, or split appendices off")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        help_ = "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"
        return Fault("not-utf8", "the file is in UTF-16, not UTF-8", start, help_)
    if b"\0" in content:
        at = len(content[: content.index(b"\0")].decode("utf-8-sig", "replace"))
        help_ = "save it as plain text in UTF-8; if it is a document, attach it to a record"
        return Fault("not-text", "a NUL stands here, which no text has", Span(at, at + 1), help_)
    if not content.strip():
        return Fault("empty", "the file is empty", start, "write the record, or delete the file")
    return None


def _not_utf8(error: UnicodeDecodeError) -> Fault:
    at = len(error.object[: error.start].decode("utf-8"))  # its object begins after a byte-order mark
    message = "the file is not in UTF-8: these bytes are no character in it"
    return Fault("not-utf8", message, Span(at, at + 1), "save it as UTF-8; it looks like Windows-1252")


def _empty(entry: Entry, text: str, *faults: Fault) -> Reading:
    record = Record(Source(entry.path, text), entry.content_id, _NOTHING, (), faults)
    return Reading(record, (), (), ())


def _no_front_matter(text: str) -> Fault:
    """Say that a file has no front matter, or what stands above it."""
    late = _LATE.search(text[:_ABOVE])
    if late is not None:
        message = "something stands above the front matter, which must begin the file"
        return Fault(
            "no-front-matter", message, Span(0, max(1, late.start())), "delete what stands above the line `---`"
        )
    help_ = "begin the file with a line `---`, the fields, and a second line `---`"
    return Fault("no-front-matter", "the file has no front matter", Span(0, 1), help_)


def _split(entry: Entry, text: str, grammar: Grammar) -> Reading:
    opening = _OPENING.match(text)
    if opening is None:
        return _empty(entry, text, _no_front_matter(text))
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        message = "the front matter is opened here and never closed"
        fault = Fault("no-front-matter", message, Span(0, 3), "write a line `---` after the last field")
        return _empty(entry, text, fault)
    too_large = _too_large(text, closing.start(), closing.end())
    if too_large is not None:
        return _empty(entry, text, too_large)
    fields, faults = values.parse(text[opening.end() : closing.start()], opening.end())
    parsed = markdown.parse(text, closing.end())
    met = (*faults, *parsed.faults, *nearly.faults(text, closing.end(), grammar))
    record = Record(Source(entry.path, text), entry.content_id, fields, (), met)
    marked = citations.mark(numbering.numbered(parsed.blocks), grammar, reference_of(record, grammar))
    mentions = _mentions(text, fields, parsed.blocks, grammar)
    return Reading(record._replace(body=marked.blocks), marked.citations, mentions, parsed.definitions)


def _mentions(text: str, fields: Fields, blocks: tuple[Block, ...], grammar: Grammar) -> tuple[Reference, ...]:
    """Return every reference in a record: as typed, and as it reads once marks and escapes are taken away."""
    read = [prose(block.words).text for block in blocks_within(blocks) if len(block.words) > 1]
    text = "\n\n".join([text, *read, *_quoted(fields)])
    return tuple(dict.fromkeys(found.reference for found in grammar.find(text)))


def _quoted(value: Value) -> Iterator[str]:
    if isinstance(value, Scalar):
        yield from (value.text,) if value.quoted else ()
    elif isinstance(value, Items):
        for item in value.items:
            yield from _quoted(item)
    else:
        for _, inner in value.entries:
            yield from _quoted(inner)


def _too_large(text: str, front_matter_end: int, body_start: int) -> Fault | None:
    if front_matter_end > MAX_FRONT_MATTER:
        message = f"the front matter has more than {MAX_FRONT_MATTER:,} characters"
        return Fault("too-large", message, Span(0, 3), "move text into the body")
    most = len(text) + 4 * text.count("[")  # signs there can be, each bracket an image's
    marks = sum(text.count(mark, body_start) for mark in _MARKS) if most > MAX_MARKS else 0
    if marks > MAX_MARKS:
        message = f"the body has {marks:,} lines and signs of Markdown; a record may have {MAX_MARKS:,}"
        return Fault("too-large", message, Span(0, 3), "split appendices off, or attach large tables as files")
    return None
