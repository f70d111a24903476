"""What is new: which month a decision is in, new told apart from changed, as a page and as text."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.assemble import news, site
from generator.assemble.lookup import lookup
from generator.assemble.shell import plain_shell
from generator.link.archive import Archive
from generator.model import Correction, Deferral, Facts, Provenance, Withdrawal
from generator.render.html import Body
from tests.assemble.facts import ADDRESS, archive, facts, ref


def born(number: int, published: str = "", captured: str = "", **others: object) -> Facts:
    """A decision that came on the days given."""
    source = Provenance(ADDRESS, date.fromisoformat(captured) if captured else None, "web_capture", "")
    day = date.fromisoformat(published) if published else None
    return facts(number, "2020-01-01", published=day, provenance=source, **others)


def made(held: Archive, address: str) -> str:
    spec = next(spec for spec in site.plan(held) if spec.address == address)
    return site.make(spec, held, plain_shell("Board"), Body()).decode()


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def found(held: Archive) -> dict[str, list[tuple[str, bool]]]:
    """Each month's items: the decision, and whether it is a change."""
    return {
        month: [(str(item.reference), bool(item.changed)) for item in items]
        for month, items in news.months(lookup(held)).items()
    }


def test_a_decision_is_new_on_the_latest_of_its_days() -> None:
    released = Deferral(None, "", "", "no", "Jo", date(2026, 12, 3))
    held = archive(
        born(1, "2026-10-02"),
        born(2, "2019-10-02", "2026-11-05"),
        born(3, "2026-10-02", deferral=released),
        born(4),
    )
    assert found(held) == {
        "2026-12": [("ABC 3", False)],
        "2026-11": [("ABC 2", False)],
        "2026-10": [("ABC 1", False)],
    }


def test_corrections_and_withdrawals_are_changes_told_after_what_is_new() -> None:
    corrections = (
        Correction(date(2026, 11, 9), "transcription", "A sum had lost a nought.", "Misread."),
        Correction(date(2026, 12, 1), "erratum", "The date is a slip.", ""),
    )
    held = archive(
        born(1, "2026-10-02", corrections=corrections),
        born(2, "2026-11-05"),
        born(3, "2026-10-02", withdrawal=Withdrawal("It named a child.", date(2026, 11, 20)), summary="Names a child."),
    )
    assert found(held) == {
        "2026-12": [("ABC 1", True)],
        "2026-11": [("ABC 2", False), ("ABC 3", True), ("ABC 1", True)],
        "2026-10": [("ABC 1", False)],
    }
    page = words(made(held, "whats-new/2026-11/"))
    assert "1 new, 2 changed." in page
    assert page.index("ABC 2") < page.index("Changed") < page.index("Our copy was corrected: A sum had lost a nought.")
    assert "child" not in page
    assert "child" not in made(held, "whats-new/2026-11.txt")


def test_the_text_is_ready_to_send() -> None:
    held = archive(born(1, "2026-11-05", title="A title " + "that goes on " * 8), born(2, "2026-11-06"))
    text = made(held, "whats-new/2026-11.txt")
    assert text.startswith("Harbour Board decisions: what’s new in November 2026\n====")
    assert all(len(line) <= 72 or line.strip().startswith("http") for line in text.split("\n"))
    assert "https://decisions.example/decisions/abc-1/\n" in text
    assert "Signed 1 January 2020." in text
    assert "An unofficial archive. It is not published by, or on behalf of, the\nHarbour Board." in text
    assert "<" not in text
    assert text.endswith("https://decisions.example/whats-new/2026-11/\n")
    assert text.index("ABC 2") < text.index("ABC 1")


def test_a_long_month_is_paged_and_its_text_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "IN_TEXT", 3)
    held = archive(*(born(n, "2026-11-05") for n in range(1, 8)), page_size=4)
    assert "ABC 3" in words(made(held, "whats-new/2026-11/page/2/"))
    assert "And 4 more, on the page of the month." in made(held, "whats-new/2026-11.txt")


def test_the_first_page_has_the_latest_and_the_months() -> None:
    held = archive(*(born(n, f"2026-{n:02}-05") for n in range(1, 13)))
    page = made(held, "whats-new/")
    assert re.findall(r">(ABC \d+):", page) == [f"ABC {n}" for n in range(12, 2, -1)]
    assert page.count("1 new.") == 12
    assert "No decision held here says on which day it came." in words(made(archive(facts(1)._replace(
        provenance=Provenance("", None, "born_digital", ""))), "whats-new/"))  # fmt: skip
    middle = made(held, "whats-new/2026-06/")
    assert "Earlier: May 2026" in middle
    assert "Later: July 2026" in middle


def test_what_is_deferred_is_never_news() -> None:
    held = archive(born(1, "2026-11-05"), announced={ref(9): "Named"})
    assert "ABC 9" not in made(held, "whats-new/")
    assert "ABC 9" not in made(held, "whats-new/2026-11.txt")
