"""What a screen reader says of a page, and how soon it comes to the point."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Served
from tests.browser.spoken import Tree

pytestmark = pytest.mark.browser
GOLDEN = Path(__file__).parent / "spoken"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page(viewport={"width": 1280, "height": 900})
    yield found
    found.close()


def title_at(phrases: list[str]) -> int:
    """Return which phrase the title is, counted from one."""
    return next(number for number, phrase in enumerate(phrases, 1) if phrase.startswith("heading 1, "))


@pytest.mark.parametrize("name", ["decision", "changed", "stub", "list", "thread", "money", "rule"])
def test_the_title_comes_soon(page: Page, site: Served, name: str) -> None:
    page.goto(site.root + site.pages[name])
    said = Tree(page).phrases()
    assert title_at(said) <= 35, said[:40]
    # The skip link of a decision leads past the breadcrumb, others to the beginning of the landmark.
    past = "end of navigation, Breadcrumb" if page.locator(".md-skip[href='#page-top']").count() else "main"
    landed = said[said.index(past) + 1 :]
    assert title_at(landed) <= 12, landed[:20]


def test_a_decision_is_spoken_as_its_golden_has_it(page: Page, council: Served) -> None:
    page.goto(f"{council.root}decisions/ex-2026-6/")
    said = "\n".join(Tree(page).phrases()) + "\n"
    golden = GOLDEN / "ex-2026-6.txt"
    if os.environ.get("UPDATE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said)
    assert said == golden.read_text()


def test_key_facts_are_terms_with_their_values(page: Page, site: Served) -> None:
    page.goto(site.root + site.pages["decision"])
    said = Tree(page).phrases("main")
    facts = said[said.index("heading 2, Key facts") :]
    assert facts[facts.index("term, Signed") + 1] == "12 December 2023"
    assert facts[facts.index("term, Decided by") + 1 :][:2] == [
        "link, Sophie Linden",
        ", as Deputy Mayor for Policing and Crime",
    ]


def test_a_row_of_a_table_is_spoken_with_its_heads(page: Page, site: Served) -> None:
    page.goto(site.root + site.pages["decision"])
    said = Tree(page).phrases("main")
    row = said.index("row, National options paper")
    assert said[row + 2 : row + 5] == ["Starts: November 2023", "Ends: March 2024", "Cost: £120,000"]
    table = next(phrase for phrase in said if phrase.startswith("table, Table 1. Citizen portal"))
    assert said[said.index(table) - 1].startswith("region, Table 1. Citizen portal")


def test_a_citation_is_spoken_with_its_title(page: Page, site: Served) -> None:
    page.goto(site.root + site.pages["decision"])
    paragraph = Tree(page).phrases("main")
    assert "link, PCD 1444: DPC Programme Grant for 2023-24" in paragraph
    assert "link, Paragraph 1.2" in paragraph


def test_a_register_on_a_narrow_page_is_still_a_table(page: Page, site: Served) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.root + site.pages["list"])
    said = Tree(page).phrases("main")
    row = said.index("row, PCD 633")
    assert said[row + 1].startswith("Decision: PCD 633: Mayor")
    assert said[row + 2] == "Signed: 23 October 2019"
    assert said[row + 3].startswith("Amount stated: £7,539,034")
