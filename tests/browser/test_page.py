"""What a page does in a browser: it asks nobody else, keeps nothing, needs no script, and fits any width."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.bench import weight
from tests.browser.conftest import Served
from tests.browser.served import visit

pytestmark = pytest.mark.browser
WATCH = """addEventListener("securitypolicyviolation", event => console.error("policy: " + event.violatedDirective))"""
KEPT = """async () => ({
    cookies: document.cookie,
    stored: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
# Scripts that hold data are no code: a browser never runs them, and the policy lets them be.
INLINE = """() => [...document.querySelectorAll("*")].filter(it =>
    it.localName === "style" || it.hasAttribute("style") || [...it.attributes].some(each => each.name.startsWith("on"))
    || (it.localName === "script" && !it.src && it.type !== "application/ld+json")
    || /^javascript:/i.test(it.getAttribute("href") || "")).map(it => it.outerHTML.slice(0, 100))"""
# The text-spacing overrides of WCAG 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"
# Words cut off: what is wider or higher than a box that hides the rest.
CUT = """() => [...document.querySelectorAll("body *:not(.vh, .vh *, .md-skip, thead, thead *, input)")].filter(it => {
    const style = getComputedStyle(it)
    return it.checkVisibility() && ["hidden", "clip"].includes(style.overflowX) && it.scrollWidth > it.clientWidth + 1
}).map(it => it.outerHTML.slice(0, 100))"""


class Seen:
    """What a page asks for and complains of while it is open."""

    def __init__(self, page: Page) -> None:
        self.asked: list[Request] = []
        self.said: list[str] = []
        page.on("request", self.note)
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def note(self, request: Request) -> None:
        self.asked.append(request)


def test_no_page_breaks_the_policy_asks_elsewhere_or_keeps_anything(browser: Browser, site: Served) -> None:
    found: dict[str, Any] = {}
    for name, address in site.pages.items():
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script(WATCH)
        seen = Seen(page)
        response = visit(page, site.root + address)
        assert response
        assert response.headers["content-security-policy"]
        page.keyboard.press("Tab")
        kept = page.evaluate(KEPT)
        complaints = [each for each in seen.said if "404 (Not Found)" not in each]
        elsewhere = [each.url for each in seen.asked if not each.url.startswith((site.root, "data:"))]
        inline = page.evaluate(INLINE)
        if complaints or elsewhere or inline or context.cookies() or any(kept.values()):
            found[name] = (complaints, elsewhere, inline, kept)
        context.close()
    assert found == {}


def test_the_watch_sees_what_breaks_the_policy(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    page.add_init_script(WATCH)
    seen = Seen(page)
    page.goto(site.root)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<b style=\"color: red\" onclick=\"x()\">x</b>')")
    page.wait_for_timeout(100)
    assert any("policy: style-src" in each for each in seen.said)
    assert len(page.evaluate(INLINE)) == 1
    page.close()


def test_without_javascript_everything_is_there(browser: Browser, site: Served) -> None:
    with_scripts, without = browser.new_context(), browser.new_context(java_script_enabled=False)
    one, other = with_scripts.new_page(), without.new_page()
    for name, address in site.pages.items():
        one.goto(site.root + address)
        other.goto(site.root + address)
        shown = one.locator("main").inner_text()
        if name not in ("search", "results"):  # which says what it needs, and lists the ways around it
            assert other.locator("main").inner_text() == shown, name
        assert other.locator("h1").count() == 1
    other.set_viewport_size({"width": 320, "height": 640})
    other.goto(site.root + site.pages["decision"])
    other.locator(".menu > summary").click()
    other.get_by_role("link", name="Threads").click()
    assert other.url == f"{site.root}decisions/programmes/"
    other.goto(site.root + site.pages["decision"])
    other.get_by_text("as a list").first.click()
    assert other.get_by_text("Cost: £120,000").first.is_visible()
    with_scripts.close()
    without.close()


@pytest.mark.parametrize("width", [320, 768, 1024])
def test_nothing_scrolls_sideways_or_is_cut_off(browser: Browser, site: Served, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 500}, bypass_csp=True)
    found: dict[str, Any] = {}
    for name, address in site.pages.items():
        visit(page, site.root + address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        plain = page.evaluate(WIDER)
        page.add_style_tag(content=SPACED)
        spaced, cut = page.evaluate(WIDER), page.evaluate(CUT)
        if plain > 0 or spaced > 0 or cut:
            found[name] = (plain, spaced, cut)
    page.close()
    assert found == {}


def test_a_decision_is_light_and_stands_still(browser: Browser, tmp_path: Path) -> None:
    first, further = weight.measure(browser, tmp_path)
    assert min(first.words, further.words) > 2000
    assert weight.kept(first, further), (first, further)


def test_what_a_target_is_shows_also_in_forced_colours(browser: Browser, site: Served) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{site.root}{site.pages['decision']}#para-1.2")
    style = "([name, part]) => getComputedStyle(document.querySelector(name))[part]"
    assert page.evaluate(style, ["#para-1\\.2", "outlineStyle"]) == "solid"
    assert page.evaluate(style, [".menu [aria-current]", "outlineStyle"]) == "solid"
    assert page.evaluate(style, [".btn", "borderTopStyle"]) == "solid"
    page.close()


def test_a_tables_caption_is_no_wider_than_what_is_seen_of_it(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(site.root + site.pages["decision"])
    wide = page.locator(".scroll:has(caption:not(.vh))").first
    assert wide.evaluate("(each) => each.scrollWidth > each.clientWidth"), "this table scrolls"
    caption = "(each) => each.querySelector('caption').getBoundingClientRect()[%r] - each.getBoundingClientRect()[%r]"
    assert wide.evaluate(caption % ("right", "right")) <= 0
    wide.evaluate("(each) => { each.scrollLeft = 100; }")
    assert wide.evaluate(caption % ("left", "left")) == 0, "it stays while the table scrolls"
    page.close()


def test_the_menu_says_what_it_holds(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    for name, says in (("home", "Menu"), ("decision", "Menu and search"), ("search", "Menu")):
        page.goto(site.root + site.pages[name])
        assert page.locator(".menu > summary").inner_text() == says
        page.locator(".menu > summary").click()
        assert page.locator(".menu [type=search]").is_visible() == ("search" in says)
    page.close()


def test_on_paper_menus_go_and_addresses_come(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 900})
    page.goto(site.root + site.pages["decision"])
    page.emulate_media(media="print")
    for gone in (".menu", ".crumbs", ".toc-row", ".md-skip", ".after details"):
        assert not page.locator(gone).first.is_visible(), gone
    for kept in (".mast-name", "h1", ".facts", ".doubt", ".tbl", ".foot"):
        assert page.locator(kept).first.is_visible(), kept
    content = "name => getComputedStyle(document.querySelector(name), '::after').content"
    assert "pcd-1562" in unquote(page.evaluate(content, ".notice a"))
    assert page.evaluate(content, ".paper a[href^='../']") == "none"
    head = page.evaluate("getComputedStyle(document.querySelector('thead')).display")
    assert head == "table-header-group"
    running = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ar-running')")
    assert running.strip('"').startswith("PCD 1562, signed 12 December 2023")
    page.close()
