"""Built archives, served as a careful host serves them: the whole security policy as a header, on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, Response

from generator import config, pipeline, plugin
from generator.assemble import site
from generator.assemble.hosting import POLICY
from generator.link.archive import Archive
from generator.pipeline import building
from generator.store import Cache

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)


class Site(NamedTuple):
    """A built archive and where its files lie."""

    archive: Archive
    folder: Path


class Handler(SimpleHTTPRequestHandler):
    """Serves a site's folder, and its own page at addresses where there is nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, the base class calls it so
        """Say nothing."""


def build(config_file: Path, folder: Path) -> Site:
    """Build an archive into a folder, with a cache beside it."""
    settings, cache = config.load(config_file), Cache(folder.with_name(f"{folder.name}-cache"))
    tree = pipeline.folder_tree(settings, cache, 0)
    checked = pipeline.check(settings, tree, TODAY, cache, bodies=True)
    building.build(checked, plugin.make_shell(config_file), folder, cache)
    return Site(checked.archive, folder)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while the block runs; gives the address of its root."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def visit(page: Page, address: str) -> Response | None:
    """Open a page; one that asks a search's question is there when its results and their facets are."""
    response = page.goto(address)
    for _ in range(400 * ("/search/?" in address)):  # Playwright's own waiting would break the page's policy
        if page.locator("#results li").count() and page.locator("#facets input").count():
            return response
        page.wait_for_timeout(25)
    assert "/search/?" not in address, "no results in ten seconds"
    return response


# One page of each kind that deserves a look of its own; what the plan holds besides, `templates` adds.
CHOSEN = {
    "home": "",
    "decision": "decisions/pcd-1562/",
    "changed": "decisions/pcd-1444/",
    "withheld": "decisions/pcd-808/",
    "stub": "decisions/pcd-988/",
    "list": "decisions/years/2019/",
    "index": "decisions/themes/",
    "thread": "decisions/programmes/digital-public-contact/",
    "quality": "data/quality/",
    "written": "about/",
    "handbook": "handbook/",
    "rule": "handbook/rules/dec403/",
    "results": "search/?q=single+online+home",
    "404": "nothing/at/this/address/",
}


def templates(archive: Archive) -> dict[str, str]:
    """Return the address of one page of every kind the archive has, by a name for it."""
    pages = (spec for spec in site.plan(archive) if spec.path.endswith(".html"))  # not feeds, nor text to e-mail
    last = {spec.kind: spec.address for spec in pages}  # of a long list the last page is the shortest
    return {**last, **CHOSEN}
