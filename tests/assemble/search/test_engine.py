"""The browser's side: our files answer every query as a whole lunr index does, score for score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from lunr.index import Index
from playwright.sync_api import Browser, Page

from generator.assemble.search import words
from generator.assemble.search.figures import letters
from generator.assemble.search.record import FIELDS
from tests.assemble.search import oracle, queries, running
from tests.assemble.search.test_index import ROOT, Texts, made, texts_of
from tests.bench import corpus

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    return texts_of(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("cache"))


def scores(found: Index, query: str) -> dict[int, float]:
    return {int(each["ref"]): each["score"] for each in found.search(query)}


def differences(asked: list[str], ours: list[Mapping[str, float]], theirs: list[Mapping[Any, float]]) -> list[str]:
    """The queries two sides answer differently."""
    wrong = []
    for query, here, there in zip(asked, ours, theirs, strict=True):
        other = {str(key): score for key, score in there.items()}
        if here.keys() != other.keys():
            wrong.append(f"{query}: {len(here)} found, lunr finds {len(other)}")
        elif any(abs(here[key] - other[key]) > 1e-6 for key in here):
            wrong.append(f"{query}: other scores")
    return wrong


def test_every_syntax_on_the_archive(page: Page, archive: Texts) -> None:
    asked = queries.of_every_syntax(archive)
    assert len(asked) > 200
    page.goto("about:blank")
    engine = running.InPage(page, made(archive))
    ours = engine.run("syntaxAnswers", asked)
    assert sum(1 for each in ours if each) > 150
    python = oracle.lunr_index(archive)
    assert differences(asked, ours, [scores(python, query) for query in asked]) == []
    assert differences(asked, ours, engine.lunr(archive, FIELDS, asked)) == []


@pytest.mark.proof
def test_every_syntax_on_a_thousand_generated_records(tmp_path: Path) -> None:
    corpus.write(tmp_path / "archive", 1000)
    texts = texts_of(tmp_path / "archive/mkdocs.yml", tmp_path / "cache")
    asked = queries.of_every_syntax(texts, seed=2)
    folder = running.write(made(texts), tmp_path / "site")
    ours = running.in_node("syntax", asked, folder)
    python = oracle.lunr_index(texts)
    assert differences(asked, ours, [scores(python, query) for query in asked]) == []
    assert differences(asked, ours, running.in_node("lunr", asked, folder, texts)) == []


STRANGE = [
    "The oﬃce’s ＡＢＣ",
    "a.5 1.2.3 8.6m £1,200,000",
    "עברית والعربية",
    "📻 𐍈𐌰",
    "\uf0b7 x\ue000y",
    "CAFÉ’s o'brien's",
]


def test_words_are_the_same_on_both_sides(page: Page, archive: Texts) -> None:
    page.goto("about:blank")
    running.InPage(page, made(archive))
    said = [*STRANGE, *(text for _, each in archive for text in each.values())]
    assert page.evaluate("(texts) => texts.map(words)", said) == [words.words(text) for text in said]
    known = sorted({word for text in said for word in words.words(text)})
    assert page.evaluate("(all) => all.map(stem)", known) == [words.stem(word) for word in known]


def test_a_letter_is_the_length_it_stands_for(page: Page, archive: Texts) -> None:
    page.goto("about:blank")
    running.InPage(page, made(archive))
    lengths = [0, 1, 79, 80, 2_000, 0xD7FF - 48, 0xD800 - 48, 60_000, 63_439]
    said = letters([*lengths, 63_440, 10**6])
    assert said.encode().decode() == said, "no half of a pair"
    back = page.evaluate("(said) => [...said].map((letter) => lengthOf(letter.charCodeAt(0)))", said)
    assert back == [*lengths, 63_439, 63_439]


def test_a_word_counts_once_however_it_is_written(page: Page, archive: Texts) -> None:
    page.goto("about:blank")
    running.InPage(page, made(archive))
    posting = "(...places) => ({ size: places.length, places: Int32Array.from(places) })"
    asked = "[[of(0, 1), of(1, 2)], [of(0)]]"  # the first word stands in 1 as it is and as one like it
    assert page.evaluate(f"() => {{ const of = {posting}; return [...count({asked}, 4)]; }}") == [2, 1, 1, 0]


def test_hostile_queries_end_soon_and_raise_nothing(page: Page, archive: Texts) -> None:
    page.goto("about:blank")
    engine = running.InPage(page, made(archive))
    hostile = ["a" * 10_000, "a b " * 2_500, "*" * 50, "~" * 60, "\\" * 60, "<script>alert(1)</script>", "__proto__"]
    hostile += ["toString hasOwnProperty", "\u202e\u0000\uffff", "\ud800", "“" * 40, "'\"`;--", "+", "-", ":", "^", ""]
    assert len(engine.run("plainAnswers", hostile)) == len(hostile)


def test_the_best_come_first_and_in_order(page: Page, archive: Texts) -> None:
    running.InPage(page, made(archive))
    wrong = page.evaluate("""() => {
        const wrong = [];
        for (let round = 0; round < 300; round++) {
            const held = round % 90, kinds = 1 + round % 7; // few scores: many are alike
            const scores = Float64Array.from({ length: held }, () => Math.floor(Math.random() * kinds) / 3);
            const places = [...scores.keys()].filter(() => Math.random() < 0.8);
            const whole = [...places].sort((a, b) => scores[b] - scores[a] || b - a);
            for (const count of [1, 10, 60]) {
                const found = best(places, scores, count);
                const first = String(found.slice(0, count)) === String(whole.slice(0, count));
                const all = String([...found].sort()) === String([...whole].sort());
                if (!first || !all) wrong.push([count, places, found]);
            }
        }
        return wrong;
    }""")
    assert wrong == []


def test_unfinished_mistyped_and_missing_words(page: Page, archive: Texts) -> None:
    page.goto("about:blank")
    engine = running.InPage(page, made(archive))
    whole, begun, wrong, both, none = engine.run(
        "plainAnswers",
        ["single online home", "singl onli hom", "singel onlien hoem", "single zzyzx", "zzyzx"],
    )
    assert whole["total"] >= 4
    assert set(whole["first"][:4]) <= set(begun["first"])
    assert (wrong["total"], wrong["first"][:4]) == (0, whole["first"][:4])
    assert both["total"] == 0
    assert both["more"] > 0
    assert none == {"total": 0, "more": 0, "first": []}
