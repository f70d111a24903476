"""Puts each mistake into valid records, and sees whether the checker finds it, where, and what it says to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator import pipeline
from generator.config import Settings
from generator.findings import Finding, Source
from generator.read.tree import MemoryTree
from generator.store import Cache
from tests.mutation.defects import ALL, Defect
from tests.support import NOWHERE, SETTINGS, TODAY

# Verbs of help that says what to write or do, and not only what to look at.
_DOES = re.compile(
    r"\b(?:add|attach|begin|change|choose|cite|close|correct|declare|delete|double|end|escape|fill|give|indent|join|keep"
    r"|leave|list|make|mend|merge|move|name|number|put|remove|rename|replace|save|say|separate|set|spell|split|take|use"
    r"|write)\b|did you mean|the [a-z ]+ are\b|its fields are|must be\b",
    re.IGNORECASE,
)


_NEAR = 2  # lines: a table is at odds in its total, and the misread row stands above


class Outcome(NamedTuple):
    """What the checker said of one mistake in one record: the finding nearest to it, its place, how it helps."""

    defect: Defect
    path: str
    finding: Finding | None
    line: int = 0
    column: int = 0

    @property
    def concrete(self) -> bool:
        """Whether the finding says what to write instead, or can do so itself."""
        return self.finding is not None and bool(self.finding.fix or _DOES.search(self.finding.help))


class Bench:
    """An archive, what the checker says of it as it is, and of it with one file changed."""

    def __init__(self, files: Mapping[str, bytes], cache: Path, settings: Settings = SETTINGS) -> None:
        self.files, self.settings, self.cache = dict(files), settings, Cache(cache)
        self.known = {_name(each) for each in self.check(self.files).findings}

    def check(self, files: Mapping[str, bytes]) -> pipeline.Checked:
        """Check the archive in some state."""
        return pipeline.check(self.settings, MemoryTree(files), TODAY, self.cache)

    def outcome(self, defect: Defect, path: str) -> Outcome | None:
        """Make a mistake in a record and return what came of it, or None where it cannot be made."""
        before = self.files[path].decode()
        after = defect.apply(before)
        if after is None:
            return None
        new = defect.path or path
        rest = {name: data for name, data in self.files.items() if name != path}
        checked = self.check({**rest, new: after.encode(defect.encoding)})
        lines = _lines(before, after)
        best: list[tuple[int, int, int, Finding]] = []
        for finding in checked.findings:
            if finding.path != new or _name(finding) in self.known or (finding.span == NOWHERE and not after):
                continue
            place = Source(new, after).place(finding.span.start)
            last = Source(new, after).place(finding.span.end).line
            near = defect.lost or new != path or any(place.line - _NEAR <= each <= last + _NEAR for each in lines)
            if near or defect.encoding != "utf-8":
                best.append((place.line not in lines, place.line, place.column, finding))
        if not best:
            empty = [each for each in checked.findings if each.path == new and not after]
            return Outcome(defect, path, empty[0], 1, 1) if empty else Outcome(defect, path, None)
        _, line, column, finding = min(best, key=lambda each: (not each[3].fix, each[:3]))
        return Outcome(defect, path, finding, line, column)


def outcomes(bench: Bench, paths: Iterable[str], defects: Iterable[Defect] = ALL) -> Iterator[Outcome]:
    """Yield what came of each mistake in each record it can be made in."""
    paths = list(paths)
    for defect in defects:
        for path in paths:
            found = bench.outcome(defect, path)
            if found is not None:
                yield found


def table(found: Iterable[Outcome]) -> Iterator[str]:
    """Yield a line for each outcome, and one that counts them."""
    found = list(found)
    for each in found:
        if each.finding is None:
            yield f"MISSED  {'':18} {each.defect.name} ({each.path})"
        else:
            does = "fix" if each.finding.fix else "help" if each.concrete else "VAGUE"
            place = f"{each.line}:{each.column}"
            yield f"{each.finding.code}  {place:9} {does:6} {each.defect.name}: {each.finding.message}"
            if does == "VAGUE":
                yield f"{'':20}{each.finding.help}"
    kinds = len({each.defect for each in found})
    caught, concrete = sum(each.finding is not None for each in found), sum(each.concrete for each in found)
    yield f"{kinds} kinds of mistake, {len(found)} made: {caught} found with their place, {concrete} with what to do"


def _lines(before: str, after: str) -> set[int]:
    """Return the numbers of the lines that are new or changed, or before which some are gone."""
    matcher = difflib.SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    changed = (step for step in matcher.get_opcodes() if step[0] != "equal")
    return {number + 1 for _, _, _, start, end in changed for number in range(start, max(end, start + 1))}


def _name(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.path, finding.message
