"""Runs the commands as people type them, each in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# How far a run has come is told where it takes long, as on a machine that has other work.
_PROGRESS = re.compile(r"^[a-z ]+: [0-9]+ %\n", re.MULTILINE)


def decisions(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder; what it printed is without how far it had come."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "generator", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    done.stderr = _PROGRESS.sub("", done.stderr)
    return done
