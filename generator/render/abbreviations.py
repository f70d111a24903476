"""Abbreviations, explained where a reader first meets them and nowhere else.

What one stands for is taken from the paper itself, where it says `Full Name (FN)`, or from the
archive's list. A first use that stands in such brackets needs nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from generator.model import Block, Inline

_DEFINED = re.compile(r"\(([A-Z][A-Za-z&]{0,8}[A-Z])\)")
_TOKEN = re.compile(r"\b[A-Z][A-Za-z&]{0,8}[A-Z]\b")
_PASSED_OVER = frozenset("a and at by de for from in of on or the to with &".split())
_REACH = 120  # characters before the brackets in which the full name must stand


class Abbreviations:
    """What is still to be explained in one paper; `html` marks each at its first use."""

    def __init__(self, listed: Mapping[str, str], blocks: Iterable[Block]) -> None:
        self.left = {**listed, **dict(_defined(blocks))}

    def html(self, text: str) -> str:
        """Return text as HTML, with what it abbreviates for the first time explained."""
        for short in self.left:
            if short in text:
                break
        else:  # most runs of text
            return escape(text, quote=False)
        made, at = "", 0
        for match in _TOKEN.finditer(text):
            full = self.left.pop(match[0], "")
            if full and not _explained(text, match.start(), full):
                made += f'{escape(text[at : match.start()], quote=False)}<abbr title="{escape(full)}">{match[0]}</abbr>'
                at = match.end()
        return made + escape(text[at:] if at else text, quote=False)


def _explained(text: str, at: int, full: str) -> bool:
    """Say whether an abbreviation stands in brackets after its full name."""
    return text[at - 1 : at] == "(" and _folded(text[: at - 1].rstrip()).endswith(_folded(full))


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


def _defined(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Yield what a paper's own words define, with the full names; the first definition counts."""
    found: dict[str, str] = {}
    for text in _texts(blocks):
        for match in _DEFINED.finditer(text):
            full = full_name(text[max(match.start() - _REACH, 0) : match.start()], match[1])
            if full:
                found.setdefault(match[1], full)
    yield from found.items()


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the runs of text with a bracket in them; tables and headings define nothing."""
    for block in blocks:
        if block.kind in ("heading", "table", "code"):
            continue
        yield from _bracketed(block.words)
        if block.children:
            yield from _texts(block.children)


def _bracketed(words: tuple[Inline, ...]) -> Iterator[str]:
    for run in words:
        if run.kind == "text" and "(" in run.text:
            yield run.text
        elif run.children:
            yield from _bracketed(run.children)


def full_name(before: str, short: str) -> str:
    """Return the words at the end of a text whose initials an abbreviation is made of, or nothing.

    Every letter must be the first of a word; only words such as `of` and `and` may be passed over.
    """
    words = before.split()
    at = len(words)
    for letter in reversed(short.replace("&", "")):
        at -= 1
        while at >= 0 and not _begins(words[at], letter) and words[at].casefold() in _PASSED_OVER:
            at -= 1
        if at < 0 or not _begins(words[at], letter):
            return ""
    return " ".join(words[at:]).lstrip("(“‘\"'") if at >= 0 else ""


def _begins(word: str, letter: str) -> bool:
    return word.lstrip("(“‘\"'")[:1].casefold() == letter.casefold()
