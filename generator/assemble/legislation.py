"""Legislation: what a decision names, the list of all that decisions name, and who names which provision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.blocks import archive_name
from generator.assemble.facets import Value
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.paging import paged, pages_nav
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home, register
from generator.assemble.views import Anchor
from generator.link.archive import Archive
from generator.model import Facts, Provision, Reference
from generator.read.statutes import SITE
from generator.strings import counted, say, section

INDEX = "legislation"
STATUTE = "statute"
_FEW = 6  # provisions that the list of all names; the rest are counted
_NUMBER = re.compile(r"([0-9]+)")


class Law(NamedTuple):
    """A provision as a decision's page lists it: its address, and the places that name it."""

    provision: Anchor
    places: tuple[Anchor, ...]


class Laws(NamedTuple):
    """What a decision names of one instrument; `others` leads to the decisions that name it too."""

    title: Anchor
    laws: tuple[Law, ...]
    others: Anchor


class Row(NamedTuple):
    """A decision that names a provision: a link, its day, and the places in it."""

    link: Anchor
    when: str
    places: tuple[Anchor, ...]


class Group(NamedTuple):
    """The rows of one provision on one page."""

    provision: Anchor
    rows: tuple[Row, ...]


class _Statute(NamedTuple):
    """An instrument that decisions name, with each provision and decision once, in their order."""

    title: str
    whole: str
    rows: tuple[tuple[str, Reference], ...]

    @property
    def names(self) -> list[str]:
        """The provisions named, in order; an empty one stands for the whole."""
        return list(dict.fromkeys(name for name, _ in self.rows))


def _statutes(known: Lookup) -> dict[str, _Statute]:
    """Return the instruments by their keys, in the order of their titles; a withdrawn decision names none."""
    return known.once("statutes", _gathered)


def _gathered(known: Lookup) -> dict[str, _Statute]:
    found: dict[tuple[str, str], dict[str, dict[Reference, None]]] = {}
    for reference in known.newest:
        facts = known.archive.decisions[reference]
        for each in facts.provisions if facts.withdrawal is None else ():
            found.setdefault((each.statute, each.whole), {}).setdefault(each.name, {})[reference] = None
    made = {}
    for (title, whole), by_name in sorted(found.items(), key=lambda item: (item[0][0].casefold(), item[0])):
        rows = tuple((name, reference) for name in sorted(by_name, key=_natural) for reference in by_name[name])
        made[_key(title, whole)] = _Statute(title, whole, rows)
    return made


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which section 9 comes before section 22, and the whole before any."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in _NUMBER.split(name))


def key(provision: Provision) -> str:
    """Return an instrument's key in addresses: `ukpga-1996-16`, or made from its title."""
    return _key(provision.statute, provision.whole)


def _key(title: str, whole: str) -> str:
    return addresses.slug(whole.removeprefix(SITE) if whole.startswith(SITE) else title)


def of_decision(facts: Facts, root: str) -> tuple[Laws, ...]:
    """Return what a decision names, instrument by instrument in the order of its paper."""
    found: dict[str, dict[str, list[Provision]]] = {}
    for each in facts.provisions if facts.withdrawal is None else ():
        found.setdefault(each.whole, {}).setdefault(each.name, []).append(each)
    laws = []
    for whole, by_name in found.items():
        first = next(iter(by_name.values()))[0]
        named = tuple(
            _law(facts, name, each) for name, each in sorted(by_name.items(), key=lambda item: _natural(item[0]))
        )
        others = Anchor(f"{root}{addresses.of_statute(key(first))}", say("legislation.others"))
        laws.append(Laws(Anchor(whole, first.statute), named, others))
    return tuple(laws)


def _law(facts: Facts, name: str, provisions: Sequence[Provision]) -> Law:
    words = views.upper_first(name) or say("legislation.whole")
    return Law(Anchor(provisions[0].target if name else "", words), _places(facts, provisions, ""))


def _places(facts: Facts, provisions: Iterable[Provision], page: str) -> tuple[Anchor, ...]:
    """Return links to the places that name a provision, each once."""
    places: dict[Anchor, None] = {}
    for each in provisions:
        fields = section("law-fields")
        if not each.anchor and each.where in fields:
            places[Anchor(f"{page}#page-key-facts", fields[each.where])] = None
            continue
        at = f"{page}{each.appendix}/" if each.appendix else page
        if each.anchor:
            places[Anchor(f"{at}#{each.anchor}", views.place(each.where, facts, each.appendix))] = None
        else:
            places[Anchor(at, views.in_appendix(say("places.opening"), facts, each.appendix))] = None
    return tuple(places)


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of the list of legislation, which is there also while it is empty, and of each page."""
    known = lookup(archive)
    found = _statutes(known)
    told = "\n".join(f"{name}\t{each.title}\t{_said(each)}\t{_decisions(each)}" for name, each in found.items())
    yield Spec(addresses.LEGISLATION, INDEX, extra=told)
    size = archive.settings.page_size
    for name, statute in found.items():
        for at in range(0, len(statute.rows), size):
            rows = statute.rows[at : at + size]
            shown = tuple(reference for _, reference in rows)
            extra = "\n".join((statute.title, str(len(statute.rows)), *(each for each, _ in rows), known.noted(shown)))
            number = at // size + 1
            yield Spec(
                addresses.of_page(addresses.of_statute(name), number), STATUTE, (name, str(number)), shown, extra
            )


def _decisions(statute: _Statute) -> int:
    return len({reference for _, reference in statute.rows})


def _said(statute: _Statute) -> str:
    """Return an instrument's provisions as a list: the first few, and how many more."""
    names = list(dict.fromkeys(name.partition("(")[0] for name in statute.names if name))
    said = ", ".join(names[:_FEW])
    if len(names) > _FEW:
        said = say("legislation.and-more", provisions=said, count=len(names) - _FEW)
    return views.upper_first(f"{said}.") if names else ""


def index(archive: Archive, spec: Spec) -> Content:
    """Return the list of the legislation that decisions name."""
    found, settings = _statutes(lookup(archive)), archive.settings
    lead, name = say("legislation.lead"), say("legislation.name")
    main = render(
        theme_folders(archive.settings),
        "pages/index.html",
        trail=(home(spec.root), register(settings, spec.root), Anchor("", name)),
        title=counted("legislation.title", len(found)),
        lead=lead,
        order=say("legislation.order"),
        values=tuple(
            Value(Anchor(f"{spec.root}{addresses.of_statute(key)}", each.title), _said(each), _decisions(each))
            for key, each in found.items()
        ),
        empty=(),
        nothing=say("legislation.nothing"),
    )
    return Content(name, lead, f"{name}. {archive_name(archive.settings)}", main, "decisions")


def statute(archive: Archive, spec: Spec) -> Content:
    """Return a page of one instrument: its provisions, each with the decisions that name it."""
    known, (name, number) = lookup(archive), spec.subject
    found = _statutes(known)[name]
    size = archive.settings.page_size
    first = (int(number) - 1) * size
    rows = found.rows[first : first + size]
    last = -(-len(found.rows) // size)
    lead = counted("legislation.named-by", _decisions(found))
    address = addresses.of_statute(name)
    main = render(
        theme_folders(archive.settings),
        "pages/statute.html",
        trail=(
            home(spec.root),
            register(archive.settings, spec.root),
            Anchor(f"{spec.root}{addresses.LEGISLATION}", say("legislation.name")),
            Anchor("", found.title),
        ),
        title=found.title,
        lead=lead,
        official=Anchor(found.whole, say("legislation.on", title=found.title, host=views.host(found.whole))),
        groups=tuple(_groups(known, name, rows, spec.root)),
        labels=archive.settings.labels,
        nav=pages_nav(f"{spec.root}{address}", int(number), last),
    )
    title = f"{say('legislation.name')}: {found.title}"
    running = f"{title}. {archive_name(archive.settings)}"
    return Content(paged(title, int(number), last), f"{title}. {lead}", running, main, "decisions")


def _groups(known: Lookup, name: str, rows: Iterable[tuple[str, Reference]], root: str) -> Iterator[Group]:
    """Yield the rows of a page, provision by provision."""
    gathered: dict[str, list[Reference]] = {}
    for provision, reference in rows:
        gathered.setdefault(provision, []).append(reference)
    for provision, references in gathered.items():
        target = ""
        made = []
        for reference in references:
            facts = known.archive.decisions[reference]
            named = [each for each in facts.provisions if each.name == provision and key(each) == name]
            target = named[0].target
            page = f"{root}{addresses.of_decision(reference)}"
            made.append(Row(known.anchor(reference, root), known.dated(reference).short, _places(facts, named, page)))
        words = views.upper_first(provision) or say("legislation.no-provision")
        yield Group(Anchor(target if provision else "", words), tuple(made))
