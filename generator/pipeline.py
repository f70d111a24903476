"""The pipeline, on one screen: read, validate, link, render, assemble.

`check` takes an archive to facts and findings; `build` takes it on to a site in a folder. Both
are given everything they use: settings, day, cache, shell.
"""

from __future__ import annotations

import os
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache as once
from functools import partial
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from generator import link, store, workers
from generator.assemble import data, site
from generator.assemble.page import Spec
from generator.assemble.shell import Shell
from generator.assemble.templates import theme_folders
from generator.config import Settings
from generator.findings import Finding, Severity, Source, as_text, sort_key
from generator.link.archive import Archive
from generator.link.archive import link as join
from generator.link.door import admit
from generator.model import Decision, Facts
from generator.read import is_record
from generator.read.record import read
from generator.read.references import Grammar
from generator.read.tree import Entry, FolderTree, Tree
from generator.render import html
from generator.store import Cache, Site, StoreError
from generator.validate import Verdict, validate

Progress = Callable[[str, int, int], None]
_SHARDS = 32  # files the cache of records is kept in


def quiet(what: str, done: int, total: int) -> None:
    """Report progress to nobody."""


class Known(NamedTuple):
    """What one record's bytes came to: kept in the cache until path, bytes or generator change."""

    entry: Entry
    facts: Facts | None
    findings: tuple[Finding, ...]


class Checked(NamedTuple):
    """An archive read, validated and linked: what may be shown, and what the checker says.

    `received` counts the records found; `bodies` holds the HTML of those read just now, packed.
    """

    settings: Settings
    tree: Tree
    archive: Archive
    findings: tuple[Finding, ...]
    received: int
    bodies: dict[str, bytes]

    def source_of(self, path: str) -> Source:
        """Return a file's text, for showing findings."""
        entry = self.tree.entries.get(path)
        data = self.tree.read(path) if entry and entry.content_id else b""
        return Source(path, data.decode("utf-8-sig", "replace"))


def report(checked: Checked) -> Iterator[str]:
    """Yield every finding as text, then one line that counts them."""
    for finding in checked.findings:
        yield as_text(finding, checked.source_of) + "\n"
    yield summary(checked)


def summary(checked: Checked) -> str:
    """Return the line that closes a check: `40 records: no errors, 3 warnings`."""
    errors = sum(finding.severity is Severity.ERROR for finding in checked.findings)
    warnings = len(checked.findings) - errors
    records = f"{checked.received:,} record{'s' * (checked.received != 1)}"
    said = [f"{n or 'no'} {word}{'s' * (n != 1)}" for n, word in ((errors, "error"), (warnings, "warning"))]
    return f"{records}: {', '.join(said)}"


class Job(NamedTuple):
    """A file of the site to be made: its path, the key it is made from, and how."""

    path: str
    key: bytes
    make: Callable[[], bytes]


class Built(NamedTuple):
    """What a build did: pages and files in the site, written anew, deleted."""

    total: int
    written: int
    deleted: int


@once
def version() -> bytes:
    """Return a digest of the generator itself: its every module."""
    digest = blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def folder_tree(settings: Settings, cache: Cache, now: int) -> FolderTree:
    """Return the records folder as a tree; files unchanged since the last run are not hashed again.

    `now` is the time in nanoseconds: a file changed just before it is not yet trusted.
    """
    seen = cache.load("seen", b"1") or {}
    tree = FolderTree(settings.root, settings.records, seen)
    trusted = {path: s for path, s in tree.seen_now.items() if store.settled(max(s.modified, s.changed), now)}
    if trusted != seen:
        cache.save("seen", b"1", trusted)
    return tree


def shell_of(settings: Settings, config_file: Path, cache: Cache, make: Callable[[], Shell]) -> Shell:
    """Return the archive's shell: as made last, or made anew when anything it is made of changed."""
    tied = _made_of(settings, config_file)
    shell: Shell | None = cache.load("shell", tied)
    if shell is None:
        shell = make()
        cache.save("shell", tied, shell)
    return shell


def _made_of(settings: Settings, config_file: Path) -> bytes:
    """Return a digest of everything a host makes the shell of: its own version, pages, templates."""
    digest = blake2b(version() + settings.digest + config_file.read_bytes(), digest_size=16)
    for package in ("mkdocs", "material", "markdown", "jinja2"):
        digest.update(_installed(package))
    for folder in (settings.root / settings.docs_dir, *theme_folders(settings)):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()


def _installed(package: str) -> bytes:
    """Return what changes when a package is installed anew; asking for its version takes ten times as long."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return b""
    found = Path(spec.origin).stat()
    return f"{package} {found.st_size} {found.st_mtime_ns} {found.st_ino}".encode()


def check(
    settings: Settings, tree: Tree, as_of: date, cache: Cache, progress: Progress = quiet, bodies: bool = False
) -> Checked:
    """Read, validate and link every record of a tree; only those that changed are read anew."""
    tied = version() + settings.digest
    known = _known(cache, tied)
    entries = [entry for entry in tree.entries.values() if is_record(entry, tree)]
    now, packed = _read(settings, tree, entries, known, progress, bodies)
    _remember(cache, tied, known, now)
    received = [item.facts for item in now.values() if item.facts is not None]
    admitted = admit(received, as_of)
    archive = join(settings, as_of, admitted.facts, admitted.announced)
    whole = archive
    if admitted.hidden or admitted.announced:
        whole = join(settings, as_of, received, admitted.announced, admitted.hidden)
    findings = [finding for item in now.values() for finding in item.findings]
    findings += link.check(whole)
    return Checked(settings, tree, archive, tuple(sorted(findings, key=sort_key)), len(entries), packed)


def _known(cache: Cache, tied: bytes) -> dict[str, Known]:
    """Return what is remembered of every record; kept in shards, so that an edit saves one of them."""
    known: dict[str, Known] = {}
    for shard in range(_SHARDS):
        known |= cache.load(f"records-{shard}", tied) or {}
    return known


def _remember(cache: Cache, tied: bytes, known: Mapping[str, Known], now: Mapping[str, Known]) -> None:
    """Save the shards in which something is new, changed or gone."""
    paths = {path for path, item in now.items() if known.get(path) is not item} | (known.keys() - now.keys())
    for shard in {_shard(path) for path in paths}:
        cache.save(f"records-{shard}", tied, {path: item for path, item in now.items() if _shard(path) == shard})


def _shard(path: str) -> int:
    return zlib.crc32(os.fsencode(path)) % _SHARDS


def _read(
    settings: Settings,
    tree: Tree,
    entries: list[Entry],
    known: Mapping[str, Known],
    progress: Progress,
    bodies: bool,
) -> tuple[dict[str, Known], dict[str, bytes]]:
    """Read the records whose bytes are not known, several at a time."""
    fresh = [entry for entry in entries if entry.path not in known or known[entry.path].entry != entry]
    grammar = Grammar(settings.series)

    def work(number: int) -> tuple[Known, bytes]:
        entry = fresh[number]
        verdict = _verdict(settings, tree, entry, grammar)
        facts = verdict.decision.facts if verdict.decision else None
        body = pack(verdict.decision) if bodies and verdict.decision else b""
        return Known(entry, facts, verdict.findings), body

    found: dict[str, Known] = {}
    packed: dict[str, bytes] = {}
    for number, (item, body) in enumerate(workers.spread(work, len(fresh))):
        found[item.entry.path] = item
        if body:
            packed[item.entry.path] = body
        progress("reading records", number + 1, len(fresh))
    return {entry.path: found.get(entry.path) or known[entry.path] for entry in entries}, packed


def _verdict(settings: Settings, tree: Tree, entry: Entry, grammar: Grammar) -> Verdict:
    content = tree.read(entry.path) if entry.content_id else b""
    return validate(read(entry, content, grammar), settings, grammar)


def load(checked: Checked, facts: Facts) -> Decision:
    """Read one decision again, with its body."""
    grammar = Grammar(checked.settings.series)
    decision = _verdict(checked.settings, checked.tree, checked.tree.entries[facts.path], grammar).decision
    if decision is None:  # its facts came from the same bytes, so somebody is writing the file now
        raise StoreError(f"{facts.path}: changed while the site was built; build again")
    return decision


def pack(decision: Decision) -> bytes:
    """Return a decision's body as HTML, small enough to hold 10,000 of."""
    return zlib.compress(pickle.dumps(html.body(decision.body, decision.facts.doubts), protocol=5), 1)


def build(
    checked: Checked, shell: Shell, folder: Path, cache: Cache, progress: Progress = quiet, problems: str = ""
) -> Built:
    """Write the site of a checked archive into a folder, page by page, only what must be.

    Raises StoreError when the folder must not, or cannot, be written.
    """
    store.guard(checked.settings.root, folder)
    generator = version()
    output = Site(folder, cache, generator)
    archive = checked.archive
    keys = site.Keys(archive, shell, generator + problems.encode())
    bodies = _Bodies(checked)

    def page(spec: Spec) -> bytes:
        return site.make(spec, archive, shell, bodies.of(spec), problems)

    specs = list(site.plan(archive))
    stale: list[Job] = []
    for spec in specs:
        path, key = spec.path, keys.of(spec)
        if not output.fresh(path, key):
            stale.append(Job(path, key, partial(page, spec)))
    others = [*_whole(checked, shell, specs, problems), *_data(archive, generator)]
    others = [job for job in others if not output.fresh(job.path, job.key)]
    output.expect([job.path for job in (*stale, *others)])

    def work(number: int) -> tuple[str, store.Written]:
        job = stale[number]
        return job.path, store.write(folder, job.path, job.key, job.make())

    for number, (path, written) in enumerate(workers.spread(work, len(stale))):
        output.wrote(path, written)
        progress("writing pages", number + 1, len(stale))
    for job in others:
        output.wrote(job.path, store.write(folder, job.path, job.key, job.make()))
    return Built(len(output.now), len(stale) + len(others), output.finish())


def _whole(checked: Checked, shell: Shell, specs: list[Spec], problems: str) -> Iterator[Job]:
    """Yield the files that are small enough to be keyed by their bytes: written pages, the host's, the sitemap."""
    pages = {path: site.written(path, checked.archive, shell, problems) for path in shell.pages}
    others = {**shell.files, **pages}
    if checked.settings.site_url:
        others[site.SITEMAP] = site.sitemap(checked.archive, shell, [spec.address for spec in specs])
    for path, content in others.items():
        yield Job(path, blake2b(content, digest_size=16).digest(), partial(bytes, content))


def _data(archive: Archive, generator: bytes) -> Iterator[Job]:
    """Yield the data files, which are made only when a fact changed: it takes seconds at 10,000 records."""
    files, key = data.Files(archive), data.key(archive, generator)
    for path in files.paths():
        yield Job(path, key, partial(files.of, path))


class _Bodies:
    """Hands out bodies as HTML: unpacked, or read again when the record did not change."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.by_slug = {ref.slug: facts for ref, facts in checked.archive.decisions.items()}

    def of(self, spec: Spec) -> html.Body:
        """Return the body a page shows, empty for pages that show none."""
        facts = self.by_slug.get(spec.subject[0]) if spec.kind == "decision" else None
        if facts is None:
            return html.Body()
        packed = self.checked.bodies.get(facts.path)
        if packed is None:
            decision = load(self.checked, facts)
            return html.body(decision.body, facts.doubts)
        body: html.Body = pickle.loads(zlib.decompress(packed))  # noqa: S301, packed by this process
        return body
