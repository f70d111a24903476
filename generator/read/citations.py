"""Citations: references found in a body's words, marked there and listed with their sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from generator.findings import Span
from generator.model import Block, Citation, Inline, Reference
from generator.read.prose import plain, prose, steps
from generator.read.references import Grammar

LONGEST = 400  # characters of a sentence that is quoted at the other end
_SENTENCE_END = re.compile(r"(?<=[.!?])(?P<closing>[\"”’)\]]*)\s+(?=[\"“‘(\[]*[A-Z0-9£])|;\s+(?=[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|para|paras|Sch|Art|art|St|Mr|Mrs|Ms|Dr|c|cf|e\.g|i\.e|inc|incl|excl|approx|p\.a)|\b[A-Z])\.$"
)


class Marked(NamedTuple):
    """A body with its references marked, and the citations found, in document order."""

    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]


class _Where(NamedTuple):
    anchor: str
    name: str


def mark(blocks: tuple[Block, ...], grammar: Grammar, own: Reference | None) -> Marked:
    """Find every reference in a body but the record's own; headings, code and links are passed over."""
    finder = _Finder(grammar, own)
    marked = tuple(finder.top(block) for block in blocks)
    return Marked(marked, tuple(finder.citations))


class Walker:
    """Walks a body, remembering the last heading or numbered paragraph passed; `words` marks a block's."""

    def __init__(self) -> None:
        self.where = _Where("", "the text")

    def words(self, words: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return a block's words, marked; the very same where there is nothing to mark."""
        raise NotImplementedError

    def arrive(self, block: Block) -> None:
        """Take note of a block that is a place of its own."""
        if block.kind == "heading" or (block.kind == "table" and block.anchor):
            self.where = _Where(block.anchor, plain(block.words))
        elif block.number and (block.anchor or block.kind != "item"):
            self.where = _Where(block.anchor, f"paragraph {block.number}")

    def top(self, block: Block) -> Block:
        """Mark a top-level block."""
        self.arrive(block)
        return self.within(block)

    def within(self, block: Block) -> Block:
        """Mark a block's own words and those of the blocks inside it."""
        if block.kind in ("code", "html", "heading"):
            return block
        if block.kind == "item":
            self.arrive(block)
        words = self.words(block.words) if block.words else block.words
        if not block.children:
            return block if words is block.words else block._replace(words=words)
        return block._replace(words=words, children=tuple(self.within(child) for child in block.children))


class _Finder(Walker):
    """Marks references."""

    def __init__(self, grammar: Grammar, own: Reference | None) -> None:
        super().__init__()
        self.grammar = grammar
        self.own = own
        self.citations: list[Citation] = []

    def words(self, words: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Mark every reference but the record's own."""
        if len(words) == 1 and words[0].kind == "text" and not self.grammar.opens(words[0].text):
            return words
        text = prose(words)
        found = [hit for hit in self.grammar.find(text.masked) if hit.reference != self.own]
        if not found:
            return words
        sentences = Sentences(text.text)
        for hit in found:
            span = text.span(hit.start, hit.end)
            written = text.text[hit.start : hit.end]
            sentence = sentences.around(hit.start, hit.end)
            self.citations.append(Citation(hit.reference, written, self.where.anchor, self.where.name, sentence, span))
        return Marker([Hit(hit.start, hit.end, "reference", hit.reference.slug) for hit in found]).level(words)


class Hit(NamedTuple):
    """What a stretch of a block's text is: its offsets, its kind of run, and what that leads to."""

    start: int
    end: int
    kind: str
    target: str


class _Piece(NamedTuple):
    """A run, or a part of one: the hit it belongs to, and where it ends in the text."""

    run: Inline
    owner: Hit | None
    end: int


class Marker:
    """Wraps the runs a hit covers; where markup cuts one in two, the part with its end."""

    def __init__(self, found: list[Hit]) -> None:
        self.found = found
        self.starts = [hit.start for hit in found]
        self.ends = [hit.end for hit in found]
        self.offset = 0

    def level(self, words: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Mark one level of runs, going into nested ones."""
        pieces: list[_Piece] = []
        for run in words:
            if run.kind == "note":
                pieces.append(_Piece(run, None, self.offset))
            elif run.children:
                marked = run._replace(children=self.level(run.children))
                pieces.append(_Piece(marked, None, self.offset))
            else:
                pieces += self._split(run)
        return tuple(_joined(pieces))

    def _split(self, run: Inline) -> list[_Piece]:
        start, end = self.offset, self.offset + len(run.text)
        self.offset = end
        covering = self.found[bisect_right(self.ends, start) : bisect_left(self.starts, end)]
        if not covering:
            return [_Piece(run, None, end)]
        if not steps(run):  # a line break or an entity: whole or not at all
            whole = next((hit for hit in covering if hit.start <= start and hit.end >= end), None)
            return [_Piece(run, whole, end)]
        pieces = []
        done = start
        for hit in covering:
            first, last = max(hit.start, start), min(hit.end, end)
            pieces += [_part(run, start, done, first, None), _part(run, start, first, last, hit)]
            done = last
        pieces.append(_part(run, start, done, end, None))
        return [piece for piece in pieces if piece.run.text]


def _part(run: Inline, start: int, left: int, right: int, owner: Hit | None) -> _Piece:
    """Return a part of a run of text that starts at an offset in the block's text."""
    span = Span(run.span.start + left - start, run.span.start + right - start)
    return _Piece(Inline("text", run.text[left - start : right - start], span), owner, right)


def _joined(pieces: list[_Piece]) -> Iterator[Inline]:
    """Yield runs, those of one hit wrapped together if they hold its end."""
    for owner, group in groupby(pieces, key=lambda piece: piece.owner):
        together = list(group)
        runs = tuple(piece.run for piece in together)
        if owner is not None and together[-1].end == owner.end:
            span = Span(runs[0].span.start, runs[-1].span.end)
            yield Inline(owner.kind, "", span, runs, owner.target)
        else:
            yield from runs


class Sentences:
    """The sentences of a text, told apart once however many references stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begins, self.ends = [0], []
        for stop in _SENTENCE_END.finditer(text):
            if not _ABBREVIATION.search(text, max(0, stop.start() - 6), stop.start()):
                self.ends.append(max(stop.start(), stop.end("closing")))
                self.begins.append(stop.end())
        self.ends.append(len(text))

    def around(self, start: int, end: int) -> str:
        """Return the sentence a stretch of text stands in, white space folded, at most LONGEST long."""
        first = self.begins[bisect_right(self.begins, start) - 1]
        last = self.ends[min(bisect_left(self.ends, end), len(self.ends) - 1)]
        if last - first < LONGEST * 10:  # folding more of them, once a reference, would take minutes
            sentence = " ".join(self.text[first:last].split())
            if len(sentence) <= LONGEST:
                return sentence
        left = max(first, start - LONGEST // 2)
        cut = " ".join(self.text[left : min(last, left + LONGEST)].split())
        return "… " * (left > first) + cut + " …"


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence a stretch of text stands in, as `Sentences.around` does for many."""
    return Sentences(text).around(start, end)
