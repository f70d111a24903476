"""What a run of `make proof` leaves behind for the accessibility statement: which tool found nothing where.

Tests note what they checked in the folder that EVIDENCE names, if it names one. When all of them have
passed, `python -m tests.evidence` gathers the notes into the file that the configuration names.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ROOT / "site_src" / "accessibility-checks.json"


def note(tool: str, version: str, pages: Iterable[str], what: str, result: str) -> None:
    """Note that a tool found nothing on some pages."""
    folder = os.environ.get("EVIDENCE")
    if not folder:
        return
    Path(folder).mkdir(parents=True, exist_ok=True)
    said = {"tool": tool, "version": version, "pages": sorted(pages), "what": what, "result": result}
    (Path(folder) / f"{uuid.uuid4().hex}.json").write_text(json.dumps(said), encoding="utf-8")


def gathered(folder: Path, today: date) -> list[dict[str, Any]]:
    """Return one entry for each tool, with how many different pages it saw."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.json")):
        said = json.loads(path.read_text(encoding="utf-8"))
        seen = found.setdefault(said["tool"], {**said, "pages": []})
        seen["pages"] = sorted({*seen["pages"], *said["pages"]})
    return [{**found[tool], "date": today.isoformat(), "pages": len(found[tool]["pages"])} for tool in sorted(found)]


def write(folder: Path, today: date, to: Path = WRITTEN) -> None:
    """Write the evidence of a run; one that noted nothing leaves the last one's as it is."""
    if found := gathered(folder, today):
        to.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(os.environ["EVIDENCE"]), date.today())  # noqa: DTZ011, the day it is where the proof runs
