"""How much a reader's browser fetches: `python -m tests.bench.weight` weighs decision pages of about 2,000 words.

Every request counts, compressed as hosts do it (gzip -6); a second page costs what the first did not bring.
Layout that moves and scripts that hold up the first sight of the page are measured too.
"""

from __future__ import annotations

import gzip
import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, Response, sync_playwright

from tests.bench import corpus
from tests.browser import chromium
from tests.browser.served import build, served

FIRST, NEXT = 45, 15  # KB: what a first visit and a further page may cost
KB = 1024
_PACKED = ("text/", "application/json", "application/javascript", "image/svg")
_MOVED = """window.moved = 0
new PerformanceObserver(list => list.getEntries().forEach(each => window.moved += each.value))
    .observe({type: "layout-shift", buffered: true})"""
_EARLY = "() => [...document.scripts].filter(it => it.src && !it.defer && !it.async && it.type !== 'module').length"


class Weight(NamedTuple):
    """What one page cost: bytes of each address fetched, words of its text, layout shift, scripts in the way."""

    fetched: dict[str, int]
    words: int
    moved: float
    early: int

    @property
    def total(self) -> float:
        """The bytes of all requests, in KB."""
        return sum(self.fetched.values()) / KB

    @property
    def within(self) -> bool:
        """Whether nothing moved and no script was waited for."""
        return self.moved == 0 and self.early == 0


def weigh(page: Page, address: str, known: dict[str, int]) -> Weight:
    """Open a page and weigh what it fetches besides what is known from pages before."""
    fetched: dict[str, int] = {}

    def note(response: Response) -> None:
        if response.url not in known and not response.url.startswith("data:"):
            body, kind = response.body(), response.headers.get("content-type", "")
            fetched[response.url] = len(gzip.compress(body, 6) if kind.startswith(_PACKED) else body)

    page.on("response", note)
    page.add_init_script(_MOVED)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", note)
    words = len(re.findall(r"\w+", page.locator(".paper").inner_text()))
    return Weight(fetched, words, page.evaluate("window.moved"), page.evaluate(_EARLY))


def measure(browser: Browser, folder: Path) -> tuple[Weight, Weight]:
    """Build an archive of generated records and weigh two of its pages, one after the other."""
    corpus.write(folder / "archive", 12)
    built = build(folder / "archive" / "mkdocs.yml", folder / "site")
    with served(built.folder) as root:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        first = weigh(page, f"{root}decisions/ben-7/", {})
        further = weigh(page, f"{root}decisions/ben-8/", first.fetched)
        page.close()
    return first, further


def kept(first: Weight, further: Weight) -> bool:
    """Say whether the promises hold."""
    return first.total <= FIRST and further.total <= NEXT and first.within and further.within


def main() -> int:
    """Print what two pages cost; return 1 when a promise is broken."""
    found = chromium.find()
    if found is None:
        print(chromium.NEEDED)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        first, further = measure(playwright.chromium.launch(executable_path=found), Path(folder))
    for name, weight, most in (("first visit", first, FIRST), ("a page after it", further, NEXT)):
        print(f"{name}, {weight.words:,} words: {weight.total:.1f} KB of at most {most} KB")
        for address, size in weight.fetched.items():
            print(f"  {size / KB:6.1f} KB  {address.split('/', 3)[3]}")
        print(f"  layout shift {weight.moved}, scripts before the first paint {weight.early}")
    return int(not kept(first, further))


if __name__ == "__main__":
    sys.exit(main())
