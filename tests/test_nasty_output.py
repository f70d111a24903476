"""Of hostile records that pass the checker, nothing that must not be published is."""

from __future__ import annotations

import tarfile
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator import config, pipeline
from generator.assemble.shell import plain_shell
from generator.findings import has_errors
from generator.pipeline import building
from generator.store import Cache

ROOT = Path(__file__).parent.parent
NASTY = ROOT.parent / "shared" / "nasty"


def test_nothing_forbidden_is_published(tmp_path: Path) -> None:
    if not (NASTY / "cases.tar.gz").exists():
        pytest.skip("the nasty cases are not here")
    with tarfile.open(NASTY / "cases.tar.gz") as packed:
        packed.extractall(tmp_path, filter="tar")
    built = 0
    for case in yaml.safe_load((NASTY / "index.yaml").read_text(encoding="utf-8"))["cases"]:
        if case["group"] == "size":  # nothing secret in them, and some take long to build
            continue
        folder = tmp_path / "cases" / case["id"]
        (folder / "mkdocs.yml").write_text("plugins: [decisions: {archive: archive.yml}]\n")
        (folder / "archive.yml").write_bytes((ROOT / "decisions/archive.yml").read_bytes())
        settings, cache = config.load(folder / "mkdocs.yml"), Cache(folder / "cache")
        checked = pipeline.check(
            settings, pipeline.folder_tree(settings, cache, 0), date(2026, 11, 22), cache, bodies=True
        )
        if has_errors(checked.findings):
            continue
        built += 1
        building.build(checked, plain_shell("Nasty"), folder / "site", cache)
        site = b"".join(path.read_bytes() for path in sorted((folder / "site").rglob("*")) if path.is_file())
        for forbidden in case.get("must_not_appear_in_output", ()):
            assert str(forbidden).encode() not in site, (case["id"], forbidden)
        for wanted in case.get("must_appear_in_output", ()):
            assert str(wanted).encode() in site, (case["id"], wanted)
    assert built > 15
