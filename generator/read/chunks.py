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
_BREAK = re.compile(r"\n(?: *\n)+")


class Chunk(NamedTuple):
    """A stretch of a body between blank lines: offsets into it, and its first line's number.

    `level` is 0 for a paragraph, 1 to 6 for a heading, and -1 for what the parser must read.
    """

    start: int
    end: int
    line: int
    level: int


def chunks(body: str) -> list[Chunk] | None:
    """Return a body's chunks in order, those for the parser joined; None when it must read all of it."""
    if any(sign in body for sign in _WHOLE):
        return None
    found: list[Chunk] = []
    for chunk in _parted(body):
        if chunk.level < 0 and found and found[-1].level < 0:
            found[-1] = found[-1]._replace(end=chunk.end)
        else:
            found.append(chunk)
    return found


def _parted(body: str) -> Iterator[Chunk]:
    start = line = 0
    for gap in _BREAK.finditer(body):
        if body[start : gap.start()].strip(" \n"):
            yield _chunk(body, start, gap.start(), line)
        line += body.count("\n", start, gap.end())
        start = gap.end()
    if body[start:].strip(" \n"):
        yield _chunk(body, start, len(body), line)


def _chunk(body: str, start: int, end: int, line: int) -> Chunk:
    while body[start] == "\n":  # a body may begin with line ends
        start, line = start + 1, line + 1
    while body[end - 1] == "\n":
        end -= 1
    if _FIRST.match(body, start) and not body[end - 1].isspace():
        rest = body.find("\n", start, end)
        if rest < 0 or _REST.fullmatch(body, rest, end):
            return Chunk(start, end, line, 0)
    heading = _HEADING.fullmatch(body, start, end)
    return Chunk(start, end, line, len(heading[1]) if heading else -1)
