"""The hook of .pre-commit-hooks.yaml, run as git runs it before a commit, with its very entry."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.bench import corpus

ROOT = Path(__file__).parents[2]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=Jo", "-c", "user.email=jo@example.org", "-c", "commit.gpgsign=false"]
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["git", *who, *words], cwd=folder, check=False, capture_output=True, text=True, env=environment
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return the folder of an archive in which git runs the hook's entry before each commit."""
    folder = tmp_path / "archive"
    corpus.write(folder, 4)
    git(folder, "init", "-q", "-b", "main")
    (folder / ".gitignore").write_text(".cache\n")
    hook = folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nexec {HOOK['entry']}\n")
    hook.chmod(0o755)
    git(folder, "add", "-A")
    return folder


def test_the_definition_is_what_pre_commit_asks_for():
    wanted: dict[str, Any] = {"id": str, "name": str, "entry": str, "language": str}
    assert all(isinstance(HOOK[key], kind) for key, kind in wanted.items())
    assert HOOK["language"] == "python", "pre-commit installs this project, and with it the command"
    assert HOOK["pass_filenames"] is False, "the command takes no files: it checks the archive"
    for path in ("decisions/2023/abc-12.md", "decisions/archive.yml", "mkdocs.yml", "decisions/waivers.yml"):
        assert re.search(HOOK["files"], path)


def test_a_good_archive_is_committed(archive):
    done = git(archive, "commit", "-m", "first")
    assert done.returncode == 0, done.stderr
    assert "4 records: no errors" in done.stderr + done.stdout


def test_an_error_stops_the_commit_and_is_shown(archive):
    path = next(archive.rglob("ben-2.md"))
    path.write_text(path.read_text().replace("date_signed: 20", "date_signed: 04/12/20"))
    git(archive, "add", "-A")
    done = git(archive, "commit", "-m", "first")
    assert done.returncode == 1
    assert "error[DEC010]" in done.stderr + done.stdout
    assert git(archive, "rev-parse", "--verify", "-q", "HEAD").returncode != 0
