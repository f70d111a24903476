"""From a checked archive to a site in a folder: plan, render, assemble, write only what must be."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterator
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from generator import store, workers
from generator.assemble import site, templates
from generator.assemble.lookup import Lookup, lookup, restore
from generator.assemble.search import columns, update
from generator.assemble.search.keys import keys
from generator.assemble.search.record import Packed
from generator.assemble.search.record import pack as pack_words
from generator.assemble.search.scripts import asking
from generator.assemble.shell import Shell
from generator.assemble.site import Planned
from generator.config import Settings
from generator.pipeline.checking import Checked, Progress, load, quiet, version
from generator.pipeline.reading import html_of
from generator.read.tree import Entry, content_id
from generator.render import html
from generator.store import Cache, Site


class Built(NamedTuple):
    """What a build did: pages and files in the site, written anew, deleted."""

    total: int
    written: int
    deleted: int


def shell_of(settings: Settings, config_file: Path, cache: Cache, make: Callable[[], Shell]) -> Shell:
    """Return the archive's shell: as made last, or made anew when anything it is made of changed."""
    tied = made_of(settings, config_file)
    shell: Shell | None = cache.load("shell", tied)
    if shell is None:
        shell = make()
        cache.save("shell", tied, shell)
    return shell


def made_of(settings: Settings, config_file: Path, chosen: str = "") -> bytes:
    """Return a digest of all a host makes the shell of: its version, pages, templates, what was `chosen` beside."""
    digest = blake2b(version() + settings.digest + config_file.read_bytes() + chosen.encode(), digest_size=16)
    for package in ("mkdocs", "material", "markdown", "jinja2", "tinycss2"):
        digest.update(_installed(package))
    for folder in (settings.root / settings.docs_dir, *templates.theme_folders(settings)):
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


def build(
    checked: Checked, shell: Shell, folder: Path, cache: Cache, progress: Progress = quiet, problems: str = ""
) -> Built:
    """Write the site of a checked archive into a folder, page by page, only what must be.

    Raises StoreError when the folder must not, or cannot, be written.
    """
    settings = checked.settings
    store.guard(settings.root, folder, (settings.records, settings.docs_dir, "overrides", ".cache"))
    output = Site(folder, cache, version())
    planned = _planned(checked, shell, cache, version() + problems.encode())
    entries = checked.tree.entries
    stale: list[tuple[Planned, bytes]] = []
    for each in planned:
        key = each.key + entries[each.record].content_id.encode() if each.record else each.key
        if not output.fresh(each.path, key):
            stale.append((each, key))
    pages = [each.path for each, _ in stale]
    output.expect(pages)
    templates.keep(templates.theme_folders(settings), cache)
    maker = site.Maker(checked.archive, shell, problems)
    maker.expect([each for each, _ in stale])

    def work(number: int) -> tuple[str, store.Written]:
        each, key = stale[number]
        if each.kind == site.PAPER:
            return each.path, store.write(folder, each.path, key, checked.tree.read(each.record))
        return each.path, store.write(folder, each.path, key, maker.make(each, _body(checked, each.record)))

    for number, (path, written) in enumerate(workers.spread(work, len(stale))):
        output.wrote(path, written)
        progress("writing pages", number + 1, len(stale))
    checked.bodies.clear()  # the index needs the room; pages came first, for workers share what is held before
    index = _index(checked, output, cache)
    named = update.named(cache, checked.digest, lambda: columns.made(lookup(checked.archive)))
    asks = asking(templates.theme_folders(settings))
    found = [file for file in index.files(*named, asks) if not output.fresh(file.path, file.key)]
    output.expect(pages + [file.path for file in found])
    for file in found:
        output.wrote(file.path, store.write(folder, file.path, file.key, index.of(file.path)))
    return Built(len(output.now), len(stale) + len(found), output.finish())


def _planned(checked: Checked, shell: Shell, cache: Cache, made_by: bytes) -> list[Planned]:
    """Plan the site, or take up the plan made of the same facts before."""
    made_of = site.digest(checked.archive, shell, checked.digest, made_by)
    planned: list[Planned] | None = cache.load("plan", made_of)
    known: Lookup | None = cache.load("lookup", made_of) if planned is not None else None
    if planned is not None and known is not None:
        restore(known, checked.archive)
        return planned
    planned = list(site.files(checked.archive, shell, checked.digest, made_by))
    cache.save("lookup", made_of, lookup(checked.archive))
    cache.save("plan", made_of, planned)
    return planned


def _index(checked: Checked, output: Site, cache: Cache) -> update.Index:
    """Return the search's index as it must be now, of which an edit makes only the files its words are in."""
    tied = version() + checked.settings.digest

    def again(paths: list[str]) -> Iterator[Packed]:
        return workers.spread(lambda number: pack_words(load(checked, paths[number]), checked.settings), len(paths))

    entries = checked.tree.entries
    ids = [_content_id(entries[path]) for path in checked.paths.values()]
    wanted = list(map(update.Wanted, keys(checked.settings.series, checked.paths), checked.paths.values(), ids))
    packs = update.Packs(cache, tied, checked.words, again)
    return update.Index(wanted, cache, f"{output.state_name}-search", tied, packs, output.read)


def _content_id(entry: Entry) -> str:
    """Return an id that changes with a record's bytes and with those of its appendices."""
    if not entry.appendices:
        return entry.content_id
    return content_id("".join([entry.content_id, *(each.content_id for each in entry.appendices)]).encode())


def _body(checked: Checked, record: str) -> html.Body:
    """Return a record's or an appendix's body as HTML: unpacked, or read again when it did not change."""
    if not record:
        return html.Body()
    packed = checked.bodies.get(record)
    if packed is None:
        folder = record.rpartition("/")[0]
        whole = f"{folder}.md" if f"{folder}.md" in checked.tree.entries else record
        return html_of(load(checked, whole), checked.settings)[record]
    body: html.Body = pickle.loads(zlib.decompress(packed))  # noqa: S301, packed by this process
    return body
