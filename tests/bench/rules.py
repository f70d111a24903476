"""What each rule of the checker costs: `python -m tests.bench.rules [N]` prints milliseconds of CPU a record.

It reads N generated records (default 300) once, then runs each rule that looks at one record over all
of them, three times, and takes the fastest. The last lines sum up reading and checking, the fastest of
nine: a machine that others share is now and then twice as slow for a second.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generator import config
from generator.read.record import read
from generator.read.references import Grammar
from generator.read.tree import FILE, Entry, content_id
from generator.validate import RULES
from generator.validate.rule import run
from generator.validate.verdict import validate
from tests.bench import corpus

PASSES, PASSES_OF_ALL = 3, 9


def fastest(work: Callable[[], object], passes: int = PASSES) -> float:
    """Return the least seconds of CPU that some work took."""
    found = []
    for _ in range(passes):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return min(found)


def main(count: int) -> None:
    """Measure and print, the dearest rule first."""
    gc.disable()  # as every command does; collecting among all these records costs more than a rule
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(Path(folder), count)
        settings = config.load(Path(folder) / "mkdocs.yml")
        texts = {str(path): path.read_bytes() for path in sorted(Path(folder, "decisions").rglob("*.md"))}
    grammar = Grammar(settings.series)
    entries = [(Entry(path, FILE, content_id(data), len(data)), data) for path, data in texts.items()]
    readings = [read(entry, data, grammar) for entry, data in entries]
    decisions = [validate(reading, settings, grammar).decision for reading in readings]
    costs = {}
    for each in RULES:
        subjects = [reading.record for reading in readings] if each.shape == "Record" else decisions
        costs[each.code] = fastest(lambda each=each, subjects=subjects: [list(run((each,), one)) for one in subjects])
    scale = 1000 / count
    for code, seconds in sorted(costs.items(), key=lambda item: -item[1]):
        print(f"{code}  {seconds * scale:.3f} ms")
    reading = fastest(lambda: [read(entry, data, grammar) for entry, data in entries], PASSES_OF_ALL)
    checking = fastest(lambda: [validate(one, settings, grammar) for one in readings], PASSES_OF_ALL)
    print(
        f"reading   {reading * scale:.2f} ms a record\nchecking  {checking * scale:.2f} ms a record, all rules together"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 300)
