"""The index says what lunr's says, weight for weight; changed bit by bit it equals one made whole."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator import config, pipeline
from generator.assemble.search import index, record
from generator.assemble.search.index import Changed
from generator.assemble.search.keys import keys
from generator.store import Cache
from tests.assemble.search import oracle
from tests.bench import corpus

ROOT = Path(__file__).parents[3]
Texts = list[tuple[int, Mapping[str, str]]]


def texts_of(config_file: Path, cache: Path) -> Texts:
    """The texts of an archive's decisions, each with its number."""
    settings = config.load(config_file)
    tree = pipeline.folder_tree(settings, Cache(cache), 0)
    checked = pipeline.check(settings, tree, date(2026, 11, 22), Cache(cache))
    held = checked.archive.decisions
    said = [record.texts(pipeline.load(checked, facts.path), settings) for facts in held.values()]
    return list(zip(keys(settings.series, held), said, strict=True))


def made(texts: Texts) -> index.Made:
    numbers = [key for key, _ in texts]
    ids = "".join(f"{key:040}" for key in numbers)
    return index.whole(numbers, ids, [record.packed(said) for _, said in texts])


def same(texts: Texts) -> None:
    ours, theirs = oracle.our_vectors(made(texts)), oracle.vectors(oracle.lunr_index(texts))
    assert ours.keys() == theirs.keys()
    for place, weights in theirs.items():
        assert ours[place] == pytest.approx(weights, abs=1e-9), place


def test_every_weight_is_lunrs_on_the_archive(tmp_path: Path) -> None:
    same(texts_of(ROOT / "mkdocs.yml", tmp_path))


def test_every_weight_is_lunrs_on_generated_records(tmp_path: Path) -> None:
    corpus.write(tmp_path / "archive", 60)
    same(texts_of(tmp_path / "archive/mkdocs.yml", tmp_path / "cache"))


@pytest.mark.proof
def test_every_weight_is_lunrs_on_a_thousand_generated_records(tmp_path: Path) -> None:
    corpus.write(tmp_path / "archive", 1000)
    same(texts_of(tmp_path / "archive/mkdocs.yml", tmp_path / "cache"))


def test_strange_scripts_and_signs_have_places_and_an_order() -> None:
    said = ["Radios 📻 and 𐍈𐌰 boats", "The oﬃce ﬁles \ue000 bullets \uf0b7", "עברית והעברית", "𠮷野家 ｱﾒﾘｶ", "￼ﷺ"]
    same([(number + 1, {"title": text, "summary": "", "names": "", "body": text}) for number, text in enumerate(said)])


def test_one_edit_changes_the_files_of_its_words_and_equals_the_whole() -> None:
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices("abcdeimnorst", k=chance.randint(2, 9))) for _ in range(2000)]

    def said() -> Mapping[str, str]:
        body = " ".join(chance.choices(vocabulary, weights=[1 / (at + 1) for at in range(2000)], k=300))
        return {"title": " ".join(chance.choices(vocabulary, k=5)), "summary": "", "names": "", "body": body}

    now = {key: said() for key in chance.sample(range(1, 2000), 150)}
    last = made(sorted(now.items()))
    folder = dict(last.files)
    assert len(folder) > 6
    for number in range(16):
        key = chance.choice(sorted(now))
        old: Mapping[str, str] | None = now.pop(key)
        if number % 4 == 0:  # a sentence more
            now[key] = {**(old or {}), "body": f"{(old or {})['body']} quay zebra {chance.choice(vocabulary)}"}
        elif number % 4 == 1:  # another text
            now[key] = said()
        elif number % 4 == 2:  # a new decision
            now[key] = old or {}
            key, old = chance.randint(2000, 9000), None
            now[key] = said()
        texts = sorted(now.items())
        fresh = made(texts)
        change = Changed(key, record.packed(old) if old else None, record.packed(now[key]) if key in now else None)
        ids = fresh.state.ids
        step = index.changed(last.state, [each for each, _ in texts], ids, [change], folder.get)
        assert step is not None
        assert step.state == fresh.state
        folder |= step.files
        assert {path: folder[path] for path, _ in step.state.paths()} == fresh.files
        if number % 4 == 0:
            assert len(step.files) <= 3 + 3 * 3, sorted(step.files)
        last = step


def test_a_file_that_is_not_as_written_is_not_believed() -> None:
    first = made([(1, {"title": "Radios", "summary": "", "names": "", "body": "radios"})])
    change = [Changed(1, record.packed(dict.fromkeys(record.FIELDS, "radios")), None)]
    spoilt = {path: content + b"more\tA\n" for path, content in first.files.items()}
    assert index.changed(first.state, [], "", change, spoilt.get) is None
    assert index.changed(first.state, [], "", change, {}.get) is None


def test_what_every_search_needs_says_how_much_there_is() -> None:
    found = made([(7, {"title": "New radios", "summary": "", "names": "", "body": "Four pilot boats"})])
    assert found.state.about["held"] == 1
    assert found.state.about["lengths"] == [2, 0, 0, 3]
    assert oracle.decisions(found.files, found.state.about) == ([7], {7: [2, 0, 0, 3]})
