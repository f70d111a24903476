"""The first archive, built whole: its pages say what the model says, and every link on them lands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator import config, pipeline, plugin
from generator.assemble.site import addresses
from generator.link.archive import Archive
from generator.model import Reference
from generator.pipeline import Checked, building
from generator.read.references import Grammar
from generator.store import Cache
from tests.structure import faults

ROOT = Path(__file__).parent.parent
SITE = "https://site.example/"


class Built(NamedTuple):
    """The archive and its site: every file by its path."""

    checked: Checked
    folder: Path
    expected: frozenset[str]

    @property
    def archive(self) -> Archive:
        return self.checked.archive

    def page(self, address: str) -> str:
        return (self.folder / address / "index.html").read_text()

    def reference(self, text: str) -> Reference:
        found = Grammar(self.archive.settings.series).parse(text)
        assert found
        return found


class Reader(HTMLParser):
    """Collects what a page links to and loads, and its ids."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        if tag == "a" and named.get("href"):
            self.links.append(named["href"] or "")
        if tag in ("link", "script", "img", "source", "iframe") and named.get("rel") != "canonical":
            self.loads.append(named.get("href") or named.get("src") or "")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("site")
    cache = Cache(tmp_path_factory.mktemp("cache"))
    settings = config.load(ROOT / "mkdocs.yml")
    tree = pipeline.folder_tree(settings, cache, 0)
    checked = pipeline.check(settings, tree, date(2026, 11, 22), cache, bodies=True)
    shell = plugin.make_shell(ROOT / "mkdocs.yml")
    building.build(checked, shell, folder, cache)
    return Built(checked, folder, addresses(checked.archive, shell))


def pages(built: Built) -> Iterator[tuple[str, Reader]]:
    for path in sorted(built.folder.rglob("*.html")):
        reader = Reader()
        reader.feed(path.read_text())
        yield path.relative_to(built.folder).as_posix(), reader


def block(page: str, name: str) -> set[str]:
    """The decisions linked in one of a page's own blocks."""
    found = re.search(rf'id="page-{name}".*?</section>', page, re.DOTALL)
    return set(
        re.findall(r'<strong>[^<]*</strong>\s*<a href="(?:\.\./)+decisions/([a-z0-9-]+)/"', found[0] if found else "")
    )


def test_the_archive_has_no_errors(built: Built) -> None:
    assert [f for f in built.checked.findings if f.severity == "error"] == []


def test_every_address_is_a_page_and_every_page_an_address(built: Built) -> None:
    found = {path.removesuffix("index.html") for path, _ in pages(built) if path.endswith("index.html")}
    files = {address for address in built.expected if address and not address.endswith("/")}
    assert found == set(built.expected) - files
    assert files
    tables = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("decisions/*/table-*.csv")}
    assert tables <= files
    assert all((built.folder / address).is_file() for address in files)


def test_every_page_is_built_for_assistive_technology(built: Built) -> None:
    found = {path.relative_to(built.folder): faults(path.read_text()) for path in sorted(built.folder.rglob("*.html"))}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_every_link_lands_on_a_page_and_a_place(built: Built) -> None:
    ids = {SITE + path.removesuffix("index.html"): set(reader.ids) for path, reader in pages(built)}
    for path, reader in pages(built):
        for link in reader.links:
            target = urlsplit(urljoin(SITE + path.removesuffix("index.html"), link))
            if target.scheme not in ("http", "https") or target.netloc != "site.example" or path == "404.html":
                continue
            address = target._replace(fragment="", query="").geturl()
            if (built.folder / target.path.lstrip("/")).is_file():
                continue
            assert address in ids, (path, link)
            assert not target.fragment or unquote(target.fragment) in ids[address], (path, link)


def test_no_page_loads_anything_from_elsewhere_and_only_the_search_has_scripts(built: Built) -> None:
    for path, reader in pages(built):
        assert not [load for load in reader.loads if "://" in load], path
        assert any(load.endswith(".js") for load in reader.loads) == (path == "search/index.html"), path
    assert {path.parent.name for path in built.folder.rglob("*.js")} == {"search"}


def test_links_on_pages_are_the_links_of_the_model(built: Built) -> None:
    archive = built.archive
    for reference in (*archive.decisions, *archive.stubs):
        page = built.page(f"decisions/{reference.slug}/")
        outward = {each.target.slug for each in archive.cites(reference)}
        inward = {each.source.slug for each in archive.cited_by(reference)}
        assert block(page, "builds-on") == outward, reference
        assert block(page, "built-on-by") == inward, reference
        for each in archive.cites(reference):
            assert each in archive.cited_by(each.target)


def test_pcd_1562_and_1444_know_each_other(built: Built) -> None:
    newer, older = built.page("decisions/pcd-1562/"), built.page("decisions/pcd-1444/")
    paper = newer[newer.index('class="paper"') : newer.index('id="page-builds-on"')]
    assert 'href="../pcd-1444/">PCD 1444' in paper
    assert block(newer, "builds-on") == {"pcd-1444"}
    assert "pcd-1562" in block(older, "built-on-by")
    assert "was accepted in July 2023 (PCD 1444)" in re.sub(r"<[^>]+>", "", older)


@pytest.mark.parametrize("number", ["498", "849"])
def test_a_decision_that_is_only_cited_says_by_whom(built: Built, number: str) -> None:
    page = built.page(f"decisions/pcd-{number}/")
    assert "PCD 1065" in page
    assert "We do not hold this decision" in page


def test_the_chain_reads_as_one_thread(built: Built) -> None:
    thread = built.page("decisions/programmes/criminal-justice-commissioning/")
    shown = [int(number) for number in re.findall(r'<h2><a href="[^"]*/pcd-([0-9]+)/"', thread)]
    chain = [849, 948, 949, 1065, 1435, 1683, 1853]
    assert [number for number in shown if number in chain] == chain


def test_restated_records_say_so_first(built: Built) -> None:
    for reference, facts in built.archive.decisions.items():
        page = built.page(f"decisions/{reference.slug}/")
        assert facts.restated
        assert page.index("Summary by this archive, not the decision itself") < page.index("<h1")
        assert 'content="noindex"' in page


def test_a_written_page_has_its_way_back_and_a_rule_its_code_in_the_margin(built: Built) -> None:
    page = built.page("handbook/rules/dec403/")
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', page)
    assert crumbs
    assert re.findall(r">([^<>]+)<", crumbs[0]) == ["Home", " ", "Handbook for editors", " ", "Rules", " ", "DEC403"]
    assert '<span class="title-ref">DEC403<span class="vh">:</span></span> <span>The parts of an amount' in page
    assert '<nav class="crumbs"' not in built.page("")


def test_each_table_is_a_file_below_its_decision(built: Built) -> None:
    page = built.page("decisions/pcd-1562/")
    table = (built.folder / "decisions/pcd-1562/table-1.csv").read_text()
    assert 'href="table-1.csv">Table 1 as CSV</a>' in page
    notice = "Summary by this archive, not the decision itself. The decision is at https://www.london.gov.uk/"
    assert all(notice in row for row in table.splitlines()[1:])
    assert 'National options paper,National,November 2023,March 2024,"£120,000"' in table


def test_no_file_tells_which_versions_made_it(built: Built) -> None:
    tools = b"mkdocs|material|markdown|jinja|lunr|python"
    told = re.compile(rb"name=.generator|(?:" + tools + rb")[^\n<]{0,20}\b[0-9]+\.[0-9]+\.[0-9]", re.IGNORECASE)
    files = [path for path in built.folder.rglob("*") if path.is_file() and path.suffix not in (".png", ".js")]
    assert [(path.name, said[0]) for path in files if (said := told.search(path.read_bytes()))] == []
