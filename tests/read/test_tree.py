"""Trees: a folder and the memory of a push hold the same files under the same names."""

from __future__ import annotations

import os
import subprocess

import pytest

from generator.read.tree import EXECUTABLE, FILE, FOLDER, MAX_BYTES, SYMLINK, FolderTree, MemoryTree, Seen, content_id
from tests.support import checked


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "decisions/2023/abc-12").mkdir(parents=True)
    (tmp_path / "decisions/2023/abc-12.md").write_bytes(b"a record")
    (tmp_path / "decisions/2023/abc-12/report.md").write_bytes(b"")
    (tmp_path / "decisions/a.md").write_bytes("é".encode())
    (tmp_path / "elsewhere.md").write_bytes(b"not in the folder")
    return tmp_path


def test_a_folder_and_memory_give_the_same_entries(folder):
    on_disk = FolderTree(folder, "decisions")
    in_memory = MemoryTree({path: on_disk.read(path) for path in on_disk.entries})
    assert list(on_disk.entries) == ["decisions/2023/abc-12.md", "decisions/2023/abc-12/report.md", "decisions/a.md"]
    assert on_disk.entries == in_memory.entries


@pytest.mark.parametrize("content", [b"", b"a record\n", "£".encode(), b"\0" * 1000])
def test_a_content_id_is_gits(content):
    git = subprocess.run(["git", "hash-object", "--stdin"], input=content, capture_output=True, check=True)
    assert content_id(content) == git.stdout.decode().strip()


def test_links_are_listed_and_never_followed(folder):
    (folder / "decisions/b.md").symlink_to(folder / "elsewhere.md")
    (folder / "decisions/loop").symlink_to(folder / "decisions")
    (folder / "decisions/gone.md").symlink_to("nowhere")
    tree = FolderTree(folder, "decisions")
    links = {path for path, entry in tree.entries.items() if entry.mode == SYMLINK}
    assert links == {"decisions/b.md", "decisions/loop", "decisions/gone.md"}
    assert {tree.read(path) for path in links} == {b""}


def test_modes_are_gits(folder):
    (folder / "decisions/a.md").chmod(0o755)
    (folder / "decisions/2023/abc-12.md").chmod(0o600)
    entries = FolderTree(folder, "decisions").entries
    assert (entries["decisions/a.md"].mode, entries["decisions/2023/abc-12.md"].mode) == (EXECUTABLE, FILE)


def test_what_is_no_file_is_left_out(folder):
    os.mkfifo(folder / "decisions/pipe.md")
    assert "decisions/pipe.md" not in FolderTree(folder, "decisions").entries


def test_a_missing_folder_is_an_empty_tree(folder):
    assert FolderTree(folder, "nowhere").entries == {}


def test_a_file_too_large_is_neither_hashed_nor_read_whole(folder):
    with (folder / "decisions/large.md").open("wb") as file:
        file.truncate(MAX_BYTES * 50)
    tree = FolderTree(folder, "decisions")
    assert tree.entries["decisions/large.md"].content_id == ""
    assert tree.entries["decisions/large.md"].size == MAX_BYTES * 50
    assert "decisions/large.md" not in tree.seen_now


def test_a_file_seen_before_is_not_hashed_again(folder):
    path = "decisions/a.md"
    seen = {
        path: known._replace(content_id="as before") for path, known in FolderTree(folder, "decisions").seen_now.items()
    }
    assert FolderTree(folder, "decisions", seen).entries[path].content_id == "as before"
    for changed in ({"size": 9}, {"modified": 1}, {"changed": 1}, {"inode": 1}):
        other: dict[str, Seen] = {**seen, path: seen[path]._replace(**changed)}
        assert FolderTree(folder, "decisions", other).entries[path].content_id == content_id("é".encode())


def test_a_folder_named_as_a_record_is_listed_so_that_it_is_refused_and_its_files_too(folder):
    (folder / "decisions/abc-13.md").mkdir()
    (folder / "decisions/abc-13.md/plan.txt").write_bytes(b"a plan")
    tree = FolderTree(folder, "decisions")
    assert (tree.entries["decisions/abc-13.md"].mode, tree.read("decisions/abc-13.md")) == (FOLDER, b"")
    assert "decisions/abc-13.md/plan.txt" in tree.entries
    (finding,) = (each for each in checked(tree).findings if each.path == "decisions/abc-13.md")
    assert (finding.code, finding.message) == ("DEC601", "this is a folder, not a record")
    assert "papers abc-13" in finding.help
