"""What rules about words look at: a record's unusual characters, its passages, its blocks in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeVar, cast

from generator.findings import Span
from generator.model import Block, Decision, Inline
from generator.patterns import regex
from generator.read.prose import blocks_within, plain
from generator.validate.rule import MOST

_FIRST = 3  # words with which paragraphs begin alike
Thing = TypeVar("Thing")
Made = TypeVar("Made")


def of_any(wanted: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds some words where they stand; at most as many as are told."""
    some = sorted(wanted)[: MOST + 1]
    return regex(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, some))})(?!\w)" if some else r"(?!)")


def with_stops(wanted: Iterable[str]) -> frozenset[str]:
    """Return words as a vocabulary may have them: bare, and before the end of a sentence or a part of it."""
    return frozenset(f"{word}{stop}" for word in wanted for stop in ("", ".", ",", ";", ":", ")"))


def of_last(make: Callable[[Thing], Made]) -> Callable[[Thing], Made]:
    """Make a function remember what it made of the thing it was last asked about: a record's rules ask in turn.

    It must be the very thing: to compare two records would take longer than to make it again.
    """
    asked: Any = None
    kept: Any = None

    def made(thing: Thing) -> Made:
        nonlocal asked, kept
        if thing is not asked:
            asked, kept = thing, make(thing)
        return cast("Made", kept)

    return made


@of_last
def every_block(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a body and everything inside them, in document order."""
    return tuple(blocks_within(body))


@of_last
def announced(body: tuple[Block, ...]) -> tuple[tuple[Block, Block], ...]:
    """Return each list that stands right under a paragraph, at any depth, with that paragraph first."""
    return tuple(_announced(body))


def _announced(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Block]]:
    for before, block in pairwise(blocks):
        if block.kind == "list" and before.kind == "paragraph":
            yield before, block
    for block in blocks:
        if block.children:
            yield from _announced(block.children)


@of_last
def _kinds(body: tuple[Block, ...]) -> dict[str, list[Block]]:
    kinds: dict[str, list[Block]] = {}
    for block in every_block(body):
        kinds.setdefault(block.kind, []).append(block)
    return kinds


def of_kind(body: tuple[Block, ...], kind: str) -> Sequence[Block]:
    """Return the blocks of one kind, at any depth, in document order."""
    return _kinds(body).get(kind, ())


@of_last
def begun_alike(decision: Decision) -> tuple[tuple[Block, str], ...]:
    """Return a body's own paragraphs, those in lists and quotes left out, that begin with the same words as others.

    Each comes with its words, next to those it is like.
    """
    groups: dict[tuple[str, ...], list[Block]] = {}
    for block in decision.body:
        if block.kind == "paragraph" and block.words:
            first = block.words[0].text.split(None, _FIRST)
            if len(first) <= _FIRST:  # a link or a line's end may follow
                first = plain(block.words).split(None, _FIRST)
            groups.setdefault(tuple(first[:_FIRST]), []).append(block)
    return tuple((each, plain(each.words)) for group in groups.values() if len(group) > 1 for each in group)


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
    return outside(matches, unspoken(decision.body))


def outside(matches: Iterable[re.Match[str]], spans: Iterable[Span]) -> Iterator[re.Match[str]]:
    """Yield the matches that touch none of some spans, which do not overlap."""
    hidden: list[Span] | None = None
    for match in matches:
        if hidden is None:  # most often there is no match, and the spans need not be looked for
            hidden = sorted(spans)
        before = bisect_left(hidden, (match.end(), 0)) - 1
        if before < 0 or hidden[before].end <= match.start():
            yield match


def unspoken(body: tuple[Block, ...]) -> Iterator[Span]:
    """Yield the spans of a body that hold no words of its own: code, images, where links lead."""
    for block in every_block(body):
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
