"""What fills the slots of written pages and footers: coverage, the latest decisions, the ways in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.assemble import addresses, facets, threads, views
from generator.assemble.facets import Value
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.rows import row
from generator.assemble.templates import render, theme_folders
from generator.assemble.views import Anchor
from generator.link.archive import Archive
from generator.strings import counted, say

LATEST = 10
THREADS = 5
FEW = 12  # values of a facet shown among the ways in; the rest are behind `All 49 themes`


class Way(NamedTuple):
    """One way in: its id and heading, the values with their counts, and where all of them are."""

    slug: str
    heading: str
    values: tuple[Value, ...]
    whole: Anchor


def slots(archive: Archive, root: str) -> Mapping[str, str]:
    """Return what the slots of a page hold, for the page's relative root: `../` for `/about/`."""
    known = lookup(archive)
    if root not in known.slots:
        known.slots[root] = {
            "coverage": coverage(archive),
            "latest": _latest(known, root),
            "ways-in": _ways_in(known, root),
            "counts": views.number(known.held),
            "held": held(known),
        }
    return known.slots[root]


def held(known: Lookup) -> str:
    """Return how much is held: `244 of at least 1,700 decisions`."""
    least = known.archive.settings.at_least
    if least > known.held:
        return say("held.of-least", held=views.number(known.held), least=views.number(least))
    return counted("counts.decisions", known.held)


def coverage(archive: Archive) -> str:
    """Return the footer's words: that there is more than is held, when that was checked, and where.

    How many are held stands on the home page and the lists, not here: else every page would change
    with each new record.
    """
    settings = archive.settings
    return render(
        theme_folders(settings),
        "pages/coverage.html",
        known=views.number(settings.at_least) if settings.at_least else "",
        checked=views.day(settings.checked) if settings.checked else "",
        official=Anchor(views.web_address(settings.official_list), views.host(settings.official_list)),
    )


def _latest(known: Lookup, root: str) -> str:
    rows = tuple(row(known, reference, root) for reference in known.newest[:LATEST])
    register = f"{root}{addresses.REGISTER}"
    return render(theme_folders(known.archive.settings), "pages/latest.html", rows=rows, register=register)


def _ways_in(known: Lookup, root: str) -> str:
    found = tuple(way for way in _ways(known, root) if way.values)
    numbers = f"{root}{addresses.NUMBERS}"
    stubs = len(known.archive.stubs)
    more = (
        Anchor(f"{root}{addresses.MONEY}", say("ways.money")),
        Anchor(f"{root}{addresses.LEGISLATION}", say("legislation.name")),
        Anchor(f"{root}{addresses.DATA}", say("ways.data")),
    )
    folders = theme_folders(known.archive.settings)
    return render(folders, "pages/ways_in.html", ways=found, numbers=numbers, stubs=stubs, more=more)


def _ways(known: Lookup, root: str) -> Iterator[Way]:
    settings = known.archive.settings
    filled, _ = facets.values(known, facets.BY_YEAR, root)
    yield Way("year", say("ways.by-year"), filled, Anchor("", ""))
    yield _facet(known, "themes", root)
    filled, _ = threads.values(known, root)
    longest = sorted(filled, key=lambda value: -value.held)[:THREADS]
    all_threads = say("ways.all", count=len(filled), name=settings.labels["threads"].lower())
    whole = Anchor(f"{root}{addresses.THREADS}", all_threads)
    yield Way("threads", settings.labels["threads"], tuple(longest), whole)
    for name in ("kinds", "places", "recipients", "makers"):
        yield _facet(known, name, root)


def _facet(known: Lookup, name: str, root: str) -> Way:
    """Return a facet's most frequent values."""
    settings = known.archive.settings
    filled, _ = facets.values(known, name, root)
    most = sorted(filled, key=lambda value: -value.held)[:FEW]
    words = facets.plural(settings, name).lower()
    whole = Anchor(f"{root}{addresses.of_facet(name)}", say("ways.all", count=len(filled), name=words))
    by = say("ways.by", name=facets.singular(settings, name).lower())
    return Way(
        name,
        by if name != "makers" else settings.labels["makers"],
        tuple(most),
        whole if len(filled) > FEW else Anchor("", ""),
    )
