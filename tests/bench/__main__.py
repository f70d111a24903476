"""`make bench`: builds generated archives cold, unchanged, and after one edit, and prints the cost.

`python -m tests.bench 1000 10000` names the sizes; the last line of a size says whether the
project's own limits hold.
"""

from __future__ import annotations

import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import corpus
from tests.bench.measure import Cost, run

BUILD = (sys.executable, "-m", "generator", "build")
EDIT_CPU, MEMORY = 1.0, 600.0  # seconds and MB at 10,000 records


def main(sizes: list[int]) -> int:
    """Measure each size; return 1 when a limit is broken."""
    print(f"{datetime.now(UTC).date()}, {platform.machine()}, Python {platform.python_version()}")
    held = [_measure(size) for size in sizes]
    return int(not all(held))


def _measure(size: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive")
        corpus.write(archive, size)
        cold = _build(archive, "cold")
        same = _build(archive, "nothing changed")
        edits = [_build(_edited(archive, size, number), "one edit") for number in range(3)]
        edit = sorted(edits)[1]
        site = sum(path.stat().st_size for path in (archive / "site").rglob("*") if path.is_file())
    print(f"{size:,} records, a site of {site / 1e6:.0f} MB")
    for name, cost in (("cold, with checks", cold), ("nothing changed", same), ("one edit (median of 3)", edit)):
        print(f"  {name:24}{cost}")
    ok = all(cost.code == 0 for cost in (cold, same, *edits))
    if size >= 10_000:
        ok = ok and edit.cpu <= EDIT_CPU and cold.memory <= MEMORY
        print(f"  limits: {MEMORY:.0f} MB cold, {EDIT_CPU} s CPU an edit: {'held' if ok else 'BROKEN'}")
    return ok


def _build(archive: Path, what: str) -> Cost:
    print(f"  ... {what}", file=sys.stderr, flush=True)
    return run(BUILD, archive)


def _edited(archive: Path, size: int, number: int) -> Path:
    path = sorted((archive / "decisions").rglob("*.md"))[size // 2 + number]
    path.write_text(path.read_text().replace("## Recommendation", f"One more sentence, {number}.\n\n## Recommendation"))
    return archive


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [1000, 10_000]))
