"""The search's files from build to build: what changed since the last, and what must be read for it.

What is packed of each record is kept in many small files, of which a build reads only those of
records that changed. All of it may be lost: then records are read again and the index is made whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.assemble.keeper import Keeper
from generator.assemble.search import index
from generator.assemble.search.cabinet import name_of
from generator.assemble.search.columns import Columns
from generator.assemble.search.index import Changed, Made, Read, State
from generator.assemble.search.record import Packed
from generator.render.data import without_tags

MANIFEST = f"{index.FOLDER}index.js"
_PARTS = 256  # files what is packed is kept in
_ID = 40  # characters of a content id
_MANY = 200  # changed records from which on making the index whole is quicker


class Wanted(NamedTuple):
    """A decision to be found: its number in the index, its record's path, and the id of that one's content."""

    key: int
    path: str
    content_id: str


Kept = dict[int, tuple[str, Packed]]  # by a decision's number: its record's content id, what is packed


class Packs:
    """What is packed of each record: just read, kept from an earlier build, or read again now."""

    def __init__(
        self,
        memory: Keeper,
        version: bytes,
        fresh: Mapping[str, Packed],
        again: Callable[[list[str]], Iterable[Packed]],
    ) -> None:
        self.memory, self.version, self.fresh, self.again = memory, version, fresh, again
        self.parts: dict[int, Kept] = {}

    def _part(self, key: int) -> Kept:
        number = key % _PARTS
        if number not in self.parts:
            self.parts[number] = self.memory.load(f"words-{number}", self.version) or {}
        return self.parts[number]

    def kept(self, key: int, content_id: str) -> Packed | None:
        """Return what was packed of a decision's record when it had this content."""
        known = self._part(key).get(key)
        return known[1] if known is not None and known[0] == content_id else None

    def of(self, wanted: list[Wanted]) -> list[Packed]:
        """Return what is packed of some decisions as they are now, and keep it."""
        found = [self.fresh.get(each.path) or self.kept(each.key, each.content_id) for each in wanted]
        missing = [each.path for pack, each in zip(found, wanted, strict=True) if pack is None]
        read = iter(self.again(missing) if missing else ())
        packs = [next(read) if pack is None else pack for pack in found]
        dirty = set()
        for (key, _, content_id), pack in zip(wanted, packs, strict=True):
            part = self._part(key)
            if part.get(key, ("",))[0] != content_id:
                part[key] = (content_id, pack)
                dirty.add(key % _PARTS)
        for number in dirty:
            self.memory.save(f"words-{number}", self.version, self.parts[number])
        return packs


def named(memory: Keeper, version: bytes, make: Callable[[], Columns]) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the columns there are, with their labels, and where they lie; the same while no fact changes."""
    known: tuple[tuple[tuple[str, str], ...], str] | None = memory.load("columns", version)
    if known is None:
        found = make()
        known = found.named, found.folder
        memory.save("columns", version, known)
    return known


class File(NamedTuple):
    """A file of the index, and the key of all it depends on."""

    path: str
    key: bytes


class Index:
    """The index of some decisions in one site's folder, as it must be now."""

    def __init__(
        self, wanted: list[Wanted], memory: Keeper, name: str, version: bytes, packs: Packs, reader: Read
    ) -> None:
        self.wanted, self.packs, self.version, self.manifest = wanted, packs, version, b""
        self.made = self._updated(memory.load(name, version), reader)
        if self.made.files:
            memory.save(name, version, self.made.state)

    def files(self, named: Iterable[tuple[str, str]], folder: str, asking: bytes) -> Iterator[File]:
        """Yield each of its files, and last the script a browser reads first, which names all others and asks.

        `named` are the columns with their labels, `folder` is where they lie.
        """
        for path, name in self.made.state.paths():
            yield File(path, self.version + name.encode())
        about = {**self.made.state.about, "columns": [*named], "folder": folder}
        said = without_tags(json.dumps(about, ensure_ascii=False, separators=(",", ":")))
        self.manifest = b"const INDEX = " + said.encode() + b";\n" + asking
        yield File(MANIFEST, self.version + name_of(self.manifest).encode())

    def of(self, path: str) -> bytes:
        """Return a file's bytes; one that ought to be there and is not means making them all."""
        if path == MANIFEST:
            return self.manifest
        if path not in self.made.files:
            self.made = self._whole()
        return self.made.files[path]

    def _ids(self) -> str:
        return "".join([each.content_id for each in self.wanted])

    def _updated(self, state: State | None, reader: Read) -> Made:
        if state is None:
            return self._whole()
        keys = [each.key for each in self.wanted]
        ids = self._ids()
        if ids == state.ids and keys == state.keys.tolist():
            return Made(state, {})
        changes = self._changes(state)
        made = index.changed(state, keys, ids, changes, reader) if changes is not None else None
        return made or self._whole()

    def _changes(self, state: State) -> list[Changed] | None:
        """Return what came, went or changed; None when it is much, or what went is forgotten."""
        before = {key: state.ids[at * _ID : (at + 1) * _ID] for at, key in enumerate(state.keys)}
        now = {each.key for each in self.wanted}
        fresh = [each for each in self.wanted if before.get(each.key) != each.content_id]
        stale = [(each.key, before[each.key]) for each in fresh if each.key in before]
        stale += [(key, content_id) for key, content_id in before.items() if key not in now]
        if len(stale) + len(fresh) > _MANY:
            return None
        old = {key: self.packs.kept(key, content_id) for key, content_id in stale}
        if None in old.values():
            return None
        new = dict(zip([each.key for each in fresh], self.packs.of(fresh), strict=True))
        return [Changed(key, old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys())]

    def _whole(self) -> Made:
        return index.whole([each.key for each in self.wanted], self._ids(), self.packs.of(self.wanted))
