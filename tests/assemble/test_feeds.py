"""Feeds: what each holds, in which order, told apart as new or changed, and sound as Atom."""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree import ElementTree

from generator.assemble import feeds
from generator.link.archive import Archive
from generator.model import Correction, Provenance, Withdrawal
from tests.assemble.facts import amount, archive, facts, ref

ATOM = "{http://www.w3.org/2005/Atom}"
BORN = Provenance("", None, "born_digital", "")


def feed(board: Archive, name: str, key: str = "") -> ElementTree.Element:
    spec = next(spec for spec in feeds.specs(board) if spec.subject == (name, key))
    return ElementTree.fromstring(feeds.content(board, spec))  # noqa: S314, made just now


def titles(found: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in found.iter(f"{ATOM}entry")]


def decision(number: int, published: str, **others: Any) -> Any:
    """A decision published the day it was signed."""
    day = date.fromisoformat(published)
    return facts(number, published, provenance=BORN, published=day, **others)


def test_a_decision_that_is_in_no_month_is_in_no_feed() -> None:
    board = archive(facts(1, "2020-01-01", provenance=BORN), decision(2, "2023-01-01"))
    assert titles(feed(board, "register")) == ["ABC 2: Paper number 2"]


def test_the_latest_come_first_and_what_changed_says_so() -> None:
    change = (Correction(date(2024, 1, 2), "erratum", "Figure 3 was wrong", "a slip"),)
    board = archive(
        decision(1, "2020-01-01", corrections=change),
        decision(2, "2021-01-01", amounts=(amount("5000"),)),
        decision(3, "2022-01-01", themes=()),
    )
    whole = feed(board, "register")
    assert titles(whole) == ["Changed: ABC 1: Paper number 1", "ABC 3: Paper number 3", "ABC 2: Paper number 2"]
    assert titles(feed(board, "themes", "safety")) == ["Changed: ABC 1: Paper number 1", "ABC 2: Paper number 2"]
    assert titles(feed(board, "years", "2022")) == ["ABC 3: Paper number 3"]
    first, _, last = whole.iter(f"{ATOM}entry")
    assert [each.get("term") for each in whole.iter(f"{ATOM}category")] == ["changed", "new", "new"]
    assert first.findtext(f"{ATOM}summary", "").endswith(
        "stays as signed: Figure 3 was wrong. Decides matter 1. It says more besides."
    )
    assert "£5,000 spending" in last.findtext(f"{ATOM}summary", "")
    assert (first.findtext(f"{ATOM}published"), first.findtext(f"{ATOM}updated")) == (
        "2020-01-01T00:00:00Z",
        "2024-01-02T00:00:00Z",
    )
    assert whole.findtext(f"{ATOM}updated") == "2024-01-02T00:00:00Z"


def test_every_feed_is_sound_atom() -> None:
    board = archive(decision(1, "2020-01-01", title="Fish & <chips> \x0b"), decision(2, "2021-01-01"))
    for spec in feeds.specs(board):
        found = ElementTree.fromstring(feeds.content(board, spec))  # noqa: S314, made just now
        assert found.tag == f"{ATOM}feed"
        for each in (found, *found.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(each.findall(f"{ATOM}{name}")) == 1, (spec, name)
            assert each.findtext(f"{ATOM}id", "").startswith("https://decisions.example/")
        assert found.find(f"{ATOM}author/{ATOM}name") is not None
        own = [link.get("href") for link in found.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert own == [f"https://decisions.example/{spec.address}"]
        ids = [each.findtext(f"{ATOM}id") for each in found.iter(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))


def test_a_withdrawn_decision_keeps_its_title_alone() -> None:
    gone = decision(1, "2020-01-01", withdrawal=Withdrawal("Void", date(2024, 1, 1)), amounts=(amount("5000"),))
    found = feed(archive(gone), "register")
    assert [each.text for each in found.iter(f"{ATOM}summary")] == ["Withdrawn; the page says why."]


def test_what_is_announced_or_hidden_is_in_no_feed() -> None:
    board = archive(decision(1, "2020-01-01"), announced={ref(2): "A secret"})
    assert all(b"secret" not in feeds.content(board, spec) for spec in feeds.specs(board))


def test_an_archive_without_an_address_has_no_feeds() -> None:
    assert not list(feeds.specs(archive(decision(1, "2020-01-01"), site_url="")))


def test_a_long_list_has_the_latest_alone() -> None:
    board = archive(*(decision(number, f"20{number:02}-01-01") for number in range(10, 60)))
    assert titles(feed(board, "register"))[0] == "ABC 59: Paper number 59"
    assert len(titles(feed(board, "register"))) == feeds.MOST
