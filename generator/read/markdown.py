"""The one Markdown parser: CommonMark with tables and footnotes, as our own blocks with places.

markdown-it-py's tokens stay behind this module. Block tokens carry lines and inline tokens no
position at all, so a cursor walks each block's content beside its tokens, and `Lines` maps
content offsets back to the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator.findings import Fault, Span
from generator.model import Block, Inline
from generator.read import plain
from generator.read.chunks import chunks
from generator.read.places import Lines, Places, cells, of_cell, of_heading, of_lines

DEEPEST = 60  # nesting no real paper reaches; the parser drops text above MAX_NESTING
MAX_NESTING = 100
CAPTION = "Table: "
# What its writer took for HTML and CommonMark does not: `<img src=x onerror=f("y")>`.
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SIGNS = "\\`*_[]&"  # by which words may be more than words
# Rules whose extent in the content cannot be told from the tokens they leave.
_OPAQUE = ("link", "image", "autolink", "html_inline", "footnote_ref", "backticks")
_ALIGN = {"text-align:left": "left", "text-align:right": "right", "text-align:center": "centre"}


class Parsed(NamedTuple):
    """A body's blocks, the faults met, and every link destination defined but perhaps unused."""

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]
    definitions: tuple[tuple[str, Span], ...]


def parse(text: str, start: int = 0) -> Parsed:
    """Parse the Markdown in `text[start:]`; spans are offsets into the whole of `text`.

    Faults: `raw-html`, `too-deep`, `ragged-row`. Never raises on any text.
    """
    parts = chunks(text, start)
    if parts is None:
        body = text[start:]
        return _parsed(body, Lines(text, start), _WITH_NOTES if "[^" in body else _PLAIN)
    lines: Lines | None = None
    blocks: list[Block] = []
    faults: list[Fault] = []
    signs = [sign for sign in _SIGNS if text.find(sign, start) >= 0]
    for part in parts:
        marked = sum(text.count(sign, part.start, part.end) for sign in signs)
        if part.kind and marked <= DEEPEST:  # with more of them words could be nested deeper
            blocks.append(plain.block(text, part, _marked if marked else plain.unmarked))
            continue
        lines = lines or Lines(text, start)
        parsed = _parsed(text[part.start : part.end], lines.part(part.line, part.start, part.end), _PLAIN)
        if parsed.faults and not parsed.blocks:
            return parsed  # too deep: nothing of the body is used
        blocks += parsed.blocks
        faults += parsed.faults
    return Parsed(_captioned(blocks), tuple(faults), ())


def _marked(content: str, begin: int) -> tuple[Inline, ...]:
    """Read the words of one block that begin at an offset of the source and run in step with it."""
    places = Places()
    places.add(0, begin)
    return Words(content, places, []).tree(_PLAIN.parseInline(content)[0].children or [])


def _parsed(body: str, lines: Lines, parser: MarkdownIt) -> Parsed:
    environment: dict[str, Any] = {}
    tokens = parser.parse(body, environment)
    faults: list[Fault] = []
    deep = next((t for t in tokens if t.map and _depth(t) > DEEPEST), None)
    if deep is not None:
        message = f"text is nested more than {DEEPEST} deep here"
        faults.append(Fault("too-deep", message, lines.span(deep.map), "take the quotes or lists apart"))
        return Parsed((), tuple(faults), ())
    builder = _Builder(tokens, lines, faults)
    blocks = builder.blocks("")
    definitions = tuple(
        (str(entry["href"]), lines.span(entry["map"])) for entry in environment.get("references", {}).values()
    )
    return Parsed(_captioned(blocks), tuple(faults), definitions)


class _Builder:
    """Builds blocks from the flat list of block tokens."""

    def __init__(self, tokens: list[Token], lines: Lines, faults: list[Fault]) -> None:
        self.tokens = tokens
        self.lines = lines
        self.faults = faults
        self.index = 0

    def blocks(self, close: str) -> tuple[Block, ...]:
        """Build blocks up to the token that closes the enclosing one."""
        found = []
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            self.index += 1
            if token.type == close:
                break
            block = self._block(token)
            if block is not None:
                found.append(block)
        return tuple(found)

    def _block(self, token: Token) -> Block | None:
        make = getattr(self, "_" + token.type.removesuffix("_open"), None)
        return make(token, self.lines.span(token.map)) if make else None

    def _inline(self, place: Callable[[str], Places]) -> tuple[Inline, ...]:
        token = self.tokens[self.index]
        self.index += 2  # the inline token and its parent's closing one
        return Words(token.content, place(token.content), self.faults).tree(token.children or [])

    def _paragraph(self, token: Token, span: Span) -> Block:
        words = self._inline(lambda content: of_lines(content, token.map, self.lines))
        return Block("paragraph", span, words, style="tight" if token.hidden else "")

    def _heading(self, token: Token, span: Span) -> Block:
        level = int(token.tag[1])
        if "column" in token.meta:
            words = self._inline(lambda content: of_heading(content, _line(token), token.meta["column"], self.lines))
            return Block("heading", span, words, level=level)
        words = self._inline(lambda content: of_lines(content, token.map, self.lines))
        return Block("heading", span, words, level=level, style="setext")

    def _bullet_list(self, token: Token, span: Span) -> Block:
        return Block("list", span, children=self.blocks("bullet_list_close"), style="bullet")

    def _ordered_list(self, token: Token, span: Span) -> Block:
        start = int(token.attrs.get("start", 1))
        return Block("list", span, children=self.blocks("ordered_list_close"), level=start, style="ordered")

    def _list_item(self, token: Token, span: Span) -> Block:
        return Block("item", span, children=self.blocks("list_item_close"), number=token.info, style=token.markup)

    def _blockquote(self, token: Token, span: Span) -> Block:
        return Block("quote", span, children=self.blocks("blockquote_close"))

    def _fence(self, token: Token, span: Span) -> Block:
        words = (Inline("text", token.content, span),)
        return Block("code", span, words, style="indented" if token.type == "code_block" else "")

    _code_block = _fence

    def _hr(self, token: Token, span: Span) -> Block:
        return Block("rule", span)

    def _html_block(self, token: Token, span: Span) -> Block:
        self.faults.append(_raw_html(token.content.strip(), span))
        return Block("html", span, (Inline("html", token.content, span),))

    def _footnote_block(self, token: Token, span: Span) -> Block:
        notes = self.blocks("footnote_block_close")  # in the order of their marks, not of the file
        starts, ends = [note.span.start for note in notes], [note.span.end for note in notes]
        return Block("notes", Span(min(starts), max(ends)) if notes else span, children=notes)

    def _footnote(self, token: Token, span: Span) -> Block:
        children = self.blocks("footnote_close")
        covered = Span(children[0].span.start, children[-1].span.end) if children else span
        return Block("note", covered, children=children, number=str(token.meta["id"] + 1))

    def _table(self, token: Token, span: Span) -> Block:
        rows: list[Block] = []
        while self.tokens[self.index].type != "table_close":
            inner = self.tokens[self.index]
            self.index += 1
            if inner.type == "tr_open":
                rows.append(self._row(inner, header=not rows))
        self.index += 1
        return Block("table", span, children=tuple(rows))

    def _row(self, token: Token, header: bool) -> Block:
        source, start = self.lines.line(_line(token)), self.lines.starts[_line(token)]
        written = cells(source, token.meta["column"])
        span = self.lines.span(token.map)
        found: list[Block] = []
        while self.tokens[self.index].type != "tr_close":
            style = _ALIGN.get(str(self.tokens[self.index].attrs.get("style", "")), "")
            self.index += 1
            at = written[len(found)] if len(found) < len(written) else Span(span.end - start, span.end - start)
            words = self._inline(lambda content, at=at: of_cell(content, at, source, start))  # type: ignore[misc]
            place = Span(start + at.start, start + at.end)
            found.append(Block("cell", place, words, level=len(found), style=style))
        self.index += 1
        if len(written) != len(found):
            message = f"this row has {len(written)} cells; the table has {len(found)} columns"
            help_ = "a cell too many is lost: write a | inside a cell as \\|, or add the missing cell"
            self.faults.append(Fault("ragged-row", message, span, help_))
        return Block("row", span, children=tuple(found), style="header" if header else "")


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


class Words:
    """Turns the inline tokens of one block into runs of words with places."""

    def __init__(self, content: str, places: Places, faults: list[Fault]) -> None:
        self.content = content
        self.places = places
        self.faults = faults
        self.cursor = 0

    def tree(self, tokens: list[Token]) -> tuple[Inline, ...]:
        """Return the runs; nested ones (emphasis, links) hold their children."""
        return self._until(iter(tokens), "")

    def _until(self, tokens: Iterator[Token], close: str) -> tuple[Inline, ...]:
        runs: list[Inline] = []
        for token in tokens:
            if token.type == close:
                self.cursor = token.meta["end"] if "end" in token.meta else self.cursor + len(token.markup)
                break
            if token.type == "text":
                runs += self._text(token.content)
                continue
            run = self._run(token, tokens)
            if run is not None:
                runs.append(run)
        return tuple(runs)

    def _run(self, token: Token, tokens: Iterator[Token]) -> Inline | None:
        kind = token.type
        if kind == "text_special":
            return self._taken("text", token.content, len(token.markup))
        if kind in ("softbreak", "hardbreak"):
            return self._line_end(kind)
        if kind == "code_inline":
            return self._opaque("code", token.content, token)
        if kind == "image":
            return self._opaque("image", token.content, token, str(token.attrs.get("src", "")))
        if kind == "footnote_ref":
            return self._opaque("note", str(token.meta["id"] + 1), token, str(token.meta.get("subId", 0)))
        if kind == "html_inline":
            run = self._opaque("html", token.content, token)
            self.faults.append(_raw_html(token.content, run.span))
            return run
        return self._nested(kind, token, tokens)

    def _nested(self, kind: str, token: Token, tokens: Iterator[Token]) -> Inline | None:
        start = self.cursor
        if kind == "footnote_anchor":
            return None
        self.cursor += len(token.markup) if kind in ("em_open", "strong_open") else 1
        children = self._until(tokens, kind.removesuffix("_open") + "_close")
        if token.markup == "autolink":
            children = tuple(child._replace(span=self._span(start + 1, self.cursor - 1)) for child in children)
        target = str(token.attrs.get("href", ""))
        style = token.markup if token.markup == "autolink" else ""
        return Inline(kind.removesuffix("_open"), style, self._span(start, self.cursor), children, target)

    def _text(self, text: str) -> Iterator[Inline]:
        """Yield a text as runs that stand so in the source: in a table's cell it breaks at an escaped bar."""
        # An autolink's words may be decoded; anything else stands in the content as it is.
        found = self.content.find(text, self.cursor)
        start = self.cursor = found if found >= 0 else self.cursor
        for tag in _TAG.finditer(text) if "<" in text else ():
            span = self._span(start + tag.start(), min(start + tag.end(), len(self.content)))
            self.faults.append(_raw_html(tag[0], span))
        for left, right in pairwise([start, *self.places.breaks(start, start + len(text)), start + len(text)]):
            if left < right:
                yield self._taken("text", text[left - start : right - start], right - left)

    def _taken(self, kind: str, text: str, length: int) -> Inline:
        start = self.cursor
        self.cursor = min(start + length, len(self.content))
        return Inline(kind, text, self._span(start, self.cursor))

    def _line_end(self, kind: str) -> Inline:
        start = self.cursor
        self.cursor = max(self.content.find("\n", start), start) + 1
        while self.content[self.cursor : self.cursor + 1] in (" ", "\t"):
            self.cursor += 1
        return Inline("break", "\n" if kind == "hardbreak" else " ", self._span(start, self.cursor))

    def _opaque(self, kind: str, text: str, token: Token, target: str = "") -> Inline:
        start = token.meta.get("start", self.cursor)
        self.cursor = token.meta.get("end", self.cursor)
        return Inline(kind, text, self._span(start, self.cursor), target=target)

    def _span(self, start: int, end: int) -> Span:
        last = self.places.at(end - 1) + 1 if end > start else self.places.at(start)
        return Span(self.places.at(start), last)


def _captioned(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give each table the caption that stands before it as a paragraph `Table: …`."""
    found: list[Block] = []
    for block in blocks:
        if block.kind == "table" and found and found[-1].kind == "paragraph" and _is_caption(found[-1]):
            found.append(_with_caption(block, found.pop()))
        else:
            found.append(block)
    return tuple(found)


def _with_caption(table: Block, caption: Block) -> Block:
    first = caption.words[0]
    start = first.span.start + len(CAPTION)
    first = first._replace(text=first.text[len(CAPTION) :], span=Span(start, first.span.end))
    return table._replace(words=(first, *caption.words[1:]), span=Span(caption.span.start, table.span.end))


def _is_caption(block: Block) -> bool:
    return bool(block.words) and block.words[0].kind == "text" and block.words[0].text.startswith(CAPTION)


def _raw_html(markup: str, span: Span) -> Fault:
    what = "an HTML comment" if markup.startswith("<!--") else "raw HTML"
    return Fault("raw-html", f"{what} stands here", span, "say it in Markdown, or write `&lt;` for a plain <")


def _depth(token: Token) -> int:
    deepest_run = max((child.level for child in token.children), default=0) if token.children else 0
    return max(token.level, deepest_run)


def _located(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Note where an inline rule's markup starts and ends on the last token it leaves."""

    def located(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent and len(state.tokens) > before:
            state.tokens[-1].meta = {**state.tokens[-1].meta, "start": start, "end": state.pos}
        return matched

    return located


def _columned(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[[StateBlock, int, int, bool], bool]:
    """Note on headings and table rows in which column of its line each begins."""

    def columned(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        matched = rule(state, start, end, silent)
        for token in state.tokens[before:] if matched and not silent else ():
            if token.map and token.type in ("heading_open", "tr_open"):
                at = state.bMarks[token.map[0]]
                column = at + state.tShift[token.map[0]] - state.src.rfind("\n", 0, at) - 1
                token.meta = {**token.meta, "column": column}
        return matched

    return columned


def _parser(notes: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    if notes:
        parser.use(footnote_plugin, inline=False)
    # Every destination is read as a link, so that a rule can refuse the unsafe ones by name.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.disable("text_join")  # it would merge entities into the words around them
    for inline in parser.inline.ruler.__rules__:
        if inline.name in _OPAQUE:
            parser.inline.ruler.at(inline.name, _located(inline.fn))
    for block in parser.block.ruler.__rules__:
        if block.name in ("heading", "table"):
            parser.block.ruler.at(block.name, _columned(block.fn), {"alt": block.alt})
    return parser


_PLAIN, _WITH_NOTES = _parser(notes=False), _parser(notes=True)  # looking for notes costs a tenth
