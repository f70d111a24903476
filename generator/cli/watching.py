"""Checking again whenever a file changes, until Ctrl-C."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.cli.common import USAGE
from generator.config import ConfigError, Settings
from generator.findings import plain
from generator.read.gittree import GitError
from generator.read.tree import FolderTree

_PAUSE = 0.5  # seconds between two looks; where a look takes long, ten times that
_NAMED = 3  # changed files that are named


class _Look(NamedTuple):
    """The records folder and the configuration as they were at one time."""

    tree: FolderTree
    config: bytes

    def changed(self, before: _Look) -> list[str]:
        """Name the files that changed, came or went."""
        now, then = self.tree.entries, before.tree.entries
        paths = sorted(path for path in now.keys() | then.keys() if now.get(path) != then.get(path))
        return paths + ["the configuration"] * (self.config != before.config)


def watch(check: Callable[[], int], settings: Settings, config_file: Path) -> int:
    """Check, then again after each change of a record or the configuration; return the last code at Ctrl-C."""
    codes = [0]  # a list, so that Ctrl-C while tidying up after a check does not lose its code
    try:
        look = _look(settings, config_file)
        _say(f"watching {settings.records}/; Ctrl-C ends it")
        _again(check, codes)
        while True:
            started = time.monotonic()
            now = _look(settings, config_file, look)
            changed, look = now.changed(look), now
            if changed:
                more = f" and {len(changed) - _NAMED:,} more" if len(changed) > _NAMED else ""
                _say(f"{', '.join(map(plain, changed[:_NAMED]))}{more} changed")
                _again(check, codes)
            else:
                time.sleep(max(_PAUSE, 10 * (time.monotonic() - started)))
    except KeyboardInterrupt:
        return codes[0]


def _look(settings: Settings, config_file: Path, before: _Look | None = None) -> _Look:
    tree = FolderTree(settings.root, settings.records, before.tree.seen_now if before else None)
    try:
        return _Look(tree, config_file.read_bytes())
    except OSError:  # an editor is just saving it
        return _Look(tree, before.config if before else b"")


def _again(check: Callable[[], int], codes: list[int]) -> None:
    """Check once; what the configuration lacks for the moment is said, and waited for."""
    try:
        codes[0] = check()
    except (ConfigError, GitError) as error:
        codes[0] = USAGE
        print(f"decisions: {error}", file=sys.stderr)
    sys.stdout.flush()
    gc.collect()  # a command runs without collecting, and this one may run all day


def _say(words: str) -> None:
    print(f"--- {time.strftime('%H:%M:%S')} {words}", flush=True)
