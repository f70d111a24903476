"""Files that records list: where they lie, what is told of them, and what never passes the door."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import pipeline
from generator.findings import Severity
from generator.link.attached import place, sound
from generator.model import File
from generator.pipeline import checking
from generator.read.files import inspect
from generator.read.tree import EXECUTABLE, MAX_FILE, Entry, FolderTree, MemoryTree
from generator.store import Cache
from tests.support import PATH, SETTINGS, TODAY, checked, codes, record

LISTED = "attachments: [{file: plan.txt, title: The plan}]"
OWN = "decisions/2023/abc-12/plan.txt"


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("plan.txt", OWN),
        ("papers/plan.txt", "decisions/2023/papers/plan.txt"),
        ("abc-12/plan.txt", OWN),
        ("../2023/abc-12/plan.txt", ""),
        ("./plan.txt", ""),
        ("papers//plan.txt", ""),
        ("PLAN.txt", ""),
        ("", ""),
    ],
)
def test_a_file_lies_in_its_record_s_folder_or_beside_the_record(file, found):
    files = {path: File(path, 0o100644, "", 1) for path in (OWN, "decisions/2023/papers/plan.txt")}
    assert place(PATH, file, files) == found


@pytest.mark.parametrize("name", ["a.pdf", "A-1_b.v2.pdf", "old/a.pdf", "console.txt"])
def test_plain_names_are_sound(name):
    assert sound(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "/a", "a/", "../a", "a/../b", ".a", "a b", "a%2f", "a\\b", "é.pdf", "con", "NUL.txt", "x/aux.pdf"),
        *("a.", "a\n", "a" * 200, "-a", "a?b", "a#b", "C:a"),
    ],
)
def test_others_are_not(name):
    assert not sound(name)


def test_nothing_wrong_with_a_listed_file():
    assert codes(checked({PATH: record(LISTED), OWN: "Dredge."}).findings) == []


class Sized(MemoryTree):
    """Files of which some are said to be larger than they are, or programs."""

    def __init__(self, files: Mapping[str, bytes], **other: int) -> None:
        super().__init__(files)
        found = self.entries[OWN]
        self.entries[OWN] = Entry(OWN, other.get("mode", found.mode), found.content_id, other.get("size", found.size))


@pytest.mark.parametrize(
    ("other", "code", "severity"),
    [
        ({"size": 10_000_001}, "DEC610", Severity.WARNING),
        ({"size": MAX_FILE + 1}, "DEC610", Severity.ERROR),
        ({"mode": EXECUTABLE}, "DEC608", Severity.WARNING),
    ],
)
def test_large_files_and_programs(other, code, severity):
    tree = Sized({PATH: record(LISTED).encode(), OWN: b"Dredge."}, **other)
    (found,) = checked(tree).findings
    assert (found.code, found.severity) == (code, severity)


def test_a_file_too_large_is_never_read(tmp_path: Path):
    folder = tmp_path / "decisions/abc-12"
    folder.mkdir(parents=True)
    (folder / "fits.txt").write_bytes(b"x" * 2_000_000)
    with (folder / "plan.txt").open("wb") as file:
        file.truncate(MAX_FILE + 1)
    (tmp_path / "decisions/abc-12.md").write_text(
        record("attachments: [{file: plan.txt, title: The plan}, {file: fits.txt, title: Fits}]", path="abc-12")
    )
    tree = FolderTree(tmp_path, "decisions")
    assert tree.entries["decisions/abc-12/plan.txt"].content_id == ""
    assert len(tree.read("decisions/abc-12/fits.txt")) == 2_000_000
    (found,) = checked(tree).findings
    assert (found.code, found.severity) == ("DEC610", Severity.ERROR)


def test_a_content_is_inspected_once(tmp_path, monkeypatch):
    looked: list[bytes] = []
    monkeypatch.setattr(checking, "inspect", lambda content: looked.append(content) or inspect(content))
    files = {PATH: record(LISTED), OWN: "Dredge.", "decisions/2024/abc-13.md": record(LISTED, path="abc-13")}
    files["decisions/2024/abc-13/plan.txt"] = "Dredge."
    data = {path: text.encode() for path, text in files.items()}
    for more in ({}, {}, {OWN: b"Dredge more."}, {"decisions/2024/other.txt": b"unlisted"}):
        pipeline.check(SETTINGS, MemoryTree({**data, **more}), TODAY, Cache(tmp_path))
    assert looked == [b"Dredge.", b"Dredge more."]


def test_the_file_of_a_deferred_record_does_not_pass_the_door():
    hidden = record(f"{LISTED}\ndeferral: {{until: 2030-01-01, reason: a tender is open}}")
    shown = record("attachments: [{file: map.txt, title: Map}]\ntitle: Map", path="abc-13")
    files = {PATH: hidden, OWN: "Dredge.", "decisions/2023/abc-13.md": shown, "decisions/2023/map.txt": "Here."}
    result = checked(files)
    assert codes(result.findings) == []
    assert list(result.archive.files) == ["decisions/2023/map.txt"]


def test_names_in_properties_are_not_told():
    pdf = b"%PDF-1.4\n1 0 obj << /Title (a) /Author (Jane Harker) >> endobj trailer << /Info 1 0 R >>"
    files = {PATH: record(LISTED.replace(".txt", ".pdf")), OWN.replace(".txt", ".pdf"): pdf}
    result = checked(files)
    assert codes(result.findings) == ["DEC517"]
    assert not [each for each in result.findings if "Harker" in each.message + each.help]
