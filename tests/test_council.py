"""A second archive, of an invented council, built by the installed package: configuration alone makes it.

The package is built as a wheel and installed into a folder of its own; everything here runs from
there, in a folder outside the repository, with nothing of the repository on Python's path.
"""

from __future__ import annotations

import fcntl
import html
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.structure import faults

ROOT = Path(__file__).resolve().parents[1]
COUNCIL = ROOT / "tests" / "sites" / "council"
AS_OF = "2026-11-20"
HOST = "https://decisions.wealdmere.example/"
HIDDEN = "decisions/2026/ex-2026-17.md"
HIDDEN_PAPERS = "decisions/2026/ex-2026-17"
# What stands in the deferred records alone: of the first nothing may be told, of the second its number.
CANARIES = ("saltfennel", "brackenmoth", "ex-2026-17", "ex 17/26", "ex/2026/017", "4440000", "4,440,000")
ANNOUNCED_CANARIES = ("gorsewhistle", "3330000", "3,330,000", "6 october 2026")
OTHER_BODY = re.compile(rb"\bMOPAC\b|\bPCD|\bDMPC|\bCEOD\b|Mayor(?:'|\xe2\x80\x99|&#39;)s Office", re.IGNORECASE)

Done = subprocess.CompletedProcess[str]


class Installed(NamedTuple):
    """The package in a folder of its own, and how to run it there."""

    folder: Path

    def run(self, *arguments: object, cwd: Path, **environment: str) -> Done:
        """Run Python without `site`: no `.pth` file, and so no editable install, is read."""
        packages = dict.fromkeys([str(self.folder), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DECISIONS"))}
        clean |= {"PYTHONPATH": os.pathsep.join(packages), "HTTPS_PROXY": "http://127.0.0.1:9", **environment}
        command = [sys.executable, "-S", *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False, timeout=50)

    def decisions(self, name: str, archive: Path, *options: object, **environment: str) -> Done:
        """Run the installed `decisions` command on an archive."""
        script = self.folder / "bin" / "decisions"
        chosen = ("-f", archive / "mkdocs.yml", "--as-of", AS_OF, *options)
        return self.run(script, name, *chosen, cwd=archive.parent, **environment)

    def mkdocs(self, archive: Path, site: Path, *options: str, **environment: str) -> Done:
        """Run `mkdocs build` on an archive."""
        chosen = options or ("--strict",)
        command = ("-P", "-m", "mkdocs", "build", *chosen, "-f", archive / "mkdocs.yml", "-d", site)
        return self.run(*command, cwd=archive.parent, DECISIONS_AS_OF=AS_OF, **environment)


class Sites(NamedTuple):
    """The council's site as built three times, by path: twice whole, once without the hidden record."""

    decisions: Mapping[str, bytes]
    mkdocs: Mapping[str, bytes]
    without: Mapping[str, bytes]


# Elements that part no words: `<a>EX 4/24</a>, as` is read as `EX 4/24, as`.
INLINE = {"a", "abbr", "b", "cite", "code", "em", "mark", "span", "strong", "sup", "time"}


class Page(HTMLParser):
    """A page's words, its addresses and its ids."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self.targets: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words.append(" " * (tag not in INLINE))
        for name, value in attrs:
            if name in ("href", "src", "action") and value is not None:
                self.targets.append((tag, value))
            elif name == "id" and value:
                self.ids.append(value)

    def handle_endtag(self, tag: str) -> None:
        self.words.append(" " * (tag not in INLINE))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All words, white space folded."""
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the repository that all of pytest’s processes share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "council"
    assert ROOT not in folder.resolve().parents
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def installed(shared: Path) -> Installed:
    """The package, built as a wheel from the repository and installed without any network."""
    folder = shared / "installed"
    with (shared / "lock-installed").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            wheels = shared / "wheels"
            _tool("build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT, cwd=shared)
            (wheel,) = wheels.glob("*.whl")
            _tool("pip", "install", "--no-deps", "--no-index", "--target", shared / "new", wheel, cwd=shared)
            (shared / "new").rename(folder)
    return Installed(folder)


def _tool(*command: object, cwd: Path) -> None:
    run = [sys.executable, "-m", *map(str, command)]
    done = subprocess.run(run, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def sites(shared: Path, installed: Installed) -> Sites:
    """The three sites; the whole ones are built from two copies, under different clocks and hashes."""
    folders = tuple(shared / name for name in ("by-decisions", "by-mkdocs", "without"))
    with (shared / "lock-sites").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not all((folder / "done").exists() for folder in folders):
            with ThreadPoolExecutor() as pool:
                list(pool.map(lambda folder: _build(installed, folder), folders))
    return Sites(*(_files(folder / "out" / "site") for folder in folders))


def _build(installed: Installed, folder: Path) -> None:
    archive, site = copied(folder), folder / "out" / "site"
    if folder.name == "by-mkdocs":
        done = installed.mkdocs(archive, site, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C")
    else:
        if folder.name == "without":
            take_away_hidden(archive)
        done = installed.decisions("build", archive, "--site-dir", site, PYTHONHASHSEED="1", TZ="UTC")
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "done").touch()


def take_away_hidden(archive: Path) -> None:
    """Remove the hidden record and its papers, as if they had never been."""
    (archive / HIDDEN).unlink()
    shutil.rmtree(archive / HIDDEN_PAPERS)


def copied(folder: Path) -> Path:
    """Copy the council's archive into a folder, and nothing that a build may have left beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(COUNCIL, folder / "council", ignore=shutil.ignore_patterns(".cache", "site")))


def _files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def page(site: Mapping[str, bytes], address: str) -> Page:
    """Return the page at an address."""
    return Page(site[f"{address}index.html"])


def facts(site: Mapping[str, bytes], address: str) -> dict[str, str]:
    """Return a decision's key facts as a reader sees them: label and words."""
    source = site[f"{address}index.html"].decode()
    pairs = re.findall(r"<dt\b[^>]*>(.*?)</dt>\s*<dd\b[^>]*>(.*?)</dd>", source, re.DOTALL)
    return {Page(label.encode()).text: Page(words.encode()).text for label, words in pairs}


def spoilt(folder: Path, path: str, old: str, new: str) -> Path:
    """Return a copy of the archive in which one text of one file is another."""
    archive = copied(folder)
    text = (archive / path).read_text(encoding="utf-8")
    assert old in text
    (archive / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return archive


# --- The package ---------------------------------------------------------------------------------


def test_the_installed_package_is_the_one_that_runs(installed: Installed, tmp_path: Path) -> None:
    asked = (
        "import generator, json, sys; from importlib.metadata import entry_points as points;"
        "plugin = points(group='mkdocs.plugins')['decisions'];"
        "print(json.dumps([generator.__file__, sys.modules[plugin.load().__module__].__file__, sys.path]))"
    )
    done = installed.run("-P", "-c", asked, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    package, plugin, path = json.loads(done.stdout)
    for place in (package, plugin):
        assert installed.folder.resolve() in Path(place).resolve().parents
    assert ROOT not in [Path(each).resolve() for each in path]
    assert installed.run(installed.folder / "bin" / "decisions", "--version", cwd=tmp_path).returncode == 0


def test_the_package_brings_its_theme_and_no_archive(installed: Installed) -> None:
    top = {path.name for path in installed.folder.iterdir()}
    assert {name for name in top if not name.endswith(".dist-info")} == {"bin", "generator"}
    assert (installed.folder / "generator" / "theme" / "pages" / "decision.html").is_file()
    assert not [*installed.folder.rglob("archive.yml"), *installed.folder.rglob("mkdocs.yml")]


def test_the_package_names_no_body(installed: Installed) -> None:
    found = []
    for path in sorted((installed.folder / "generator").rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            lines = path.read_bytes().splitlines()
            name = path.relative_to(installed.folder)
            found += [f"{name}:{at}: {line!r}" for at, line in enumerate(lines, 1) if OTHER_BODY.search(line)]
    assert not found, "\n".join(found)


# --- The site ------------------------------------------------------------------------------------


def test_the_archive_has_no_errors_and_only_the_warnings_that_are_meant(installed: Installed, tmp_path: Path) -> None:
    done = installed.decisions("check", copied(tmp_path / "copy"), "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    said = [(each["severity"], each["code"], each["message"].split(" is ")[0]) for each in json.loads(done.stdout)]
    # Not PL 2023 77: another body publishes that series, and nobody is to add it here.
    assert said == [("warning", "DEC201", "OD 190")]


def test_both_commands_build_the_same_bytes(sites: Sites) -> None:
    assert list(sites.decisions) == list(sites.mkdocs)
    assert [path for path in sites.decisions if sites.decisions[path] != sites.mkdocs[path]] == []


def test_mkdocs_builds_again_only_what_changed_in_what_people_wrote(installed: Installed, tmp_path: Path) -> None:
    archive, site = copied(tmp_path / "copy"), tmp_path / "site"
    assert installed.mkdocs(archive, site, "--verbose").returncode == 0
    before = _files(site)
    again = installed.mkdocs(archive, site, "--verbose")
    assert again.returncode == 0, again.stderr
    assert "Reading: index.md" not in again.stderr
    assert " 0 written, 0 deleted" in again.stderr
    assert _files(site) == before
    written = archive / "pages/about.md"
    written.write_text(f"{written.read_text()}\nOne more sentence, ibisgrove.\n")
    assert installed.mkdocs(archive, site, "--verbose").returncode == 0
    changed = {path for path, content in _files(site).items() if content != before[path]}
    assert changed == {"about/index.html"}


@pytest.mark.parametrize(
    "address",
    [
        *("", "about/"),
        *("decisions/ex-2024-4/", "decisions/ex-2026-6/", "decisions/pl-2025-7/", "decisions/od-208/"),
        *("decisions/ex-2025-9/", "decisions/od-221/"),
        *("decisions/od-190/", "decisions/pl-2024-12/"),
        "decisions/ex-2026-15/",
        *("decisions/", "decisions/page/2/", "decisions/years/2024/", "decisions/years/2026/"),
        *("decisions/themes/transport/", "decisions/kinds/charge/", "decisions/places/lock-lane/"),
        *("decisions/recipients/fenwick-and-hale/", "decisions/programmes/mill-street/"),
        *("decisions/makers/planning-committee/", "decisions/makers/imogen-farrow/"),
        *("decisions/makers/director-of-place/", "decisions/numbers/"),
    ],
)
def test_addresses(sites: Sites, address: str) -> None:
    assert f"{address}index.html" in sites.decisions
    assert f"{HOST}{address}" in sites.decisions["sitemap.xml"].decode()


def test_every_link_within_the_site_leads_somewhere(sites: Sites) -> None:
    pages = {path: Page(content) for path, content in sites.decisions.items() if path.endswith(".html")}
    broken = []
    for path, each in pages.items():
        for tag, target in each.targets:
            to = urlsplit(urljoin(HOST + path.removesuffix("index.html"), target))
            if f"{to.scheme}://{to.netloc}/" != HOST:
                if tag not in ("a", "link"):
                    broken.append(f"{path}: {target} is fetched from elsewhere")
                continue
            file = unquote(to.path[1:])
            file += "index.html" * (not file or file.endswith("/"))
            if file not in sites.decisions or (to.fragment and unquote(to.fragment) not in pages[file].ids):
                broken.append(f"{path}: {target}")
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("canary", [*CANARIES, *ANNOUNCED_CANARIES])
def test_nothing_deferred_is_in_any_byte(sites: Sites, canary: str) -> None:
    forms = {form.encode() for form in (canary, canary.replace("/", "%2f"), canary.replace("/", r"\/"))}
    for path, content in sites.decisions.items():
        assert canary not in path.lower()
        assert not any(form in content.lower() for form in forms), f"{canary} is in {path}"


def test_the_canaries_are_in_the_records() -> None:
    hidden = (COUNCIL / HIDDEN).read_text(encoding="utf-8").lower()
    announced = (COUNCIL / "decisions/2026/ex-2026-15.md").read_text(encoding="utf-8").lower()
    for word in ("saltfennel", "brackenmoth", "ex 17/26", "ex/2026/017", "4440000", "4,440,000"):
        assert word in hidden
    for word in ANNOUNCED_CANARIES:
        assert word in announced


def test_an_appendix_and_a_paper_are_published(sites: Sites) -> None:
    site = sites.decisions
    page = site["decisions/pl-2026-3/survey/index.html"].decode()
    assert "Survey of Orchard Row" in page
    assert 'href="../../pl-2024-12/">PL 2024-12' in page
    assert (
        site["decisions/pl-2026-3/files/houses.csv"] == (COUNCIL / "decisions/2026/pl-2026-3/houses.csv").read_bytes()
    )
    assert 'legislation.gov.uk/ukpga/1990/9/section/69">section 69 of the Planning' in page
    own = site["decisions/pl-2026-3/index.html"].decode()
    assert '<a href="survey/#para-1.2">paragraph 1.2 of “Survey of Orchard Row”</a>' in own
    assert '<a href="survey/">Survey of Orchard Row</a>' in own
    assert '<a href="files/houses.csv">The houses added (CSV, 1 KB)</a>' in own


def test_the_site_is_that_of_an_archive_that_never_had_the_hidden_record(sites: Sites) -> None:
    assert list(sites.decisions) == list(sites.without)
    assert [path for path in sites.decisions if sites.decisions[path] != sites.without[path]] == []


def test_only_the_number_of_an_announced_decision_shows(sites: Sites) -> None:
    text = page(sites.decisions, "decisions/ex-2026-15/").text
    assert "EX 15/26" in text
    assert "deferred" in text
    assert "EX 15/26" in page(sites.decisions, "decisions/od-240/").text
    # It cites EX 9/25, whose page must not say so.
    assert "EX 15/26" not in page(sites.decisions, "decisions/ex-2025-9/").text


def test_every_page_is_built_for_assistive_technology(sites: Sites) -> None:
    pages = {path: content.decode() for path, content in sites.decisions.items() if path.endswith(".html")}
    found = {path: faults(text) for path, text in pages.items()}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_the_site_names_no_other_body(sites: Sites) -> None:
    assert [path for path, content in sites.decisions.items() if OTHER_BODY.search(content)] == []


def test_the_council_says_who_it_is(sites: Sites) -> None:
    for address in ("", "about/", "decisions/", "decisions/ex-2026-6/", "decisions/od-190/"):
        source = sites.decisions[f"{address}index.html"].decode()
        assert "Wealdmere Borough Council decisions" in page(sites.decisions, address).text
        assert "unofficial" not in source.lower()
        assert "noindex" not in source
        assert "[[slot" not in source


# --- What the council decided for itself ---------------------------------------------------------


def test_labels_are_the_councils_own(sites: Sites) -> None:
    shown = facts(sites.decisions, "decisions/ex-2025-11/")
    assert shown["Taken by"] == "Executive Committee, as Committee of the Council"
    assert shown["Taken on"] == "17 June 2025"
    assert "12A, paragraph 3" in shown["Exempt information"]
    assert shown["Portfolio"].split() == "Libraries and culture Town centre and markets".split()
    assert "Mill Street quarter" in shown["Plan"]
    assert not {"Decided by", "Signed", "Exempt part", "Theme", "Programme"} & set(shown)


def test_labels_of_lists_are_the_councils_own(sites: Sites) -> None:
    assert "Who decides" in page(sites.decisions, "decisions/").text
    assert "Plans" in page(sites.decisions, "decisions/programmes/").text


def test_the_plural_of_a_label_is_english(sites: Sites) -> None:
    for address in ("decisions/", "decisions/places/", "decisions/places/ashcombe/"):
        assert "parishs" not in page(sites.decisions, address).text.lower()


def test_extra_fields_show_by_their_types(sites: Sites) -> None:
    shown = facts(sites.decisions, "decisions/ex-2024-4/")
    assert shown["Meeting"] == "Executive Committee, 12 March 2024"
    assert shown["Ward"] == "Mill and Lock"
    assert shown["Key decision"] == "Yes"
    assert shown["Call-in"] == "expired"
    assert shown["Call-in ends"] == "21 March 2024"
    assert shown["Options considered"].split("(")[0].endswith("Adopt the new plan with a library ")
    assert shown["Interests declared"] == "None declared."
    assert shown["Above the threshold of"] == "£500,000"
    assert facts(sites.decisions, "decisions/od-208/")["Power given by"].startswith("EX 4/24")


def test_a_field_that_says_no_shows_it(sites: Sites) -> None:
    assert facts(sites.decisions, "decisions/od-208/")["Key decision"] == "No"


@pytest.mark.parametrize("label", ["Meeting", "Ward"])
def test_a_field_that_is_a_facet_leads_to_its_list(sites: Sites, label: str) -> None:
    source = sites.decisions["decisions/ex-2024-4/index.html"].decode()
    assert re.search(rf"<dt>{label}</dt><dd>\s*<a href=", source)


def test_extra_fields_that_are_absent_do_not_show(sites: Sites) -> None:
    assert "Call-in" not in facts(sites.decisions, "decisions/od-208/")


def test_a_required_field_is_required(installed: Installed, tmp_path: Path) -> None:
    archive = spoilt(tmp_path / "copy", "decisions/2025/od-208.md", "key_decision: no\n", "")
    done = installed.decisions("check", archive)
    assert done.returncode == 1
    assert "error[DEC006]: `key_decision` is missing" in done.stdout


@pytest.mark.parametrize(
    ("newer", "label", "older", "inverse"),
    [
        ("ex-2025-14", "Amends", "ex-2025-11", "Amended by"),
        ("pl-2026-3", "Extends", "pl-2024-12", "Extended by"),
        ("od-208", "Continues", "od-190", "Continued by"),
        ("ex-2026-6", "Supersedes", "ex-2024-18", "Superseded by"),
        ("ex-2025-11", "Implements", "ex-2024-4", "Implemented by"),
        ("od-208", "Implements", "ex-2024-4", "Implemented by"),
        ("od-233", "Corrects", "od-215", "Corrected by"),
        ("ex-2026-12", "Withdraws", "od-221", "Withdrawn by"),
        ("pl-2025-7", "Refers to", "ex-2024-4", "Referred to by"),
        ("od-215", "Related to", "od-208", "Related to"),
        ("ex-2024-18", "Cites", "ex-2024-4", "Cited by"),
        ("ex-2026-6", "Cites", "od-208", "Cited by"),
    ],
)
def test_relations_show_at_both_ends(sites: Sites, newer: str, label: str, older: str, inverse: str) -> None:
    for here, said, other in ((newer, label, older), (older, inverse, newer)):
        source = sites.decisions[f"decisions/{here}/index.html"].decode()
        link = re.search(rf"{said}(?:(?!</li>).)*?href=\"\.\./\.\./decisions/{other}/\"", source, re.DOTALL)
        assert link, f"{here} does not say that it {said} {other}"


def test_a_superseded_decision_says_so_before_its_title(sites: Sites) -> None:
    before = sites.decisions["decisions/ex-2024-18/index.html"].decode().split("<h1", maxsplit=1)[0]
    assert "EX 6/26" in html.unescape(before)


def test_a_withdrawn_decision_keeps_its_page_and_loses_its_words(sites: Sites) -> None:
    text = page(sites.decisions, "decisions/od-221/").text
    assert "The Leader withdrew this decision before any licence was given." in text
    assert "License six stalls on Mill Street on Saturdays" not in text


def test_a_released_decision_says_how_long_it_was_deferred(sites: Sites) -> None:
    text = page(sites.decisions, "decisions/ex-2025-9/").text
    assert "until 1 November 2025" in text
    assert "Another bidder could challenge the award" in text


def test_a_full_record(sites: Sites) -> None:
    full = page(sites.decisions, "decisions/ex-2026-6/")
    anchors = ("para-1", "para-3", "para-1.2", "para-3.2", "para-3.2-2", "table-1", "note-1", "note-2")
    assert [anchor for anchor in anchors if full.ids.count(anchor) != 1] == []
    assert "Table 1. Charges from 1 April 2026" in full.text
    assert "on the street, for three hours" in full.text
    assert "for a market, for a day" in full.text
    assert "A short visit is one of up to two hours." in full.text
    assert "Is the day ticket still sold there?" in full.text
    assert "Was it added after signing?" not in full.text  # a doubt that is settled
    assert "£142,500.50" in full.text


def test_corrections_show(sites: Sites) -> None:
    assert "Paragraph 1.2 said four storeys" in page(sites.decisions, "decisions/pl-2025-7/").text
    assert "prints OD 251 where OD 215 is meant" in page(sites.decisions, "decisions/od-233/").text


def test_lists_hold_what_they_should(sites: Sites) -> None:
    transport = page(sites.decisions, "decisions/themes/transport/")
    held = {target.rstrip("/").split("/")[-1] for tag, target in transport.targets if "/decisions/" in target}
    assert {"ex-2024-18", "ex-2026-6", "od-208", "od-215", "od-233"} <= held
    assert not held & {"ex-2024-4", "pl-2025-7", "od-240"}
    assert "Transport and parking" in transport.text


def test_the_home_page_shows_the_latest_decisions(sites: Sites) -> None:
    assert "OD 240" in page(sites.decisions, "").text


def test_a_hidden_record_that_arrives_changes_no_file(installed: Installed, tmp_path: Path) -> None:
    archive = copied(tmp_path / "copy")
    take_away_hidden(archive)
    assert installed.decisions("build", archive).returncode == 0
    before = _files(archive / "site")
    shutil.copy(COUNCIL / HIDDEN, archive / HIDDEN)
    shutil.copytree(COUNCIL / HIDDEN_PAPERS, archive / HIDDEN_PAPERS)
    done = installed.decisions("build", archive)
    assert done.returncode == 0
    assert " 0 written, 0 deleted" in done.stdout
    assert _files(archive / "site") == before


def test_a_reference_is_understood_in_the_councils_spellings(installed: Installed, tmp_path: Path) -> None:
    archive = copied(tmp_path / "copy")
    for spelling in ("OD 208", "od-208", "Officer Decision 208", "ODs 208"):
        done = installed.decisions("show", archive, spelling)
        assert done.stdout.startswith("OD 208: Repair the Lock Lane footbridge\n"), done.stderr
    assert installed.decisions("show", archive, "PL 2025/7").returncode == 0
    hidden = installed.decisions("show", archive, "EX 17/26")
    assert hidden.returncode == 1
    assert "not held" in hidden.stderr
    assert "altfennel" not in hidden.stdout + hidden.stderr


# --- What is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_unknown_option_is_refused_where_it_stands(installed: Installed, tmp_path: Path, command: str) -> None:
    archive = copied(tmp_path / "copy")
    file = archive / "archive.yml"
    lines = file.read_text(encoding="utf-8").count("\n")
    with file.open("a", encoding="utf-8") as end:
        end.write("colour: green\n")
    done = installed.decisions(command, archive)
    assert done.returncode == 2
    assert f"archive.yml:{lines + 1}:" in done.stderr
    assert "`colour` is not an option" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (archive / "site").exists()


def test_mkdocs_refuses_an_unknown_option_too(installed: Installed, tmp_path: Path) -> None:
    archive = spoilt(tmp_path / "copy", "archive.yml", "page_size: 10", "page_sise: 10")
    done = installed.mkdocs(archive, tmp_path / "site")
    assert done.returncode != 0
    assert "`page_sise` is not an option" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("command", ["decisions", "mkdocs"])
def test_a_broken_record_stops_the_build(installed: Installed, tmp_path: Path, command: str) -> None:
    path = "decisions/2024/ex-2024-4.md"
    archive = spoilt(tmp_path / "copy", path, "date_signed: 2024-03-12", "date_signed: 12/03/2024")
    site = tmp_path / "out" / "site"
    if command == "decisions":
        done = installed.decisions("build", archive, "--site-dir", site)
    else:
        done = installed.mkdocs(archive, site)
    assert done.returncode == 1
    assert "error[DEC010]" in done.stdout
    assert f"--> {path}:6:14" in done.stdout
    assert "2024-03-12 or 2024-12-03" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not site.parent.exists()
    assert not (archive / "site").exists()


def test_an_earlier_reference_or_address_still_leads_to_the_decision(sites: Sites) -> None:
    for address in ("decisions/ex-2023-99/", "EX/2024/004/", "officer/od-233a/"):
        assert "is now at" in page(sites.decisions, address).text
    assert 'href="../../decisions/ex-2024-4/"' in sites.decisions["decisions/ex-2023-99/index.html"].decode()
