"""A thread as CSV: its decisions in order of time, those not held among them, as its page tells them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assemble import addresses, dictionary, tables, threads, views
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Spec
from generator.link.archive import Archive
from generator.model import Reference
from generator.render.cells import line
from generator.render.notice import notice

KIND = "thread-file"


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of every thread's file; it depends on what the thread's page depends on."""
    for page in threads.specs(archive):
        if page.kind == threads.THREAD and page.depends:
            yield page._replace(address=addresses.of_thread_file(page.subject[0]), kind=KIND)


def content(archive: Archive, spec: Spec) -> bytes:
    """Return a thread's file."""
    known, key = lookup(archive), spec.subject[0]
    rows = (_row(known, key, position, each) for position, each in enumerate(spec.depends, 1))
    return (line(dictionary.THREADS) + tables.lines(rows)).encode()


def _row(known: Lookup, key: str, position: int, reference: Reference) -> tables.Row:
    facts, dated = known.archive.decisions.get(reference), known.dated(reference)
    shown = facts if facts and not facts.withdrawal else None
    signed = known.archive.chronology.signed.get(reference)
    told = "" if signed else known.archive.chronology.told.get(reference, "")
    found = {
        "notice": notice(facts) if facts else "",
        "thread": key,
        "position": str(position),
        "reference": str(reference),
        "title": known.title(reference),
        "held": {"held": "yes", "cited": "no", "announced": "deferred"}[dated.status],
        "summary": shown.summary if shown else "",
        "date_signed": signed.isoformat() if signed else "",
        "date_given": told if dated.told else "",
        "date_given_by": dated.teller,
        "inferred": dated.inferred,
        "changes": threads.changes(known, reference) if shown else "",
        "new_money": "; ".join(f"{sum_.figure} {sum_.words}" for sum_ in views.sums(shown.amounts)) if shown else "",
    }
    return {name: found[name] for name in dictionary.THREADS}
