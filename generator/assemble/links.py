"""A decision's links to others and theirs to it, as its page shows them: relation, title, day, sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.lookup import Dated, Lookup
from generator.assemble.views import Anchor
from generator.link.archive import Link
from generator.model import Citation, Facts, Reference


class Quote(NamedTuple):
    """A sentence in which one decision names another, and the places it stands in.

    `summary` says that the words are this archive's, not the decision's.
    """

    sentence: str
    summary: bool
    places: tuple[Anchor, ...]


class Shown(NamedTuple):
    """A link as a page shows it: how the two are related, the other end, its day, the sentences."""

    label: str
    other: Anchor
    when: str
    notes: tuple[str, ...]
    quotes: tuple[Quote, ...]


def outward(known: Lookup, reference: Reference, root: str) -> tuple[Shown, ...]:
    """Return what a decision builds on."""
    facts = known.archive.decisions[reference]
    shown = []
    for links in _by_other(known.archive.cites(reference), inverse=False):
        label = views.listed(each.label for each in links)
        shown.append(_shown(known, links, label, links[0].target, facts, root, page=""))
    return tuple(shown)


def inward(known: Lookup, reference: Reference, root: str) -> tuple[Shown, ...]:
    """Return what builds on a decision, also on one that is not held."""
    shown = []
    for links in _by_other(known.archive.cited_by(reference), inverse=True):
        source = links[0].source
        label = views.listed(each.inverse_label for each in links)
        page = f"{root}{addresses.of_decision(source)}"
        shown.append(_shown(known, links, label, source, known.archive.decisions[source], root, page))
    return tuple(shown)


def _by_other(links: Iterable[Link], inverse: bool) -> list[list[Link]]:
    """Gather the links to, or from, one other decision."""
    groups: dict[Reference, list[Link]] = {}
    for each in links:
        groups.setdefault(each.source if inverse else each.target, []).append(each)
    return list(groups.values())


def _shown(
    known: Lookup, links: list[Link], label: str, other: Reference, source: Facts, root: str, page: str
) -> Shown:
    label = label[:1] + label[1:].lower()
    quotes = () if source.withdrawal else _quotes(links[0].citations, source, page)
    notes = [note for each in links for note in _notes(each)]
    anchor = Anchor(f"{root}{addresses.of_decision(other)}", known.heading(other))
    signed = known.archive.settings.labels["date_signed"]
    return Shown(label, anchor, when(known.dated(other), signed), tuple(dict.fromkeys(notes)), quotes)


def _notes(each: Link) -> list[str]:
    """Return what a relation says beyond its kind."""
    relation = each.relation
    if relation is None:
        return []
    notes = []
    if relation.amount is not None:
        notes.append(f"{each.source} gives the amount of {each.target} as {views.pounds(relation.amount)}.")
    if relation.as_printed:
        notes.append(f"Printed in {each.source} as “{relation.as_printed}”.")
    if relation.paragraph and not each.citations:
        notes.append(f"Named in paragraph {relation.paragraph} of {each.source}.")
    return notes


def _quotes(citations: Iterable[Citation], source: Facts, page: str) -> tuple[Quote, ...]:
    sentences: dict[str, dict[tuple[str, str, str], None]] = {}
    for citation in citations:
        sentences.setdefault(citation.sentence, {})[(citation.anchor, citation.where, citation.appendix)] = None
    return tuple(
        Quote(sentence, source.restated, tuple(_place(*place, source, page) for place in places))
        for sentence, places in sentences.items()
    )


def _place(anchor: str, where: str, appendix: str, source: Facts, page: str) -> Anchor:
    """Return a link to a paragraph by its name, or to the part or table a sentence stands in."""
    of = views.of_appendix(source, appendix)
    page = f"{page}{appendix}/" if appendix else page
    if not anchor:
        return Anchor(page, f"the opening words{of}")
    return Anchor(f"{page}#{anchor}", (where if where.startswith("paragraph ") else f"“{where}”") + of)


def when(dated: Dated, signed: str) -> str:
    """Return what is known of a decision's day, as sentences; `signed` is the archive's own word."""
    if dated.status == "announced":
        return "Publication of it is deferred."
    if dated.signed:
        return f"{signed} {dated.signed}."
    told = f"Approved {dated.told}, says {dated.teller}." if dated.told else ""
    if dated.status == "cited":
        return f"{told} Not held here.".strip()
    if told:
        return f"{told} No date in the copy we hold of it."
    inferred = f": {dated.inferred}" if dated.inferred else ""
    return f"No date in the copy we hold of it{inferred}."
