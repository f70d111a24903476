"""`check --watch`: it checks again at a change, says which, and ends with the last check's code."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import corpus

ROOT = Path(__file__).parents[2]


class Watch:
    """A running `check --watch`, whose lines are read as they come."""

    def __init__(self, folder: Path) -> None:
        # Where tests run in the background the interrupt is ignored, and a child would inherit that.
        command = ["env", "--default-signal=INT", sys.executable, "-m", "generator", "check", "--watch"]
        command += ["--format", "short"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.said = ""

    def until(self, words: str) -> str:
        """Read until a line that holds these words has come; return what came."""
        came, end = "", time.monotonic() + 60
        assert self.process.stdout
        while words not in came or not came.endswith("\n"):
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            assert ready, f"{words!r} did not come after {came!r}"
            came += os.read(self.process.stdout.fileno(), 65536).decode()
        return came

    def stop(self) -> int:
        time.sleep(0.2)  # what it said last, it has finished by now
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    corpus.write(tmp_path / "archive", 4)
    return tmp_path / "archive"


@pytest.fixture
def watch(archive: Path) -> Iterator[Watch]:
    running = Watch(archive)
    yield running
    running.process.kill()
    running.process.communicate()


def test_a_change_is_checked_and_the_last_code_is_the_end(archive, watch):
    first = watch.until("4 records: ")
    assert "watching decisions/; Ctrl-C ends it" in first
    assert "no errors" in first
    path = next(archive.rglob("ben-3.md"))
    good = path.read_text()
    path.write_text(good.replace("date_signed: 20", "date_signed: 04/12/20"))
    second = watch.until("4 records: ")
    assert f"{path.relative_to(archive)} changed" in second
    assert "[DEC010]" in second
    assert watch.stop() == 1


def test_what_is_mended_ends_with_nothing_and_a_broken_configuration_is_waited_for(archive, watch):
    watch.until("4 records: ")
    settings = archive / "mkdocs.yml"
    good = settings.read_text()
    settings.write_text("plugins: [")
    assert "mkdocs.yml:1:11: this is not YAML: a value is missing here" in watch.until("is not YAML")
    settings.write_text(good)
    assert "the configuration changed" in watch.until("4 records: ")
    next(archive.rglob("ben-4.md")).unlink()
    watch.until("3 records: ")
    assert watch.stop() == 0
