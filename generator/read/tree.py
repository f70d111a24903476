"""A tree of files: path, mode, content id and bytes, from a folder or from git objects.

Nothing else in the generator reads an archive's records. The content id is git's own, so that a
folder and a push give the same.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

MAX_BYTES = 1_000_000  # a record; real ones are about 20 KB
MAX_FILE = 50_000_000  # a file beside records; git hosts refuse those of twice as much
FILE, EXECUTABLE, SYMLINK, FOLDER = 0o100644, 0o100755, 0o120000, 0o040000


class Entry(NamedTuple):
    """A file of a tree: git's mode, git's id of its bytes, and its size in bytes.

    `content_id` is empty for a file too large to be what its name says, which is never read.
    `appendices` are the Markdown files in the folder named as this record: all of it is one decision.
    """

    path: str
    mode: int
    content_id: str
    size: int
    appendices: tuple[Entry, ...] = ()


class Tree(Protocol):
    """Files by path (slashes, relative to the archive's folder), sorted."""

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The files, by path."""
        ...

    def read(self, path: str) -> bytes:
        """Return a file's bytes; of a symbolic link, never what it points to."""
        ...


class Seen(NamedTuple):
    """A file's size, times (nanoseconds) and inode when it was hashed; all equal again: same bytes."""

    size: int
    modified: int
    changed: int
    inode: int
    content_id: str


class FolderTree:
    """The files under a folder; symbolic links are listed and never followed, and so are folders named as records.

    `seen` holds what an earlier run knew and spares hashing files that have not changed since;
    `seen_now` is what this run knows.
    """

    def __init__(self, root: Path, folder: str, seen: Mapping[str, Seen] | None = None) -> None:
        self.root = str(root)
        self.entries: dict[str, Entry] = {}
        self.seen_now: dict[str, Seen] = {}
        known = seen or {}
        for path, item in sorted(_walk(self.root, folder)):
            self._add(path, item, known.get(path))
        gather(self.entries)

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        if self.entries[path].mode in (SYMLINK, FOLDER):
            return b""
        with open(os.path.join(self.root, path), "rb") as file:
            return file.read(most(path) + 1)

    def _add(self, path: str, item: os.stat_result, known: Seen | None) -> None:
        if stat.S_ISLNK(item.st_mode):
            self.entries[path] = Entry(path, SYMLINK, "", item.st_size)
            return
        if stat.S_ISDIR(item.st_mode):
            self.entries[path] = Entry(path, FOLDER, "", 0)
            return
        mode = EXECUTABLE if item.st_mode & stat.S_IXUSR else FILE
        if item.st_size > most(path):
            self.entries[path] = Entry(path, mode, "", item.st_size)
            return
        now = (item.st_size, item.st_mtime_ns, item.st_ctime_ns, item.st_ino)
        if known is None or known[:4] != now:
            with open(os.path.join(self.root, path), "rb") as file:
                known = Seen(*now, content_id(file.read()))
        self.seen_now[path] = known
        self.entries[path] = Entry(path, mode, known.content_id, item.st_size)


def gather(entries: dict[str, Entry]) -> None:
    """Give each record its appendices."""
    found: dict[str, list[Entry]] = {}
    for path, entry in entries.items():
        folder, _, name = path.rpartition("/")
        if name.endswith(".md") and f"{folder}.md" in entries and entry.mode != SYMLINK and name[0] not in ".~":
            found.setdefault(f"{folder}.md", []).append(entry)
    for path, appendices in found.items():
        entries[path] = entries[path]._replace(appendices=tuple(appendices))


def most(path: str) -> int:
    """Return how many bytes a file of a name may have: a record, or another file."""
    return MAX_BYTES if path.endswith(".md") else MAX_FILE


def text_of(tree: Tree, path: str) -> str:
    """Return a file's text as places are counted in it, or nothing where there is none to read."""
    entry = tree.entries.get(path)
    return (tree.read(path) if entry and entry.content_id else b"").decode("utf-8-sig", "replace")


def content_id(content: bytes) -> str:
    """Return git's object id of a blob."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _walk(root: str, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        listing = list(os.scandir(os.path.join(root, folder)))
    except FileNotFoundError:
        return  # any other fault is told: a folder that cannot be read must not look empty
    for item in listing:
        path = f"{folder}/{item.name}"
        if item.is_dir(follow_symlinks=False):
            if item.name.endswith(".md"):
                yield path, item.stat(follow_symlinks=False)
            yield from _walk(root, path)
        elif item.is_symlink() or item.is_file(follow_symlinks=False):
            yield path, item.stat(follow_symlinks=False)


class MemoryTree:
    """Files held in memory: a test's archive, or the objects of a push."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)
        self.entries = {path: Entry(path, FILE, content_id(data), len(data)) for path, data in sorted(files.items())}
        gather(self.entries)

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        return self.files[path]
