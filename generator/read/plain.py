"""Blocks made without the parser: paragraphs, headings, and lists and tables of single lines.

`chunks` says which stretches of a body these are; a test compares every one with the parser's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.findings import Span
from generator.model import Block, Inline
from generator.read.chunks import Chunk

_ALIGN = {(True, False): "left", (False, True): "right", (True, True): "centre"}
Reader = Callable[[str, int], tuple[Inline, ...]]


def block(text: str, chunk: Chunk, words: Reader) -> Block:
    """Return the block a chunk of a source is; `words` reads marked words that begin at an offset."""
    if chunk.kind == "list":
        return _list(text, chunk, words)
    if chunk.kind == "table":
        return _table(text, chunk, words)
    skipped = chunk.level + 1 if chunk.level else 0
    span = Span(chunk.start, chunk.end)
    return Block(
        chunk.kind, span, words(text[chunk.start + skipped : chunk.end], chunk.start + skipped), level=chunk.level
    )


def unmarked(content: str, begin: int) -> tuple[Inline, ...]:
    """Return mere words as runs: its lines, and the breaks between them."""
    if "\n" not in content:
        return (Inline("text", content, Span(begin, begin + len(content))),) if content else ()
    runs: list[Inline] = []
    for start, end in _lines(content, begin):
        if runs:
            runs.append(Inline("break", " ", Span(start - 1, start)))
        runs.append(Inline("text", content[start - begin : end - begin], Span(start, end)))
    return tuple(runs)


def _lines(content: str, begin: int) -> Iterator[tuple[int, int]]:
    for line in content.split("\n"):
        yield begin, begin + len(line)
        begin += len(line) + 1


def _list(text: str, chunk: Chunk, words: Reader) -> Block:
    items = []
    for start, end in _lines(text[chunk.start : chunk.end], chunk.start):
        marker = text[start : text.index(" ", start, end)]
        begin, span = start + len(marker) + 1, Span(start, end)
        paragraph = Block("paragraph", span, words(text[begin:end], begin), style="tight")
        items.append(Block("item", span, children=(paragraph,), number=marker[:-1], style=marker[-1]))
    span, first = Span(chunk.start, chunk.end), items[0].number
    if first:
        return Block("list", span, children=tuple(items), level=int(first), style="ordered")
    return Block("list", span, children=tuple(items), style="bullet")


def _table(text: str, chunk: Chunk, words: Reader) -> Block:
    header, delimiter, *rest = _lines(text[chunk.start : chunk.end], chunk.start)
    cells = [cell.strip(" ") for cell in text[delimiter[0] + 1 : delimiter[1] - 1].split("|")]
    styles = [_ALIGN.get((cell.startswith(":"), cell.endswith(":")), "") for cell in cells]
    rows = [_row(text, start, end, styles, words) for start, end in (header, *rest)]
    rows[0] = rows[0]._replace(style="header")
    return Block("table", Span(chunk.start, chunk.end), children=tuple(rows))


def _row(text: str, start: int, end: int, styles: list[str], words: Reader) -> Block:
    cells, at = [], start + 1
    for number, cell in enumerate(text[start + 1 : end - 1].split("|")):
        content = cell.strip(" ")
        begin = at + len(cell.rstrip(" ")) - len(content)
        place = Span(at, at + len(cell))
        cells.append(Block("cell", place, words(content, begin), level=number, style=styles[number]))
        at += len(cell) + 1
    return Block("row", Span(start, end), children=tuple(cells))
