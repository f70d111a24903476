"""Every page built passes the Nu HTML checker, the one behind validator.w3.org, and html-validate (Java and Node)."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator import config, pipeline, plugin
from generator.pipeline import building
from generator.store import Cache
from tests import evidence

ROOT = Path(__file__).parent.parent
JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.mark.proof
@pytest.mark.parametrize("archive", ["mkdocs.yml", "tests/sites/council/mkdocs.yml"])
def test_no_error_on_any_page(archive: str, tmp_path: Path) -> None:
    settings = config.load(ROOT / archive)
    cache = Cache(tmp_path / "cache")
    tree = pipeline.folder_tree(settings, cache, 0)
    checked = pipeline.check(settings, tree, date(2026, 11, 22), cache, bodies=True)
    building.build(checked, plugin.make_shell(ROOT / archive), tmp_path / "site", cache)
    command = [
        "java",
        "-jar",
        str(JAR),
        "--format",
        "json",
        "--exit-zero-always",
        "--skip-non-html",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    pages = [path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.html")]
    assert pages
    found = json.loads(done.stderr)["messages"]
    assert [(each["url"], each.get("lastLine"), each["message"]) for each in found if each["type"] == "error"] == []
    if archive == "mkdocs.yml":
        installed = json.loads((JAR.parents[2] / "package.json").read_text())["version"]
        evidence.note("Nu HTML Checker", installed, pages, "every page built", "No error found.")
