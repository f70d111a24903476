"""The site's lists of decisions: the register, years, facets; threads and numbers come from their modules.

Every list is paged alike: its further pages stand at `page/2/` below its own address, and a
list that a configuration names has a page also while it is empty, so that no address dies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from generator.assemble import addresses, facets, feeds, legislation, moneypage, news, numbers, threads, views
from generator.assemble.blocks import archive_name
from generator.assemble.facets import BY_YEAR, Listed
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.paging import paged, pages_nav
from generator.assemble.rows import Row, row
from generator.assemble.search import page as search
from generator.assemble.search.columns import parameter
from generator.assemble.slots import coverage, held, slots
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home, register
from generator.assemble.views import Anchor
from generator.config import Settings
from generator.link.archive import Archive
from generator.model import Reference
from generator.strings import counted, say

__all__ = ["content", "coverage", "pages_nav", "slots", "specs"]

REGISTER = "register"
LIST = "list"
INDEX = "index"


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of every list's every page."""
    known = lookup(archive)
    yield from _pages(known, addresses.REGISTER, REGISTER, (), known.newest, held(known))
    for name in (BY_YEAR, *addresses.facets(archive.settings)):
        keys = facets.keys(known, name)
        if not keys:
            continue
        counts = " ".join(f"{key}={len(known.group(name, key))}={known.words.get((name, key), '')}" for key in keys)
        yield Spec(addresses.of_facet(name), INDEX, (name,), extra=counts)
        for key in keys:
            found = known.group(name, key)
            address = addresses.of_facet(name, key)
            yield from _pages(known, address, LIST, (name, key), found, facets.noted(known, name, key))
    yield from moneypage.specs(archive)
    for kind, found in moneypage.stating(known).items():
        yield from _pages(known, addresses.of_money(kind), moneypage.LIST, (kind,), found, "")
    yield from threads.specs(archive)
    yield from numbers.specs(archive)
    yield from legislation.specs(archive)
    yield from news.specs(archive)


def _pages(
    known: Lookup, address: str, kind: str, subject: tuple[str, ...], found: Sequence[Reference], more: str
) -> Iterator[Spec]:
    """Yield a list's pages; the first also of an empty list."""
    size = known.archive.settings.page_size
    for at in range(0, max(len(found), 1), size):
        number, shown = at // size + 1, tuple(found[at : at + size])
        count = len(found) or f"0/{known.held}"
        extra = f"{count} {more}\n{known.noted(shown)}"
        yield Spec(addresses.of_page(address, number), kind, (*subject, str(number)), shown, extra)


def content(archive: Archive, spec: Spec) -> Content:
    """Return the page of a list."""
    make: Mapping[str, Callable[[Archive, Spec], Content]] = {
        REGISTER: _register,
        LIST: _list,
        INDEX: _index,
        moneypage.KIND: moneypage.content,
        moneypage.LIST: _money,
        threads.INDEX: threads.index,
        threads.THREAD: threads.thread,
        numbers.KIND: numbers.content,
        legislation.INDEX: legislation.index,
        legislation.STATUTE: legislation.statute,
        news.INDEX: news.index,
        news.MONTH: news.month,
    }
    return make[spec.kind](archive, spec)


def _register(archive: Archive, spec: Spec) -> Content:
    """Return a page of the register: every decision held, latest first."""
    known = lookup(archive)
    name = archive.settings.labels["decisions"]
    about = Listed(
        ref=views.number(known.held),
        title=counted("register.title", known.held),
        lead=say("register.lead", held=held(known)),
        trail=(Anchor("", name),),
        page_title=name,
        ways=tuple(facets.ways(known, spec.root)),
    )
    return _page(known, spec, about, addresses.REGISTER, known.newest)


def _list(archive: Archive, spec: Spec) -> Content:
    """Return a page of the decisions of one year, or with one value of a facet."""
    known = lookup(archive)
    name, key, _ = spec.subject
    found = known.group(name, key)
    about = facets.listed(known, name, key, len(found), spec.root)
    if len(found) > 1:
        about = about._replace(narrow=f"{spec.root}{search.ADDRESS}?{parameter(name)}={key}")
    return _page(known, spec, about, addresses.of_facet(name, key), found)


def _money(archive: Archive, spec: Spec) -> Content:
    """Return a page of the decisions with new money of one kind."""
    known, kind = lookup(archive), spec.subject[0]
    found = moneypage.stating(known)[kind]
    about = moneypage.listed(kind, len(found), spec.root)
    return _page(known, spec, about, addresses.of_money(kind), found)._replace(current="money")


def _page(known: Lookup, spec: Spec, about: Listed, address: str, found: Sequence[Reference]) -> Content:
    settings = known.archive.settings
    number, size = int(spec.subject[-1]), settings.page_size
    last = max(-(-len(found) // size), 1)
    rows: tuple[Row, ...] = tuple(row(known, reference, spec.root) for reference in spec.depends)
    first = (number - 1) * size + 1
    last_row = first + len(rows) - 1
    feed = f"{address}{feeds.NAME}" if settings.site_url and spec.kind in (REGISTER, LIST) else ""
    main = render(
        theme_folders(settings),
        "pages/list.html",
        about=about,
        trail=(*_above(settings, spec.root, about), *about.trail),
        rows=rows,
        caption=say(
            "list.caption", first=views.number(first), last=views.number(last_row), all=views.number(len(found))
        ),
        labels=settings.labels,
        nothing=say("money.none-stated"),
        empty=counted("counts.decisions", known.held),
        held=held(known) if settings.at_least > known.held else "",
        coverage=Markup(coverage(known.archive)),  # noqa: S704 - a template made and escaped it
        feed=f"{spec.root}{feed}" if feed else "",
        nav=pages_nav(f"{spec.root}{address}", number, last),
    )
    title = paged(about.page_title, number, last)
    running = f"{title}. {archive_name(settings)}"
    head = feeds.link(spec.root, feed, about.page_title) if feed else ""
    return Content(title, f"{title}: {counted('counts.decisions', len(found))}", running, main, "decisions", head)


def _above(settings: Settings, root: str, about: Listed) -> tuple[Anchor, ...]:
    """Return the crumbs above a list; the register is itself the second."""
    return (home(root), register(settings, root)) if len(about.trail) > 1 else (home(root),)


def _index(archive: Archive, spec: Spec) -> Content:
    """Return a facet's values, or the years, with how many decisions each has."""
    known, name = lookup(archive), spec.subject[0]
    settings = archive.settings
    filled, empty = facets.values(known, name, spec.root)
    label = facets.plural(settings, name)
    words = facets.introduction(settings, name)
    main = render(
        theme_folders(settings),
        "pages/index.html",
        trail=(
            home(spec.root),
            register(settings, spec.root),
            Anchor("", label),
        ),
        title=label.lower(),
        lead=words,
        order=say("list.latest-first" if name == BY_YEAR else "list.by-name"),
        values=filled,
        empty=empty,
        nothing=say("facets.nothing"),
    )
    title = f"{settings.labels['decisions']}: {label.lower()}"
    return Content(title, words, f"{label}. {archive_name(settings)}", main, "decisions")
