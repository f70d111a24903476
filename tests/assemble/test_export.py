"""`decisions export` prints what the site's data files hold."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import corpus

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "archive"
    corpus.write(folder, 12)
    assert decisions(folder, "build").returncode == 0
    return folder


def decisions(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "generator", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)


@pytest.mark.parametrize(
    ("what", "form"),
    [*(("decisions", form) for form in ("json", "ndjson", "csv")), ("citations", "csv"), ("amounts", "csv")],
)
def test_an_export_is_the_file_of_the_site(built: Path, what: str, form: str) -> None:
    done = decisions(built, "export", "--what", what, "--as", form)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (built / "site" / "data" / f"{what}.{form}").read_bytes()
    assert done.stdout


def test_an_export_to_a_file_replaces_nothing(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert decisions(built, "export", "--as", "csv", "-o", str(file)).returncode == 0
    assert file.read_bytes() == (built / "site" / "data" / "decisions.csv").read_bytes()
    again = decisions(built, "export", "--as", "csv", "-o", str(file))
    assert again.returncode == 2
    assert b"is there already" in again.stderr


def test_a_form_there_is_not_is_refused(built: Path) -> None:
    done = decisions(built, "export", "--what", "amounts", "--as", "json")
    assert done.returncode == 2
    assert done.stderr == b"decisions: amounts can be had as csv only\n"
