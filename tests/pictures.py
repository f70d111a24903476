"""Pictures of every kind of page, for looking at: `make pictures` puts them into build/pictures/.

With names only those templates are pictured: `python -m tests.pictures decision home`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.served import ROOT, build, served, templates, visit

FOLDER = ROOT / "build" / "pictures"
README = ROOT / "docs" / "pictures" / "decision.png"
WIDTHS = {"1280": {"width": 1280, "height": 900}, "320": {"width": 320, "height": 640}}


def main() -> None:
    names, found = sys.argv[1:], chromium.find()
    if found is None:
        sys.exit(chromium.NEEDED)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        site = build(ROOT / "mkdocs.yml", Path(work, "site"))
        browser = playwright.chromium.launch(executable_path=found)
        with served(site.folder) as root:
            for name, address in templates(site.archive).items():
                if not names or name in names:
                    picture(browser, name, root + address)
        browser.close()
    print(f"The pictures are in {FOLDER.relative_to(ROOT)}/.")


def picture(browser: Browser, name: str, address: str) -> None:
    """Take a page's pictures: two widths, light and dark, and its printed pages."""
    for width, size in WIDTHS.items():
        page = browser.new_page(viewport=size)  # type: ignore[arg-type]
        visit(page, address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)
        if width == "1280":
            page.emulate_media(color_scheme="light")
            page.pdf(path=FOLDER / f"{name}-print.pdf", prefer_css_page_size=True)
            if name == "decision":
                readme(page)
        page.close()


def readme(page: Page) -> None:
    """Take the picture that stands in the README: the top of a decision's page."""
    page.emulate_media(media="screen", color_scheme="light")
    page.screenshot(path=README)


if __name__ == "__main__":
    main()
