"""A decision's body as HTML, with holes where the words cite another decision.

The holes are filled when the page is made, since what a link says depends on the other end;
everything else depends on the record alone, and is rendered once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType
from typing import NamedTuple

from generator.model import Block, Doubt, Heading, Inline
from generator.read.prose import plain
from generator.render import grid
from generator.render.abbreviations import Abbreviations
from generator.strings import say, section

_ALIGNED = {"right": "n", "centre": "c"}
_WIDE = 4  # a table of so many columns scrolls on a narrow page rather than break every word


class Hole(NamedTuple):
    """A citation in a body: the slug of the decision cited, and the words as they stand."""

    slug: str
    words: str


Pieces = tuple[str | Hole, ...]


class Body(NamedTuple):
    """A body as HTML: text and holes in turn, its headings for a list of contents, its tables as CSV."""

    pieces: Pieces = ()
    headings: tuple[Heading, ...] = ()
    tables: tuple[bytes, ...] = ()


def table_file(number: int) -> str:
    """Return the name of a table's CSV file, which lies in the folder of its decision's page."""
    return f"table-{number}.csv"


def table_number(path: str) -> int:
    """Return which of its decision's tables a CSV file holds, counted from nought."""
    return int(path.rsplit("-", 1)[1].removesuffix(".csv")) - 1


def body(
    blocks: tuple[Block, ...],
    doubts: tuple[Doubt, ...] = (),
    abbreviations: Mapping[str, str] = MappingProxyType({}),
    notice: str = "",
) -> Body:
    """Return a body's HTML; published doubts stand after the paragraph they ask about.

    `abbreviations` are the archive's own, `notice` what every row of a table's CSV must say first.
    """
    writer = _Writer(doubts, Abbreviations(abbreviations, blocks))
    headings = []
    tables: list[bytes] = []
    for block in blocks:
        writer.block(block)
        if block.kind == "table":
            cells = grid.grid(block, len(tables) + 1)
            tables.append(grid.csv(cells, notice))
            writer.offer(cells, table_file(len(tables)), len(tables[-1]))
        if block.kind == "heading":
            words = f"{block.number} {plain(block.words)}".strip()
            headings.append(Heading(block.level, words, block.anchor))
    return Body(writer.pieces(), tuple(headings), tuple(tables))


class _Writer:
    """Writes blocks; text between holes is joined as it comes."""

    def __init__(self, doubts: tuple[Doubt, ...], abbreviations: Abbreviations) -> None:
        self.out: list[str | Hole] = []
        self.abbreviations = abbreviations
        self.explains = True  # not in headings and tables: an explanation would break them up for the ear
        self.tables = 0
        self.asked = [(number, doubt) for number, doubt in enumerate(published(doubts), 1) if doubt.where]

    def pieces(self) -> Pieces:
        """Return what was written, neighbouring texts joined."""
        joined: list[str | Hole] = []
        text: list[str] = []
        for piece in self.out:
            if isinstance(piece, Hole):
                joined += ["".join(text), piece]
                text = []
            else:
                text.append(piece)
        return (*joined, "".join(text))

    def block(self, block: Block) -> None:
        """Write one top-level block, then the questions about it."""
        getattr(self, f"_{block.kind}")(block)
        if block.anchor:
            self._ask(block)

    def _ask(self, block: Block) -> None:
        if not self.asked:
            return
        names = {f"paragraph {block.number}".lower(), block.anchor}
        if block.kind in ("heading", "table"):
            names.add(plain(block.words).lower())
        for number, doubt in self.asked:
            where = doubt.where.lower()
            if where in names or (block.kind == "table" and where == plain(block.words).split(".")[0].lower()):
                about = _say("body.question", number=number, about=section("doubts")[doubt.about])
                self.out.append(
                    f'<div class="doubt" role="note" id="question-{number}"><p class="doubt-h">{about}</p>'
                    f"<p>{escape(doubt.what, quote=False)}</p></div>\n"
                )

    def _heading(self, block: Block) -> None:
        level = min(max(block.level, 2), 6)
        number = f'<span class="para-n">{escape(block.number)}</span> ' if block.number else ""
        css = ' class="para"' if block.number else ""
        self.out.append(f'<h{level}{css} id="{block.anchor}">{number}')
        self._bare(block.words)
        self.out.append(f"</h{level}>\n")

    def _bare(self, words: Iterable[Inline]) -> None:
        self.explains = False
        self.words(words)
        self.explains = True

    def _paragraph(self, block: Block) -> None:
        if block.style == "tight":
            self.words(block.words)
            return
        self.out.append(f"<p{self._number(block)}")
        self.words(block.words)
        self.out.append("</p>\n")

    @staticmethod
    def _number(block: Block) -> str:
        """Return the rest of a paragraph's opening tag, and its number as a link to itself."""
        if not block.anchor:
            return ">"
        mark = f"{block.number}{block.style if block.kind == 'item' else ''}"
        return (
            f' class="para" id="{block.anchor}"><a class="para-n" href="#{block.anchor}" tabindex="-1" '
            f'aria-label="{escape(say("body.paragraph", number=block.number))}">{escape(mark)}</a> '
        )

    def _list(self, block: Block) -> None:
        if any(item.anchor for item in block.children):
            for item in block.children:
                self._numbered_item(item)
            return
        tag = "ol" if block.style == "ordered" else "ul"
        start = f' start="{block.level}"' if tag == "ol" and block.level != 1 else ""
        self.out.append(f"<{tag}{start}>")
        for item in block.children:
            self._item(item)
        self.out.append(f"</{tag}>\n")

    def _numbered_item(self, item: Block) -> None:
        """Write an item of a top-level ordered list: a paragraph under its printed number."""
        first, rest = item.children[:1], item.children[1:]
        self.out.append(f"<p{self._number(item)}")
        if first and first[0].kind == "paragraph":
            self.words(first[0].words)
        else:
            rest = item.children
        self.out.append("</p>\n")
        for block in rest:
            self.block(block._replace(style="") if block.kind == "paragraph" else block)
        self._ask(item)

    def _item(self, item: Block) -> None:
        number = ""
        if item.style in (".", ")") and item.number.isdigit():
            number = f' value="{int(item.number)}"'
        self.out.append(f"<li{number}>")
        for block in item.children:
            self.block(block)
        self.out.append("</li>")

    def _quote(self, block: Block) -> None:
        self.out.append("<blockquote>")
        for child in block.children:
            self.block(child)
        self.out.append("</blockquote>\n")

    def _code(self, block: Block) -> None:
        text = escape(block.words[0].text, quote=False)
        self.out.append(f'<pre tabindex="0"><code>{text}</code></pre>\n')

    def _rule(self, block: Block) -> None:
        self.out.append("<hr>\n")

    def _html(self, block: Block) -> None:
        self.out.append(f"<p>{escape(block.words[0].text)}</p>\n")

    def _notes(self, block: Block) -> None:
        self.out.append(f'<section aria-label="{escape(say("body.footnotes"))}"><ol class="notes">')
        for note in block.children:
            self.out.append(f'<li id="note-{note.number}">')
            for child in note.children:
                self.block(child)
            back = f'aria-label="{escape(say("body.back-to-text"))}">{_say("body.back")}'
            self.out.append(f'<a href="#note-{note.number}-mark" {back}</a></li>')
        self.out.append("</ol></section>\n")

    def _table(self, block: Block) -> None:
        self.tables += 1
        name = block.anchor or f"page-table-{self.tables}"
        header, *rows = block.children
        css = "tbl wide" if len(header.children) >= _WIDE else "tbl"
        self.out.append(f'<section class="scroll" aria-labelledby="{name}" tabindex="0"><table class="{css}">')
        if block.words:
            self.out.append(f'<caption id="{name}">')
            self._bare(block.words)
        else:
            self.out.append(f'<caption id="{name}" class="vh">{grid.name(block, self.tables)}')
        self.out.append("</caption>\n<thead>")
        self._row(header, header=True)
        self.out.append("</thead>\n<tbody>")
        for row in rows:
            self._row(row, header=False)
        self.out.append("</tbody></table></section>\n")

    def _row(self, row: Block, header: bool) -> None:
        self.out.append("<tr>")
        for cell in row.children:
            css = _ALIGNED.get(cell.style, "")
            if len(cell.words) == 1 and cell.words[0].text.lower() in grid.GAPS:
                css = f"{css} gap".strip()
            tag = "th" if (header or not cell.level) and cell.words else "td"
            scope = ("", ' scope="col"', ' scope="row"')[(tag == "th") * (1 if header else 2)]
            self.out.append(f'<{tag}{scope} class="{css}">' if css else f"<{tag}{scope}>")
            self._bare(cell.words)
            self.out.append(f"</{tag}>")
        self.out.append("</tr>\n")

    def offer(self, table: grid.Grid, file: str, size: int) -> None:
        """Write a table's other forms: a list of its rows, and the address of its CSV."""
        rows = "".join([f"<li>{escape(row, quote=False)}</li>" for row in grid.sentences(table)])
        as_list, as_csv = _say("body.as-list", table=table.name), _say("body.as-csv", table=table.name)
        weight = _say("body.size", size=max(round(size / 1024), 1))
        self.out.append(
            f'<div class="after"><details><summary>{as_list}</summary><ul>{rows}</ul></details>'
            f'<p><a href="{file}">{as_csv}</a> <span class="quiet">({weight})</span></p></div>\n'
        )

    def words(self, words: Iterable[Inline]) -> None:
        """Write runs of words."""
        for run in words:
            kind = run.kind
            if kind == "text":
                explain = self.abbreviations.html if self.explains else _escaped
                self.out.append(explain(run.text))
            elif kind == "reference":
                self.out.append(Hole(run.target, escape(plain(run.children), quote=False)))
            elif kind == "break":
                self.out.append("<br>\n" if run.text == "\n" else "\n")
            elif kind in ("em", "strong"):
                self.out.append(f"<{kind}>")
                self.words(run.children)
                self.out.append(f"</{kind}>")
            elif kind in ("link", "legislation"):
                self.out.append(f'<a href="{escape(run.target)}">')
                self.words(run.children)
                self.out.append("</a>")
            else:
                self.out.append(self._rare(run))

    @staticmethod
    def _rare(run: Inline) -> str:
        if run.kind == "note":
            again = f"-{run.target}" if run.target not in ("", "0") else ""
            mark = f"note-{run.text}-mark{again}"
            name = escape(say("body.note", number=run.text))
            return f'<sup id="{mark}"><a href="#note-{run.text}" aria-label="{name}">{run.text}</a></sup>'
        text = escape(run.text, quote=False)
        return f"<code>{text}</code>" if run.kind == "code" else text


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _say(key: str, **places: object) -> str:
    """Return one of the site's strings as HTML, but not for an attribute."""
    return escape(say(key, **places), quote=False)


def published(doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    """Return the doubts readers are shown: meant for them, and not settled."""
    return tuple(doubt for doubt in doubts if doubt.publish and not doubt.settled)
