"""Papers published beside decisions: their bytes, their addresses, what pages say of them, and the door."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import pipeline
from generator.assemble import papers, views
from generator.assemble.shell import plain_shell
from generator.assemble.site import addresses
from generator.pipeline import Checked, building
from generator.read.tree import MemoryTree
from generator.store import Cache
from tests.support import SETTINGS, TODAY, record

SHELL = plain_shell("Harbour Board")
PDF = b"%PDF-1.4\n1 0 obj << /Title (The plan) >> endobj\ntrailer << /Info 1 0 R >>\n"
LISTED = """attachments:
  - {file: plan.pdf, title: The plan, kind: appendix, accessible: no, published: 2023-04-01}
  - {file: papers/bids.csv, title: All bids, accessible: yes}"""
FILES = {
    "decisions/abc-12.md": record(LISTED, path="abc-12").encode(),
    "decisions/abc-12/plan.pdf": PDF,
    "decisions/papers/bids.csv": b"who,pounds\nNorthern,5\n",
    "decisions/abc-13.md": record("title: Maps", path="abc-13").encode(),
}
PLAN, BIDS = "decisions/abc-12/files/plan.pdf", "decisions/abc-12/files/bids.csv"
DEFERRED = "deferral: {until: 2030-01-01, reason: a tender is open}"


def built(files: Mapping[str, bytes], folder: Path, cache: Path | None = None) -> tuple[Checked, dict[str, bytes]]:
    """Build the site of some files; return what was checked and every file of the site."""
    kept = Cache(cache or folder / ".cache")
    checked = pipeline.check(SETTINGS, MemoryTree(files), TODAY, kept, bodies=True)
    building.build(checked, SHELL, folder / "site", kept)
    found = (path for path in (folder / "site").rglob("*") if path.is_file())
    return checked, {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in found}


def test_papers_are_published_as_they_are_at_addresses_known_before(tmp_path):
    checked, site = built(FILES, tmp_path)
    assert site[PLAN] == PDF
    assert site[BIDS] == FILES["decisions/papers/bids.csv"]
    assert {PLAN, BIDS} <= addresses(checked.archive, SHELL)
    assert {path for path in site if "/files/" in path} == {PLAN, BIDS}


def test_a_page_names_each_with_kind_and_size(tmp_path):
    _, site = built(FILES, tmp_path)
    page = site["decisions/abc-12/index.html"].decode()
    assert '<a href="files/plan.pdf">The plan (PDF, 1 KB)</a>' in page
    assert '<a href="files/bids.csv">All bids (CSV, 1 KB)</a>' in page
    assert "Appendix, published 1 April 2023. Not said to be accessible. We found no marks of headings" in page
    assert "Supporting paper. Said to be accessible.</p>" in page


def test_data_tells_of_them(tmp_path):
    _, site = built(FILES, tmp_path)
    (first, _) = json.loads(site["data/decisions.json"])["decisions"]
    plan, bids = first["attachments"]
    assert (plan["address"], plan["bytes"], len(plan["sha256"])) == ("files/plan.pdf", len(PDF), 64)
    assert bids["address"] == "files/bids.csv"
    assert "span" not in plan


def test_papers_of_a_deferred_record_are_in_no_byte(tmp_path):
    hidden = {**FILES, "decisions/abc-12.md": record(f"{LISTED}\n{DEFERRED}", path="abc-12").encode()}
    never = {"decisions/abc-13.md": FILES["decisions/abc-13.md"]}
    assert built(hidden, tmp_path / "a")[1] == built(never, tmp_path / "b")[1]


@pytest.mark.parametrize("announce", ["number", "title"])
def test_nor_are_those_of_an_announced_one(announce, tmp_path):
    deferral = DEFERRED.replace("}", f", announce: {announce}}}")
    told = {**FILES, "decisions/abc-12.md": record(f"{LISTED}\n{deferral}", path="abc-12").encode()}
    _, site = built(told, tmp_path)
    assert not [path for path in site if "/files/" in path]
    assert not [path for path, content in site.items() if b"The plan" in content or b"plan.pdf" in content]


def test_a_paper_two_records_list_is_hidden_with_neither(tmp_path):
    """Each record's copy has an address of its own; the deferred one's is not there."""
    shared = record("attachments: [{file: papers/bids.csv, title: Bids}]", path="abc-13").encode()
    hidden = record(f"{LISTED}\n{DEFERRED}", path="abc-12").encode()
    _, site = built({**FILES, "decisions/abc-12.md": hidden, "decisions/abc-13.md": shared}, tmp_path)
    assert {path for path in site if "/files/" in path} == {"decisions/abc-13/files/bids.csv"}


def test_a_withdrawn_decision_has_no_papers(tmp_path):
    gone = record(f"{LISTED}\nstatus: withdrawn\nwithdrawal: {{reason: Why., date: 2024-01-01}}", path="abc-12")
    checked, site = built({**FILES, "decisions/abc-12.md": gone.encode()}, tmp_path)
    assert not [path for path in site if "/files/" in path]
    assert PLAN not in addresses(checked.archive, SHELL)
    assert b"plan.pdf" not in site["decisions/abc-12/index.html"]


def test_a_changed_or_removed_paper_changes_the_site_as_a_fresh_build_does(tmp_path):
    built(FILES, tmp_path / "kept")
    larger = {**FILES, "decisions/abc-12/plan.pdf": PDF + b" " * 5000}
    _, site = built(larger, tmp_path / "kept")
    assert site == built(larger, tmp_path / "fresh")[1]
    assert b"The plan (PDF, 6 KB)" in site["decisions/abc-12/index.html"]
    none = {**FILES, "decisions/abc-12.md": record(path="abc-12").encode()}
    _, site = built(none, tmp_path / "kept")
    assert site == built(none, tmp_path / "fresh2")[1]
    assert not [path for path in site if "/files/" in path]


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 KB"), (1, "1 KB"), (1000, "1 KB"), (340_001, "341 KB"), (999_001, "1.0 MB"), (1_000_001, "1.1 MB")],
)
def test_sizes_are_said_in_thousands(count, words):
    assert views.size(count) == words


def test_a_paper_that_is_not_there_is_words_alone():
    archive = pipeline.check(
        SETTINGS, MemoryTree({"decisions/abc-12.md": FILES["decisions/abc-12.md"]}), TODAY, Cache(Path("/nowhere"))
    ).archive
    (facts,) = archive.decisions.values()
    assert [paper.link.href for paper in papers.papers(archive, facts)] == ["", ""]
