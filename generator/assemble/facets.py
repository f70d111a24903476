"""The lists a decision can be found in: by year, and by each facet's values; their keys, labels and words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.lookup import Lookup
from generator.assemble.views import Anchor
from generator.config import Settings
from generator.strings import counted, say, section

BY_YEAR = "years"


NOWHERE = Anchor("", "")


class Listed(NamedTuple):
    """What a list says above its rows, and where else it leads.

    `ref` stands in the margin, small when it is a `word`; `see` ends the lead; `beside` are the
    years before and after; `ways` the other lists; `narrow` the search within this one.
    """

    ref: str
    title: str
    lead: str
    trail: tuple[Anchor, ...]
    page_title: str
    beside: tuple[Anchor, ...] = ()
    see: Anchor = NOWHERE
    ways: tuple[Anchor, ...] = ()
    word: bool = False
    narrow: str = ""


class Value(NamedTuple):
    """A value of a facet: its link, what it means, how many decisions held here have it."""

    link: Anchor
    summary: str
    held: int


def keys(known: Lookup, name: str) -> list[str]:
    """Return a list's keys in their order: years latest first, the rest as configured, then as found."""
    found = list(known.groups[name])
    if name == BY_YEAR:
        return sorted(found, key=lambda year: (year != addresses.UNKNOWN, year), reverse=True)
    settings = known.archive.settings
    if name == "makers":
        configured = [*settings.makers, *(addresses.slug(role) for role in settings.roles)]
    else:
        configured = list(settings.terms.get(name, ()))
    return list(dict.fromkeys((*configured, *sorted(found))))


def label(known: Lookup, name: str, key: str) -> tuple[str, str]:
    """Return a value's words and what it means."""
    settings = known.archive.settings
    if key == addresses.UNKNOWN:
        return say("dates.not-known" if name == BY_YEAR else "facets.not-stated"), ""
    if name == BY_YEAR:
        return key, ""
    if name == "makers":
        office = settings.makers.get(key)
        if office is not None:
            return office.name or office.role, office.role if office.name else ""
        return next((role for role in settings.roles if addresses.slug(role) == key), key), ""
    if name not in settings.terms:
        return views.upper_first(known.words[(name, key)]), ""
    term = settings.terms[name][key]
    return term.label, term.summary


def singular(settings: Settings, name: str) -> str:
    """Return a facet's name for one value: `Theme`."""
    names = {"kinds": "kind", "makers": "decision_maker"}
    return (
        say("facets.year") if name == BY_YEAR else own_label(settings, name) or settings.labels[names.get(name, name)]
    )


def own_label(settings: Settings, name: str) -> str:
    """Return the label of one of the archive's own fields, or nothing."""
    return next((field.label for field in settings.fields if field.name == name), "")


def introduction(settings: Settings, name: str) -> str:
    """Return what a list of values says of itself."""
    return section("introductions").get(name) or say("facets.own", field=own_label(settings, name).lower())


def plural(settings: Settings, name: str) -> str:
    """Return a facet's name for its list of values: `Themes`."""
    fixed = {BY_YEAR: say("facets.years"), "kinds": settings.labels["kinds"], "makers": settings.labels["makers"]}
    return fixed.get(name) or views.plural(own_label(settings, name) or settings.labels[name])


def noted(known: Lookup, name: str, key: str) -> str:
    """Return what the list of one value shows besides its rows, for its spec."""
    if name != BY_YEAR:
        return ""
    near = " ".join(link.text for link in beside(known, name, key, ""))
    return f"{near} {_undated(known)}"


def listed(known: Lookup, name: str, key: str, count: int, root: str) -> Listed:
    """Return what the list of one value says above its rows."""
    settings = known.archive.settings
    words, summary = label(known, name, key)
    trail = (Anchor(f"{root}{addresses.of_facet(name)}", plural(settings, name)), Anchor("", words))
    if name == BY_YEAR:
        undated = key == addresses.UNKNOWN
        lead, see = _about_year(known, key, count, root)
        title = say("year.undated") if undated else say("year.title", year=key)
        heading = title if undated else say("year.heading")
        ref = say("dates.undated") if undated else key
        return Listed(ref, heading, lead, trail, title, beside(known, name, key, root), see, word=undated)
    about = f"{summary.removesuffix('.')}. " if summary else ""
    lead = f"{about}{counted('held.here', count)}"
    title = f"{singular(settings, name)}: {words}"
    return Listed(singular(settings, name), words, lead, trail, title, word=True)


def _about_year(known: Lookup, key: str, count: int, root: str) -> tuple[str, Anchor]:
    if key == addresses.UNKNOWN:
        return counted("year.no-date", count), NOWHERE
    undated, lead = _undated(known), say("year.known", count=views.number(count))
    if not undated:
        return lead, NOWHERE
    link = Anchor(f"{root}{addresses.of_year(addresses.UNKNOWN)}", say("year.see"), ".")
    return f"{lead} {counted('year.others', undated)}", link


def _undated(known: Lookup) -> int:
    return len(known.group(BY_YEAR, addresses.UNKNOWN))


def beside(known: Lookup, name: str, key: str, root: str) -> tuple[Anchor, ...]:
    """Return links to the years before and after."""
    if name != BY_YEAR or key == addresses.UNKNOWN:
        return ()
    years = sorted(year for year in known.groups[BY_YEAR] if year != addresses.UNKNOWN)
    at = years.index(key)
    found = [(say("pages.earlier", list=years[at - 1]), years[at - 1])] if at else []
    found += [(say("pages.later", list=years[at + 1]), years[at + 1])] if at + 1 < len(years) else []
    return tuple(Anchor(f"{root}{addresses.of_year(year)}", words) for words, year in found)


def values(known: Lookup, name: str, root: str) -> tuple[tuple[Value, ...], tuple[Anchor, ...]]:
    """Return a facet's values that decisions have, by name (years latest first), and links to the rest."""
    filled: list[Value] = []
    empty: list[Anchor] = []
    for key in keys(known, name):
        words, summary = label(known, name, key)
        link = Anchor(f"{root}{addresses.of_facet(name, key)}", words)
        count = len(known.group(name, key))
        if count:
            filled.append(Value(link, summary, count))
        else:
            empty.append(link)
    if name != BY_YEAR:
        filled.sort(key=lambda value: value.link.text.casefold())
    return tuple(filled), tuple(empty)


def ways(known: Lookup, root: str) -> Iterator[Anchor]:
    """Yield links to the lists of lists: years, the facets this archive uses, threads, money, numbers."""
    settings = known.archive.settings
    for name in (BY_YEAR, *addresses.facets(settings)):
        if name in (BY_YEAR, "makers") or settings.terms.get(name) or known.groups[name]:
            yield Anchor(f"{root}{addresses.of_facet(name)}", plural(settings, name))
    if settings.terms["programmes"]:
        yield Anchor(f"{root}{addresses.THREADS}", settings.labels["threads"])
    yield Anchor(f"{root}{addresses.MONEY}", say("money.name"))
    yield Anchor(f"{root}{addresses.LEGISLATION}", say("legislation.name"))
    yield Anchor(f"{root}{addresses.NUMBERS}", say("numbers.not-held"))
