"""The search page: a form that works by its address, and everything that helps when nothing is found."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.assemble import addresses, facets, feeds, views
from generator.assemble.blocks import archive_name
from generator.assemble.facets import BY_YEAR
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.search import cards, columns
from generator.assemble.search.index import DECISIONS
from generator.assemble.search.keys import places
from generator.assemble.search.scripts import scripts
from generator.assemble.slots import held
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home
from generator.assemble.views import Anchor
from generator.config import Series, Settings
from generator.link.archive import Archive
from generator.patterns import regex
from generator.strings import say, section

KIND, CARDS, COLUMN, SCRIPT = "search", cards.KIND, "search-column", "search-script"
ADDRESS = "search/"
_WORDS = regex(r"(?<![\w’'-])[A-Za-z]{4,} (?:[a-z]{1,3} )?[A-Za-z]{4,}(?![\w’'-])")


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of the search page, then of its files that are made of facts and of scripts.

    The page names its scripts, whose names change with them.
    """
    known = lookup(archive)
    named = tuple(script.path for script in scripts(theme_folders(archive.settings)))
    ways = "|".join(way.href for way in facets.ways(known, ""))
    subject = tuple(path.removeprefix(ADDRESS) for path in named)
    yield Spec(ADDRESS, KIND, subject, tuple(known.newest[:1]), f"{held(known)}\n{ways}")
    yield from cards.specs(known)
    found = columns.made(known)
    for name, _ in found.named:
        yield Spec(f"{ADDRESS}{found.folder}{name}.txt", COLUMN, (name,))
    for path in named:
        yield Spec(path, SCRIPT)


def cards_of(archive: Archive, spec: Spec) -> bytes:
    """Return a file of cards."""
    return cards.content(archive, spec)


def column(archive: Archive, spec: Spec) -> bytes:
    """Return a column by which results are narrowed or ordered."""
    return columns.made(lookup(archive)).texts[spec.subject[0]].encode()


def script(archive: Archive, spec: Spec) -> bytes:
    """Return one of the search's scripts."""
    return next(each for each in scripts(theme_folders(archive.settings)) if each.path == spec.path).content()


def content(archive: Archive, spec: Spec) -> Content:
    """Return the search page; without scripts it only says where else to look."""
    settings, known = archive.settings, lookup(archive)
    main = render(
        theme_folders(settings),
        "pages/search.html",
        trail=(home(spec.root), Anchor("", say("search.name"))),
        data=json.dumps(
            {
                "series": [*series(settings)],
                "lists": dict(_lists(known)),
                "words": section("results"),
            },
            ensure_ascii=False,
        ),
        feed=f"{spec.root}{addresses.REGISTER}{feeds.NAME}" if settings.site_url else "",
        works=bool(spec.subject),
        held=held(known),
        examples=tuple(Anchor(f"{spec.root}{addresses.of_decision(each)}", str(each)) for each in spec.depends),
        phrase=next((_phrase(archive.decisions[each].title) for each in spec.depends), ""),
        ways=tuple(facets.ways(known, spec.root)),
        checked=views.day(settings.checked) if settings.checked else "",
        official=Anchor(views.web_address(settings.official_list), views.host(settings.official_list)),
        numbers=f"{spec.root}{addresses.NUMBERS}",
    )
    name, (early, head) = say("search.name"), _loads(*spec.subject) if spec.subject else ("", "")
    running = f"{name}. {archive_name(settings)}"
    return Content(name, say("search.about"), running, main, "search", head, early=early)


def _phrase(title: str) -> str:
    """Return words of a title that stand together, to show how a phrase is looked for."""
    found = _WORDS.search(title)
    return found[0] if found else ""


def _lists(known: Lookup) -> Iterator[tuple[str, str]]:
    """Yield, for each facet that has lists with feeds, its name in an address and where they lie."""
    if known.archive.settings.site_url:
        for name in (BY_YEAR, *addresses.facets(known.archive.settings)):
            yield columns.parameter(name), addresses.of_facet(name)
        yield "programme", addresses.THREADS


def _loads(page: str, worker: str, engine: str) -> tuple[str, str]:
    """Return what a page with a search loads before its stylesheets, for which that need not wait, and after them."""
    early = f'<script src="index.js" data-worker="{worker}" data-engine="{engine}"></script>\n'
    preloads = "".join(
        f'<link rel="preload" href="{each}" as="fetch" crossorigin="anonymous">\n'
        for each in (worker, engine, DECISIONS.removeprefix(ADDRESS))
    )
    return f"{early}{preloads}", f'<script src="{page}" async fetchpriority="high"></script>\n'


def series(settings: Settings) -> Iterator[dict[str, object]]:
    """Yield what a browser must know of each series to read a reference."""
    bases = places(settings.series)
    for one in settings.series:
        yield {
            "words": [*_introducers(one)],
            "base": bases[one.name].base,
            "years": one.has_year,
            "first": one.year_first,
        }


def _introducers(one: Series) -> Iterator[str]:
    """Yield the words before a number of a series, in small letters, each once."""
    printed = one.form[: one.form.index("{")].strip(" -–/")
    said = (one.name, *one.spellings, *one.words, printed)
    yield from dict.fromkeys(" ".join(words.lower().split()) for words in said if words)
