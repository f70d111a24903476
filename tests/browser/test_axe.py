"""axe finds nothing on any template, in any way of seeing it: best practices and enhanced contrast included."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests import evidence
from tests.browser.conftest import Served
from tests.browser.served import visit

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
WIDE, NARROW, ZOOMED = {"width": 1280, "height": 900}, {"width": 320, "height": 640}, {"width": 320, "height": 256}


class State(NamedTuple):
    """A way of seeing a page: its size, its media, whether every disclosure is open and every table scrolled.

    `rules`: all of axe's, those about colours, or all the others (colours do not depend on the width, and they are
    two thirds of axe's time); on paper, all but the size of what is touched.
    """

    size: dict[str, int]
    media: dict[str, str]
    rules: str
    opened: bool = False


STATES = {
    "as it comes": State(WIDE, {}, "others"),
    "light, all opened": State(WIDE, {}, "all", opened=True),
    "dark, all opened": State(WIDE, {"color_scheme": "dark"}, "colours", opened=True),
    "forced colours": State(WIDE, {"forced_colors": "active"}, "colours"),
    "print": State(WIDE, {"media": "print"}, "paper"),
    "narrow": State(NARROW, {}, "others"),
    "narrow, menu open, tables scrolled": State(NARROW, {}, "others", opened=True),
    "zoomed to 400 %": State(ZOOMED, {}, "others", opened=True),
}
PLAIN = {"color_scheme": "light", "forced_colors": "none", "media": "screen"}
OPENED = """opened => {
    document.querySelectorAll("details").forEach(each => each.open = opened);
    document.querySelectorAll(".scroll, .code").forEach(each => each.scrollLeft = opened ? 1e6 : 0);
}"""


def options(rules: str) -> dict[str, Any]:
    """Return axe's options: by itself it leaves enhanced contrast and the size of targets out."""
    if rules == "colours":
        return {"resultTypes": ["violations"], "runOnly": list(COLOURS)}
    chosen = {**dict.fromkeys(COLOURS, rules != "others"), "target-size": rules != "paper"}
    return {"resultTypes": ["violations"], "rules": {name: {"enabled": on} for name, on in chosen.items()}}


def violations(page: Page, rules: str = "all") -> list[tuple[str, str]]:
    """Return what axe finds: each rule's code with the element."""
    found = page.evaluate("options => axe.run(document, options)", options(rules))
    return [(each["id"], node["html"][:200]) for each in found["violations"] for node in each["nodes"]]


def seen(browser: Browser, archive: Served, states: Iterable[str]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return what axe finds on each page of an archive in each state, where it finds anything."""
    found = {}
    page = browser.new_page()
    for name, address in archive.pages.items():
        visit(page, archive.root + address)
        page.evaluate(AXE)
        for key in states:
            state = STATES[key]
            page.set_viewport_size(state.size)  # type: ignore[arg-type]
            page.emulate_media(**{**PLAIN, **state.media})  # type: ignore[arg-type]
            page.evaluate(OPENED, state.opened)
            if said := violations(page, state.rules):
                found[name, key] = said
    page.close()
    return found


def test_axe_finds_nothing(browser: Browser, site: Served) -> None:
    assert seen(browser, site, STATES) == {}
    version = re.search(r"axe v([0-9.]+)", AXE)
    ways = f"every template in {len(STATES)} ways of seeing it"
    evidence.note("axe", version[1] if version else "", site.pages.values(), ways, "No violation found.")


def test_axe_finds_nothing_on_what_is_rare(browser: Browser, council: Served) -> None:
    assert seen(browser, council, ("light, all opened", "narrow, menu open, tables scrolled")) == {}


def test_axe_is_not_blind(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    page.goto(site.root)
    page.evaluate(AXE)
    page.evaluate("document.querySelector('h1').outerHTML = '<h2>In</h2><h4>Wrong</h4><a href=x></a>'")
    codes = {code for code, _ in violations(page)}
    page.close()
    assert {"heading-order", "link-name", "page-has-heading-one"} <= codes
