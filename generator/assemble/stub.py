"""The page of a decision that is not held: what others say of it, or that its publication is deferred."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.assemble import addresses, blocks, links, views
from generator.assemble.keyfacts import Row
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home, register
from generator.assemble.views import Anchor
from generator.config import Settings
from generator.link.archive import Archive
from generator.model import Reference
from generator.strings import say

KIND = "stub"
ANNOUNCED = "announced"


class Neighbour(NamedTuple):
    """The decision with the next number, below (`before`) or above (`after`), as a link."""

    side: str
    link: Anchor


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of every stub's page, then of every announced decision's."""
    known = lookup(archive)
    for below, reference, above in _with_neighbours(known):
        sources = archive.cited_from(reference)
        beside = [other for other in (below, above) if other is not None]
        threads = [f"{step.key} {step.number}/{step.total}" for step in known.steps.get(reference, ())]
        shown = (reference, *sources, *beside)
        extra = "\n".join((*threads, known.noted(shown)))
        yield Spec(addresses.of_decision(reference), KIND, (reference.slug,), shown, extra)
    for reference in archive.announced:
        subject = (reference.slug, ANNOUNCED)
        yield Spec(addresses.of_decision(reference), KIND, subject, (reference,))


def _with_neighbours(known: Lookup) -> Iterator[tuple[Reference | None, Reference, Reference | None]]:
    """Yield each stub with the references known of just below and above it in its series."""
    stubs = frozenset(known.archive.stubs)
    for references in known.series.values():
        padded: list[Reference | None] = [None, *references, None]
        for at, reference in enumerate(references):
            if reference in stubs:
                yield padded[at], reference, padded[at + 2]


def content(archive: Archive, spec: Spec) -> Content:
    """Return the page of a decision that is cited and not held, or whose publication is deferred."""
    if spec.subject[-1] == ANNOUNCED:
        return _announced(archive, spec)
    known, reference = lookup(archive), spec.depends[0]
    settings, title = archive.settings, known.title(reference)
    inward = links.inward(known, reference, spec.root)
    main = render(
        theme_folders(settings),
        "pages/stub.html",
        trail=(*_trail(settings, spec.root), Anchor(f"{spec.root}{addresses.NUMBERS}", say("numbers.not-held"))),
        reference=reference,
        title=title,
        citing=len(inward),
        rows=tuple(_rows(known, reference, spec.root)),
        inward=inward,
        official_list=views.web_address(settings.official_list),
        published_at=_published_at(settings, reference),
        look_for=_look_for(known, reference),
        body_name=settings.body,
        neighbours=_neighbours(known, spec, len(inward)),
        numbers=f"{spec.root}{addresses.NUMBERS}",
    )
    words = say("stub.name", reference=reference, title=title) if title else say("stub.cited", reference=reference)
    return Content(words, words, f"{words}. {blocks.archive_name(settings)}", main, "decisions")


def _announced(archive: Archive, spec: Spec) -> Content:
    """Return the page of a deferred decision: its number, its title where that may be told, no more."""
    reference = spec.depends[0]
    title = archive.announced[reference]
    main = render(
        theme_folders(archive.settings),
        "pages/announced.html",
        trail=(*_trail(archive.settings, spec.root), Anchor("", str(reference))),
        reference=reference,
        title=title,
    )
    about = f"{reference}: {title}" if title else str(reference)
    words = say("stub.announced" if title else "stub.announced-number", decision=about)
    return Content(words, words, f"{words}. {blocks.archive_name(archive.settings)}", main, "decisions")


def _trail(settings: Settings, root: str) -> tuple[Anchor, ...]:
    return home(root), register(settings, root)


def _rows(known: Lookup, reference: Reference, root: str) -> Iterator[Row]:
    """Yield what other papers say: title, day, amounts, and the programmes it is part of."""
    settings, dated = known.archive.settings, known.dated(reference)
    yield Row(settings.labels["reference"], (str(reference),))
    titles = tuple(say("stub.says", what=title, source=source) for title, source in _titles(known, reference))
    yield Row(say("stub.title"), titles or (say("stub.not-known"),))
    if dated.told:
        yield Row(say("stub.approved"), (say("stub.says", what=dated.told, source=dated.teller),))
    if amounts := tuple(_amounts(known, reference)):
        yield Row(settings.labels["amounts"], amounts)
    for step in known.steps.get(reference, ()):
        label = settings.terms["programmes"][step.key].label
        place = f", {say('facts.step', number=step.number, total=step.total)}"
        link = Anchor(f"{root}{addresses.of_thread(step.key)}", label, place)
        yield Row(settings.labels["programmes"], links=(link,))


def _titles(known: Lookup, reference: Reference) -> Iterator[tuple[str, Reference]]:
    """Yield each title that papers give a decision, with the first that does."""
    told: dict[str, Reference] = {}
    for each in known.archive.cited_by(reference):
        if each.relation and each.relation.title:
            told.setdefault(each.relation.title, each.source)
    yield from told.items()


def _amounts(known: Lookup, reference: Reference) -> Iterator[str]:
    """Yield what papers say a decision's money was; none of it is counted anywhere."""
    for each in known.archive.cited_by(reference):
        if each.relation and each.relation.amount is not None:
            facts = known.archive.decisions[each.source]
            what = next(
                (said.what for said in facts.amounts if (said.of, said.value) == (reference, each.relation.amount)),
                "",
            )
            amount = ", ".join(filter(None, (views.pounds(each.relation.amount), what)))
            yield f"{say('stub.says', what=amount, source=each.source)}. {say('stub.not-counted')}"


def _published_at(settings: Settings, reference: Reference) -> Anchor:
    """Return the link to a decision's official page, made from the configured pattern of its series."""
    series = next(series for series in settings.series if series.name == reference.series)
    address = views.web_address(series.filled(series.address, reference.year, reference.number))
    return Anchor(address, say("stub.on", reference=reference, host=views.host(address)))


def _look_for(known: Lookup, reference: Reference) -> str:
    """Return what to look for on the official list, as far as it is known: `: look for “…”`."""
    title, told = known.title(reference), known.dated(reference).told
    if title and told:
        return f": {say('stub.look-for-both', title=title, date=told)}"
    if title:
        return f": {say('stub.look-for', title=title)}"
    return f": {say('stub.look-for-date', date=told)}" if told else "."


def _neighbours(known: Lookup, spec: Spec, citing: int) -> tuple[Neighbour, ...]:
    """Return the nearest numbers known of, which the spec lists after those that cite this one."""
    reference, beside = spec.depends[0], spec.depends[1 + citing :]
    found = []
    for other in beside:
        side = "before" if other < reference else "after"
        found.append(Neighbour(side, known.anchor(other, spec.root)))
    return tuple(found)
