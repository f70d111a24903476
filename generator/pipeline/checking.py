"""From a tree of files to what may be shown and what the checker says: read, validate, link."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache as once
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import link, store
from generator.config import Settings
from generator.findings import Finding, Severity, Source, Span, has_errors, hushed, masked, sort_key
from generator.link import attached
from generator.link.archive import Archive, Joined
from generator.link.archive import link as join
from generator.link.door import admit
from generator.memory import Known, Memory, Shelf
from generator.model import Decision, Facts, File, Reference
from generator.read import WAIVERS, is_beside, is_record
from generator.read.files import Inspected, inspect
from generator.read.tree import SYMLINK, Entry, FolderTree, Seen, Tree, text_of
from generator.report import text
from generator.settle import Settlement, settle, waivers
from generator.store import Cache
from generator.validate import RULES

if TYPE_CHECKING:
    from generator.assemble.search.record import Packed

Progress = Callable[[str, int, int], None]
_FEW = 20  # findings among which an error is seen


def quiet(what: str, done: int, total: int) -> None:
    """Report progress to nobody."""


class Linked(NamedTuple):
    """What linking came to, and what the rules on the whole archive found; kept while no fact changes.

    `digest` is that of every fact that may be published.
    """

    joined: Joined
    digest: bytes
    findings: tuple[Finding, ...]

    def points_into(self, paths: set[str]) -> bool:
        """Say whether a finding names a place in one of these files, where places have moved."""
        return any(
            paths.intersection((finding.path, *(each.path for each in finding.related))) for finding in self.findings
        )


class Checked(NamedTuple):
    """An archive read, validated and linked: what may be shown, and what the checker says.

    `received` counts the records found; `bodies` holds the HTML of those read just now, packed, and
    `words` what the search's index holds of them; `paths` names the record of each decision;
    `digest` is that of every fact that may be published: the site is made of those and of the bodies;
    `secrets` are the stretches of each file that no finding may repeat;
    `settled` are the findings a waiver or a doubt answers for.
    """

    settings: Settings
    tree: Tree
    archive: Archive
    findings: tuple[Finding, ...]
    received: int
    bodies: dict[str, bytes]
    words: dict[str, Packed]
    paths: Mapping[Reference, str]
    digest: bytes
    secrets: Mapping[str, tuple[Span, ...]]
    settled: tuple[Finding, ...] = ()

    def source_of(self, path: str) -> Source:
        """Return a file's text for showing findings, what none may repeat blotted out."""
        quoted = path.endswith((".md", ".yml"))  # other files are not
        said = text_of(self.tree, path) if quoted else ""
        # What has a NUL is no text, or in two bytes a letter: no rule can tell what in it is private.
        return Source(path, masked(said, [Span(0, len(said))] if "\0" in said else self.secrets.get(path, ())))


def report(checked: Checked, counted: str = "") -> Iterator[str]:
    """Yield every finding as text, then one line that counts them, or what is `counted` in all."""
    source_of = lru_cache(maxsize=4)(checked.source_of)  # findings come file by file
    yield from text.lines(checked.findings, source_of, ())
    yield counted or summary(checked)


def summary(checked: Checked) -> str:
    """Return the line that closes a check: `40 records: no errors, 3 warnings`."""
    records = f"{checked.received:,} record{'s' * (checked.received != 1)}"
    settled = f", {len(checked.settled):,} settled by waivers or doubts" if checked.settled else ""
    return f"{records}: {numbers(checked.findings)}{settled}"


def numbers(found: Sequence[Finding]) -> str:
    """Return how many errors and warnings there are: `no errors, 3 warnings`."""
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    both = ((errors, "error"), (len(found) - errors, "warning"))
    return ", ".join(f"{number or 'no'} {word}{'s' * (number != 1)}" for number, word in both)


def errors_alone(found: Sequence[Finding]) -> str:
    """Return how to see the errors alone where they stand among many warnings, or nothing."""
    mixed = len({finding.severity for finding in found}) > 1 and len(found) > _FEW
    return "To see the errors alone: decisions check --errors" if mixed else ""


def for_a_build(checked: Checked) -> Iterator[str]:
    """Yield what a build says of an archive: every finding, or the errors alone where any stop it."""
    if not has_errors(checked.findings):
        yield from report(checked)
        return
    errors = tuple(finding for finding in checked.findings if finding.severity is Severity.ERROR)
    yield from report(checked._replace(findings=errors), summary(checked))
    left = len(checked.findings) - len(errors)
    if left:
        shown, them = ("1 warning is", "it") if left == 1 else (f"{left:,} warnings are", "them")
        yield f"{shown} not shown: decisions check shows {them}"


@once
def version() -> bytes:
    """Return a digest of the generator itself: its every module, and the tables it reads."""
    digest = blake2b(digest_size=16)
    folder = Path(__file__).parents[1]
    for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.txt"))):
        digest.update(path.read_bytes())
    return digest.digest()


def folder_tree(settings: Settings, cache: Cache, now: int) -> FolderTree:
    """Return the records folder as a tree; files unchanged since the last run are not hashed again.

    `now` is the time in nanoseconds: a file changed just before it is not yet trusted.
    """
    saved = cache.load("seen", b"1") or {}
    seen = {path: Seen._make(row) for path, row in saved.items()}
    tree = FolderTree(settings.root, settings.records, seen)
    trusted = {path: s for path, s in tree.seen_now.items() if store.settled(max(s.modified, s.changed), now)}
    if trusted != seen:
        cache.save("seen", b"1", {path: tuple(row) for path, row in trusted.items()})
    return tree


def check(
    settings: Settings, tree: Tree, as_of: date, cache: Cache, progress: Progress = quiet, bodies: bool = False
) -> Checked:
    """Read, validate and link every record of a tree; only those that changed are read anew."""

    def again(entry: Entry) -> Facts:
        return _again(settings, tree, entry.path).facts

    memory = Memory(cache, version() + settings.digest, again)
    entries = [entry for entry in tree.entries.values() if is_record(entry, tree)]
    fresh = [entry for entry in entries if not memory.knows(entry)]
    packed, words = _read(settings, tree, fresh, memory, progress, bodies)
    memory.keep(entry.path for entry in entries)
    archive, linked = _linked(settings, tree, as_of, cache, memory)
    findings = [*linked.findings, *(finding for item in memory.index.values() for finding in item.findings)]
    findings.sort(key=sort_key)
    settled, asked = _settled(settings, tree, findings, memory.index.values())
    secrets = _secrets((*findings, *asked))
    told = sorted((*settled.open, *asked), key=sort_key)
    texts = {path: text_of(tree, path) for path in secrets}
    told = [hushed(each, secrets.get(each.path, ()), texts.get(each.path, "")) for each in told]
    paths, digest = linked.joined.paths, linked.digest
    return Checked(
        settings, tree, archive, tuple(told), len(entries), packed, words, paths, digest, secrets, settled.settled
    )


def _secrets(findings: Iterable[Finding]) -> dict[str, tuple[Span, ...]]:
    """Return the stretches of each file that no finding may repeat."""
    found: dict[str, tuple[Span, ...]] = {}
    for finding in findings:
        if finding.secret:
            found[finding.path] = (*found.get(finding.path, ()), finding.span)
    return found


def _linked(settings: Settings, tree: Tree, as_of: date, cache: Cache, memory: Memory) -> tuple[Archive, Linked]:
    """Link the facts, or take up what linking the same facts, beside the same files, came to before."""
    files = {
        path: File(*entry[:4]) for path, entry in tree.entries.items() if is_beside(path) and entry.mode != SYMLINK
    }
    digest = memory.digest(as_of) + blake2b(repr(files).encode(), digest_size=16).digest()
    known: Linked | None = cache.load("linked", digest)
    if known is not None and not known.points_into(memory.touched()):
        return known.joined.archive(settings, as_of, Shelf(known.joined.paths, memory)), known
    received = list(memory.all())
    admitted = admit(received, as_of)
    files |= _inspected(tree, cache, attached.of(received, files))
    archive = join(settings, as_of, admitted.facts, admitted.announced, files=attached.of(admitted.facts, files))
    whole = replace(archive, files=files)
    if admitted.hidden or admitted.announced:
        whole = join(settings, as_of, received, admitted.announced, admitted.hidden, files)
    linked = Linked(Joined.of(archive), _digest(archive, memory.tied), tuple(link.check(whole)))
    cache.save("linked", digest, linked)
    return archive, linked


def _settled(
    settings: Settings, tree: Tree, findings: list[Finding], known: Iterable[Known]
) -> tuple[Settlement, Sequence[Finding]]:
    """Part the findings that a waiver or a doubt answers for from the others; say what is wrong with those."""
    path = f"{settings.records}/{WAIVERS}"
    doubts = {(code, item.entry.path) for item in known for code in item.doubts}
    unread = {item.entry.path for item in known if not item.digest}
    source = Source(path, text_of(tree, path))
    given = waivers.read(source)
    if not source.text and not doubts:  # as most often: then no rule need be known
        return Settlement(given, tuple(findings)), ()
    rules = {each.code: each for each in (*RULES, *link.ARCHIVE_RULES)} if source.text else {}
    settlement = settle(findings, given, doubts, unread, rules, partial(text_of, tree))
    if not (given.faults or settlement.refused or settlement.idle):  # then no rule has anything to ask
        return settlement, ()
    return settlement, tuple(link.check_settlement(settlement))


def _digest(archive: Archive, tied: bytes) -> bytes:
    # With the paths: which file a page's body comes from is part of the plan.
    told = b"\0".join([facts.digest + os.fsencode(facts.path) for facts in archive.decisions.values()])
    beside = repr([(path, file.content_id) for path, file in archive.files.items()])
    return blake2b(tied + repr(archive.announced).encode() + beside.encode() + told, digest_size=16).digest()


def _inspected(tree: Tree, cache: Cache, files: Mapping[str, File]) -> dict[str, File]:
    """Return files with what their bytes are; each content is looked at once, until the generator changes."""
    known: dict[str, Inspected] = cache.load("files", version()) or {}
    now: dict[str, Inspected] = {}
    found = {}
    for path, file in files.items():
        if file.content_id:
            seen = now.get(file.content_id) or known.get(file.content_id) or inspect(tree.read(path))
            now[file.content_id] = seen
            found[path] = file._replace(kind=seen.kind, sha256=seen.sha256, **seen.traces._asdict())
    if now.keys() != known.keys():
        cache.save("files", version(), now)
    return found


def _read(
    settings: Settings, tree: Tree, fresh: list[Entry], memory: Memory, progress: Progress, bodies: bool
) -> tuple[dict[str, bytes], dict[str, Packed]]:
    """Read the records that are new; the parser and the rules are loaded only for those."""
    if not fresh:
        return {}, {}
    from generator.pipeline import reading  # noqa: PLC0415, takes longer than a check that needs it not

    return reading.fresh(settings, tree, fresh, memory, progress, bodies)


def _again(settings: Settings, tree: Tree, path: str) -> Decision:
    from generator.pipeline import reading  # noqa: PLC0415, the same

    return reading.again(settings, tree, path)


def load(checked: Checked, path: str) -> Decision:
    """Read one decision again, with its body."""
    return _again(checked.settings, checked.tree, path)
