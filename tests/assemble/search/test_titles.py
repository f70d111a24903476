"""The index of the words in titles."""

from __future__ import annotations

from generator.assemble.search import titles
from generator.link.archive import Archive
from tests.assemble.facts import archive, facts


def page(board: Archive, part: str, number: str = "1") -> str:
    spec = next(spec for spec in titles.specs(board) if spec.subject == (part, number))
    return titles.content(board, spec).main


def test_each_word_of_a_title_leads_to_its_decision() -> None:
    board = archive(facts(1, "2020-01-01", title="Radios for the boats"), facts(2, "2021-01-01", title="Boats’ radios"))
    radios = page(board, "r")
    assert radios.index("ABC 2: Boats’ radios") < radios.index("ABC 1: Radios for the boats")
    assert ">radios</h2>" in radios
    assert "ABC 1" in page(board, "b")
    assert "No title has a word" in page(board, "t")  # `the` says nothing


def test_every_letter_has_a_page_and_accents_do_not_part_words() -> None:
    board = archive(facts(1, title="Éclair 2019 заявление"))
    assert {spec.subject[0] for spec in titles.specs(board)} == {"", *titles.PARTS}
    assert "éclair" in page(board, "e")
    assert "2019" in page(board, titles.FIGURES)
    assert "заявление" in page(board, titles.OTHERS)


def test_a_long_letter_has_several_pages_and_a_common_word_is_cut() -> None:
    many = [facts(number, f"2020-01-{number % 28 + 1:02}", title=f"Quay a{number:03}") for number in range(1, 131)]
    board = archive(*many)
    assert {spec.subject for spec in titles.specs(board) if spec.subject[0] == "a"} == {
        ("a", "1"),
        ("a", "2"),
        ("a", "3"),
    }
    assert "a001" in page(board, "a")
    assert "a130" in page(board, "a", "3")
    assert "And 80 more" in page(board, "q")


def test_only_a_change_of_titles_changes_it() -> None:
    before = archive(facts(1, title="Radios"), facts(2, title="Boats"))
    after = archive(facts(1, title="Radios", summary="Another."), facts(2, title="Boats", kind="contract"))
    assert list(titles.specs(before)) == list(titles.specs(after))
    assert list(titles.specs(before)) != list(titles.specs(archive(facts(1, title="Radio"), facts(2, title="Boats"))))
