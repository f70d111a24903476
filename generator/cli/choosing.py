"""Telling of some findings only: of the errors, or of the files and folders that are named."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from generator.config import ConfigError
from generator.findings import Finding, Severity
from generator.pipeline import Checked


def add(check: argparse.ArgumentParser) -> None:
    """Add the options."""
    words = "tell only of these files and folders; the whole archive is read all the same"
    check.add_argument("files", nargs="*", metavar="FILE", help=words)
    check.add_argument("--errors", action="store_true", help="tell only of errors, not of warnings")


def some(options: argparse.Namespace) -> bool:
    """Say whether only some findings are asked for."""
    return bool(options.files or options.errors)


def chosen(options: argparse.Namespace, checked: Checked) -> Checked:
    """Return what was checked with the findings that are asked for.

    Raises ConfigError for a file the archive does not have.
    """
    named = tuple(_named(name, checked) for name in options.files)
    return checked._replace(findings=tuple(each for each in checked.findings if _asked(each, named, options.errors)))


def _asked(finding: Finding, named: tuple[str, ...], errors: bool) -> bool:
    if errors and finding.severity is not Severity.ERROR:
        return False
    return not named or any(name == "." or f"{finding.path}/".startswith(f"{name}/") for name in named)


def _named(name: str, checked: Checked) -> str:
    """Return a file or folder as findings name it: seen from the archive's folder, or from here."""
    root, paths, records = checked.settings.root.resolve(), checked.tree.entries, checked.settings.records
    for found in (os.path.relpath(Path(name).absolute(), root), os.path.normpath(name)):
        path = found.replace(os.sep, "/")
        if path in paths or (f"{path}/".startswith(f"{records}/") and (root / path).is_dir()) or path == ".":
            return path
    raise ConfigError(f"{name}: is no file of this archive, whose records are in {records}")
