"""A decision's links to others and theirs to it, as its page shows them: relation, title, day, sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.lookup import Dated, Lookup
from generator.assemble.views import Anchor
from generator.link.archive import Link
from generator.model import Citation, Facts, Reference
from generator.strings import say


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
        amount = views.pounds(relation.amount)
        notes.append(say("links.amount", source=each.source, target=each.target, amount=amount))
    if relation.as_printed:
        notes.append(say("links.printed", source=each.source, printed=relation.as_printed))
    if relation.paragraph and not each.citations:
        notes.append(say("links.paragraph", number=relation.paragraph, source=each.source))
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
    page = f"{page}{appendix}/" if appendix else page
    if not anchor:
        return Anchor(page, views.in_appendix(say("places.opening"), source, appendix))
    return Anchor(f"{page}#{anchor}", views.place(where, source, appendix))


def when(dated: Dated, signed: str) -> str:
    """Return what is known of a decision's day, as sentences; `signed` is the archive's own word."""
    if dated.status == "announced":
        return say("links.deferred")
    if dated.signed:
        return f"{signed} {dated.signed}."
    told = f"{say('dates.told', date=dated.told, teller=dated.teller)}. " if dated.told else ""
    if dated.status == "cited":
        return f"{told}{say('links.not-held')}"
    if not told and dated.inferred:
        return say("links.inferred", inferred=dated.inferred)
    return f"{told}{say('links.no-date')}"
