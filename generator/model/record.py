"""A record as written: its fields and its body, every value with its place in the source."""

from __future__ import annotations

from typing import NamedTuple

from generator.findings import Fault, Source, Span


class Inline(NamedTuple):
    """A run of words in a block: `kind` says how they are set, `children` holds nested runs.

    Kinds: text, break, code, em, strong, link, image, note (a footnote's mark), html (refused).
    `span` is the run's place in the source, markup included.
    """

    kind: str
    text: str
    span: Span
    children: tuple[Inline, ...] = ()
    target: str = ""


class Block(NamedTuple):
    """A block of a body: paragraph, heading, list, item, table, row, cell, quote, code, rule,
    note (a footnote) or html (refused).

    `number` is the printed paragraph number or list marker; `anchor` the id other pages link to;
    `level` a heading's depth, a cell's column or a list's first number; `words` the runs of text;
    `style` a cell's alignment, a list's kind, or a code block's language.
    """

    kind: str
    span: Span
    words: tuple[Inline, ...] = ()
    children: tuple[Block, ...] = ()
    number: str = ""
    anchor: str = ""
    level: int = 0
    style: str = ""


class Scalar(NamedTuple):
    """A single front-matter value as typed; `quoted` says whether it stood in quotes."""

    text: str
    span: Span
    quoted: bool = False


class Items(NamedTuple):
    """A front-matter list, with the place of each item."""

    items: tuple[Value, ...]
    span: Span


class Fields(NamedTuple):
    """A front-matter mapping: keys with their places, values with theirs, in file order."""

    entries: tuple[tuple[Scalar, Value], ...]
    span: Span

    def get(self, key: str) -> Value | None:
        """Return the value of a key, or None when the mapping lacks it."""
        return next((value for name, value in self.entries if name.text == key), None)


Value = Scalar | Items | Fields


class Record(NamedTuple):
    """A record as received: every front-matter value and every block with its place.

    `faults` lists what reading met and could not use; `content_id` is git's id of the bytes.
    """

    source: Source
    content_id: str
    fields: Fields
    body: tuple[Block, ...]
    faults: tuple[Fault, ...] = ()
