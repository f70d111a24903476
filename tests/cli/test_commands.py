"""The commands as people type them: what they print, and how they end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from generator import cli
from tests.bench import corpus
from tests.commands import ROOT, decisions


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    corpus.write(tmp_path / "archive", 8)
    return tmp_path / "archive"


def spoil(folder: Path) -> Path:
    path = next(folder.rglob("ben-5.md"))
    path.write_text(path.read_text().replace("date_signed: 20", "date_signed: 04/12/20"))
    return path


def test_check_of_a_good_archive(archive: Path) -> None:
    done = decisions(archive, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "8 records: no errors, no warnings\n", "")


def test_check_names_file_line_column_and_the_fix(archive: Path) -> None:
    spoil(archive)
    done = decisions(archive, "check")
    assert done.returncode == 1
    assert "error[DEC010]: `date_signed` is `04/12/20" in done.stdout
    assert "ben-5.md:6:14" in done.stdout
    assert "^^^^" in done.stdout
    assert "help: write" in done.stdout


def test_findings_as_json(archive: Path) -> None:
    path = spoil(archive)
    found = json.loads(decisions(archive, "check", "--format", "json").stdout)
    keys = ["code", "severity", "message", "path", "line", "column", "end_line", "end_column", "help"]
    keys += ["fix", "related"]
    assert [list(finding) for finding in found] == [keys]
    assert found[0]["path"] == path.relative_to(archive).as_posix()
    assert (found[0]["line"], found[0]["column"], found[0]["end_line"]) == (6, 14, 6)


def test_build_writes_nothing_while_there_are_errors(archive: Path) -> None:
    spoil(archive)
    done = decisions(archive, "build")
    assert done.returncode == 1
    assert "nothing was built" in done.stderr
    assert not (archive / "site").exists()


def test_build_then_nothing_to_do(archive: Path) -> None:
    first, second = decisions(archive, "build"), decisions(archive, "build")
    assert (first.returncode, second.returncode) == (0, 0)
    assert ", 0 written, 0 deleted" in second.stdout


@pytest.mark.parametrize("words", ["check -f no.yml", "show nonsense", "check --as-of tomorrow", ""])
def test_usage_and_configuration_end_with_two(archive: Path, words: str) -> None:
    done = decisions(archive, *words.split())
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr


def test_a_broken_template_is_named(archive: Path) -> None:
    (archive / "overrides/pages").mkdir(parents=True)
    (archive / "overrides/pages/decision.html").write_text("<p>\n{% if %}")
    done = decisions(archive, "build")
    assert done.returncode == 2
    assert "pages/decision.html:2" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_show(archive: Path, form: str) -> None:
    done = decisions(archive, "show", "ben7", "--as", form)
    assert done.returncode == 0
    assert "BEN 7" in done.stdout
    if form == "text":
        assert max(map(len, done.stdout.splitlines())) <= 72
    if form == "json":
        assert json.loads(done.stdout)["reference"] == "BEN 7"


@pytest.mark.parametrize("command", ["show", "new"])
@pytest.mark.parametrize(
    ("written", "advice"),
    [("7", "did you mean BEN 7?"), ("EBN 7", "did you mean BEN 7?"), ("BEN seven", "write it like BEN 12")],
)
def test_what_is_no_reference_is_answered_with_one(archive: Path, command: str, written: str, advice: str) -> None:
    done = decisions(archive, command, written)
    assert done.returncode == 2
    assert f"`{written}` is no reference this archive knows; " in done.stderr
    assert advice in done.stderr


def test_show_of_a_decision_not_held(archive: Path) -> None:
    done = decisions(archive, "show", "BEN 99")
    assert done.returncode == 1
    assert "BEN 99 is not held here" in done.stderr


def test_show_of_a_record_with_errors_names_its_file(archive: Path) -> None:
    path = next(archive.rglob("ben-5.md"))
    path.write_text(path.read_text().replace("title:", "title: ["))
    done = decisions(archive, "show", "BEN 5")
    assert done.returncode == 1
    assert f"BEN 5 cannot be shown: {path.relative_to(archive)} has errors" in done.stderr


def test_new_begins_a_record_and_never_overwrites(archive: Path) -> None:
    first = decisions(archive, "new", "ben 900", "--as-of", "2026-05-01")
    path = archive / "decisions/2026/ben-900.md"
    assert first.returncode == 0
    name = path.relative_to(archive)
    assert first.stdout == f"{name}: written. Fill it in, then run `decisions check {name}`.\n"
    path.write_text("mine")
    assert decisions(archive, "new", "BEN 900", "--as-of", "2027-05-01").returncode == 2
    assert path.read_text() == "mine"


def test_what_new_leaves_open_check_names(archive: Path) -> None:
    decisions(archive, "new", "BEN 900")
    done = decisions(archive, "check")
    assert done.returncode == 1
    for field in ("title", "decision_maker", "date_signed"):
        assert f"`{field}` has no value" in done.stdout


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310, an address of this machine
        return str(answer.read().decode())


def until(address: str, words: str, seconds: float = 40) -> str:
    end = time.monotonic() + seconds
    page = ""
    while time.monotonic() < end:
        try:
            page = get(address)
        except (OSError, urllib.error.URLError):
            page = ""
        if words in page:
            return page
        time.sleep(0.2)
    raise AssertionError(f"{words!r} never came: {page[:500]}")


def test_serve_rebuilds_and_shows_errors(archive: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--address", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # Where tests run in the background the interrupt is ignored, and a child would inherit that.
    command = ["env", "--default-signal=INT", *command]
    server = subprocess.Popen(command, cwd=archive, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        address = f"http://127.0.0.1:{port}/decisions/ben-5/"
        until(address, "<h1")
        path = next(archive.rglob("ben-5.md"))
        good = path.read_text()
        path.write_text(good.replace("title: ", "title: Renamed "))
        until(address, "Renamed")
        path.write_text(good.replace("date_signed: 20", "date_signed: 04/12/20"))
        until(f"http://127.0.0.1:{port}/decisions/ben-6/", "1 error, seen in the terminal")
        path.write_text(good)
        until(address, good.split("title: ", 1)[1].split("\n", 1)[0])
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)


@pytest.mark.parametrize("address", ["foo", "127.0.0.1:80000", "127.0.0.1:", ":8000"])
def test_an_address_that_is_none_is_refused(archive: Path, address: str) -> None:
    done = decisions(archive, "serve", "--address", address)
    assert done.returncode == 2
    assert "write it as 127.0.0.1:8000" in done.stderr


def test_a_port_in_use_is_told_in_one_line(archive: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = decisions(archive, "serve", "--address", f"127.0.0.1:{taken.getsockname()[1]}")
    assert done.returncode == 2
    assert "decisions: Address already in use" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_read_does_not_look_empty(archive, monkeypatch, capsys):
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert cli.main(["check", "-f", str(archive / "mkdocs.yml")]) == 2
    assert "decisions: Permission denied" in capsys.readouterr().err.replace(f"{archive}/decisions: ", "")


def test_a_full_disk_is_told_and_no_traceback(archive: Path) -> None:
    with Path("/dev/full").open("w") as full:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "generator", "export"]
        done = subprocess.run(
            command, cwd=archive, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment
        )
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_of_pages_that_is_named_and_not_there_is_told(archive: Path) -> None:
    (archive / "pages").rename(archive / "others")
    done = decisions(archive, "check")
    assert (done.returncode, done.stdout) == (0, "8 records: no errors, no warnings\n")
    settings = (archive / "mkdocs.yml").read_text()
    line = settings[: settings.index("docs_dir:")].count("\n") + 1
    assert done.stderr == f"decisions: mkdocs.yml:{line}:1: there is no folder pages: a build will stop at it\n"
    (archive / "mkdocs.yml").write_text(settings.replace("docs_dir: pages\n", ""))
    assert decisions(archive, "check").stderr == ""  # none is named: the records alone are checked


def test_a_spreadsheet_that_is_not_there_is_named_once(archive: Path) -> None:
    done = decisions(archive, "import-register", "none.csv")
    assert (done.returncode, done.stderr) == (2, "decisions: none.csv: cannot be read (No such file or directory)\n")


def test_an_export_says_where_it_wrote(archive: Path) -> None:
    done = decisions(archive, "export", "-o", "out/all.json")
    assert (done.returncode, done.stdout) == (0, "out/all.json: written\n")


def test_an_export_has_the_form_of_its_file_s_ending_unless_another_is_asked_for(archive: Path) -> None:
    for name, words in (("all.csv", []), ("all.NDJSON", []), ("all.txt", ["--as", "csv"]), ("all", [])):
        assert decisions(archive, "export", "-o", name, *words).returncode == 0
    assert (archive / "all.csv").read_bytes() == (archive / "all.txt").read_bytes()
    assert (archive / "all.csv").read_text(encoding="utf-8-sig").startswith("notice,reference,")
    assert len((archive / "all.NDJSON").read_text().splitlines()) > 1
    json.loads((archive / "all").read_text())
    done = decisions(archive, "export", "-o", "all.xlsx")
    said = "decisions: all.xlsx: name the file with .json, .ndjson, .csv, or say the form with --as\n"
    assert (done.returncode, done.stderr, (archive / "all.xlsx").exists()) == (2, said, False)


def test_a_reference_needs_no_quotes(archive: Path) -> None:
    assert decisions(archive, "show", "BEN", "5").stdout == decisions(archive, "show", "BEN 5").stdout != ""
