"""Which parts of a body are plain enough to be read without the parser: most paragraphs and headings.

CommonMark closes every open list, quote and table at a blank line that is followed by a line which
begins in the first column and opens nothing. So a body falls into chunks at its blank lines, and
a chunk that is plainly a paragraph or a heading may be read by itself; those in between go to the
parser, together where they stand together. What reaches across blank lines (fences, HTML, link
definitions, notes) makes a body that the parser reads whole. A test compares the two ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Anything of this in a body: it is read whole. Tabs, carriage returns and NULs move columns.
_WHOLE = ("<", "\t", "\r", "\0", "```", "~~~", "]:", "[^")
# A line that can only be words of a paragraph: it begins with a letter, a sign that opens nothing,
# or figures that are no list's marker (`1.2. Words`); and no white space stands before a line's end.
_WORDS = r"(?:[^\W\d_]|[£$€(\"'“‘«,;/%]|[0-9]+(?:[^\s0-9.)]|[.)][^\s]))"
_FIRST = re.compile(_WORDS)
_REST = re.compile(rf"(?:(?<=\S)\n{_WORDS}[^\n]*)*")
_HEADING = re.compile(r"(#{1,6}) (?=[^\s#])([^\n]*[^\s#])")
# Lists of items of one line each, all with one kind of marker; tables whose bars are all there.
_LIST = re.compile(
    rf"(?:- {_WORDS}[^\n]*(?:(?<=\S)\n(?=- )|\Z))+|(?:[0-9]{{1,9}}\. {_WORDS}[^\n]*(?:(?<=\S)\n(?=[0-9])|\Z))+"
)
_TABLE = re.compile(r"(\|[^\n]*\|)\n(\|(?: *:?-+:? *\|)+)((?:\n\|[^\n]*\|)*)")
_BREAK = re.compile(r"\n(?: *\n)+")


_CLOSING = ("paragraph", "heading")


class Chunk(NamedTuple):
    """A stretch of a source between blank lines: its offsets there, and its first line's number in the body.

    `kind` is that of the block it is, empty for what the parser must read; `level` that of a heading.
    """

    start: int
    end: int
    line: int
    kind: str
    level: int = 0


def chunks(text: str, start: int) -> list[Chunk] | None:
    """Return the chunks of `text[start:]` in order, those for the parser joined; None when it must read all of it."""
    if any(text.find(sign, start) >= 0 for sign in _WHOLE):
        return None
    found: list[Chunk] = []
    for chunk in _parted(text, start):
        # Only a paragraph or a heading surely ends what stands before it.
        if found and found[-1].kind not in _CLOSING and chunk.kind not in _CLOSING:
            found[-1] = found[-1]._replace(end=chunk.end, kind="")
        else:
            found.append(chunk)
    return found


def _parted(text: str, start: int) -> Iterator[Chunk]:
    line = 0
    for gap in _BREAK.finditer(text, start):
        if text[start : gap.start()].strip(" \n"):
            yield _chunk(text, start, gap.start(), line)
        line += text.count("\n", start, gap.end())
        start = gap.end()
    if text[start:].strip(" \n"):
        yield _chunk(text, start, len(text), line)


def _chunk(text: str, start: int, end: int, line: int) -> Chunk:
    while text[start] == "\n":  # a body may begin with line ends
        start, line = start + 1, line + 1
    while text[end - 1] == "\n":
        end -= 1
    if text[end - 1].isspace():
        return Chunk(start, end, line, "")
    if _FIRST.match(text, start):
        rest = text.find("\n", start, end)
        if rest < 0 or _REST.fullmatch(text, rest, end):
            return Chunk(start, end, line, "paragraph")
    heading = _HEADING.fullmatch(text, start, end)
    if heading:
        return Chunk(start, end, line, "heading", len(heading[1]))
    if _LIST.fullmatch(text, start, end):
        return Chunk(start, end, line, "list")
    return Chunk(start, end, line, "table" if _is_table(text, start, end) else "")


def _is_table(text: str, start: int, end: int) -> bool:
    """Say whether a chunk is a table in which each row has as many cells as the header."""
    if text[start] != "|" or text.find("\\", start, end) >= 0 or text.find("`", start, end) >= 0:
        return False
    match = _TABLE.fullmatch(text, start, end)
    if not match:
        return False
    rows = (match[1], match[2], *match[3].split("\n")[1:])
    # Cells are stripped of any white space by the parser, and of blanks by us.
    odd = any(cell.strip() != cell.strip(" ") for row in rows for cell in row.split("|"))
    return not odd and len({row.count("|") for row in rows}) == 1
