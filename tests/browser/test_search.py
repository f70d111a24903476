"""The search page in a browser: what it finds, says, keeps in its address, and asks of the network."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from tests.browser.conftest import Served
from tests.browser.served import served
from tests.browser.test_axe import AXE, violations
from tests.browser.test_page import WATCH, Seen

pytestmark = pytest.mark.browser
# Notes everything the status comes to say from the moment it is there.
HEARD = """
self.heard = [];
new MutationObserver(() => {
    const status = document.getElementById("count");
    if (!status || status.watched) return;
    status.watched = true;
    const hear = () => status.textContent.trim() && heard.push(status.textContent.trim());
    new MutationObserver(hear).observe(status, { childList: true, characterData: true, subtree: true });
}).observe(document, { childList: true, subtree: true });
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = context.new_page()
    found.add_init_script(WATCH)
    found.add_init_script(HEARD)
    yield found
    context.close()


def search(page: Page, site: Served, asked: str) -> list[str]:
    """Open a search by its address and wait for its results; return what was heard."""
    page.goto(f"{site.root}search/?{asked}")
    return settled(page)


def settled(page: Page) -> list[str]:
    until(page, "document.getElementById('count').textContent")
    page.wait_for_load_state("networkidle")
    heard: list[str] = page.evaluate("heard")
    return heard


def until(page: Page, true: str) -> None:
    """Wait until something is true on a page; Playwright's own waiting would break the page's policy."""
    for _ in range(400):
        if page.evaluate(true):
            return
        page.wait_for_timeout(25)
    raise AssertionError(true)


def told(page: Page, events: Sequence[object]) -> None:
    """Wait until an event has been noted."""
    for _ in range(400):
        if events:
            return
        page.wait_for_timeout(25)
    raise AssertionError("it does not come")


def titles(page: Page) -> list[str]:
    return page.locator("#results h2").all_inner_texts()


def test_words_find_and_the_count_is_heard_once(page: Page, site: Served) -> None:
    seen = Seen(page)
    heard = search(page, site, "q=single+online+home")
    assert heard == ["4 decisions have “single online home”."]
    assert page.title().startswith("single online home: 4 decisions – Search")
    assert len(titles(page)) == 4
    assert titles(page)[0].startswith("PCD 451: ")
    assert page.locator("#results mark").first.inner_text() == "Single"
    assert seen.said == []
    page.locator("#sq").fill("body worn video")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=body+worn+video")
    until(page, "document.title.startsWith('body worn video')")
    heard = settled(page)
    assert len(heard) == 2
    assert "“body worn video”" in heard[-1]
    page.go_back()
    until(page, "document.title.startsWith('single online home')")
    assert page.locator("#sq").input_value() == "single online home"
    assert len(titles(page)) == 4


def test_a_hit_opens_at_its_paragraph(page: Page, site: Served) -> None:
    search(page, site, "q=single+online+home")
    link = page.locator("#results .where a").first
    place = link.get_attribute("href") or ""
    assert re.fullmatch(r"\.\./decisions/[a-z0-9-]+/#[a-z0-9.-]+", place)
    link.click()
    page.wait_for_url("**/decisions/**")
    assert page.evaluate("document.getElementById(location.hash.slice(1)) !== null")


@pytest.mark.parametrize(
    "asked",
    ["PCD 1562", "pcd1562", "1562", "PCD-1562.", "DMPC decision 1562", "no. 1562", "(PCD 1562)", "“PCD_1,562”?"],
)
def test_a_reference_in_any_spelling_is_one_request(page: Page, site: Served, asked: str) -> None:
    seen = Seen(page)
    heard = search(page, site, f"q={asked.replace(' ', '+')}")
    assert heard == ["1 decision has the reference PCD 1562."]
    assert titles(page)[0].startswith("PCD 1562: ")
    fetched = [each.url for each in seen.asked if "/search/" in each.url]
    # Beside the page's own: itself, its scripts, the list of the index's files and the decisions' lengths.
    own = re.compile(r"/search/(\?|[a-z]+\.[^/]+\.js|index\.js|decisions\.txt)")
    assert len([url for url in fetched if not own.search(url)]) == 1, fetched


def test_a_reference_with_a_year_and_one_that_is_only_cited(page: Page, site: Served) -> None:
    search(page, site, "q=dmpcd+2015-158")
    assert titles(page)[0].startswith("DMPCD 2015 158: ")
    assert search(page, site, "q=pcd+988") == ["PCD 988 is not held here. Decisions held here cite it."]
    assert titles(page) == ["PCD 988"]


def test_mistyped_words_are_found_and_asked_about(page: Page, site: Served) -> None:
    heard = search(page, site, "q=singel+onlien+hoem")
    assert heard == ["No decision has “singel onlien hoem”. 4 decisions have words like these."]
    page.locator("#meant a").click()
    until(page, "document.title.startsWith('single online home: 4')")
    assert page.url.endswith("?q=single+online+home")


def test_facets_narrow_combine_and_stand_in_the_address(page: Page, site: Served) -> None:
    search(page, site, "q=police")
    page.wait_for_selector("#narrow:not([hidden])")
    assert page.locator("#facets legend").all_inner_texts()[:2] == ["Year signed", "Theme"]
    first = page.locator("#facets fieldset").nth(1).locator(".pick").first
    words, count = re.fullmatch(r"(.+?)\s*\(([0-9]+)\)", first.inner_text()).groups()  # type: ignore[union-attr]
    first.locator("input").check()
    page.get_by_role("button", name="Apply").click()
    until(page, f"document.getElementById('count').textContent.startsWith('{count} decision')")
    assert words in page.locator("#count").inner_text()
    assert re.search(r"\?q=police&theme=[a-z-]+$", page.url)
    page.locator("#from").fill("1,000,000")
    page.get_by_role("button", name="Apply").click()
    until(page, "document.getElementById('count').textContent.includes('£1,000,000 or more')")
    assert "&from=1%2C000%2C000" in page.url
    page.reload()
    settled(page)
    page.wait_for_selector("#narrow:not([hidden])")
    assert page.locator("#facets input:checked").count() == 1
    assert page.locator("#from").input_value() == "1,000,000"
    assert "£1,000,000 or more" in page.locator("#count").inner_text()


# Keeps back what the worker says of the facets, once asked to, as a slow machine would.
HOLD = """
self.held = null;
const { set } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
Object.defineProperty(Worker.prototype, "onmessage", { set(hear) {
    const facets = ({ data }) => held && data.kind === "facets";
    set.call(this, (event) => { if (facets(event)) held.push(() => hear(event)); else hear(event); });
} });
"""


def test_what_is_typed_ticked_or_stood_on_before_the_facets_come_is_kept(page: Page, site: Served) -> None:
    page.add_init_script(HOLD)
    search(page, site, "q=police")
    page.wait_for_selector("#narrow:not([hidden])")
    page.evaluate("held = []")
    boxes = page.locator("#facets fieldset").nth(1).locator("input")
    boxes.nth(0).check()
    page.keyboard.press("Enter")
    until(page, "held.length")
    other = boxes.nth(1).get_attribute("value")
    boxes.nth(1).focus()
    page.keyboard.press("Space")
    page.locator("#from").fill("1,000,000")
    page.locator("#facets summary").first.focus()
    page.keyboard.press("Enter")
    page.locator("#facets input").last.focus()
    stood = page.evaluate("document.activeElement.value")
    page.evaluate("held.splice(0).forEach((hear) => hear())")
    assert page.locator("#facets input:checked").count() == 2
    assert page.locator("#from").input_value() == "1,000,000"
    assert page.locator("#facets details").first.get_attribute("open") is not None
    assert page.evaluate("document.activeElement.value || document.activeElement.id") in {stood, "apply"}
    page.get_by_role("button", name="Apply").click()
    until(page, "held.length")
    assert f"theme={other}" in page.url
    page.go_back()
    until(page, "document.getElementById('from').value === ''")
    assert page.locator("#facets input:checked").count() == 1


def test_before_there_are_results_nothing_offers_to_narrow_them(page: Page, site: Served) -> None:
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto(f"{site.root}search/?q=police")
    until(page, "document.getElementById('count').textContent")
    assert "could not" in page.locator("#count").inner_text()
    assert page.locator("#narrow").is_hidden()


def ask(page: Page, words: str) -> list[str]:
    """Ask in the page's own form; return what is heard."""
    page.evaluate("heard.length = 0")
    page.locator("#sq").fill(words)
    page.keyboard.press("Enter")
    until(page, "heard.length")
    return settled(page)


@pytest.mark.parametrize(
    ("missing", "asked"),
    [
        ("engine.*.js", "police"),
        ("decisions.txt", "police"),
        ("t/*.txt", "police"),
        ("c/*.json", "police"),
        ("v/*.txt", "polise"),
        ("k/*/*.txt", "theme=cameras"),
    ],
)
def test_what_did_not_come_is_asked_for_again(page: Page, site: Served, missing: str, asked: str) -> None:
    page.route(f"**/search/{missing}", lambda route: route.abort())
    search(page, site, asked if "=" in asked else f"q={asked}")
    assert "could not" in page.locator("#count").inner_text()
    assert titles(page) == []
    page.unroute(f"**/search/{missing}")
    ask(page, "polise online" if asked == "polise" else "online")
    assert titles(page)


def test_results_stand_without_what_they_could_be_narrowed_by(page: Page, site: Served) -> None:
    page.route("**/search/k/**", lambda route: route.abort())
    assert len(search(page, site, "q=single+online+home")) == 1
    assert len(titles(page)) == 4
    assert page.locator("#narrow").is_hidden()


def test_what_others_add_to_an_address_asks_nothing(page: Page, site: Served) -> None:
    wanted = search(page, site, "q=single+online+home")
    added = "&utm_source=news&constructor=1&__proto__=2&toString=3"
    assert search(page, site, f"q=single+online+home{added}") == wanted
    assert search(page, site, f"q=PCD+1562{added}") == ["1 decision has the reference PCD 1562."]
    search_page = f"{site.root}search/?fbclid=1"
    page.goto(search_page)
    page.wait_for_load_state("networkidle")
    assert page.locator(".elsewhere").is_visible()
    assert titles(page) == []


def test_a_value_nothing_has_is_named(page: Page, site: Served) -> None:
    assert search(page, site, "q=camera&theme=nope") == ["No decision has “camera”, “nope”."]
    assert page.locator("#follow a").get_attribute("href") == "../decisions/feed.xml"
    assert search(page, site, "year=1850") == ["No decision: “1850”."]


def test_a_phrase_is_quoted_once(page: Page, site: Served) -> None:
    assert search(page, site, "q=%22of+the%22")[0].startswith("“of the” stands")
    assert '“"online home" police”' in search(page, site, "q=%22online+home%22+police")[0]


def test_a_reference_is_not_narrowed_as_the_words_before_it(page: Page, site: Served) -> None:
    search(page, site, "q=police")
    until(page, "document.querySelector('#facets input')")
    ask(page, "PCD 1562")
    assert page.locator("#narrow").is_hidden()
    assert page.locator("#follow").is_hidden()


def test_a_reference_nobody_knows_of_is_said_to_be_missing(page: Page, site: Served) -> None:
    heard = search(page, site, "q=pcd+99999")
    assert heard == ["pcd 99999 is not held here, and is not among what decisions held here cite."]
    assert titles(page) == []
    assert page.locator(".elsewhere").is_visible()
    page.get_by_role("link", name="Decisions with the words “pcd 99999”").click()
    page.wait_for_url("**as=words")
    until(page, "document.querySelectorAll('#results li').length")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("from=1m", "£1,000,000 or more."),
        ("from=£0.5+million&to=600k", "£500,000 to £600,000."),
        ("from=600k&to=£500,000", "£500,000 to £600,000."),
        ("from=lots", "“lots” is no amount that can be read: write it in figures, such as 1,500,000 or 1.5m."),
    ],
)
def test_amounts_are_read_as_people_write_them(page: Page, site: Served, asked: str, said: str) -> None:
    (heard,) = search(page, site, f"q=police&{asked}")
    assert heard.endswith(said)
    typed = asked.replace("+", " ").split("&")[0].removeprefix("from=")
    assert page.locator("#from").input_value() == typed
    assert titles(page)


def test_words_that_stand_everywhere_are_not_said_to_be_missing(page: Page, site: Served) -> None:
    heard = search(page, site, "q=of+the")
    assert heard == ["“of the” stands in nearly every decision, and is not searched for."]
    assert titles(page) == []


def test_a_page_after_the_last_is_the_last(page: Page, site: Served) -> None:
    search(page, site, "q=police&page=999")
    assert titles(page)
    assert page.locator("#pages [aria-current]").inner_text() == page.locator("#pages a:not([rel])").last.inner_text()


def test_who_narrows_results_is_led_back_to_them(page: Page, site: Served) -> None:
    search(page, site, "q=police")
    page.locator("#facets input").last.check()
    page.get_by_role("button", name="Apply").click()
    until(page, "document.activeElement.id === 'results'")
    assert page.evaluate("document.getElementById('count').getBoundingClientRect().top") > -1
    assert page.locator("#count").is_visible()


def test_another_question_moves_nothing_until_it_is_answered(page: Page, site: Served) -> None:
    page.goto(f"{site.root}search/")
    page.wait_for_load_state("networkidle")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/search/t/*.txt", hold)
    page.locator("#sq").fill("single online home")
    told(page, held)
    page.keyboard.press("Enter")
    assert page.locator(".elsewhere").is_visible(), "the help stands until there are results"
    held[0].continue_()
    settled(page)
    assert page.locator(".elsewhere").is_hidden()
    high = page.locator("#count").bounding_box()
    page.evaluate("document.getElementById('count').textContent = ''")
    assert page.locator("#count").bounding_box() == high


def test_while_the_results_are_awaited_nothing_else_is_offered(page: Page, site: Served) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/page.*.js", hold)
    page.goto(f"{site.root}search/?q=police", wait_until="domcontentloaded")
    told(page, held)
    assert page.locator(".elsewhere").is_hidden()
    held[0].abort()
    until(page, "document.readyState === 'complete'")
    assert page.locator(".elsewhere").is_visible(), "without its script the page still leads on"
    assert "could not" in page.locator("#count").inner_text()
    assert page.locator("#sq").input_value() == "police"


def test_a_site_built_anew_while_its_search_stands_open_is_searched_anew(page: Page, site: Served) -> None:
    names: list[str] = []

    def replaced(route: Route) -> None:
        gone = names.count("index.js") < 2
        route.fulfill(status=404) if gone else route.continue_()

    page.on("request", lambda request: names.append(request.url.rpartition("/")[2]))
    page.route("**/search/t/*.txt", replaced)
    search(page, site, "q=single+online+home")
    assert names.count("index.js") == 2
    assert len(titles(page)) == 4


def test_lengths_of_another_index_are_fetched_anew(page: Page, site: Served, tmp_path: Path) -> None:
    """They are called the same in every index: a host may be behind, and a browser keeps them."""
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder, copy_function=os.link)
    lengths = folder / "search/decisions.txt"
    now = lengths.read_bytes()
    lengths.unlink()
    lengths.write_bytes(b"older\nB\n" + b"1\n" * 5)
    os.utime(lengths, (0, 0))  # what is so old a browser keeps without asking
    with served(folder) as root:
        page.goto(f"{root}search/?q=single+online+home")
        settled(page)
        assert titles(page) == []
        lengths.write_bytes(now)
        page.goto(f"{root}search/?q=single+online+home&page=1")
        settled(page)
        assert len(titles(page)) == 4


def test_lengths_that_do_not_fit_are_not_used(page: Page, site: Served) -> None:
    asked: list[str] = []

    def older(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="older\nB\n" + "1\n" * 5) if len(asked) < 5 else route.continue_()

    page.route("**/search/decisions.txt", older)
    search(page, site, "q=single+online+home")
    assert len(titles(page)) == 4


def test_what_is_typed_is_read_before_it_is_sent(page: Page, site: Served) -> None:
    asked: list[str] = []
    read: list[Request] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{site.root}search/")))
    page.on("requestfinished", lambda request: read.append(request) if "/search/t/" in request.url else None)
    page.goto(f"{site.root}search/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if path.startswith("t/")], "nothing is typed yet"
    page.locator("#sq").press_sequentially("single online home")
    told(page, read)
    known = 0
    while known != len(asked):  # on a slow machine what is half typed is read for, too
        known = len(asked)
        page.wait_for_timeout(1000)
    asked.clear()
    page.keyboard.press("Enter")
    settled(page)
    assert len(titles(page)) == 4
    assert not [path for path in asked if path.startswith(("t/", "decisions", "index"))]
    assert [path for path in asked if path.startswith("c/")]


def test_the_nearest_feed_is_linked(page: Page, site: Served) -> None:
    search(page, site, "q=police")
    assert page.locator("#follow a").get_attribute("href") == "../decisions/feed.xml"
    search(page, site, "theme=cameras")
    link = page.locator("#follow a")
    assert link.inner_text() == "Follow Cameras"
    assert (site.folder / "search" / (link.get_attribute("href") or "")).resolve().is_file()


def test_orders_and_pages(page: Page, site: Served) -> None:
    search(page, site, "q=police")
    best = titles(page)
    assert len(best) == 10
    page.get_by_role("link", name="Largest amount first").click()
    page.wait_for_url("**order=amount")
    until(page, "document.querySelector('#orders [aria-current]').dataset.order === 'amount'")
    assert titles(page) != best
    page.get_by_role("link", name="Next page").click()
    page.wait_for_url("**page=2")
    until(page, "document.getElementById('results').start === 11")
    assert page.evaluate("document.activeElement.id") == "results"
    assert page.locator("#results").get_attribute("aria-label") == "Results, page 2"
    page.go_back()
    until(page, "document.getElementById('results').start === 1")
    assert page.locator("#results").get_attribute("aria-label") == "Results"


def test_a_phrase_is_looked_for_as_it_stands(page: Page, site: Served) -> None:
    search(page, site, "q=%22single+online+home%22")
    phrase = page.locator("#count").inner_text()
    search(page, site, "q=%22home+single+online%22")
    assert phrase.startswith("4 decisions")
    assert page.locator("#count").inner_text().startswith("No decision")


def test_the_phrase_that_is_shown_as_an_example_is_found(page: Page, site: Served) -> None:
    page.goto(f"{site.root}search/")
    (phrase,) = re.findall("“([^”]+)”", page.locator(".elsewhere").inner_text())
    heard = search(page, site, f'q="{phrase}"')
    assert titles(page), heard


def test_nothing_found_says_what_is_not_held_and_where_to_look(page: Page, site: Served) -> None:
    assert search(page, site, "q=zzyzx") == ["No decision has “zzyzx”."]
    said = page.locator("main").inner_text()
    assert "We hold 222 of at least 1,700 decisions" in said
    assert page.locator(".elsewhere a[href*='london.gov.uk']").is_visible()
    assert page.locator("#not-here + .row-b a[href$='decisions/numbers/']").is_visible()


HOSTILE = ["a" * 10_000, "%00%FF%ED%A0%80", "%22" * 99, "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E", "*", "+-~^:"]


@pytest.mark.parametrize("asked", HOSTILE)
def test_hostile_queries_are_only_words(page: Page, site: Served, asked: str) -> None:
    seen = Seen(page)
    page.goto(f"{site.root}search/?q={asked}")
    until(page, "document.getElementById('count').textContent || !document.body.matches('.found')")
    assert page.locator("#results img, #count img").count() == 0
    assert seen.said == []


def test_axe_finds_nothing_in_any_result(browser: Browser, site: Served) -> None:
    seen = browser.new_page(viewport={"width": 1280, "height": 900})
    for asked in ("q=police", "q=zzyzx", "q=1562", "q=singel+onlien+hoem", "theme=cameras"):
        search_plain(seen, f"{site.root}search/?{asked}")
        seen.evaluate(AXE)
        assert violations(seen) == [], asked
        seen.set_viewport_size({"width": 320, "height": 256})
        assert violations(seen) == [], asked
        seen.set_viewport_size({"width": 1280, "height": 900})
    seen.close()


def search_plain(page: Page, address: str) -> None:
    page.goto(address)
    until(page, "document.getElementById('count').textContent")
    page.wait_for_load_state("networkidle")


def test_without_javascript_it_says_so_and_leads_on(browser: Browser, site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.root}search/?q=police")
    said = page.locator("main").inner_text()
    assert "Searching needs JavaScript" in said
    for name in ("Years", "Themes"):
        assert page.locator("main").get_by_role("link", name=name, exact=True).is_visible()
    context.close()


def test_pages_that_do_not_search_fetch_nothing_of_the_search(page: Page, site: Served) -> None:
    for name, address in site.pages.items():
        if address.startswith("search/"):
            continue
        seen = Seen(page)
        page.goto(site.root + address)
        page.wait_for_load_state("networkidle")
        assert not [each.url for each in seen.asked if "/search/" in each.url or each.url.endswith(".js")], name


def test_the_form_in_the_masthead_leads_to_the_results(page: Page, site: Served) -> None:
    page.goto(f"{site.root}decisions/")
    page.locator(".mast input[type=search]").fill("pcd1562")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=pcd1562")
    settled(page)
    assert titles(page)[0].startswith("PCD 1562: ")
