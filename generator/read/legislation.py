"""Legislation named in a body: found, marked with a link to the provision, and listed with its place.

Besides titles, the short forms that a paper itself gives are understood, from where it gives them:
`(the 2011 Act)`, `(“the Regulations”)`, `(FOIA)`. A short form given twice, for two things, is no
longer understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from generator.findings import Span
from generator.model import NOWHERE, Block, Inline, Provision
from generator.read.citations import Hit, Marker, Sentences, Walker
from generator.read.prefilter import holds_any
from generator.read.prose import prose
from generator.read.provisions import Place, beside
from generator.read.statutes import Named, Statute, Statutes

_NAME: Final = "Act|Measure|Order|Regulations|Rules"
# What a paper may put after a title, in brackets, to name it by from there on.
_SHORT: Final = re.compile(
    r" ?\((?:(?:here(?:in)?after|known as|called|referred to as),? )?[\"“‘']?(?:[Tt]he )?"
    rf"(?:(?P<name>(?:[0-9]{{4}} )?(?:[A-Z][A-Za-z’'-]{{1,30}} ){{0,6}}(?:{_NAME})(?: [0-9]{{4}})?)"
    r"|(?P<letters>[A-Z][A-Za-z]{1,9})(?: [0-9]{4})?)[\"”’']?\)"
)


_IS_NAME: Final = re.compile(rf"\b(?:{_NAME})\b")
_ARTICLES: Final = ("", "the ", "The ")
_MOST: Final = 50  # short forms of one paper: each is sought in all that follows
_SIGN: Final = re.compile(r"[\w-]")
# What makes another name of a short form: more letters, or a word with a capital after a small letter.
_LONGER: Final = re.compile(r"[\w’'-]|(?<=[a-z]) [A-Z0-9]")


class Marked(NamedTuple):
    """A body with the legislation it names marked, and the provisions, in document order."""

    blocks: tuple[Block, ...]
    provisions: tuple[Provision, ...]


def mark(blocks: tuple[Block, ...], source: str, statutes: Statutes) -> Marked:
    """Find the legislation a body names; headings, code and links are passed over."""
    if not holds_any(source, statutes.phrases):
        return Marked(blocks, ())
    finder = _Finder(source, statutes)
    marked = tuple(finder.top(block) for block in blocks)
    return Marked(marked, tuple(finder.provisions))


def named(texts: Iterable[str], field: str, statutes: Statutes) -> Iterator[Provision]:
    """Yield the provisions that the texts of a field name."""
    for text in texts:
        for hit in statutes.find(text):
            read = beside(text, hit.start, hit.end, hit.statute)
            for place in read.places:
                yield _provision(hit.statute, place, text[read.start : read.end], "", field, text, NOWHERE)


def _provision(
    statute: Statute, place: Place, written: str, anchor: str, where: str, sentence: str, span: Span
) -> Provision:
    return Provision(statute.title, statute.address, place.name, place.address, written, anchor, where, sentence, span)


class _Finder(Walker):
    """Marks legislation, and remembers the short forms given so far."""

    def __init__(self, source: str, statutes: Statutes) -> None:
        super().__init__()
        self.source = source
        self.statutes = statutes
        self.provisions: list[Provision] = []
        self.short: dict[str, Statute | None] = {}
        self.sought = list(statutes.words)
        self.at: Block | None = None

    def within(self, block: Block) -> Block:
        """Mark a block, unless no word in it says that there is anything to mark."""
        text = self.source[block.span.start : block.span.end]
        for word in self.sought:
            if word in text:
                return super().within(block)
        if block.kind == "list" and block.children:
            self.arrive(block.children[-1])
        return block

    def arrive(self, block: Block) -> None:
        """Take note of a place; its name is worked out when something is found there."""
        if block.anchor or block.kind == "heading":
            self.at = block

    def words(self, words: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Mark the titles and short forms in a block's words."""
        text = prose(words)
        found = self._named(text.masked)
        if not found:
            return words
        if self.at is not None:
            super().arrive(self.at)
            self.at = None
        sentences = Sentences(text.text)
        hits = []
        done = 0
        for each in found:
            read = beside(text.masked, each.start, each.end, each.statute)
            start = read.start if read.start >= done else each.start
            done = read.end
            hits.append(Hit(start, read.end, "legislation", read.places[0].address))
            span, written = text.span(start, read.end), text.text[start : read.end]
            sentence = sentences.around(start, read.end)
            self.provisions += [
                _provision(each.statute, place, written, self.where.anchor, self.where.name, sentence, span)
                for place in read.places
            ]
        return Marker(hits).level(words)

    def _named(self, text: str) -> list[Named]:
        """Return the titles in a text, and the short forms that stand for one given before them."""
        titles = self.statutes.find(text)
        found = list(titles)
        begin = 0
        for title in [*titles, None]:
            end = len(text) if title is None else title.start
            found += self._short_forms(text, begin, end)
            if title is not None:
                begin = self._learn(text, title)
        return sorted(found)

    def _short_forms(self, text: str, begin: int, end: int) -> Iterator[Named]:
        """Yield the short forms in a part of a text; names of Acts only after `the`."""
        for short, statute in self.short.items():
            article = 4 if _IS_NAME.search(short) else 0
            at = text.find(short, begin, end) if statute is not None else -1
            while at >= 0 and statute is not None:
                start, stop = at - article, at + len(short)
                if start >= begin and text[start:at] in _ARTICLES and _whole(text, start, stop):
                    yield Named(start, stop, statute)
                at = text.find(short, stop, end)

    def _learn(self, text: str, title: Named) -> int:
        """Take note of the short form a title is given, and return where the text goes on after it."""
        match = _SHORT.match(text, beside(text, title.start, title.end, title.statute).end)
        for short in (title.short, *((match["name"], match["letters"]) if match else ())):
            if short and len(self.short) < _MOST and (_IS_NAME.search(short) or _initials(short, title.statute.title)):
                known = self.short.setdefault(short, title.statute)
                self.sought.append(short)
                if known != title.statute:
                    self.short[short] = None
        return match.end() if match else title.end


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether a stretch is a word or words by itself, not a part of a longer name."""
    return not (start and _SIGN.match(text[start - 1])) and not _LONGER.match(text, end)


def _initials(short: str, title: str) -> bool:
    """Say whether letters are the beginnings of a title's words, in order: FOIA, PRSRA, PCR."""
    rest = iter(word[0].upper() for word in re.findall(r"[A-Za-z]+", title))
    capitals = [sign for sign in short if sign.isupper()]
    return len(short) > 2 and len(capitals) > 1 and all(sign in rest for sign in short.upper())
