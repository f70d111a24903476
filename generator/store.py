"""The only writer: the cache beside the archive, and the site's folder, file by file, atomically.

What is on disk is trusted only while its size, time and inode are those of the file this program
wrote: a file changed, replaced or half done since then is made again.
"""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
import stat
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from generator.findings import StopError

_NUMBERS = count()  # of the files this process wrote, each under a name of its own at first
_SETTLED = 100_000_000  # nanoseconds: a file changed this recently may change again unseen


SIGN = "data/record.schema.json"  # every site has it, and hardly another folder


class StoreError(StopError):
    """The disk refused: no room, no permission, a folder that must not be written into."""


class Written(NamedTuple):
    """A file of the site as it was written, and the key of all its bytes depend on."""

    key: bytes
    size: int
    modified: int
    inode: int


_Row = tuple[bytes, int, int, int]  # a `Written`, or what was one when it was saved


class Cache:
    """A folder of pickles that may be deleted at any time; each is tied to a version."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, root: Path) -> Cache:
        """Return the cache of the archive in a folder."""
        return cls(root / ".cache" / "decisions")

    def load(self, name: str, version: bytes) -> Any:
        """Return what was saved under a name for this version, or None."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        head = version + zlib.crc32(data[len(version) + 4 :]).to_bytes(4, "big")
        if not data.startswith(head):
            return None
        collecting = gc.isenabled()
        gc.disable()  # collecting while 10,000 facts load doubles the time
        try:
            return pickle.loads(data[len(head) :])  # noqa: S301, our own cache, beside the archive
        finally:
            if collecting:
                gc.enable()

    def save(self, name: str, version: bytes, value: object) -> None:
        """Save a value; a cache that cannot be written is only a slower next time."""
        data = pickle.dumps(value, protocol=5)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _replace(str(self.folder / name), [version, zlib.crc32(data).to_bytes(4, "big"), data])
        except OSError:
            return

    def forget(self, name: str) -> None:
        """Delete what was saved under a name."""
        (self.folder / name).unlink(missing_ok=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Let one build at a time work on this archive; others wait."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file = (self.folder / "lock").open("w")
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be written ({error.strerror})") from None
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


class Frozen(Cache):
    """A cache that is read and left as it is: of a state that is looked at and gone again."""

    def save(self, name: str, version: bytes, value: object) -> None:
        """Save nothing."""

    def forget(self, name: str) -> None:
        """Forget nothing."""


class Site:
    """The site's folder, and what this program last wrote into it.

    Killed at any point, the next build finds every file it must make again: files whose key or
    time differ, and new ones named in the `pending` list that is written before they are.
    """

    def __init__(self, folder: Path, cache: Cache, version: bytes) -> None:
        self.folder = folder
        self.root = os.path.join(folder, "")
        self.cache = cache
        self.version = version
        name = blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()
        self.state_name, self.pending_name = f"site-{name}", f"site-{name}-pending"
        known = cache.load(self.state_name, version)
        pending = cache.load(self.pending_name, version)
        if known is None and pending is None and not _built(folder):
            message = "holds files that no build put there, which would be deleted; empty it, or name another folder"
            raise StoreError(f"{folder}: {message}")
        self.known: dict[str, _Row] = self._found() if known is None else known
        for path in pending or ():
            self.known.setdefault(path, Written(b"", 0, 0, 0))
        self.now: dict[str, _Row] = {}

    def _found(self) -> dict[str, _Row]:
        """List the files of a site whose state is lost; all of them will be made again."""
        paths = (path for path in self.folder.rglob("*") if not path.is_dir() or path.is_symlink())
        return {path.relative_to(self.folder).as_posix(): Written(b"", 0, 0, 0) for path in paths}

    def fresh(self, path: str, key: bytes) -> bool:
        """Say whether a file is there, as written, from the same key; if so it is kept."""
        known = self.known.get(path)
        if known is None or known[0] != key:
            return False
        try:
            found = os.lstat(f"{self.root}{path}")
        except OSError:
            return False
        if (found.st_size, found.st_mtime_ns, found.st_ino) != known[1:]:
            return False
        self.now[path] = known
        return True

    def read(self, path: str) -> bytes | None:
        """Return a file's bytes as they are now, or None when it is not there."""
        try:
            with open(os.path.join(self.folder, path), "rb") as file:
                return file.read()
        except OSError:
            return None

    def expect(self, paths: Iterable[str]) -> None:
        """Say which files will be written, so that a kill cannot leave one unknown."""
        new = [path for path in paths if path not in self.known]
        if new:
            self.cache.save(self.pending_name, self.version, new)

    def wrote(self, path: str, written: Written) -> None:
        """Note a file written by `write`, here or in another process."""
        self.now[path] = written

    def finish(self) -> int:
        """Delete every known file that was not kept or written; return how many there were."""
        gone = [path for path in self.known if path not in self.now]
        for path in gone:
            remove(self.folder, path)
        if gone or self.now != self.known:
            # As bare tuples, which are saved in a third of the time.
            self.cache.save(self.state_name, self.version, {path: tuple(row) for path, row in self.now.items()})
        self.cache.forget(self.pending_name)
        return len(gone)


def write(folder: Path, path: str, key: bytes, content: bytes) -> Written:
    """Write a file of the site whole or not at all; one with the same bytes is left alone.

    Raises StoreError when the disk refuses.
    """
    target = os.path.join(folder, path)
    try:
        found = _same(target, content)
        if found is None:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            _clear_way(target)
            found = _replace(target, [content])
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({error.strerror})") from None
    return Written(key, found.st_size, found.st_mtime_ns, found.st_ino)


def create(path: Path, content: bytes) -> None:
    """Write a new file; raises StoreError when it exists or the disk refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise StoreError(f"{path}: is there already; nothing was changed") from None
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror})") from None


def replace(path: Path, before: bytes, content: bytes) -> None:
    """Write other bytes into a file that somebody keeps, whole or not at all, its permissions kept.

    Raises StoreError when it is no longer what it was, or the disk refuses.
    """
    try:
        mode = path.stat(follow_symlinks=False).st_mode
        if not stat.S_ISREG(mode) or path.read_bytes() != before:
            raise StoreError(f"{path}: changed meanwhile; nothing was written to it")
        _replace(str(path), [content], stat.S_IMODE(mode))
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror})") from None


def remove(folder: Path, path: str) -> None:
    """Delete a file of the site, and the folders it leaves empty."""
    target = os.path.join(folder, path)
    try:
        os.unlink(target)
    except FileNotFoundError:
        pass  # somebody was quicker
    except OSError as error:
        raise StoreError(f"{target}: cannot be deleted ({error.strerror})") from None
    parent = os.path.dirname(path)
    while parent:
        try:
            os.rmdir(os.path.join(folder, parent))
        except OSError:
            return
        parent = os.path.dirname(parent)


def settled(modified: int, now: int) -> bool:
    """Say whether a file's time is old enough to tell a later change by (nanoseconds)."""
    return modified + _SETTLED < now


def guard(root: Path, folder: Path, kept: Iterable[str] = ()) -> None:
    """Refuse a site folder that is, holds or lies in what people wrote: old files in a site are deleted."""
    folder, root = folder.resolve(), root.resolve()
    taken = folder == root or folder in root.parents or (folder / ".git").exists()
    if taken or any(folder.is_relative_to(root / name) for name in (".git", *kept)):
        raise StoreError(f"{folder}: the site would overwrite the archive; set `site_dir` to a folder of its own")


def _built(folder: Path) -> bool:
    """Say whether a folder of which nothing is remembered is empty, or a site that was built before."""
    return (folder / SIGN).is_file() or not folder.is_dir() or not any(folder.iterdir())


def _same(target: str, content: bytes) -> os.stat_result | None:
    """Return what the system says of a file that has these bytes already."""
    try:
        found = os.stat(target, follow_symlinks=False)
        if stat.S_ISREG(found.st_mode) and found.st_size == len(content):
            with open(target, "rb") as file:
                return found if file.read() == content else None
    except OSError:
        pass
    return None


def _clear_way(target: str) -> None:
    """Take away an empty folder, or a link, that stands where a file must go."""
    if os.path.islink(target):
        os.unlink(target)
    elif os.path.isdir(target):
        os.rmdir(target)


def _replace(target: str, pieces: Iterable[bytes], mode: int = 0o644) -> os.stat_result:
    """Write a file beside its place and move it there; return what the system says of it."""
    beside = os.path.join(os.path.dirname(target), f".new-{os.getpid()}-{next(_NUMBERS)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with open(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fchmod(handle, mode)  # whatever the umask is
            made = os.fstat(handle)
        os.replace(beside, target)
    except BaseException:  # also a keyboard interrupt must not leave the temporary file
        os.unlink(beside)
        raise
    return made
