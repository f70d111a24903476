"""Outside checkers (need Node): html-validate on every page, and a virtual screen reader on decisions."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served
from tests.browser.served import ROOT
from tests.node import node

pytestmark = [pytest.mark.browser, pytest.mark.proof]
VALIDATE = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
READER = ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
CONFIG = {
    "extends": ["html-validate:recommended", "html-validate:a11y"],
    "root": True,
    "rules": {
        "long-title": "off",  # a decision's title is as long as it was facts
        "valid-id": ["error", {"relaxed": True}],  # `para-1.2` is the paper's own number
        "prefer-native-element": ["error", {"exclude": ["region"]}],  # examples of code are no sections
    },
}
SPEAK = """async ([address]) => {
    const { virtual } = await import(address)
    await virtual.start({ container: document.body })
    const spoken = []
    while (spoken.length < 400) {
        await virtual.next()
        const said = await virtual.lastSpokenPhrase()
        if (said === "end of document" || said === "document") break
        spoken.push(said)
    }
    await virtual.stop()
    return spoken
}"""


def test_html_validate_finds_nothing(site: Served, tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    config.write_text(json.dumps(CONFIG))
    command = [node(), VALIDATE, "--config", config, "--formatter", "json", "--max-warnings", "0", site.folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=site.folder)
    assert done.returncode in (0, 1), done.stderr
    found = json.loads(done.stdout)
    assert [(each["filePath"], fault["line"], fault["message"]) for each in found for fault in each["messages"]] == []


@pytest.mark.parametrize(("name", "reference"), [("decision", "PCD 1562"), ("changed", "PCD 1444")])
def test_a_virtual_screen_reader_comes_to_the_title_soon(
    browser: Browser, site: Served, name: str, reference: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page.route("**/reader.js", lambda route: route.fulfill(path=READER, content_type="text/javascript"))
    page.goto(site.root + site.pages[name])
    spoken = page.evaluate(SPEAK, [f"{site.root}reader.js"])
    page.close()
    title = next(number for number, said in enumerate(spoken, 1) if said.startswith("heading, PCD"))
    crumbs = spoken.index("end of navigation, Breadcrumb") + 1
    assert title <= 35, spoken[:40]
    assert title - crumbs <= 12, spoken[crumbs : title + 1]
    facts = spoken.index("Reference")
    wanted = ["term", "Reference", "end of term", "definition", reference, "end of definition"]
    assert spoken[facts - 1 : facts + 5] == wanted
