"""Lunr itself, over the same texts: what our files must say, score for score."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lunr import get_default_builder
from lunr.builder import Builder
from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.stop_word_filter import stop_word_filter
from lunr.token import Token
from lunr.trimmer import trimmer

from generator.assemble.search import index, words
from generator.assemble.search.figures import read
from generator.assemble.search.record import FIELDS

Scores = dict[int, float]


def _stemmer(token: Token, i: int = 0, tokens: object = None) -> Token:
    return token.update(lambda text, metadata=None: words.stem(text))


# The stemmer is lunr.js's: its own test says that ours is the same, and where Python's differs.
Pipeline.register_function(_stemmer, "stemmer-of-lunr-js")


def lunr_index(texts: Iterable[tuple[int, Mapping[str, str]]]) -> Index:
    """Python lunr's index of some decisions, by the number each has in ours."""
    builder: Builder = get_default_builder()
    builder.pipeline, builder.search_pipeline = Pipeline(), Pipeline()
    builder.pipeline.add(trimmer, stop_word_filter, _stemmer)
    builder.search_pipeline.add(_stemmer)
    builder.ref("key")
    for name, boost in FIELDS.items():
        builder.field(name, boost=boost)
    for key, said in texts:
        # Lunr splits at blanks and hyphens alone; it is given the words we make of a text.
        builder.add({"key": key, **{name: " ".join(words.words(text)) for name, text in said.items()}})
    return builder.build()


def vectors(found: Index) -> dict[tuple[str, int], dict[str, float]]:
    """Every weight of lunr's index: by field and decision, term by term."""
    terms = {posting["_index"]: term for term, posting in found.inverted_index.items()}
    made = {}
    for name, vector in found.field_vectors.items():
        field, key = name.split("/")
        elements = vector.elements
        weights = {terms[elements[at]]: elements[at + 1] for at in range(0, len(elements), 2)}
        made[(field, int(key))] = weights
    return made


def our_vectors(made: index.Made) -> dict[tuple[str, int], dict[str, float]]:
    """The same weights worked out from our files, as a browser does."""
    files: Mapping[str, bytes] = made.files
    manifest: Mapping[str, Any] = made.state.about
    keys, lengths = decisions(files, manifest)
    fields = list(manifest["fields"])
    average = [total / manifest["held"] for total in manifest["lengths"]]
    weights: dict[tuple[str, int], dict[str, float]] = {(field, key): {} for key in keys for field in fields}
    for term, line in lines(files):
        found = [(key, counts(text)) for key, text in index.postings(line)]
        stands = sum(sum(1 for count in each if count) for _, each in found)
        idf = math.log(1 + abs((manifest["held"] - stands + 0.5) / (stands + 0.5)))
        for key, each in found:
            for at, count in enumerate(each):
                if count:
                    share = 1 - 0.75 + 0.75 * (lengths[key][at] / average[at])
                    weight = idf * ((1.2 + 1) * count) / (1.2 * share + count) * manifest["fields"][fields[at]]
                    weights[(fields[at], key)][term] = round(weight, 3)
    return weights


def decisions(files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> tuple[list[int], dict[int, list[int]]]:
    """Every decision's number, and how many words its fields have."""
    name, steps, *columns = files["search/decisions.txt"].decode().split("\n")[:-1]
    assert name == manifest["decisions"]
    keys = []
    for step in read(steps):
        keys.append(step + (keys[-1] if keys else 0))
    lengths = ([ord(letter) - ord("0") for letter in column] for column in columns)
    return keys, {key: list(each) for key, each in zip(keys, zip(*lengths, strict=True), strict=True)}


def lines(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every term with its line."""
    for path, content in files.items():
        if path.startswith("search/t/"):
            for line in content.decode().split("\n")[:-1]:
                term, _, said = line.partition("\t")
                yield term, said


def counts(text: str) -> list[int]:
    """How often a term stands in each field."""
    kind, numbers = text[0], [*read(text[1:])]
    if kind in "01":
        return [0, 0, 0, int(kind) + 1]
    if kind == "2":
        return [0, 0, 0, numbers[0] + 3]
    bits, *each = numbers
    left = iter(each)
    return [next(left) + 1 if bits >> at & 1 else 0 for at in range(len(FIELDS))]
