"""What is remembered from run to run: only what is asked for is read, and what is lost is made again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import memory, pipeline
from generator.assemble.shell import plain_shell
from generator.pipeline import Checked, building
from generator.read.tree import MemoryTree
from generator.store import Cache
from tests.support import SETTINGS, TODAY, codes, record, said

CITING = "title: Fewer radios\ncites:\n  - {reference: ABC 12, relation: amends}"
BODY = "This amends ABC 12.\n"


def files(text: str = "One sentence.\n", title: str = "New radios", body: str = BODY) -> dict[str, bytes]:
    """Two decisions, one of which amends the other, and one that stands for itself and cites what is not held."""
    return {
        "decisions/abc-12.md": record(f"title: {title}", text, "abc-12.md").encode(),
        "decisions/abc-13.md": record(CITING, body, "abc-13.md").encode(),
        "decisions/abc-14.md": record("title: A quay", f"{text}\nSee ABC 99.\n", "abc-14.md").encode(),
    }


def check(folder: Path, held: dict[str, bytes], as_of: date = TODAY) -> Checked:
    return pipeline.check(SETTINGS, MemoryTree(held), as_of, Cache(folder), bodies=True)


def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every name that is loaded from a cache from now on."""
    asked: list[str] = []
    load = Cache.load
    monkeypatch.setattr(Cache, "load", lambda self, name, version: asked.append(name) or load(self, name, version))
    return asked


def times(site: Path) -> dict[str, int]:
    """When each file of a site was written."""
    return {str(path.relative_to(site)): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


def test_nothing_is_read_when_nothing_changed(tmp_path, monkeypatch):
    before = check(tmp_path, files())
    asked = loads(monkeypatch)
    after = check(tmp_path, files())
    assert after.findings == before.findings
    assert asked == ["index", "linked"]


def test_an_edit_of_text_reads_the_facts_of_its_neighbours_alone(tmp_path, monkeypatch):
    cache, site, shell = tmp_path / "cache", tmp_path / "site", plain_shell("Board")
    building.build(check(cache, files()), shell, site, Cache(cache))
    before = times(site)
    asked = loads(monkeypatch)
    checked = check(cache, files() | {"decisions/abc-13.md": record(CITING, f"{BODY}\nMore.\n", "abc-13.md").encode()})
    built = building.build(checked, shell, site, Cache(cache))
    written = {path for path, when in times(site).items() if before.get(path) != when}
    assert {path for path in written if not path.startswith("search/")} == {"decisions/abc-13/index.html"}
    assert built.written == len(written) <= 8  # of the search: what every search needs, and files of its words
    assert "More." in (site / "decisions/abc-13/index.html").read_text()
    # Its own shard and that of the decision it amends; not that of the third.
    assert sum(name.startswith("facts-") for name in asked) == 2


def test_a_digest_follows_facts_and_not_texts(tmp_path):
    first = check(tmp_path, files())
    assert check(tmp_path, files("Another sentence.\n")).digest == first.digest
    assert check(tmp_path, files(title="Old radios")).digest != first.digest
    assert check(tmp_path, files(), date(2026, 11, 23)).digest == first.digest


def test_a_finding_of_the_whole_archive_points_at_its_place_after_an_edit(tmp_path):
    for text in ("One sentence.\n", "Two sentences.\n\nHere they are.\n"):
        held = files(text)
        found = check(tmp_path, held).findings
        assert codes(found) == ["DEC201", "DEC207"]
        assert {said(held[finding.path].decode(), finding) for finding in found} == {"ABC 99"}


def test_what_the_cache_has_lost_is_read_again(tmp_path):
    before = check(tmp_path, files())
    facts = {reference: before.archive.decisions[reference] for reference in before.archive.decisions}
    for path in tmp_path.glob("facts-*"):
        path.unlink()
    after = check(tmp_path, files())
    assert {reference: after.archive.decisions[reference] for reference in after.archive.decisions} == facts
    assert len(after.archive.decisions) == len(facts) == 3
    assert [*after.archive.decisions] == [*facts]


def test_who_is_killed_before_the_index_is_saved_leaves_nothing_false(tmp_path, monkeypatch):
    check(tmp_path, files())
    save = Cache.save
    with monkeypatch.context() as patched:
        patched.setattr(
            Cache, "save", lambda self, name, *rest: save(self, name, *rest) if name.startswith("facts") else None
        )
        check(tmp_path, files(title="Never finished"))
    shelf = check(tmp_path, files()).archive.decisions
    assert isinstance(shelf, memory.Shelf)
    assert {facts.title for facts in shelf.values()} == {"New radios", "Fewer radios", "A quay"}


def test_a_record_may_move_to_another_folder(tmp_path):
    cache, site, shell = tmp_path / "cache", tmp_path / "site", plain_shell("Board")
    building.build(check(cache, files()), shell, site, Cache(cache))
    held = files()
    held["decisions/2023/abc-12.md"] = held.pop("decisions/abc-12.md").replace(b"One sentence", b"Moved")
    building.build(check(cache, held), shell, site, Cache(cache))
    assert "Moved" in (site / "decisions/abc-12/index.html").read_text()
