"""A hundred of the checker's warnings on this archive, drawn at random, each judged by reading the record.

`python -m tests.precision` draws them, holds them against the verdicts in precision.yaml, and fails
when more than three are wrong or one has no verdict. A warning is *right* when a sensible editor
wants it, *arguable* when it is true and helps little, and *wrong* when it is a false alarm or misleads.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.findings import Severity
from generator.settle.marks import Marks
from tests.support import this_archive

VERDICTS = Path(__file__).with_suffix(".yaml")
SEED, DRAWN, MOST_WRONG = 20261126, 100, 3
# What an old capture lost, and what is cited and not held: most warnings here, and true by their nature.
PLAIN = frozenset({"DEC013", "DEC201"})
WORDS = ("right", "arguable", "wrong")


class Warned(NamedTuple):
    """A warning, known by its rule, its file and the mark of its line, as in waivers: a changed line is judged anew."""

    code: str
    path: str
    mark: str


class Judged(NamedTuple):
    """What a person made of a warning, and why."""

    verdict: str
    why: str


class Score(NamedTuple):
    """How many warnings are right, arguable, wrong, and not yet judged."""

    right: int
    arguable: int
    wrong: int
    unjudged: int

    @property
    def good(self) -> bool:
        """Say whether every one is judged, and few enough are wrong."""
        return self.unjudged == 0 and self.wrong <= MOST_WRONG


@cache
def warnings() -> Mapping[Warned, str]:
    """Return every warning of this archive with its place and message, those answered by a doubt or a waiver too."""
    checked = this_archive()
    found = [each for each in (*checked.findings, *checked.settled) if each.severity is Severity.WARNING]
    marks = Marks(found, lambda path: checked.source_of(path).text)
    return {
        Warned(each.code, each.path, marks.of(each)): f"{each.path}:{marks.line(each)}: {each.message}"
        for each in found
    }


def drawn(of: Iterable[Warned]) -> list[Warned]:
    """Draw a hundred: always the same ones, and when one goes or comes, only that one changes."""
    return sorted(of, key=lambda each: blake2b(f"{SEED} {' '.join(each)}".encode()).digest())[:DRAWN]


def rare(of: Iterable[Warned]) -> list[Warned]:
    """Return the warnings of every rule but the two that give most: each of these is judged too."""
    return sorted(each for each in of if each.code not in PLAIN)


@cache
def verdicts() -> Mapping[Warned, Judged]:
    """Return the verdicts by warning."""
    listed = yaml.safe_load(VERDICTS.read_text(encoding="utf-8"))
    return {Warned(each["code"], each["file"], each["line"]): Judged(each["verdict"], each["why"]) for each in listed}


def score(of: Iterable[Warned], by: Mapping[Warned, Judged]) -> Score:
    """Count the verdicts of some warnings."""
    counts = Counter(by[each].verdict if each in by else "" for each in of)
    return Score(*(counts[word] for word in (*WORDS, "")))


def report(found: Mapping[Warned, str], by: Mapping[Warned, Judged]) -> Iterator[str]:
    """Yield the two scores, then each warning that is not right; one without a verdict as a line for the verdicts."""
    first, others = drawn(found), rare(found)
    for name, of in ((f"{len(first)} drawn of {len(found)}", first), (f"all {len(others)} rarer ones", others)):
        told = score(of, by)
        yield f"{name}: {told.right} right, {told.arguable} arguable, {told.wrong} wrong, {told.unjudged} not judged"
    for each in sorted({*first, *others}):
        if each not in by:
            yield f"not judged: {found[each]}"
            yield f"- {{code: {each.code}, file: {each.path}, line: {each.mark}, verdict: , why: }}"
        elif by[each].verdict != "right":
            yield f"{by[each].verdict}: {found[each]}\n    {by[each].why}"


if __name__ == "__main__":
    print("\n".join(report(warnings(), verdicts())))
    sys.exit(not all(score(of(warnings()), verdicts()).good for of in (drawn, rare)))
