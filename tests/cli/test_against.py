"""`check --against REF` in a real repository: nothing is checked out, nothing is written."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator import cli
from tests.bench import corpus


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Jo", "-c", "user.email=jo@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an archive, committed as `main` on which a branch begins."""
    folder = tmp_path / "archive"
    corpus.write(folder, 6)
    git(folder, "init", "-q", "-b", "main")
    (folder / ".gitignore").write_text(".cache\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "published")
    git(folder, "switch", "-q", "-c", "work")
    monkeypatch.chdir(folder)
    return folder


def record(archive: Path, number: int) -> Path:
    return next(archive.rglob(f"ben-{number}.md"))


def test_nothing_changed_is_nothing_found(archive, capsys):
    assert cli.main(["check", "--against", "main"]) == 0
    assert capsys.readouterr().out == "6 records: no errors, no warnings\n"


def test_what_changed_is_found_and_nothing_touched(archive, capsys):
    path = record(archive, 6)
    path.write_text(path.read_text().rstrip() + "\n\nOne sentence more.\n")
    record(archive, 1).unlink()
    before = git(archive, "status", "--porcelain"), git(archive, "rev-parse", "HEAD")
    assert cli.main(["check", "--against", "main"]) == 1
    said = capsys.readouterr().out
    assert "error[DEC230]: BEN 1 has been published, and its record is gone" in said
    assert "error[DEC232]: the text of BEN 6" in said
    assert before == (git(archive, "status", "--porcelain"), git(archive, "rev-parse", "HEAD"))


def test_the_comparison_leaves_no_trace_in_the_cache(archive, capsys):
    path = record(archive, 6)
    old = path.read_text()
    path.write_text(old.rstrip() + "\n\nOne sentence more.\n")
    cli.main(["check"])
    cache = {each: each.read_bytes() for each in (archive / ".cache").rglob("*") if each.is_file()}
    cli.main(["check", "--against", "HEAD"])
    now = {each: each.read_bytes() for each in (archive / ".cache").rglob("*") if each.is_file()}
    assert {each for each in cache if "seen" not in each.name and now[each] != cache[each]} == set()


def test_a_renamed_record_keeps_its_address_by_the_fix(archive, capsys):
    old = record(archive, 2)
    new = old.with_name("ben-99.md")
    shutil.move(old, new)
    new.write_text(new.read_text().replace("reference: BEN 2\n", "reference: BEN 99\n"))
    assert cli.main(["check", "--against", "main", "--fix"]) == 0
    assert "reference: BEN 99\naliases: [BEN 2]\n" in new.read_text()


def test_a_record_that_cannot_be_read_is_told_of_once(archive, capsys):
    record(archive, 3).write_text("---\ntitle: [\n---\n")
    assert cli.main(["check", "--against", "main", "--format", "short"]) == 1
    assert "DEC230" not in capsys.readouterr().out


@pytest.mark.parametrize("revision", ["nowhere", "", "HEAD~9", "main:decisions"])
def test_a_bad_revision_is_usage(archive, capsys, revision):
    assert cli.main(["check", "--against", revision]) == 2
    assert f"`{revision}` is no commit here" in capsys.readouterr().err


def test_no_repository_is_usage(archive, capsys, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(archive.parent))
    shutil.rmtree(archive / ".git")
    assert cli.main(["check", "--against", "main"]) == 2
    assert f"{archive}: this folder is in no git repository" in capsys.readouterr().err


def test_without_git_it_is_said_that_it_is_not_installed(archive, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(archive))
    assert cli.main(["check", "--against", "main"]) == 2
    assert "git is not installed here" in capsys.readouterr().err


def test_a_file_with_another_reference_is_an_address_lost_too(archive, capsys):
    path = record(archive, 4)
    path.write_text(path.read_text().replace("reference: BEN 4\n", "reference: BEN 404\n"))
    assert cli.main(["check", "--against", "main"]) == 1
    said = capsys.readouterr().out
    assert "error[DEC602]" in said
    assert "error[DEC230]: this was BEN 4 when it was published, whose address would be lost" in said
    cli.main(["check", "--against", "main", "--fix"])
    assert "aliases" not in path.read_text()  # a slip is likelier than a new number: nothing is added by itself
