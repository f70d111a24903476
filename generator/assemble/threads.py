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
from generator.assemble.views import Anchor, Sum
from generator.link.archive import Archive
from generator.model import Reference

INDEX = "threads"
THREAD = "thread"
NO_NEW_MONEY = "no new money"


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
    lead = "Decisions that carry on from one another, each thread in order of time."
    main = render(
        theme_folders(settings),
        "pages/index.html",
        trail=(Anchor(spec.root, "Home"), Anchor("", label)),
        title="thread" if len(filled) == 1 else label.lower(),
        lead=lead,
        order="By name",
        values=filled,
        empty=empty,
        nothing="No decision held here is in one.",
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
        said = f"{views.counted(count, 'decision')}{f', {span}' if span else ''}."
        filled.append(Value(link, f"{term.summary} {said}".strip(), count))
    return tuple(sorted(filled, key=lambda value: value.link.text.casefold())), tuple(empty)


def thread(archive: Archive, spec: Spec) -> Content:
    """Return a thread: its decisions in order, dated, with what each changes and its new money."""
    known, settings, key = lookup(archive), archive.settings, spec.subject[0]
    term, members, span = settings.terms["programmes"][key], spec.depends, _span(known, key)
    over = f", {span}" if span else ""
    count = f"{views.counted(len(members), 'decision')} in order{over}."
    feed = f"{addresses.of_thread(key)}{feeds.NAME}" if settings.site_url else ""
    main = render(
        theme_folders(settings),
        "pages/thread.html",
        trail=(
            Anchor(spec.root, "Home"),
            Anchor(f"{spec.root}{addresses.THREADS}", settings.labels["threads"]),
            Anchor("", term.label),
        ),
        title=term.label,
        lead=f"{term.summary} {count if members else 'No decision held here is in it yet.'}".strip(),
        money=money.of_thread(archive, members),
        gaps=money.gaps_of_thread(archive, members),
        how=f"{spec.root}{addresses.MONEY}#page-how",
        csv=f"{spec.root}{addresses.of_thread_file(key)}" if members else "",
        feed=f"{spec.root}{feed}" if feed else "",
        steps=tuple(_step(known, reference, spec.root) for reference in members),
    )
    title = f"{term.label}: {views.counted(len(members), 'decision')} in order"
    head = feeds.link(spec.root, feed, term.label) if feed else ""
    return Content(title, title, f"Thread: {term.label}. {archive_name(settings)}", main, "threads", head)


def _step(known: Lookup, reference: Reference, root: str) -> Step:
    facts, dated = known.archive.decisions.get(reference), known.dated(reference)
    day = f"{dated.note}." if dated.told else views.upper_first(f"{dated.inferred}." if dated.inferred else "")
    href = f"{root}{addresses.of_decision(reference)}"
    if facts is None:
        deferred = dated.status == "announced"
        title = known.title(reference) or ("Publication deferred" if deferred else "Not held here")
        said = "Its publication is deferred." if deferred else f"Known from {citing(known, reference)}."
        nothing = "deferred" if deferred else "not held"
        return Step(False, dated.short, Anchor(href, f"{reference}: {title}"), said, day, (), nothing)
    withdrawn = facts.withdrawal is not None
    sums = () if withdrawn else views.sums(facts.amounts)
    sentence = "Withdrawn." if withdrawn else views.first_sentence(facts.summary)
    notes = (day, changes(known, reference))
    link = Anchor(href, facts.heading)
    return Step(True, dated.short, link, sentence, " ".join(filter(None, notes)), sums, NO_NEW_MONEY)


def citing(known: Lookup, reference: Reference) -> str:
    """Return the decisions that cite one that is not held."""
    return views.listed(dict.fromkeys(str(each.source) for each in known.archive.cited_by(reference)))


def changes(known: Lookup, reference: Reference) -> str:
    """Return which decisions one changes, and what it says their money was."""
    said = []
    for each in known.archive.cites(reference):
        if each.changes:
            amount = each.relation.amount if each.relation else None
            gives = f", and gives its amount as {views.pounds(amount)}" if amount is not None else ""
            said.append(f"{each.label} {each.target}{gives}.")
    return " ".join(said)
