"""The search's scripts run outside its page: in Chromium for the quick tests, in Node for the long ones."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from generator.assemble.search import index
from generator.assemble.search.scripts import ENGINE, SOURCES, joined, lunr_js
from generator.assemble.templates import packaged
from tests.node import node

HARNESS = Path(__file__).with_name("engine.js")


def sources() -> list[Path]:
    """The engine's scripts but for its end, which answers a page."""
    found = lunr_js()
    assert found
    return [found, *(packaged() / SOURCES / name for name in ENGINE if name != "answer.js")]


def manifest_of(made: index.Made) -> str:
    return json.dumps({**made.state.about, "columns": [], "folder": ""})


def write(made: index.Made, folder: Path) -> Path:
    """Write an index's files as they lie below /search/."""
    files = {**made.files, "search/index.js": f"const INDEX = {manifest_of(made)};\n".encode()}
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / "search"


def in_node(task: str, queries: list[str], folder: Path, texts: object = None) -> Any:
    """Run a task, in the Node that comes from PyPI, over the index in a folder."""
    code, script = folder / "code.js", folder / "run.js"
    code.write_bytes(joined([*sources(), HARNESS]))
    # In a module lunr.js would export itself; as a script it is global, as in a worker.
    script.write_text(
        "global.require = require;\n"
        f"require('vm').runInThisContext(require('fs').readFileSync({json.dumps(str(code))}, 'utf8'));\n"
    )
    asked = json.dumps({"folder": str(folder), "task": task, "queries": queries, "texts": texts})
    done = subprocess.run([node(), script, "run"], input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


class InPage:
    """The search's scripts in a page of a browser, over files held in memory."""

    def __init__(self, page: Page, made: index.Made) -> None:
        self.page = page
        files = {path.removeprefix("search/"): content.decode() for path, content in made.files.items()}
        page.add_script_tag(content=joined([*sources(), HARNESS]).decode())
        page.evaluate(
            "([manifest, files]) => { self.made = { manifest, files }; }", [json.loads(manifest_of(made)), files]
        )

    def run(self, task: str, queries: list[str]) -> Any:
        return self.page.evaluate(
            f"(queries) => {task}(made.manifest, async (path) => made.files[path], queries)", queries
        )

    def lunr(self, texts: list[tuple[int, Mapping[str, str]]], boosts: Mapping[str, int], queries: list[str]) -> Any:
        return self.page.evaluate(
            "([texts, boosts, queries]) => lunrAnswers(texts, boosts, queries)", [texts, boosts, queries]
        )
