"""What rules about words look at: a record's unusual characters, its passages, its blocks in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.findings import Span
from generator.model import Block, Decision, Inline
from generator.patterns import regex
from generator.read.prose import blocks_within, plain
from generator.validate.rule import MOST

# What nearly every text is made of, and no rule asks about by itself.
_USUAL = bytes((0x0A, 0x0D, *range(0x20, 0x7F)))
_SMALL = bytes((0x09, 0x0A, 0x0D, 0x20, *range(0x61, 0x7B)))


@lru_cache(maxsize=4)
def unusual(text: str) -> str:
    """Return, once each, the characters of a text that are neither printable ASCII nor its line ends.

    A few microseconds for what would be a pass over the text for each rule about characters.
    """
    return "".join(sorted(set(text.encode("utf-8", "replace").translate(None, _USUAL).decode("utf-8"))))


@lru_cache(maxsize=4)
def signs(text: str) -> str:
    """Return a text without its small letters and its white space: a tenth of it, searched first.

    Capitals, figures and signs that stand together in the text stand together here; that others do
    too means only that the text itself must be looked at.
    """
    return text.encode("utf-8", "replace").translate(None, _SMALL).decode("utf-8")


@lru_cache(maxsize=4)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, each with the punctuation that touches it."""
    return tuple(text.split())


@lru_cache(maxsize=4)
def vocabulary(text: str) -> frozenset[str]:
    """Return the different words of a text, each with the punctuation that touches it."""
    return frozenset(words(text))


def starts(text: str, words: str) -> Iterator[int]:
    """Yield where some words stand in a text; a pattern that begins with them takes twenty times as long."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


@lru_cache(maxsize=4)
def _each_once(text: str) -> str:
    """Return the different words of a text in one line, a third of it."""
    return " ".join(vocabulary(text))


def phrases(*wanted: str) -> tuple[tuple[str, str], ...]:
    """Return phrases for `holds_any`, each after its longest word."""
    return tuple((max(phrase.split(), key=len), phrase) for phrase in wanted)


def holds_any(text: str, wanted: tuple[tuple[str, str], ...]) -> bool:
    """Say whether a text holds any of some phrases: quickly where it does not, as most often."""
    once = _each_once(text)
    return any(word in once and phrase in text for word, phrase in wanted)


def of_any(wanted: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds some words where they stand; at most as many as are told."""
    some = sorted(wanted)[: MOST + 1]
    return regex(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, some))})(?!\w)" if some else r"(?!)")


def with_stops(wanted: Iterable[str]) -> frozenset[str]:
    """Return words as a vocabulary may have them: bare, and before the end of a sentence or a part of it."""
    return frozenset(f"{word}{stop}" for word in wanted for stop in ("", ".", ",", ";", ":", ")"))


class Same(NamedTuple):
    """A decision as a key: equal to itself alone, which is quicker to see than what it holds."""

    decision: Decision

    def __hash__(self) -> int:
        return id(self.decision)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.decision is self.decision


@lru_cache(maxsize=1)
def _paragraphs(same: Same) -> tuple[tuple[Block, str], ...]:
    return tuple((block, plain(block.words)) for block in same.decision.body if block.kind == "paragraph")


def paragraphs(decision: Decision) -> tuple[tuple[Block, str], ...]:
    """Return a body's own paragraphs, those in lists and quotes left out, each with its words."""
    return _paragraphs(Same(decision))


def passages(decision: Decision) -> Iterator[Span]:
    """Yield where in its source a record's title, summary and body stand."""
    for name in ("title", "summary"):
        if name in decision.places:
            yield decision.places[name]
    if decision.body:
        yield Span(decision.body[0].span.start, len(decision.source.text))


def found(decision: Decision, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what a pattern matches in a record's words: not in code, addresses or notes' marks."""
    text = decision.source.text
    matches = [match for start, end in passages(decision) for match in pattern.finditer(text, start, end)]
    return outside(matches, unspoken(decision.body) if matches else ())


def outside(matches: Iterable[re.Match[str]], spans: Iterable[Span]) -> Iterator[re.Match[str]]:
    """Yield the matches that touch none of some spans, which do not overlap."""
    hidden = sorted(spans)
    for match in matches:
        before = bisect_left(hidden, (match.end(), 0)) - 1
        if before < 0 or hidden[before].end <= match.start():
            yield match


def unspoken(body: tuple[Block, ...]) -> Iterator[Span]:
    """Yield the spans of a body that hold no words of its own: code, images, where links lead."""
    for block in blocks_within(body):
        if block.kind == "code":
            yield block.span
        else:
            yield from _unspoken(block.words)


def _unspoken(runs: Iterable[Inline]) -> Iterator[Span]:
    for run in runs:
        if run.kind in ("code", "image", "html", "note") or run.text == "autolink":
            yield run.span
        elif run.kind == "link":
            yield Span(run.children[-1].span.end if run.children else run.span.start, run.span.end)
        yield from _unspoken(run.children)


def runs_within(words: Iterable[Inline]) -> Iterator[Inline]:
    """Walk runs and everything inside them, in order."""
    for run in words:
        yield run
        if run.children:
            yield from runs_within(run.children)
