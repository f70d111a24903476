"""Measures a command as a whole: processor time, wall time, and the memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

_EVERY = 0.1  # seconds between two looks at the memory


class Cost(NamedTuple):
    """What a command took: seconds of processor and of wall time, and its peak memory in MB.

    Memory is the sum over its processes of what each holds alone plus its share of what several
    hold (PSS), sampled; so pages shared after a fork count once.
    """

    cpu: float
    wall: float
    memory: float
    code: int

    def __str__(self) -> str:
        return f"{self.cpu:7.2f} s CPU {self.wall:7.2f} s wall {self.memory:6.0f} MB"


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder; its output goes to our error output only when it fails."""
    before = os.times()
    started = time.monotonic()
    # As on most machines, Python keeps what it compiled: where it may not, each run compiles 200 modules again.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, cwd=folder, env=kept, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    watcher.start()
    said, _ = process.communicate()
    wall = time.monotonic() - started
    watcher.join()
    after = os.times()
    if process.returncode:
        print(said, file=sys.stderr)
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(cpu, wall, peak[0], process.returncode)


def _watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], memory(process.pid))
        time.sleep(_EVERY)


def memory(pid: int) -> float:
    """Return the memory of a process and its children now, in MB."""
    try:
        root = psutil.Process(pid)
        return sum(_pss(each) for each in (root, *root.children(recursive=True)))
    except psutil.Error:
        return 0.0


def _pss(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss) / 1e6
    except psutil.Error:
        return 0.0
