"""Applying the safe fixes of findings, or showing them first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import groupby

from generator import fixes, store
from generator.cli.common import counted
from generator.findings import Finding, Severity, plain
from generator.pipeline import Checked

_PASSES = 8  # a fix may uncover another; more rounds than this mean that two undo each other


def show(checked: Checked) -> None:
    """Print what the fixes would change as a unified diff, and change nothing."""
    applied = files = skipped = 0
    for path, found in _fixable(checked):
        source = checked.source_of(path)
        fixed = fixes.apply(source.text, found)
        for line in fixes.diff(source, fixed.text):
            print(line)
        applied, files, skipped = applied + fixed.applied, files + 1, skipped + len(fixed.skipped)
    said = f"{counted(applied, 'fix', 'es')} in {counted(files, 'file')}; --fix applies them"
    more = f", and {skipped:,} more that overlap them after those" if skipped else ""
    print(f"decisions: {said}{more}" if applied else "decisions: nothing here has a safe fix", file=sys.stderr)


def fix(checked: Checked, check: Callable[[], Checked]) -> None:
    """Apply every safe fix of what was checked, and check again until nothing is left to fix.

    A file whose fixes would lead to more errors than it had is put back as it was.
    """
    applied, written, undone = 0, set[str](), set[str]()
    for _ in range(_PASSES):
        before = {path: _Kept(checked, path) for path, _ in _fixable(checked) if path not in undone}
        made = {path: kept.apply(found) for path, found in _fixable(checked) if (kept := before.get(path))}
        if not any(made.values()):
            break
        checked = check()
        worse = {path for path in made if made[path] and _errors(checked, path) > before[path].errors}
        for path in worse:
            before[path].restore()
        if worse:
            checked = check()
        undone |= worse
        written |= {path for path, count in made.items() if count and path not in worse}
        applied += sum(count for path, count in made.items() if path not in worse)
    said = f"{counted(applied, 'fix', 'es')} applied in {counted(len(written), 'file')}"
    print(f"decisions: {said if applied or undone else 'nothing here has a safe fix'}", file=sys.stderr)
    for path in sorted(undone):
        print(f"decisions: {plain(path)}: its fixes led to other errors and were undone", file=sys.stderr)


class _Kept:
    """A file as it was before its fixes, and how many errors it had."""

    def __init__(self, checked: Checked, path: str) -> None:
        self.path = checked.settings.root / path
        self.data = checked.tree.read(path)
        self.errors = _errors(checked, path)
        self.new = self.data

    def apply(self, found: list[Finding]) -> int:
        """Write the file with its fixes; return how many were applied."""
        try:
            fixed = fixes.apply(self.data.decode("utf-8-sig"), found)
        except UnicodeDecodeError:  # places in such a file are those of another text
            return 0
        self.new = fixes.encoded(fixed.text, self.data)
        if self.new == self.data:
            return 0
        store.replace(self.path, self.data, self.new)
        return fixed.applied

    def restore(self) -> None:
        """Put the file back as it was."""
        store.replace(self.path, self.new, self.data)


def _fixable(checked: Checked) -> Iterator[tuple[str, list[Finding]]]:
    """Yield each file that has fixes, with the findings that have them."""
    fixable = (finding for finding in checked.findings if finding.fix is not None)
    for path, found in groupby(fixable, lambda finding: finding.path):
        yield path, list(found)


def _errors(checked: Checked, path: str) -> int:
    return sum(finding.path == path and finding.severity is Severity.ERROR for finding in checked.findings)
