"""The index of an archive: made whole once, then changed where records changed.

What one build leaves for the next is small: which decisions are in the index, how long they are,
and which files there are. The lines that change are taken from the files themselves, whose names
say whether they are as written.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from generator.assemble.search.cabinet import Cabinet, name_of
from generator.assemble.search.figures import SMALL, figure, figures, letters, read
from generator.assemble.search.record import FIELDS, Packed

FOLDER = "search/"
DECISIONS = f"{FOLDER}decisions.txt"
TERMS_LIMIT = 16_000  # characters of a file of terms, about half as many bytes on their way
VOCABULARY_LIMIT = 12_000  # the same, of a file of words alone
_PLAIN = {"0": 0, "1": 1}

_KNOWN = "A"  # what a word's line says that has nothing to say
_CABINETS = (
    Cabinet(f"{FOLDER}t/", TERMS_LIMIT),
    Cabinet(f"{FOLDER}f/", VOCABULARY_LIMIT),
    Cabinet(f"{FOLDER}b/", VOCABULARY_LIMIT),
)

Read = Callable[[str], bytes | None]


class State(NamedTuple):
    """The index as last made.

    `keys` are the numbers of its decisions in their order, `ids` the ids of their records' contents, one
    after the other, `lengths` how many words each has, by field. `terms` say where each term stands;
    `forward` lists them with how frequent they are, `backward` spelt from their ends, for finding
    those that somebody mistyped; `others` names the files that are in none of these, `about` is what a
    reader must know first.
    """

    keys: array[int]
    ids: str
    lengths: tuple[array[int], ...]
    terms: Cabinet
    forward: Cabinet
    backward: Cabinet
    others: tuple[tuple[str, str], ...]
    about: Mapping[str, object]

    def paths(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each of the index's files, and a name that changes with its bytes."""
        for cabinet in (self.terms, self.forward, self.backward):
            for leaf in cabinet.leaves:
                yield cabinet.path(leaf), leaf.name
        yield from self.others


class Made(NamedTuple):
    """An index: its state, and those of its files that are new."""

    state: State
    files: Mapping[str, bytes]


class Changed(NamedTuple):
    """A decision that came, went or changed, with what was and what is packed of it."""

    key: int
    old: Packed | None
    new: Packed | None


def whole(keys: list[int], ids: str, packs: Iterable[Packed]) -> Made:
    """Make an index anew; keys are ascending, each with what is packed of its decision."""
    lengths = tuple(array("l") for _ in FIELDS)
    lines: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for key, pack in zip(keys, packs, strict=True):
        for column, length in zip(lengths, pack.lengths, strict=True):
            column.append(length)
        for term, counts in pack.counts():
            step = (key - last.get(term, 0)) << 2
            last[term] = key
            plain = _PLAIN.get(counts)
            piece = _piece(step, counts) if plain is None or step > 4000 else SMALL[step | plain]
            if term in lines:
                lines[term].append(piece)
            else:
                lines[term] = [piece]
    said = (
        {term: "".join(pieces) for term, pieces in lines.items()},
        {term: _frequency(len(pieces)) for term, pieces in lines.items()},
        {backward(term): _KNOWN for term in lines},
    )
    cabinets = []
    files: dict[str, bytes] = {}
    for cabinet, each in zip(_CABINETS, said, strict=True):
        filled, new = cabinet.filled(each)
        cabinets.append(filled)
        files |= new
    return _made(array("q", keys), ids, lengths, cabinets, files)


def changed(state: State, keys: list[int], ids: str, changes: list[Changed], reader: Read) -> Made | None:
    """Change an index; None when a file of it is not there as written."""
    news: dict[str, dict[int, str]] = {}
    for change in changes:
        old = dict(change.old.counts()) if change.old else {}
        new = dict(change.new.counts()) if change.new else {}
        for term in old.keys() | new.keys():
            if old.get(term) != new.get(term):
                news.setdefault(term, {})[change.key] = new.get(term, "")
    stands: dict[str, int] = {}
    cabinets = []
    files: dict[str, bytes] = {}
    for cabinet, edits in (
        (state.terms, {term: partial(_patched, stands, term, found) for term, found in news.items()}),
        (state.forward, {term: partial(_counted, stands, term) for term in news}),
        (state.backward, {backward(term): partial(_known, stands, term) for term in news}),
    ):
        made = cabinet.changed(edits, reader)
        if made is None:
            return None
        cabinets.append(made[0])
        files |= made[1]
    return _made(array("q", keys), ids, _lengths(state, keys, changes), cabinets, files)


def _made(
    keys: array[int], ids: str, lengths: tuple[array[int], ...], cabinets: list[Cabinet], files: dict[str, bytes]
) -> Made:
    steps = [key - before for before, key in zip([0, *keys], keys, strict=False)]
    rows = [figures(steps), *(letters(column) for column in lengths)]
    decisions = "".join([f"{row}\n" for row in rows]).encode()
    name = name_of(decisions)
    terms, forward, backward = cabinets
    vocabulary = f"{forward.table()}\n\n{backward.table()}".encode()
    about = {
        "held": len(keys),
        "fields": FIELDS,
        "lengths": [sum(column) for column in lengths],
        "decisions": name,
        "vocabulary": name_of(vocabulary),
        "terms": terms.table(),
    }
    general = {
        DECISIONS: f"{name}\n".encode() + decisions,
        f"{FOLDER}v/{name_of(vocabulary)}.txt": vocabulary,
    }
    others = tuple((path, name_of(content)) for path, content in general.items())
    return Made(State(keys, ids, lengths, terms, forward, backward, others, about), files | general)


def _piece(step: int, counts: str) -> str:
    return figure(step | int(counts[0])) + counts[1:]


def _lengths(state: State, keys: list[int], changes: list[Changed]) -> tuple[array[int], ...]:
    packs = {change.key: change.new for change in changes}
    columns = []
    for field, old in enumerate(state.lengths):
        known = dict(zip(state.keys, old, strict=True))
        known |= {key: pack.lengths[field] for key, pack in packs.items() if pack is not None}
        columns.append(array("l", [known[key] for key in keys]))
    return tuple(columns)


def _frequency(stands: int) -> str:
    """Return how frequent a term is, roughly, so that one decision more seldom changes it."""
    return SMALL[stands.bit_length()] if stands else ""


def _counted(stands: Mapping[str, int], term: str, _: str) -> str:
    return _frequency(stands[term])


def _known(stands: Mapping[str, int], term: str, _: str) -> str:
    return _KNOWN if stands[term] else ""


def backward(term: str) -> str:
    """Return a term spelt from its end."""
    return term[::-1]


def _patched(stands: dict[str, int], term: str, news: Mapping[int, str], line: str) -> str:
    """Return a term's line with some decisions' counts replaced; no counts take a decision out.

    In how many decisions the term stands then is noted in `stands`.
    """
    found = dict(postings(line))
    found |= news
    pieces = []
    last = 0
    held = sorted(key for key, counts in found.items() if counts)
    stands[term] = len(held)
    for key in held:
        pieces.append(_piece((key - last) << 2, found[key]))
        last = key
    return "".join(pieces)


def postings(line: str) -> Iterator[tuple[int, str]]:
    """Yield what a term's line says: each decision's number with its counts, as they are packed."""
    numbers = read(line)
    key = 0
    for number in numbers:
        key += number >> 2
        kind = number & 3
        if kind < 2:
            yield key, str(kind)
        elif kind == 2:
            yield key, f"2{figure(next(numbers))}"
        else:
            bits = next(numbers)
            yield key, f"3{figure(bits)}{''.join([figure(next(numbers)) for _ in range(bits.bit_count())])}"
