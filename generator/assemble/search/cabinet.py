"""Many sorted lines kept in files of a handy size: a reader fetches only those it needs.

A line is a word, a tab and what is known of it. Files are cut by the beginnings of words, as a
tree of letters branches: a branch that is small enough stays whole, and small branches beside each
other share a file. So where a file ends depends on the words near it and nothing else; an edit
changes the files its words are in, and the same lines always give the same files.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple

END = "\0"  # ends a word in the tree of letters, so that no branch is both a word and a beginning
_NAME = 6  # bytes of a digest that name a file: 8 letters


class Branch(NamedTuple):
    """A branch of the tree that stays whole: its beginning, and the characters of its lines."""

    start: str
    size: int


class Leaf(NamedTuple):
    """A file: its branches in order, and its name, made from its bytes."""

    branches: tuple[Branch, ...]
    name: str

    @property
    def start(self) -> str:
        """The least word the file may hold."""
        return self.branches[0].start.rstrip(END)


Lines = dict[str, str]
Change = Callable[[str], str]  # from what is known of a word ("" when it is new) to what will be ("": nothing)


class Cabinet(NamedTuple):
    """The files of one sort of lines: where they lie, how large they may be, and what they are."""

    folder: str
    limit: int
    leaves: tuple[Leaf, ...] = ()

    def path(self, leaf: Leaf) -> str:
        """Return the path of a file."""
        return f"{self.folder}{leaf.name}.txt"

    def paths(self) -> Iterator[str]:
        """Yield the path of every file."""
        return map(self.path, self.leaves)

    def table(self) -> str:
        """Return the files for a reader to choose from: where each begins, and its name."""
        return "\n".join([f"{leaf.start} {leaf.name}" for leaf in self.leaves])

    def filled(self, lines: Lines) -> tuple[Cabinet, dict[str, bytes]]:
        """Return the cabinet with these lines and no others, and all its files."""
        labels = sorted([f"{word}{END}" for word in lines], key=units)
        sizes = [len(label) + len(lines[label[:-1]]) + 1 for label in labels]
        return self._arranged(labels, sizes, lines, {})

    def changed(
        self, changes: Mapping[str, Change], read: Callable[[str], bytes | None]
    ) -> tuple[Cabinet, dict[str, bytes]] | None:
        """Return the cabinet after some words' lines changed, and the files that are new.

        None when a file that is needed cannot be read as it was written.
        """
        if not self.leaves:
            return self.filled({word: line for word, change in changes.items() if (line := change(""))})
        touched: dict[Leaf, list[str]] = {}
        starts = [units(leaf.start) for leaf in self.leaves]
        for word in changes:
            leaf = self.leaves[max(bisect_right(starts, units(word)) - 1, 0)]
            touched.setdefault(leaf, []).append(word)
        lines: Lines = {}
        for leaf, words in touched.items():
            found = self._read(leaf, read)
            if found is None:
                return None
            for word in words:
                found[word] = changes[word](found.get(word, ""))
            lines |= {word: line for word, line in found.items() if line}
        return self._recut(touched.keys(), lines, read)

    def _recut(
        self, touched: Iterable[Leaf], lines: Lines, read: Callable[[str], bytes | None]
    ) -> tuple[Cabinet, dict[str, bytes]] | None:
        """Cut again where lines changed; branches elsewhere are taken as they are, unread."""
        fresh = set(touched)
        untouched = {branch.start: branch.size for leaf in self.leaves if leaf not in fresh for branch in leaf.branches}
        sizes = {f"{word}{END}": len(word) + len(line) + 2 for word, line in lines.items()} | untouched
        labels = sorted(sizes, key=units)
        old = {leaf.branches: leaf for leaf in self.leaves if leaf not in fresh}
        wanted = cut(labels, [sizes[label] for label in labels], self.limit)
        starts = {start for branches in wanted if branches not in old for start in _starts(branches, labels)}
        for leaf in old.values():  # files whose lines go elsewhere, though none of them changed
            if any(branch.start in starts for branch in leaf.branches):
                found = self._read(leaf, read)
                if found is None:
                    return None
                lines |= found
                for branch in leaf.branches:
                    del sizes[branch.start]
                sizes |= {f"{word}{END}": len(word) + len(line) + 2 for word, line in found.items()}
        labels = sorted(sizes, key=units)
        return self._arranged(labels, [sizes[label] for label in labels], lines, old)

    def _arranged(
        self, labels: list[str], sizes: list[int], lines: Lines, old: Mapping[tuple[Branch, ...], Leaf]
    ) -> tuple[Cabinet, dict[str, bytes]]:
        leaves: list[Leaf] = []
        files: dict[str, bytes] = {}
        at = 0
        for branches in cut(labels, sizes, self.limit):
            starts = tuple(branch.start for branch in branches)
            words = []
            while at < len(labels) and labels[at].startswith(starts):
                words.append(labels[at].removesuffix(END))
                at += 1
            leaf = old.get(branches)
            if leaf is None:
                content = "".join([f"{word}\t{lines[word]}\n" for word in words]).encode()
                leaf = Leaf(branches, name_of(content))
                files[self.path(leaf)] = content
            leaves.append(leaf)
        return self._replace(leaves=tuple(leaves)), files

    def _read(self, leaf: Leaf, read: Callable[[str], bytes | None]) -> Lines | None:
        content = read(self.path(leaf))
        if content is None or name_of(content) != leaf.name:
            return None
        lines = (line.partition("\t") for line in content.decode().split("\n")[:-1])
        return {word: line for word, _, line in lines}


def _starts(branches: Iterable[Branch], labels: list[str]) -> Iterator[str]:
    """Yield the labels that lie in some branches."""
    starts = tuple(branch.start for branch in branches)
    yield from (label for label in labels if label.startswith(starts))


def name_of(content: bytes) -> str:
    """Return a file's name, made from its bytes."""
    return urlsafe_b64encode(blake2b(content, digest_size=_NAME).digest()).decode()


def units(text: str) -> str:
    """Return what sorts as JavaScript sorts the text: by its UTF-16 units, not by its characters."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    data = text.encode("utf-16-be")
    return "".join([chr(data[at] << 8 | data[at + 1]) for at in range(0, len(data), 2)])


def cut(labels: list[str], sizes: list[int], limit: int) -> list[tuple[Branch, ...]]:
    """Cut sorted labels into groups of whole branches, each group at most `limit` where it can be."""
    sums = [0, *accumulate(sizes)]
    groups: list[list[Branch]] = []

    def branch(first: int, last: int, depth: int) -> None:
        """Add the branches among the labels `first` to `last`, which share `depth` letters."""
        room = 0
        while first < last:
            letter = labels[first][: depth + 1]
            end = first
            while end < last and labels[end].startswith(letter):
                end += 1
            size = sums[end] - sums[first]
            if size > limit and end - first > 1:
                branch(first, end, depth + 1)
                room = 0
            elif size <= room:
                groups[-1].append(Branch(letter, size))
                room -= size
            else:
                groups.append([Branch(letter, size)])
                room = limit - size
            first = end

    branch(0, len(labels), 0)
    return [tuple(group) for group in groups]
