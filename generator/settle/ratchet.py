"""The ratchet: warnings that stood when it was written stand, and no new one gets in.

`ratchet.txt` in the records folder has a line for each rule, line of a record and file: how many
warnings, of which rule, on a line with which mark, where. It only ever gets shorter by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from generator.findings import Finding, Severity
from generator.settle.marks import Marks

_HEAD = """\
# Warnings that were there before, and may stay: how many, rule, mark of the line, file.
# Written by `decisions ratchet --write`; `decisions check --ratchet` tells only of others.
"""
_LINE = re.compile(r"([0-9]{1,6}) (DEC[0-9]{3}) ([a-p]+) (\S.*)")
Kind = tuple[str, str, str]  # file, rule, mark of the line


class Compared(NamedTuple):
    """Findings held against a ratchet: errors and new warnings, how many old ones, what is left over."""

    new: tuple[Finding, ...]
    old: int
    over: int


def read(text: str) -> Counter[Kind] | int:
    """Read a ratchet, or return the number of the first line that is none of its."""
    counts: Counter[Kind] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line.strip())
        if match:
            counts[match[4], match[2], match[3]] += int(match[1])
        elif line.strip() and not line.startswith("#"):
            return number
    return counts


def written(counts: Counter[Kind]) -> str:
    """Return a ratchet as text, in the order of files."""
    return _HEAD + "".join(
        f"{count} {code} {mark} {path}\n" for (path, code, mark), count in sorted(counts.items()) if count > 0
    )


def counted(findings: Iterable[Finding], text_of: Callable[[str], str]) -> Counter[Kind]:
    """Count the warnings of each kind."""
    found = tuple(findings)
    marks = Marks(found, text_of)
    warnings = (finding for finding in found if finding.severity is Severity.WARNING)
    return Counter((finding.path, finding.code, marks.of(finding)) for finding in warnings)


def compare(findings: Iterable[Finding], held: Counter[Kind], text_of: Callable[[str], str]) -> Compared:
    """Part the findings into those a ratchet lets stand and those it does not."""
    found = tuple(findings)
    marks, left = Marks(found, text_of), Counter(held)
    new: list[Finding] = []
    for finding in found:
        kind = finding.path, finding.code, marks.of(finding)
        if finding.severity is Severity.WARNING and left[kind] > 0:
            left[kind] -= 1
        else:
            new.append(finding)
    return Compared(tuple(new), len(found) - len(new), left.total())
