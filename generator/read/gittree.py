"""The files of a commit as a tree, read from git's own objects: nothing is checked out or touched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from generator.findings import StopError
from generator.read.tree import SYMLINK, Entry, gather, most

_COMMIT = "160000"  # how git lists another repository inside this one


class GitError(StopError):
    """Git has no such commit, or there is no repository, or no git."""


class GitTree:
    """The files under a folder of a commit; paths are relative to `root`, as in a FolderTree.

    Raises GitError when git cannot give them.
    """

    def __init__(self, root: Path, folder: str, revision: str) -> None:
        self.root = root
        name = f"{revision}^{{commit}}"
        self.commit = _git(root, "rev-parse", "--verify", "--end-of-options", name, about=revision).decode().strip()
        listed = _git(root, "ls-tree", "-r", "-z", "--long", self.commit, "--", f"{folder}/")
        entries = sorted(_entry(line) for line in listed.split(b"\0") if line and not line.startswith(_COMMIT.encode()))
        self.entries = {entry.path: entry for entry in entries}
        gather(self.entries)

    def read(self, path: str) -> bytes:
        """Return a file's bytes; of a symbolic link, nothing."""
        if self.entries[path].mode == SYMLINK:
            return b""
        return _git(self.root, "cat-file", "blob", self.entries[path].content_id)


def _entry(line: bytes) -> Entry:
    said, _, path = line.partition(b"\t")
    mode, _, content_id, size = said.decode().split()
    octal, length, name = int(mode, 8), int(size), os.fsdecode(path)
    readable = octal != SYMLINK and length <= most(name)
    return Entry(name, octal, content_id if readable else "", length)


def _git(root: Path, *words: str, about: str | None = None) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
    except FileNotFoundError:
        raise GitError("--against reads what was published from git, and git is not installed here") from None
    except OSError as error:
        raise GitError(f"git cannot be run ({error.strerror})") from None
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
    if about is not None and "not a git repository" not in said and "dubious" not in said:
        raise GitError(f"`{about}` is no commit here; in a shallow copy, fetch it first")
    if "not a git repository" in said:
        message = "this folder is in no git repository, so nothing published is known to hold it against"
        raise GitError(f"{root}: {message}; leave out --against, or clone the repository with its history")
    raise GitError(f"{root}: git says {said!r}")
