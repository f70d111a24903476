"""What is remembered of every record from one run to the next, so that an edit costs an edit.

An index, read whole, holds each record's content id, the digest of its facts and its findings: at
10,000 records it loads in five thousandths of a second. The facts themselves, thirty times as
much, lie in shards that are read only when somebody asks for one of theirs.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from generator.findings import Finding
from generator.model import Facts, Reference
from generator.read.tree import Entry
from generator.store import Cache

_SHARDS = 256  # files the facts are kept in: a page's neighbours lie in a dozen of them


class Known(NamedTuple):
    """What a record's bytes, and those of its appendices, came to, until any of them or the generator change.

    `digest` is that of its facts, empty where the record is no decision; `doubts` are the rules whose
    warnings its doubts answer for.
    """

    entry: Entry
    digest: bytes
    findings: tuple[Finding, ...]
    doubts: tuple[str, ...] = ()


class Memory:
    """The records of one archive as they are known: `index` by path; facts on demand.

    `read` makes a record's facts anew: needed where a shard is lost, or was half written.
    """

    def __init__(self, cache: Cache, tied: bytes, read: Callable[[Entry], Facts]) -> None:
        self.cache = cache
        self.tied = tied
        self.read = read
        self.index: dict[str, Known] = cache.load("index", tied) or {}
        self.changed: set[str] = set()
        self._shards: dict[int, dict[str, Facts]] = {}

    def knows(self, entry: Entry) -> bool:
        """Say whether a record is as it was."""
        known = self.index.get(entry.path)
        return known is not None and known.entry == entry

    def learn(self, known: Known, facts: Facts | None) -> None:
        """Take in what a record that was read just now came to; without facts it is no decision."""
        path = known.entry.path
        self.index[path] = known
        self.changed.add(path)
        self._shard(path).pop(path, None)
        if facts is not None:
            self._shard(path)[path] = facts

    def keep(self, paths: Iterable[str]) -> None:
        """Forget every record but these, and save what is new."""
        kept = {path: self.index[path] for path in paths}
        gone = self.index.keys() - kept.keys()
        for path in gone:
            self._shard(path).pop(path, None)
        for number in {_number(path) for path in (*self.changed, *gone)}:
            self.cache.save(f"facts-{number}", self.tied, self._shards[number])
        # Last, so that whoever is killed before finds the old index, and reads again what it does not know.
        self.index = kept
        if self.changed or gone:
            self.cache.save("index", self.tied, kept)

    def digest(self, as_of: date) -> bytes:
        """Return a digest of every fact of every record, and of the day: all that linking depends on."""
        made = blake2b(self.tied + as_of.isoformat().encode(), digest_size=16)
        made.update(b"".join([os.fsencode(path) + b"\0" + known.digest for path, known in self.index.items()]))
        return made.digest()

    def touched(self) -> set[str]:
        """Return the files of every record that was read just now: its own, and its appendices'."""
        beside = (
            each.path for path in self.changed if path in self.index for each in self.index[path].entry.appendices
        )
        return {*self.changed, *beside}

    def facts(self, path: str) -> Facts:
        """Return the facts of a record that is a decision."""
        entry = self.index[path].entry
        found = self._shard(path).get(path)
        if found is None or not _made_of(found, entry):
            found = self._shard(path)[path] = self.read(entry)
        return found

    def all(self) -> Iterator[Facts]:
        """Yield the facts of every decision, in the order of paths."""
        return (self.facts(path) for path, known in self.index.items() if known.digest)

    def _shard(self, path: str) -> dict[str, Facts]:
        number = _number(path)
        if number not in self._shards:
            self._shards[number] = self.cache.load(f"facts-{number}", self.tied) or {}
        return self._shards[number]


class Shelf(Mapping[Reference, Facts]):
    """Decisions by reference, each fetched when it is asked for."""

    def __init__(self, paths: Mapping[Reference, str], memory: Memory) -> None:
        self.paths = paths
        self.memory = memory

    def __getitem__(self, reference: Reference) -> Facts:
        return self.memory.facts(self.paths[reference])

    def __contains__(self, reference: object) -> bool:
        return reference in self.paths

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def _made_of(facts: Facts, entry: Entry) -> bool:
    """Say whether facts were made of these very bytes, those of the appendices among them."""
    appendices = [each.content_id for each in facts.appendices]
    return facts.content_id == entry.content_id and appendices == [each.content_id for each in entry.appendices]


def _number(path: str) -> int:
    return zlib.crc32(os.fsencode(path)) % _SHARDS
