"""A commit's files as a tree: the same as the folder it was made of, and plain words when git cannot."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.read.gittree import GitError, GitTree
from generator.read.tree import MAX_BYTES, SYMLINK, FolderTree


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Jo", "-c", "user.email=jo@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return an archive's folder inside a repository, with files of every kind committed."""
    root = tmp_path / "archive"
    (root / "decisions/2023").mkdir(parents=True)
    git(tmp_path, "init", "-q", "-b", "main")
    (root / "decisions/2023/abc-12.md").write_bytes(b"one\r\n")
    (root / "decisions/2023/é b\n.md").write_text("two")
    (root / "decisions/2023/abc-12").mkdir()
    (root / "decisions/2023/abc-12/report.md").write_text("an appendix")
    (root / "decisions/run.sh").write_text("three")
    (root / "decisions/run.sh").chmod(0o755)
    (root / "decisions/link.md").symlink_to("/etc/passwd")
    (root / "decisions/large.md").write_bytes(b"x" * (MAX_BYTES + 1))
    (root / "other.md").write_text("elsewhere")
    git(tmp_path, "add", "-A")
    git(tmp_path, "-c", "core.autocrlf=false", "commit", "-q", "-m", "first")
    return root


def test_a_commit_is_the_tree_of_the_folder_it_was_made_of(repository):
    folder, commit = FolderTree(repository, "decisions"), GitTree(repository, "decisions", "HEAD")
    assert commit.entries == folder.entries
    assert list(commit.entries) == list(folder.entries)
    assert [each.path for each in commit.entries["decisions/2023/abc-12.md"].appendices] == [
        "decisions/2023/abc-12/report.md"
    ]
    for path, entry in folder.entries.items():
        if entry.content_id:
            assert commit.read(path) == folder.read(path)
    assert commit.entries["decisions/link.md"].mode == SYMLINK
    assert commit.read("decisions/link.md") == b""


def test_it_stays_as_it_was_when_the_folder_changes(repository):
    (repository / "decisions/2023/abc-12.md").unlink()
    assert GitTree(repository, "decisions", "main").read("decisions/2023/abc-12.md") == b"one\r\n"


def test_a_folder_that_was_not_there_is_empty(repository):
    assert GitTree(repository, "minutes", "HEAD").entries == {}


def test_another_repository_inside_is_left_out(repository):
    inner = repository / "decisions/inner"
    inner.mkdir()
    git(inner, "init", "-q")
    git(inner, "commit", "-q", "--allow-empty", "-m", "inner")
    git(repository, "add", "decisions/inner")
    git(repository, "commit", "-q", "-m", "second")
    assert "decisions/inner" not in GitTree(repository, "decisions", "HEAD").entries


@pytest.mark.parametrize("revision", ["no-such-branch", "--help", "HEAD:decisions", "", "HEAD..HEAD"])
def test_what_is_no_commit_is_said(repository, revision):
    with pytest.raises(GitError, match="is no commit here"):
        GitTree(repository, "decisions", revision)


def test_a_folder_without_a_repository_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "a").mkdir()
    with pytest.raises(GitError, match="this folder is in no git repository"):
        GitTree(tmp_path / "a", "decisions", "HEAD")


def test_a_machine_without_git_is_said(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="git is not installed here"):
        GitTree(repository, "decisions", "HEAD")
