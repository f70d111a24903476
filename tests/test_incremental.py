"""An incremental site equals a fresh one, byte for byte, whatever was edited and whoever was killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
from datetime import date
from pathlib import Path

import pytest

from generator import config, pipeline, store
from generator.assemble.shell import Shell, plain_shell
from generator.pipeline import building
from generator.store import Cache
from tests.bench.corpus import CONFIG, archive

AS_OF = date(2026, 6, 1)
WORDS = "radios vehicles cameras training grants offices surveys fleets".split()


class Editor:
    """An archive on disk and somebody who edits it at random, always leaving valid records."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.records: dict[int, dict[str, object]] = {}
        self.paths: dict[int, Path] = {}
        (folder / "decisions").mkdir(parents=True)
        (folder / "pages").mkdir()
        (folder / "mkdocs.yml").write_text(CONFIG)
        (folder / "archive.yml").write_text(archive() + "programmes: {one: Programme one, two: Programme two}\n")
        for number in range(1, 31):
            self.records[number] = self.new(number)
            self.save(number)

    def new(self, number: int) -> dict[str, object]:
        """Return a record that cites one earlier."""
        cites = [self.random.randint(1, number + 3)] if number > 1 else []
        return {
            "title": self.words(3),
            "year": self.random.choice([2019, 2020, 2021, None]),
            "cites": [each for each in cites if each != number],
            "text": self.words(12),
            "deferred": False,
            "announce": "no",
            "programme": self.random.choice(["one", "two", None]),
            "folder": "a",
        }

    def words(self, count: int) -> str:
        """Return some words."""
        return " ".join(self.random.choices(WORDS, k=count))

    def save(self, number: int) -> None:
        """Write one record, at its path; an older path of it is removed."""
        item = self.records[number]
        deferral = "no"
        if item["deferred"]:
            deferral = f"{{until: 2030-01-01, reason: a tender is open, announce: {item['announce']}}}"
        signed = f"{item['year']}-03-{number % 28 + 1:02}" if item["year"] else "unknown"
        cites = "".join(f"\n  - {{reference: BEN {other}, relation: background}}" for other in item["cites"])  # type: ignore[attr-defined]
        programmes = f"programmes: [{item['programme']}]\n" if item["programme"] else ""
        text = (
            f"---\nreference: BEN {number}\ntitle: {item['title']}\ndecision_maker: member-1\n"
            f"date_signed: {signed}\nkind: grant\nthemes: [theme-{number % 5 + 1}]\n{programmes}"
            f"{'cites:' + cites if cites else ''}\ndeferral: {deferral}\nsource: {{origin: web_capture}}\n---\n\n"
            f"## Summary\n\n1.1. {item['text']}.\n\n"
            + "".join(f"It follows BEN {other}.\n\n" for other in item["cites"])  # type: ignore[attr-defined]
        )
        path = self.folder / "decisions" / str(item["folder"]) / f"ben-{number}.md"
        if number in self.paths and self.paths[number] != path:
            self.paths[number].unlink()
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        self.paths[number] = path

    def edit(self) -> str:
        """Make one random edit and say which."""
        what = self.random.choice(["text", "title", "cite", "uncite", "delete", "rename", "defer", "undate", "add"])
        number = self.random.choice(sorted(self.records))
        item = self.records[number]
        if what == "text":
            item["text"] = self.words(12)
        elif what == "title":
            item["title"] = self.words(3)
        elif what == "cite":
            others = {*item["cites"], self.random.randint(1, 40)} - {number}  # type: ignore[misc]
            item["cites"] = sorted(others)
        elif what == "uncite":
            item["cites"] = []
        elif what == "delete" and len(self.records) > 5:
            del self.records[number]
            self.paths.pop(number).unlink()
            return f"delete {number}"
        elif what == "rename":
            item["folder"] = self.random.choice("abc")
        elif what == "defer":
            item["deferred"] = not item["deferred"]
            item["announce"] = self.random.choice(["number", "title"])
        elif what == "undate":
            item["year"] = self.random.choice([2018, 2022, None])
        elif what == "add":
            number = self.random.randint(1, 45)
            self.records[number] = self.new(number)
        self.save(number)
        return f"{what} {number}"


def build(folder: Path, out: Path, shell: Shell, cache: Path, address: str) -> None:
    settings = config.load(folder / "mkdocs.yml")._replace(site_url=address)
    kept = Cache(cache)
    tree = pipeline.folder_tree(settings, kept, now=2**63)
    checked = pipeline.check(settings, tree, AS_OF, kept, bodies=True)
    errors = [finding for finding in checked.findings if finding.severity == "error"]
    assert not errors, errors
    building.build(checked, shell, out, kept)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def killed(folder: Path, out: Path, shell: Shell, cache: Path, address: str, after: int) -> None:
    """Build in a process of its own that is killed when it has written so many files."""
    child = os.fork()
    if child == 0:
        left = [after]
        write = store.write

        def dying(*arguments: object) -> object:
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return write(*arguments)  # type: ignore[arg-type]

        store.write = dying  # type: ignore[assignment]
        build(folder, out, shell, cache, address)
        os._exit(0)
    os.waitpid(child, 0)


def edits(tmp_path: Path, seed: int, count: int) -> None:
    editor = Editor(tmp_path / "archive", seed)
    chance = random.Random(seed)
    shell = plain_shell("Benchmark")
    cache = tmp_path / "cache"
    outs = {"https://bench.example/": tmp_path / "built", "http://127.0.0.1:8000/": tmp_path / "served"}
    for number in range(count):
        done = editor.edit()
        address, out = chance.choice(list(outs.items()))
        if chance.random() < 0.2:
            killed(editor.folder, out, shell, cache, address, after=chance.randint(0, 12))
            if chance.random() < 0.5:
                done += ", killed, " + editor.edit()
        build(editor.folder, out, shell, cache, address)
        fresh = tmp_path / "fresh"
        build(editor.folder, fresh, shell, tmp_path / "fresh-cache", address)
        assert files(out) == files(fresh), f"edit {number}: {done}"
        shutil.rmtree(fresh)
        shutil.rmtree(tmp_path / "fresh-cache")


def test_thirty_edits(tmp_path: Path) -> None:
    edits(tmp_path, seed=1, count=30)


@pytest.mark.proof
def test_two_hundred_edits(tmp_path: Path) -> None:
    edits(tmp_path, seed=2, count=200)


def test_a_file_changed_in_the_site_is_made_again(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "archive", 3)
    shell, out, cache = plain_shell("Benchmark"), tmp_path / "built", tmp_path / "cache"
    build(editor.folder, out, shell, cache, "https://bench.example/")
    before = files(out)
    (out / "decisions/ben-3/index.html").write_text("changed")
    (out / "decisions/ben-4/index.html").unlink()
    shutil.rmtree(out / "decisions/years")
    build(editor.folder, out, shell, cache, "https://bench.example/")
    assert files(out) == before


def test_strange_files_in_the_site_go_when_nothing_is_known(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "archive", 4)
    out = tmp_path / "built"
    build(editor.folder, out, plain_shell("Benchmark"), tmp_path / "cache", "https://bench.example/")
    shutil.rmtree(tmp_path / "cache")
    (out / "old.html").write_text("a page of an older site")
    build(editor.folder, out, plain_shell("Benchmark"), tmp_path / "cache", "https://bench.example/")
    assert "old.html" not in files(out)


def test_the_archive_is_never_the_site(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "archive", 5)
    with pytest.raises(store.StoreError, match="site_dir"):
        build(editor.folder, editor.folder, plain_shell("B"), tmp_path / "cache", "https://bench.example/")
    assert (editor.folder / "mkdocs.yml").exists()


@pytest.mark.parametrize(
    "name", ["archive/decisions", "archive/decisions/new", "archive/pages", "archive/.git", "letters"]
)
def test_no_file_of_anybody_else_is_deleted(tmp_path: Path, name: str) -> None:
    editor = Editor(tmp_path / "archive", 6)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/a.doc").write_text("Dear board")
    before = files(tmp_path)
    with pytest.raises(store.StoreError, match=r"overwrite the archive|no build put there"):
        build(editor.folder, tmp_path / name, plain_shell("B"), tmp_path / "cache", "https://bench.example/")
    assert {path: text for path, text in files(tmp_path).items() if not path.startswith("cache/")} == before
