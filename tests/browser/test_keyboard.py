"""Everything is reached and worked by keyboard, at full width and at 400 % zoom; focus is always seen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Served
from tests.browser.served import visit

pytestmark = pytest.mark.browser
SIZES = {"1280": {"width": 1280, "height": 900}, "320 by 256": {"width": 320, "height": 256}}
# What must be reached: all that can take focus and is shown, in the order it stands in.
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, summary, select, [tabindex='0']")]
    .filter(each => each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}))
    .map((each, place) => { each.dataset.stop = place; return each.outerHTML.slice(0, 120) })"""
# What has the focus: its place, whether a good part of it is in view with nothing on top, how thick its ring is.
FOCUSED = """() => {
    const it = document.activeElement
    if (!it || it === document.body) return null
    const box = [...it.getClientRects()].find(each => each.width && each.height) || it.getBoundingClientRect()
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
    const [high, low] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
    const top = document.elementFromPoint((left + right) / 2, (high + low) / 2)
    const style = getComputedStyle(it)
    return {
        stop: it.dataset.stop === undefined ? -1 : +it.dataset.stop,
        html: it.outerHTML.slice(0, 120),
        inView: right - left >= Math.min(box.width, 24) && low - high >= Math.min(box.height, 24) - 1,
        onTop: Boolean(top && (it.contains(top) || top.contains(it))),
        ring: style.outlineStyle === "solid" ? parseFloat(style.outlineWidth) : 0,
    }
}"""
TEMPLATES = ("home", "decision", "stub", "list", "index", "thread", "money", "quality", "search", "rule", "404")


def tabbed(page: Page) -> list[dict[str, Any]]:
    """Press Tab through a page, from its top until focus leaves it."""
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None or (stops and found["html"] == stops[0]["html"] and found["stop"] == stops[0]["stop"]):
            return stops
        stops.append(found)
    raise AssertionError("Tab never left the page")


@pytest.mark.parametrize("size", SIZES)
def test_tab_reaches_everything_in_order_and_in_view(browser: Browser, site: Served, size: str) -> None:
    page = browser.new_page(viewport=SIZES[size])  # type: ignore[arg-type]
    wrong = []
    for name in TEMPLATES:
        visit(page, site.root + site.pages[name])
        wanted = page.evaluate(REACHABLE)
        stops = tabbed(page)
        assert [each["stop"] for each in stops] == list(range(len(wanted))), (name, wanted)
        wrong += [(name, each) for each in stops if not (each["inView"] and each["onTop"] and each["ring"] >= 3)]
    page.close()
    assert wrong == []


def test_the_way_back_keeps_focus_in_view_too(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport=SIZES["320 by 256"])  # type: ignore[arg-type]
    page.goto(site.root + site.pages["decision"])
    count = len(page.evaluate(REACHABLE))
    wrong = []
    for _ in range(count):
        page.keyboard.press("Shift+Tab")
        found = page.evaluate(FOCUSED)
        if found and not (found["inView"] and found["onTop"] and found["ring"] >= 3):
            wrong.append(found)
    page.close()
    assert wrong == []


def test_the_skip_link_leads_past_the_menu(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport=SIZES["1280"])  # type: ignore[arg-type]
    page.goto(site.root + site.pages["decision"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the decision"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page-top"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.notice') !== null")
    page.goto(site.root + site.pages["list"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_the_menu_opens_and_closes_at_400_per_cent(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport=SIZES["320 by 256"])  # type: ignore[arg-type]
    page.goto(site.root + site.pages["decision"])
    menu = page.locator(".menu > summary")
    menu.focus()
    assert not page.locator(".menu nav a").first.is_visible()
    page.keyboard.press("Enter")
    assert page.locator(".menu nav a").first.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Decisions"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert not page.locator(".menu nav a").first.is_visible()
    page.close()


def test_the_small_form_searches_at_400_per_cent(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport=SIZES["320 by 256"])  # type: ignore[arg-type]
    page.goto(site.root + site.pages["decision"])
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("single online home")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=single+online+home")
    assert page.locator("form[role=search]:visible").count() == 1
    page.close()


def test_a_wide_table_scrolls_by_arrow_keys(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport=SIZES["320 by 256"])  # type: ignore[arg-type]
    page.goto(site.root + site.pages["decision"])
    table = page.locator(".scroll").first
    assert table.evaluate("it => it.scrollWidth > it.clientWidth")
    table.focus()
    for _ in range(40):  # it scrolls by and by
        page.keyboard.press("ArrowRight")
        if table.evaluate("it => it.scrollLeft + it.clientWidth >= it.scrollWidth - 1"):
            break
    assert table.evaluate("it => it.scrollLeft") > 40
    page.close()


def test_a_paragraphs_number_is_a_link_and_no_stop(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport=SIZES["1280"])  # type: ignore[arg-type]
    page.goto(site.root + site.pages["decision"])
    number = page.get_by_role("link", name="Paragraph 1.2", exact=True)
    assert number.get_attribute("tabindex") == "-1"
    number.click()
    assert page.url.endswith("#para-1.2")
    page.close()


# Links in a sentence may be as low as its lines; whatever stands by itself may not.
SMALL = """() => [...document.querySelectorAll("a[href]:not(.para-n, .md-skip), button, input, summary")]
    .filter(it => it.checkVisibility() && it.parentElement.textContent.trim() === it.textContent.trim())
    .map(it => [it.outerHTML.slice(0, 100), it.getBoundingClientRect().height])
    .filter(([, height]) => height < 24)"""


def test_targets_are_24_pixels_high(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport=SIZES["320 by 256"])  # type: ignore[arg-type]
    small = {}
    for name, address in site.pages.items():
        visit(page, site.root + address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        if found := page.evaluate(SMALL):
            small[name] = found[:3]
    page.close()
    assert small == {}
