"""`make bench`: builds generated archives cold, unchanged and after one edit, and prints the cost.

`python -m tests.bench 1000 10000` names the sizes. Hugo, Eleventy and stock Material build the same
corpus in the same run. At 10,000 records it says which of the project's promises hold.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tests.bench import corpus
from tests.bench.measure import Cost, run
from tests.bench.peers import PEERS, Peer

BUILD = (sys.executable, "-m", "generator", "build")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
EDITS, SLOW = 3, "MkDocs with Material"  # the slowest is edited once
# What this project promises at 10,000 records, beside the others in the same run.
EDIT_CPU, MKDOCS_EDIT_CPU, MEMORY = 0.8, 1.2, 500.0  # seconds, seconds, MB
EDIT_RATIO, COLD_CPU_RATIO, COLD_WALL_RATIO = 1 / 25, 2.0, 1.5


class Measured(NamedTuple):
    """A generator's costs on one corpus."""

    name: str
    cold: Cost
    edit: Cost
    size: int
    has: str


def main(sizes: list[int]) -> int:
    """Measure each size; return 1 when a command failed or, at 10,000 records, a promise is broken."""
    print(
        f"{datetime.now(UTC).date()}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    held = [_measure(size) for size in sizes]
    return int(not all(held))


def _measure(size: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive")
        corpus.write(archive, size)
        others = [_peer(peer, archive, Path(folder, "peer"), size) for peer in PEERS]
        cold = _run(BUILD, archive, "this, cold")
        same = _run(BUILD, archive, "this, nothing changed")
        edit = _edits(BUILD, archive, "decisions", size)
        _run(MKDOCS, archive, "this, by mkdocs build")
        hosted = _edits(MKDOCS, archive, "decisions", size)
        made = _size(archive / "site")
    has = "checks, pages, links at both ends, lists, threads, data"
    ours = Measured("this project", cold, edit, made, has)
    _table(size, [ours, *others])
    print(f"nothing changed: {same}\none edit by `mkdocs build`: {hosted}")
    return _judge(size, ours, hosted, others)


def _peer(peer: Peer, archive: Path, folder: Path, size: int) -> Measured:
    folder.mkdir()
    peer.prepare(archive, folder)
    cold = _run(peer.command, folder, f"{peer.name}, cold")
    edit = _edits(peer.command, folder, peer.records, size, 1 if peer.name == SLOW else EDITS)
    measured = Measured(peer.name, cold, edit, _size(folder / peer.output), peer.has)
    shutil.rmtree(folder)
    return measured


def _edits(command: Sequence[str], folder: Path, records: str, size: int, count: int = EDITS) -> Cost:
    """Return the cost of the median of a few edits, each a sentence more in one record."""
    costs = []
    for number in range(count):
        path = sorted((folder / records).rglob("*.md"))[size // 2 + number]
        text = path.read_text()
        path.write_text(text.replace("## Recommendation", f"One more sentence, {number}.\n\n## Recommendation"))
        costs.append(_run(command, folder, "one edit"))
    return sorted(costs)[count // 2]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _table(size: int, rows: list[Measured]) -> None:
    print(f"\n### {size:,} records\n")
    print("| generator | cold, CPU s | cold, wall s | peak MB | one edit, CPU s | output MB | what the output has |")
    print("|---|--:|--:|--:|--:|--:|---|")
    for row in rows:
        figures = f"{row.cold.cpu:.1f} | {row.cold.wall:.1f} | {row.cold.memory:.0f} | {row.edit.cpu:.2f}"
        print(f"| {row.name} | {figures} | {row.size / 1e6:.0f} | {row.has} |")
    print()


def _judge(size: int, ours: Measured, hosted: Cost, others: list[Measured]) -> bool:
    """Say which promises hold; below 10,000 records only that every command ended well."""
    ended = all(cost.code == 0 for row in (ours, *others) for cost in (row.cold, row.edit)) and hosted.code == 0
    if size < 10_000:
        return ended
    rivals = [row for row in others if row.name in ("Hugo", "Eleventy")]
    promises = {
        f"one edit within {EDIT_CPU} s CPU": ours.edit.cpu <= EDIT_CPU,
        f"by mkdocs build within {MKDOCS_EDIT_CPU} s CPU": hosted.cpu <= MKDOCS_EDIT_CPU,
        "one edit within a 25th of either": ours.edit.cpu <= EDIT_RATIO * min(row.edit.cpu for row in rivals),
        "cold within twice the faster's CPU": ours.cold.cpu <= COLD_CPU_RATIO * min(row.cold.cpu for row in rivals),
        "cold within 1.5 times its wall": ours.cold.wall <= COLD_WALL_RATIO * min(row.cold.wall for row in rivals),
        f"memory within {MEMORY:.0f} MB": ours.cold.memory <= MEMORY,
    }
    for promise, held in promises.items():
        print(f"{'held  ' if held else 'BROKEN'}  {promise}")
    return ended and all(promises.values())


def _run(command: Sequence[str], folder: Path, what: str) -> Cost:
    print(f"  ... {what}", file=sys.stderr, flush=True)
    return run(command, folder)


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [1000, 10_000]))
