"""One record's part of the index: for each of its terms, how often it stands in which field.

It is made where the record is read, so that no body is read twice, and packed as text: 10,000
of them are held while a whole index is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.assemble.search import words
from generator.assemble.search.figures import figure
from generator.config import Settings, Term
from generator.model import Block, Decision, Facts
from generator.read.prose import plain

# The fields of the index, and how much more a word in each counts.
FIELDS: Mapping[str, int] = {"title": 6, "summary": 3, "names": 2, "body": 1}
_MANY = 3  # from so many occurrences on, how many is written out


class Packed(NamedTuple):
    """A record's terms: the number of words of each field, and its terms with their counts, as text."""

    lengths: tuple[int, ...]
    terms: str

    def counts(self) -> Iterator[tuple[str, str]]:
        """Yield each term with its counts as they stand in the index."""
        pieces = self.terms.split(" ") if self.terms else []
        return zip(pieces[::2], pieces[1::2], strict=True)


def pack(decision: Decision, settings: Settings) -> Packed:
    """Return a record's part of the index; a withdrawn one is found by its title alone."""
    return packed(texts(decision, settings))


def packed(said: Mapping[str, str]) -> Packed:
    """Return what an index holds of one decision with these texts by field."""
    found: dict[str, list[int]] = {}
    lengths = []
    for at, name in enumerate(FIELDS):
        counted = words.terms(said[name])
        lengths.append(sum(counted.values()))
        for term, count in counted.items():
            found.setdefault(term, [0] * len(FIELDS))[at] = count
    return Packed(tuple(lengths), " ".join([f"{term} {_counts(found[term])}" for term in sorted(found)]))


def _counts(each: list[int]) -> str:
    """Return a term's counts: its first figure says how the rest is to be read.

    `0` and `1`: once or twice, in the body alone; `2`: more often in the body; `3`: in the fields
    that follow as bits, each so often.
    """
    *others, body = each
    if not any(others):
        return str(body - 1) if body < _MANY else f"2{figure(body - _MANY)}"
    bits = sum(1 << at for at, count in enumerate(each) if count)
    return f"3{figure(bits)}{''.join([figure(count - 1) for count in each if count])}"


def texts(decision: Decision, settings: Settings) -> Mapping[str, str]:
    """Return a decision's text in each field of the index."""
    facts = decision.facts
    title = f"{facts.reference} {facts.title}"
    if facts.withdrawal is not None:
        return {"title": title, "summary": "", "names": "", "body": ""}
    bodies = (decision.body, *decision.appendices)
    body = " ".join([plain(block.words) for blocks in bodies for block in _worded(blocks)])
    return {"title": title, "summary": facts.summary, "names": " ".join(names(facts, settings)), "body": body}


def names(facts: Facts, settings: Settings) -> Iterator[str]:
    """Yield the words of everything a decision is filed under, and the titles of its papers."""
    if facts.maker is not None:
        yield from (facts.maker.name, facts.maker.role)
    filed = (("kinds", (facts.kind,) * bool(facts.kind)), ("themes", facts.themes), ("programmes", facts.programmes))
    for vocabulary, keys in (*filed, ("places", facts.places), ("recipients", facts.recipients)):
        for key in keys:
            term = settings.terms[vocabulary].get(key, Term(key, key, ""))
            yield term.label
    for _, said in facts.extra:
        yield from said
    yield from (each.title for each in facts.appendices)
    yield from (each.title for each in facts.attachments)


def _worded(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if block.words:
            yield block
        yield from _worded(block.children)
