"""A block's words as one readable string, with the way back from it to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from generator.findings import Span
from generator.model import Block, Inline

MASK = "￼"  # stands for a character no rule about words may look at: code, links, images


class Prose(NamedTuple):
    """A block's plain text; `masked` is as long, with code, links and images blotted out."""

    text: str
    masked: str
    starts: tuple[int, ...]
    runs: tuple[Inline, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the source span of a stretch of the text."""
        if not self.runs or end <= start:
            at = self.runs[0].span.start if self.runs else 0
            return Span(at, at)
        return Span(self._at(start).start, self._at(end - 1).end)

    def _at(self, offset: int) -> Span:
        index = max(bisect_right(self.starts, offset) - 1, 0)
        run = self.runs[index]
        if not steps(run):
            return run.span
        start = run.span.start + offset - self.starts[index]
        return Span(start, start + 1)


def steps(run: Inline) -> bool:
    """Say whether a run's text stands in the source character for character."""
    return run.kind == "text" and len(run.text) == run.span.end - run.span.start


def prose(words: tuple[Inline, ...]) -> Prose:
    """Join a block's runs; a line break counts as a space."""
    text: list[str] = []
    masked: list[str] = []
    starts: list[int] = []
    runs: list[Inline] = []
    offset = 0
    for run, hidden in _leaves(words, hidden=False):
        piece = run.text.replace("\n", " ")
        starts.append(offset)
        runs.append(run)
        text.append(piece)
        masked.append(MASK * len(piece) if hidden else piece)
        offset += len(piece)
    return Prose("".join(text), "".join(masked), tuple(starts), tuple(runs))


def plain(words: tuple[Inline, ...]) -> str:
    """Return a block's words as a reader hears them, white space folded."""
    if len(words) == 1 and words[0].kind == "text":  # as in most blocks
        text = words[0].text
        spaced = "  " in text or not text.isprintable() or text[:1] == " " or text[-1:] == " "
        return " ".join(text.split()) if spaced else text
    return " ".join("".join(run.text for run, _ in _leaves(words, hidden=False)).split())


def _leaves(words: tuple[Inline, ...], hidden: bool) -> Iterator[tuple[Inline, bool]]:
    for run in words:
        if run.children:
            yield from _leaves(run.children, hidden or run.kind == "link")
        elif run.kind != "note":
            yield run, hidden or run.kind not in ("text", "break")


def blocks_within(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Walk blocks and everything inside them, in document order."""
    for block in blocks:
        yield block
        if block.children:
            yield from blocks_within(block.children)
