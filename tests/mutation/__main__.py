"""`python -m tests.mutation`: makes every mistake in the small archive; prints a table; fails if one is missed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.mutation.archive import FILES, MAIN
from tests.mutation.run import Bench, outcomes, table

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench({path: text.encode() for path, text in FILES.items()}, Path(folder))
        found = list(outcomes(bench, [MAIN]))
    print("\n".join(table(found)))
    enough = sum(each.concrete for each in found) >= 0.95 * len(found)
    sys.exit(not enough or any(each.finding is None for each in found))
