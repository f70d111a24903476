"""The search in a real browser, beside Pagefind and Material's, on the same records in the same run.

`python -m tests.bench.search 100 1000 10000`. Measured over a slow line (60 ms for each request, 9 Mbit/s
shared, everything squeezed as web servers do): bytes and time to the first result, nothing of the search
having been fetched before, for somebody who goes to it from another page of the site (which is there, and
whose styles are) and for somebody whose visit begins with it, in a browser that has shown nothing yet;
both from asking for the page. Then twenty questions on an open page without that line, the longest task,
and what making the index takes. Such a question is typed, and sent half a second later: the time from
sending to the first result counts. Material's search has no page of its own, fetches its index with every
page, and finds while somebody types: there it counts from opening any page, and from typing.
Bytes are those of the search: scripts, index, what results show; not the page's frame and styles,
which every page has.
"""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generator import config, pipeline
from generator.assemble.lookup import lookup
from generator.assemble.search import cards, columns, index, record
from generator.assemble.search.keys import keys
from generator.store import Cache
from tests.bench import browser, corpus, relevance
from tests.bench.browser import Browser, Page
from tests.bench.line import Line, served
from tests.bench.measure import Cost, run

BUILD = (sys.executable, "-m", "generator", "build")
PAGEFIND = (sys.executable, "-m", "pagefind", "--site", "site", "--glob", "decisions/*/index.html")
ASKED = 20
COLD = 5  # times a first search is measured, for its median
ELSEWHERE = "accessibility/"  # a page of the site from which somebody goes to the search
PATIENCE = 150.0  # seconds until a first result is given up
# What is promised at 10,000 records.
BYTES, COLD_MS, WARM_MS, WORST_MS, TASK_MS, CPU, MEMORY = 110_000, 400, 35, 120, 50, 4.0, 500

WATCH = """
self.tasks = [];
new PerformanceObserver((list) => { for (const one of list.getEntries()) tasks.push(one.duration); })
    .observe({ type: "longtask", buffered: true });
self.first = new Promise((done) => new MutationObserver((_, seen) => {
    if (!document.querySelector("RESULT")) return;
    seen.disconnect();
    done(performance.now());
}).observe(document, { childList: true, subtree: true }));
"""
# Asked once, and not again and again: that would keep the page from its work.
LONGEST = "Math.max(0, ...tasks)"
FIRST = f"Promise.race([first, new Promise((done) => setTimeout(done, {PATIENCE * 1000}, null))])"
PAGEFIND_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Pagefind</title></head><body>
<form><input id="sq"></form><ol id="results"></ol><script type="module">
import * as pagefind from "/pagefind/pagefind.js";
const list = document.getElementById("results");
self.ask = async (query) => {
  const found = await pagefind.search(query);
  const shown = await Promise.all(found.results.slice(0, 10).map((one) => one.data()));
  list.replaceChildren(...shown.map((one) => {
    const item = document.createElement("li"), title = document.createElement("h2"), text = document.createElement("p");
    title.textContent = one.meta.title;
    text.innerHTML = one.excerpt;
    item.append(title, text);
    return item;
  }));
};
self.typed = (query) => pagefind.preload(query);
const asked = new URLSearchParams(location.search).get("q");
if (asked) self.ask(asked);
</script></body></html>
"""
# Ask on an open page and wait until results were replaced.
TYPE = """([query, kind]) => {
    const box = document.querySelector("#sq");
    box.value = query;
    if (kind === "pagefind") typed(query); else box.dispatchEvent(new Event("input", { bubbles: true }));
}"""
ASK = """([query, kind]) => new Promise((done) => {
    const box = document.querySelector(kind === "material" ? ".md-search__input" : "#sq");
    const list = document.querySelector(kind === "material" ? ".md-search-result" : "main, body");
    const began = performance.now();
    const seen = new MutationObserver((changes) => {
        if (!changes.some((each) => each.target.closest && each.target.closest("ol"))) return;
        seen.disconnect();
        requestAnimationFrame(() => done(performance.now() - began));
    });
    seen.observe(list, { childList: true, subtree: true });
    setTimeout(() => done(30000), 30000);
    box.value = query;
    if (kind === "pagefind") ask(query);
    else if (kind === "ours") box.form.requestSubmit();
    else for (const name of ["focus", "keyup", "input"]) box.dispatchEvent(new Event(name, { bubbles: true }));
})"""


class Engine(NamedTuple):
    """A search to be measured: its page, what shows that it has found, and what making its index took."""

    name: str
    kind: str
    folder: Path
    page: str
    result: str
    cpu: float
    memory: float
    size: int


class First(NamedTuple):
    """A first search: its bytes, milliseconds to the first result, and the longest task."""

    bytes: int
    time: float
    task: float


class Measured(NamedTuple):
    """A search's figures: bytes and milliseconds to the first result, and of later ones.

    `cold` is from another page of the site, `begun` where a visit begins with the search.
    """

    bytes: float
    cold: float
    begun: float
    warm: float
    worst: float
    task: float


def measured(chromium: Browser, engine: Engine, questions: list[str]) -> Measured | None:
    """Measure one search; None when nothing is found in time."""
    before = "" if engine.kind == "material" else ELSEWHERE
    firsts: dict[str, list[First]] = {before: [], "": []}
    for question in questions[: COLD if before else 1]:  # Material's takes minutes
        with served(engine.folder, slow=False) as (root, line):  # a host has squeezed its files long before
            if _first(chromium, engine, root, question, line) is None:
                return None
        for come, found in firsts.items():
            with served(engine.folder, slow=True) as (root, line):
                first = _first(chromium, engine, root, question, line, come)
                if first is None:
                    return None
                found.append(first)
    with served(engine.folder, slow=False) as (root, _):
        if engine.kind != "material":  # of which all is squeezed already: it is one file
            _asked(chromium, engine, root, questions, before)
        times, task = _asked(chromium, engine, root, questions, before)
    return Measured(
        statistics.median(each.bytes for each in firsts[before]),
        statistics.median(each.time for each in firsts[before]),
        statistics.median(each.time for each in firsts[""]),
        statistics.median(times),
        max(times),
        max(task, *(each.task for each in firsts[before])),
    )


def _first(chromium: Browser, engine: Engine, root: str, question: str, line: Line, before: str = "") -> First | None:
    """Return what a first search takes, for somebody who may come from another page."""
    with chromium.page(WATCH.replace("RESULT", engine.result)) as page:
        _go(page, engine, root, question, before, line)
        first = page.evaluate(FIRST)
        if first is None:
            return None
        sent = sum(size for path, size in line.sent.items() if not path.endswith((".html", ".css", "/")))
        return First(sent, float(first), float(page.evaluate(LONGEST)))


def _asked(
    chromium: Browser, engine: Engine, root: str, questions: list[str], before: str
) -> tuple[list[float], float]:
    """Return the time each question takes on a page that stays open, and the longest task."""
    with chromium.page(WATCH.replace("RESULT", engine.result)) as page:
        _go(page, engine, root, questions[0], before)
        page.evaluate(FIRST)
        page.rest()
        times = []
        for question in questions:
            if engine.kind != "material":
                _done(page, TYPE, question, engine.kind)
                time.sleep(0.5)
            times.append(float(_done(page, ASK, question, engine.kind)))
            time.sleep(0.15)
        return times, float(page.evaluate(LONGEST))


def _go(page: Page, engine: Engine, root: str, question: str, before: str, line: Line | None = None) -> None:
    """Ask a question by its address, from another page if one is named; what that fetched is not counted."""
    address = f"{root}{engine.page}?q={question.replace(' ', '+')}"
    if not before:
        page.open(address)
        return
    page.open(f"{root}{before}")
    page.rest()
    if line:
        line.sent.clear()
    page.follow(address)


def _done(page: Page, function: str, *given: str) -> Any:
    return page.evaluate(f"({function})({json.dumps(given)})")


# --- The engines ---------------------------------------------------------------------------------


def ours(archive: Path) -> Engine:
    """Build the site with its search."""
    _ended(run(BUILD, archive))
    own = subprocess.run(
        [sys.executable, "-m", "tests.bench.search", "--own", str(archive)], capture_output=True, text=True, check=True
    )
    cpu, memory = json.loads(own.stdout)
    size = _size(archive / "site/search", "index.html")
    return Engine("this project", "ours", archive / "site", "search/", "#results li", cpu, memory, size)


def own_cost(archive: Path) -> tuple[float, float]:
    """Return the CPU seconds that making the search's files takes, records read already, and the MB in use."""
    settings, cache = config.load(archive / "mkdocs.yml"), Cache.beside(archive)
    checked = pipeline.check(settings, pipeline.folder_tree(settings, cache, 2**63), date(2026, 11, 22), cache)
    spent, packs = 0.0, []
    for path in checked.paths.values():
        decision = pipeline.load(checked, path)
        began = time.process_time()
        packs.append(record.pack(decision, settings))
        spent += time.process_time() - began
    began = time.process_time()
    index.whole(keys(settings.series, checked.paths), "", packs)
    known = lookup(checked.archive)
    columns.made(known)
    for spec in cards.specs(known):
        cards.content(checked.archive, spec)
    spent += time.process_time() - began
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def pagefind(archive: Path) -> Engine:
    """Let Pagefind index our decisions' pages."""
    cost = _ended(run(PAGEFIND, archive))
    folder = archive / "site"
    (folder / "pagefind.html").write_text(PAGEFIND_PAGE)
    size = _size(folder / "pagefind")
    return Engine("Pagefind", "pagefind", folder, "pagefind.html", "#results li", cost.cpu, cost.memory, size)


def material(archive: Path, folder: Path, count: int) -> Engine:
    """Build Material's site of the records: whole while that is quick, else its frame with the index of all."""
    (folder / "docs").mkdir(parents=True)
    whole = count <= 1000
    if whole:
        shutil.copytree(archive / "decisions", folder / "docs/decisions")
    (folder / "docs/index.md").write_text("# Benchmark\n")
    (folder / "mkdocs.yml").write_text(
        "site_name: Benchmark\nsite_url: http://127.0.0.1/\ntheme: {name: material, font: false}\nplugins: [search]\n"
        "nav: [index.md]\nvalidation: {nav: {omitted_files: ignore}}\n"
    )
    cost = _ended(run((sys.executable, "-m", "mkdocs", "build", "--quiet"), folder))
    made = folder / "site/search/search_index.json"
    if not whole:
        said = json.loads(made.read_text())
        said["docs"] += list(_sections(archive))
        made.write_text(json.dumps(said, separators=(",", ":")))
    cpu, memory = (cost.cpu, cost.memory) if whole else (0.0, 0.0)  # not known
    result = ".md-search-result__item"
    return Engine("Material", "material", folder / "site", "", result, cpu, memory, made.stat().st_size)


def _sections(archive: Path) -> Iterator[dict[str, str]]:
    """Yield the records as MkDocs's search plugin lists them: a page, then each of its sections."""
    for path in sorted((archive / "decisions").rglob("*.md")):
        _, head, body = path.read_text().split("---\n", 2)
        title = next(line[7:] for line in head.splitlines() if line.startswith("title: "))
        place = f"decisions/{path.parent.name}/{path.stem}/"
        yield {"location": place, "title": title, "text": ""}
        for section in body.split("\n## ")[1:]:
            name, _, text = section.partition("\n")
            yield {"location": f"{place}#{name.lower().replace(' ', '-')}", "title": name, "text": f"<p>{text}</p>"}


def _ended(cost: Cost) -> Cost:
    if cost.code:
        raise SystemExit("a command failed")
    return cost


def _size(folder: Path, *but: str) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name not in but)


# --- The run -------------------------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    """Measure each size; return 1 when a promise is broken."""
    if arguments[:1] == ["--own"]:
        print(json.dumps(own_cost(Path(arguments[1]))))
        return 0
    kept = [_measure(int(word)) for word in arguments or ["100", "1000"]]
    return int(not all(kept))


def _measure(count: int) -> bool:
    with tempfile.TemporaryDirectory() as name, browser.running() as chromium:
        folder = Path(name)
        corpus.write(folder / "archive", count)
        engines = [ours(folder / "archive"), pagefind(folder / "archive")]
        engines.append(material(folder / "archive", folder / "material", count))
        questions = _questions(folder)
        rows = [(engine, measured(chromium, engine, questions)) for engine in engines]
    _table(count, rows)
    return _judge(count, *rows[0], rows[1])


def _questions(folder: Path) -> list[str]:
    """Return questions of three words of titles and texts."""
    config_file = folder / "archive/mkdocs.yml"
    settings, cache = config.load(config_file), Cache.beside(folder / "archive")
    checked = pipeline.check(settings, pipeline.folder_tree(settings, cache, 2**63), date(2026, 11, 22), cache)
    numbers = keys(settings.series, checked.paths)
    some = list(zip(numbers, checked.paths.values(), strict=True))[:: max(len(numbers) // 40, 1)]
    texts = {key: record.texts(pipeline.load(checked, path), settings) for key, path in some}
    drawn = [" ".join(asked[:3]) for _, asked in relevance.known_items(texts, "bench")]
    return (drawn * ASKED)[:ASKED]


def _table(count: int, rows: list[tuple[Engine, Measured | None]]) -> None:
    print(f"\n### {count:,} records\n")
    print(
        "| search | bytes to 1st result | cold, from another page, ms | cold, first page, ms | warm, ms | worst, ms "
        "| longest task, ms | build, CPU s / 1,000 | build, MB | index, MB |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for engine, found in rows:
        built = f"{engine.cpu / count * 1000:.1f} | {engine.memory:.0f}" if engine.cpu else "– | –"
        made = f"{built} | {engine.size / 1e6:.1f}"
        if found is None:
            print(f"| {engine.name} | no result in {PATIENCE:.0f} s | | | | | | {made} |")
            continue
        times = f"{found.cold:.0f} | {found.begun:.0f} | {found.warm:.0f} | {found.worst:.0f} | {found.task:.0f}"
        print(f"| {engine.name} | {found.bytes:,.0f} | {times} | {made} |")
    print()


def _judge(count: int, engine: Engine, found: Measured | None, rival: Any) -> bool:
    """Say which promises hold; below 10,000 records only that something was found."""
    if found is None or count < 10_000:
        return found is not None
    other, theirs = rival
    promises = {
        f"first result within {BYTES / 1000:.0f} KB": found.bytes <= BYTES,
        f"cold within {COLD_MS} ms from another page": found.cold <= COLD_MS,
        f"warm within {WARM_MS} ms": found.warm <= WARM_MS,
        f"worst within {WORST_MS} ms": found.worst <= WORST_MS,
        f"no task over {TASK_MS} ms": found.task <= TASK_MS,
        f"build within {CPU} s CPU for 1,000": engine.cpu / count * 1000 <= CPU,
        f"build within {MEMORY} MB": engine.memory <= MEMORY,
        "ahead of Pagefind in bytes": theirs is None or found.bytes < theirs.bytes,
        "ahead of Pagefind cold": theirs is None or (found.cold < theirs.cold and found.begun < theirs.begun),
        "ahead of Pagefind warm": theirs is None or (found.warm < theirs.warm and found.worst < theirs.worst),
        "ahead of Pagefind in building": engine.cpu < other.cpu and engine.memory < other.memory,
    }
    for promise, held in promises.items():
        print(f"{'held  ' if held else 'BROKEN'}  {promise}")
    return all(promises.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
