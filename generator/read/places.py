"""From a block's content back to its place in the source.

The Markdown parser takes quote marks, list markers, table bars and escapes away before it reads
a block's words; what is here finds the words again, line by line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise

from markdown_it.common.utils import MD_TRIM_CHARS as BLANKS

from generator.findings import Span

_LINE_END = re.compile(r"\r\n?|\n")
_CELL_END = re.compile(r"(?<!\\)\|")


class Lines:
    """Maps lines of a body to character offsets in its source."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        if "\r" in text:
            found = list(_LINE_END.finditer(text, start))
            self.starts = [start, *(end.end() for end in found)]
            self.ends = [*(end.start() for end in found), len(text)]
        else:  # nearly always, and three times as fast
            lengths = [len(line) for line in text[start:].split("\n")]
            self.starts = list(accumulate((length + 1 for length in lengths[:-1]), initial=start))
            self.ends = [begin + length for begin, length in zip(self.starts, lengths, strict=True)]

    def part(self, first: int, start: int, end: int) -> Lines:
        """Return the lines of a stretch of the source, of which the first has this number here."""
        part = Lines("", 0)
        part.text = self.text
        last = first + 1 + self.text.count("\n", start, end)
        part.starts, part.ends = self.starts[first:last], self.ends[first:last]
        return part

    def span(self, lines: list[int] | None) -> Span:
        """Return the span of a half-open range of lines, without trailing white space."""
        first, last = lines or (0, 0)
        last = min(max(last, first + 1), len(self.ends))
        start = self.starts[min(first, len(self.starts) - 1)]
        end = self.ends[last - 1]
        return Span(start, start + len(self.text[start:end].rstrip(" \t\r\n")))

    def line(self, number: int) -> str:
        """Return a line's text as the parser reads it, without its ending; empty past the last."""
        if number >= len(self.ends):
            return ""
        return self.text[self.starts[number] : self.ends[number]].replace("\0", "\ufffd")


class Places:
    """Maps offsets in a block's content to offsets in the source, line by line."""

    def __init__(self) -> None:
        self.content: list[int] = []
        self.source: list[int] = []

    def add(self, content: int, source: int) -> None:
        """Say that from this content offset on, the source runs in step from that offset."""
        self.content.append(content)
        self.source.append(source)

    def at(self, offset: int) -> int:
        """Return the source offset of a content offset."""
        index = max(bisect_right(self.content, offset) - 1, 0)
        return self.source[index] + offset - self.content[index]

    def breaks(self, start: int, end: int) -> list[int]:
        """Return the content offsets between two at which the source falls out of step."""
        return self.content[bisect_right(self.content, start) : bisect_left(self.content, end)]


def of_lines(content: str, covered: list[int] | None, lines: Lines) -> Places:
    """Place a paragraph's content: each line of it ends its source line, but for white space.

    `covered` are the lines of the paragraph; of these the parser drops leading ones that hold only
    such blanks as a no-break space.
    """
    first, last = covered or (0, 1)
    if last == first + 1 and "\n" not in content:
        places = Places()
        places.add(0, lines.starts[first] + max(lines.line(first).rfind(content), 0))
        return places
    begin = content.split("\n", 1)[0].rstrip(BLANKS)
    first = next((n for n in range(first, last) if lines.line(n).rstrip(BLANKS).endswith(begin)), first)
    places = Places()
    offset = 0
    for number, line in enumerate(content.split("\n"), first):
        words = line.lstrip(" \t")
        column = max(lines.line(number).rfind(words), 0)
        places.add(offset + len(line) - len(words), lines.starts[min(number, len(lines.starts) - 1)] + column)
        offset += len(line) + 1
    return places


def of_heading(content: str, number: int, column: int, lines: Lines) -> Places:
    """Place the content of a `##` heading whose marks begin in a column."""
    line = lines.line(number)
    marks = len(line) - len(line[column:].lstrip("#"))
    places = Places()
    places.add(0, lines.starts[number] + max(line.find(content, marks), 0))
    return places


def cells(row: str, column: int) -> list[Span]:
    """Return where each cell of a table's row lies in its line, as the parser splits it.

    `column` is where the row begins, after quote marks and list markers.
    """
    begin = len(row) - len(row[column:].lstrip(BLANKS))
    end = len(row.rstrip(BLANKS))
    bars = [bar.start() for bar in _CELL_END.finditer(row, begin, end)]
    found = [Span(left + 1, right) for left, right in pairwise([begin - 1, *bars, end])]
    if bars and bars[0] == begin:
        found = found[1:]
    if bars and bars[-1] == end - 1:
        found = found[:-1]
    return found


def of_cell(content: str, cell: Span, row: str, start: int) -> Places:
    r"""Place a cell's content, in which the parser has turned `\|` into `|`."""
    places = Places()
    length = len(content) + content.count("|")
    offset = start + cell.start + len(row[cell.start : cell.end].rstrip(BLANKS)) - length
    places.add(0, offset)
    bar = content.find("|")
    while bar >= 0:
        offset += 1
        places.add(bar, offset + bar)
        bar = content.find("|", bar + 1)
    return places
