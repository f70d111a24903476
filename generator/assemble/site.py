"""The whole site as a plan: every address, what each page depends on, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import NamedTuple

from generator.assemble import (
    accessibility,
    appendix,
    data,
    decision,
    feeds,
    hosting,
    lists,
    moved,
    news,
    papers,
    quality,
    stub,
    templates,
    threadfile,
)
from generator.assemble.lookup import lookup
from generator.assemble.page import Content, Spec
from generator.assemble.search import page as search
from generator.assemble.search import titles
from generator.assemble.search.scripts import scripts
from generator.assemble.shell import Shell
from generator.link.archive import Archive
from generator.model import Reference
from generator.render.html import Body, table_file, table_number

SITEMAP = "sitemap.xml"
# Kinds of files of a site.
PAGE, TABLE, PAPER, WRITTEN = "page", "table", "paper", "written"
FILE, DATA, MAP = "file", "data", "map"
# Files that stand beside pages and are made as they are, but in no frame.
UNFRAMED: Mapping[str, Callable[[Archive, Spec], bytes]] = {
    threadfile.KIND: threadfile.content,
    news.TEXT: news.text,
    feeds.KIND: feeds.content,
    search.CARDS: search.cards_of,
    search.COLUMN: search.column,
    search.SCRIPT: search.script,
    hosting.HEADERS: hosting.headers,
    hosting.SECURITY: hosting.security,
}


class Planned(NamedTuple):
    """A file of the site: its path, its kind, and the key of all it depends on but a decision's body.

    `reference` is the decision whose body it shows; `record` the file that body stands in (of a
    decision or an appendix), or the file that a paper is, byte for byte.
    """

    path: str
    kind: str
    key: bytes
    reference: Reference | None = None
    record: str = ""


def plan(archive: Archive) -> Iterator[Spec]:
    """Yield a spec of every page the archive itself makes."""
    yield from decision.specs(archive)
    yield from appendix.specs(archive)
    yield from stub.specs(archive)
    yield from moved.specs(archive)
    yield from lists.specs(archive)
    yield from data.specs(archive)
    yield from quality.specs(archive)
    yield from threadfile.specs(archive)
    yield from accessibility.specs(archive)
    yield from hosting.specs(archive)
    yield from feeds.specs(archive)
    yield from search.specs(archive)
    yield from titles.specs(archive)


def addresses(archive: Archive, shell: Shell) -> frozenset[str]:
    """Return every address of the site, files beside pages included, before anything is built."""
    made = [address for spec in plan(archive) for address in (spec.address, *tables(archive, spec))]
    files = [address for address, _ in papers.published(archive)]
    return frozenset((*made, *files, *written_addresses(shell)))


def tables(archive: Archive, spec: Spec) -> list[str]:
    """Return the addresses of the CSV files of a page's tables; a withdrawn decision shows none."""
    return [f"{spec.address}{table_file(number)}" for number in range(1, _body(archive, spec)[1] + 1)]


def _body(archive: Archive, spec: Spec) -> tuple[str, int]:
    """Return the file whose body a page shows, and how many tables are in it."""
    if spec.kind == decision.KIND:
        held = archive.decisions[spec.depends[0]]
        return held.path, 0 if held.withdrawal else held.tables
    if spec.kind == appendix.KIND:
        shown = appendix.shown(archive, spec)
        return shown.path, shown.tables
    return "", 0


def written_addresses(shell: Shell) -> list[str]:
    """Return the addresses of the pages people wrote."""
    return [path.removesuffix("index.html") for path in shell.pages if path.endswith("index.html")]


def digest(archive: Archive, shell: Shell, facts: bytes, version: bytes) -> bytes:
    """Return a digest of all that a site is made of but the bodies; `facts` is that of the facts published."""
    made = blake2b(facts + shell.digest + shell.whole + version, digest_size=16)
    made.update(templates.digest(_folders(archive)) + archive.settings.site_url.encode())
    made.update(repr([script.path for script in scripts(_folders(archive))]).encode())
    return made.digest()


def files(archive: Archive, shell: Shell, facts: bytes, version: bytes) -> Iterator[Planned]:
    """Yield every file of the site; `facts` and `version` as `digest` takes them."""
    keys, whole = Keys(archive, shell, version), digest(archive, shell, facts, version)
    for path in data.paths():  # first: each needs every fact, which a worker should not hold beside what pages need
        yield Planned(path, DATA, facts)
    for spec in plan(archive):
        record, reference = _body(archive, spec)[0], spec.depends[0] if spec.kind == decision.KIND else None
        key = keys.of(spec)
        yield Planned(spec.path, PAGE, key, reference, record)
        for path in tables(archive, spec):
            # A decision's own depend on its record alone, an appendix's also on what its record says of it.
            yield Planned(path, TABLE, keys.base.digest() if reference else key, spec.depends[0], record)
    for address, file in papers.published(archive):
        yield Planned(address, PAPER, b"", record=file.path)
    for path, content in shell.files.items():
        yield Planned(path, FILE, blake2b(content, digest_size=16).digest())
    for path in shell.pages:
        yield Planned(path, WRITTEN, whole)
    if archive.settings.site_url:
        yield Planned(SITEMAP, MAP, whole)


class Maker:
    """Makes the files of one site as they are asked for; what many of them need is worked out once."""

    def __init__(self, archive: Archive, shell: Shell, problems: str) -> None:
        self.archive, self.shell, self.problems = archive, shell, problems
        self.specs: dict[str, Spec] = {}
        self.data = data.Files(archive)

    def expect(self, planned: list[Planned]) -> None:
        """Work out beforehand what these files need, so that workers need not, each for itself."""
        if any(each.kind in (PAGE, MAP) and each.reference is None for each in planned):
            self.specs = {spec.path: spec for spec in plan(self.archive)}

    def make(self, planned: Planned, body: Body) -> bytes:
        """Return a file's bytes; `body` is the decision's, empty for files that show none."""
        path = planned.path
        if planned.kind == FILE:
            return self.shell.files[path]
        if planned.kind == TABLE:
            return body.tables[table_number(path)]
        if planned.kind == WRITTEN:
            return written(path, self.archive, self.shell, self.problems)
        if planned.kind == DATA:
            return self.data.of(path)
        if planned.kind == MAP:
            return sitemap(self.archive, self.shell, [spec.address for spec in self.specs.values() if spec.framed])
        if planned.reference is not None and path not in self.specs:
            spec = decision.spec(lookup(self.archive), planned.reference)
        else:
            spec = self.specs[path]
        return make(spec, self.archive, self.shell, body, self.problems)


def _folders(archive: Archive) -> tuple[Path, ...]:
    return templates.theme_folders(archive.settings)


class Keys:
    """Makes the key of a page: equal keys, and equal bodies, mean equal bytes."""

    def __init__(self, archive: Archive, shell: Shell, version: bytes) -> None:
        self.archive = archive
        settings = archive.settings
        place, made_with = settings.site_url.encode(), templates.digest(_folders(archive))
        self.base = blake2b(b"".join((settings.digest, place, shell.digest, version, made_with)), digest_size=16)
        self.digests = {ref: facts.digest for ref, facts in archive.decisions.items()}

    def of(self, spec: Spec) -> bytes:
        """Return the key of a page."""
        key = self.base.copy()
        key.update("\0".join((spec.address, spec.kind, *spec.subject, spec.extra)).encode())
        digests = self.digests
        key.update(b"".join([digests.get(reference) or self._unheld(reference) for reference in spec.depends]))
        return key.digest()

    def _unheld(self, reference: Reference) -> bytes:
        announced = self.archive.announced.get(reference)
        digest = repr(
            (reference.text, announced, self.archive.title_by_others(reference), self.archive.knows(reference))
        ).encode()
        self.digests[reference] = digest
        return digest


def make(spec: Spec, archive: Archive, shell: Shell, body: Body, problems: str = "") -> bytes:
    """Return a page's bytes, or a file's; `body` is the decision's, empty for others."""
    if not spec.framed:
        return UNFRAMED[spec.kind](archive, spec)
    content = _content(spec, archive, body)
    slots = {
        "coverage": lists.coverage(archive),
        "title": escape(content.title),
        "description": escape(content.description),
        "running": escape(content.running),
        "skip": escape(content.skip),
        "skip-to": content.skip_to,
        "main": content.main,
        "early": content.early,
        "head": content.head + canonical(archive, spec.address),
        "problems": problems,
    }
    if spec.kind == search.KIND:  # it has the large form
        slots["ask"] = " hidden"
    if content.current:
        slots[f"current-{content.current}"] = ' aria-current="page"'
    return shell.fill(spec.depth, slots).encode()


def _content(spec: Spec, archive: Archive, body: Body) -> Content:
    if spec.kind == decision.KIND:
        return decision.content(archive, spec, body)
    if spec.kind == appendix.KIND:
        return appendix.content(archive, spec, body)
    make: Mapping[str, Callable[[Archive, Spec], Content]] = {
        stub.KIND: stub.content,
        moved.KIND: moved.content,
        data.KIND: data.content,
        quality.KIND: quality.content,
        accessibility.KIND: accessibility.content,
        search.KIND: search.content,
        titles.KIND: titles.content,
    }
    return make.get(spec.kind, lists.content)(archive, spec)


def written(path: str, archive: Archive, shell: Shell, problems: str = "") -> bytes:
    """Return a page people wrote with its slots filled, by its output path."""
    root = "../" * path.count("/") or "./"
    slots = {**lists.slots(archive, root), "problems": problems}
    return shell.pages[path].fill(slots).encode()


def canonical(archive: Archive, address: str) -> str:
    """Return the link that names a page's one address, where the site's is configured."""
    if not archive.settings.site_url:
        return ""
    return f'<link rel="canonical" href="{escape(archive.settings.site_url.rstrip("/"))}/{address}">\n'


def sitemap(archive: Archive, shell: Shell, made: list[str]) -> bytes:
    """Return the sitemap of the pages made and the pages written, under `site_url`."""
    base = escape(archive.settings.site_url.rstrip("/"))
    addressed = sorted({*made, *written_addresses(shell)})
    rows = "".join(f"<url><loc>{base}/{escape(address)}</loc></url>\n" for address in addressed)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n".encode()
