"""Threads: a programme's decisions in order of time, those not held among them, and the list of threads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.assemble import addresses, feeds, money, views
from generator.assemble.blocks import archive_name
from generator.assemble.facets import Value
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home
from generator.assemble.views import Anchor, Sum
from generator.link.archive import Archive
from generator.model import Reference
from generator.strings import counted, say

INDEX = "threads"
THREAD = "thread"


class Step(NamedTuple):
    """One decision of a thread: day, link, what it does, what it changes, its new money."""

    held: bool
    when: str
    link: Anchor
    sentence: str
    note: str
    sums: tuple[Sum, ...]
    nothing: str


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of the list of threads, and of each thread."""
    if not archive.threads:
        return
    known = lookup(archive)
    spans = [f"{key} {len(members)} {_span(known, key)}" for key, members in archive.threads.items()]
    yield Spec(addresses.THREADS, INDEX, extra="\n".join(spans))
    for key, members in archive.threads.items():
        tellers = [citing(known, reference) for reference in members if reference not in archive.decisions]
        extra = "\n".join((_span(known, key), *tellers, known.noted(members)))
        yield Spec(addresses.of_thread(key), THREAD, (key,), members, extra)


def _span(known: Lookup, key: str) -> str:
    """Return the years a thread runs through, or nothing."""
    members = known.archive.thread(key)
    return next((step.span for step in known.steps.get(members[0], ()) if step.key == key), "") if members else ""


def index(archive: Archive, spec: Spec) -> Content:
    """Return the list of threads, by name."""
    known, settings = lookup(archive), archive.settings
    filled, empty = values(known, spec.root)
    label = settings.labels["threads"]
    lead = say("threads.lead")
    main = render(
        theme_folders(settings),
        "pages/index.html",
        trail=(home(spec.root), Anchor("", label)),
        title=say("threads.one") if len(filled) == 1 else label.lower(),
        lead=lead,
        order=say("list.by-name"),
        values=filled,
        empty=empty,
        nothing=say("threads.nothing"),
    )
    return Content(label, lead, f"{label}. {archive_name(settings)}", main, "threads")


def values(known: Lookup, root: str) -> tuple[tuple[Value, ...], tuple[Anchor, ...]]:
    """Return the threads that have decisions, by name, and links to those that have none yet."""
    filled, empty = [], []
    for key, term in known.archive.settings.terms["programmes"].items():
        link, count = Anchor(f"{root}{addresses.of_thread(key)}", term.label), len(known.archive.thread(key))
        if not count:
            empty.append(link)
            continue
        span = _span(known, key)
        said = f"{', '.join(filter(None, (counted('counts.decisions', count), span)))}."
        filled.append(Value(link, f"{term.summary} {said}".strip(), count))
    return tuple(sorted(filled, key=lambda value: value.link.text.casefold())), tuple(empty)


def thread(archive: Archive, spec: Spec) -> Content:
    """Return a thread: its decisions in order, dated, with what each changes and its new money."""
    known, settings, key = lookup(archive), archive.settings, spec.subject[0]
    term, members, span = settings.terms["programmes"][key], spec.depends, _span(known, key)
    count = counted("thread.in-order", len(members))
    said = f"{', '.join(filter(None, (count, span)))}." if members else say("thread.none")
    feed = f"{addresses.of_thread(key)}{feeds.NAME}" if settings.site_url else ""
    main = render(
        theme_folders(settings),
        "pages/thread.html",
        trail=(
            home(spec.root),
            Anchor(f"{spec.root}{addresses.THREADS}", settings.labels["threads"]),
            Anchor("", term.label),
        ),
        title=term.label,
        lead=f"{term.summary} {said}".strip(),
        money=money.of_thread(archive, members),
        gaps=money.gaps_of_thread(archive, members),
        how=f"{spec.root}{addresses.MONEY}#page-how",
        csv=f"{spec.root}{addresses.of_thread_file(key)}" if members else "",
        feed=f"{spec.root}{feed}" if feed else "",
        steps=tuple(_step(known, reference, spec.root) for reference in members),
    )
    title = f"{term.label}: {count}"
    head = feeds.link(spec.root, feed, term.label) if feed else ""
    return Content(title, title, f"{say('thread.ref')}: {term.label}. {archive_name(settings)}", main, "threads", head)


def _step(known: Lookup, reference: Reference, root: str) -> Step:
    facts, dated = known.archive.decisions.get(reference), known.dated(reference)
    day = f"{dated.note}." if dated.told else views.upper_first(f"{dated.inferred}." if dated.inferred else "")
    href = f"{root}{addresses.of_decision(reference)}"
    if facts is None:
        deferred = dated.status == "announced"
        title = known.title(reference) or say("stub.deferred" if deferred else "thread.not-held-here")
        said = say("thread.deferred") if deferred else say("thread.known-from", decisions=citing(known, reference))
        nothing = say("thread.sum-deferred" if deferred else "thread.sum-not-held")
        return Step(False, dated.short, Anchor(href, f"{reference}: {title}"), said, day, (), nothing)
    withdrawn = facts.withdrawal is not None
    sums = () if withdrawn else views.sums(facts.amounts)
    sentence = say("status.withdrawn-said") if withdrawn else views.first_sentence(facts.summary)
    notes = (day, changes(known, reference))
    link = Anchor(href, facts.heading)
    return Step(True, dated.short, link, sentence, " ".join(filter(None, notes)), sums, say("thread.no-new-money"))


def citing(known: Lookup, reference: Reference) -> str:
    """Return the decisions that cite one that is not held."""
    return views.listed(dict.fromkeys(str(each.source) for each in known.archive.cited_by(reference)))


def changes(known: Lookup, reference: Reference) -> str:
    """Return which decisions one changes, and what it says their money was."""
    said = []
    for each in known.archive.cites(reference):
        if each.changes:
            amount = each.relation.amount if each.relation else None
            change = f"{each.label} {each.target}"
            if amount is not None:
                change = say("thread.gives", change=change, amount=views.pounds(amount))
            said.append(f"{change}.")
    return " ".join(said)
