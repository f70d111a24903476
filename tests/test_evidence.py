"""Evidence: noted where asked for, gathered by tool, and read by the configuration."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import config
from tests import evidence
from tests.support import HOST, OPTIONS

DAY = date(2026, 11, 26)


def test_notes_are_gathered_by_tool_and_read_by_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVIDENCE", str(tmp_path / "notes"))
    evidence.note("axe", "4.14", ["a/", "b/"], "every template", "No violation found.")
    evidence.note("axe", "4.14", ["b/", "c/"], "every template", "No violation found.")
    evidence.note("Nu", "26.9", ["a/"], "every page", "No error found.")
    evidence.write(tmp_path / "notes", DAY, tmp_path / "proof.json")
    options = {**OPTIONS, "accessibility": {"evidence": "proof.json"}}
    found = config.from_options(tmp_path / "mkdocs.yml", HOST, options).accessibility.evidence
    assert [(each.tool, each.pages, each.date) for each in found] == [("Nu", 1, DAY), ("axe", 3, DAY)]


def test_nothing_is_noted_unless_asked_for_and_nothing_noted_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EVIDENCE", raising=False)
    evidence.note("axe", "4.14", ["a/"], "every template", "No violation found.")
    (tmp_path / "proof.json").write_text("[]")
    evidence.write(tmp_path / "none", DAY, tmp_path / "proof.json")
    assert (tmp_path / "proof.json").read_text() == "[]"
