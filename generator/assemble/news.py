"""What is new: month by month, decisions new here told apart from those that changed, as pages and as text.

A decision is new on the latest of the days its record gives: published, taken from its source,
released after deferral. One that gives none is in no month. Corrections and withdrawals are changes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.blocks import archive_name
from generator.assemble.facets import Value
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.paging import paged, pages_nav
from generator.assemble.rows import row
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home
from generator.assemble.views import Anchor
from generator.link.archive import Archive
from generator.model import Deferral, Facts, Reference
from generator.strings import say, section

INDEX = "news-index"
MONTH = "news-month"
TEXT = "news-text"
LATEST = 10  # items of the first page
IN_TEXT = 200  # items of a text: more would be no letter
WIDTH = 72


class Item(NamedTuple):
    """Something new: a day, a decision, and what changed in it (nothing: the decision itself is new)."""

    day: date
    reference: Reference
    changed: str


class Shown(NamedTuple):
    """An item as pages and texts show it; `note` is its day of signing, or what changed."""

    link: Anchor
    when: str
    sentence: str
    note: str


def months(known: Lookup) -> dict[str, list[Item]]:
    """Return what is new in each month, latest first: `2026-11`, the decisions before the changes."""
    return known.once("months", _months)


def _months(known: Lookup) -> dict[str, list[Item]]:
    items = sorted(_items(known), key=lambda item: item.day, reverse=True)  # known.newest orders a day
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.day.isoformat()[:7], []).append(item)
    return {month: sorted(each, key=lambda item: bool(item.changed)) for month, each in found.items()}


def _items(known: Lookup) -> Iterator[Item]:
    for reference in known.newest:
        facts = known.archive.decisions[reference]
        day = _new_on(facts)
        if day is not None and facts.withdrawal is None:
            yield Item(day, reference, "")
        if facts.withdrawal is not None:
            if facts.withdrawal.date:
                yield Item(facts.withdrawal.date, reference, say("news.withdrawn"))
            continue
        for each in facts.corrections:
            yield Item(each.date, reference, say(f"corrections.{each.kind}", what=each.what))


def _new_on(facts: Facts) -> date | None:
    released = facts.deferral.released_on if isinstance(facts.deferral, Deferral) else None
    days = (facts.published, facts.provenance.captured, released)
    return max((day for day in days if day is not None), default=None)


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of the first page, then of each month's pages and text."""
    known = lookup(archive)
    found = months(known)
    counts = "\n".join(f"{month} {_counted(items)}" for month, items in found.items())
    latest = [item for items in found.values() for item in items][:LATEST]
    yield _spec(known, addresses.NEWS, INDEX, (), latest, counts)
    size = archive.settings.page_size
    for month, items in found.items():
        beside = " ".join(link.text for link in _beside(list(found), month, ""))
        for at in range(0, len(items), size):
            number = at // size + 1
            address = addresses.of_page(addresses.of_month(month), number)
            shown = items[at : at + size]
            yield _spec(known, address, MONTH, (month, str(number)), shown, f"{_counted(items)} {beside}")
        yield _spec(known, addresses.of_month_text(month), TEXT, (month,), items[:IN_TEXT], _counted(items))


def _spec(known: Lookup, address: str, kind: str, subject: tuple[str, ...], items: Sequence[Item], more: str) -> Spec:
    shown = tuple(item.reference for item in items)
    told = "\n".join(f"{item.day} {item.changed}" for item in items)
    return Spec(address, kind, subject, shown, f"{more}\n{told}\n{known.noted(shown)}")


def _counted(items: Sequence[Item]) -> str:
    """Return `12 new, 1 changed`."""
    changed = sum(bool(item.changed) for item in items)
    counts = ((len(items) - changed, "new"), (changed, "changed"))
    return ", ".join(say(f"news-counts.{part}", count=views.number(count)) for count, part in counts if count)


def _month(key: str) -> str:
    return views.month(date.fromisoformat(f"{key}-01"))


def index(archive: Archive, spec: Spec) -> Content:
    """Return the first page: the latest of all, and the months."""
    known = lookup(archive)
    found = months(known)
    latest = [item for items in found.values() for item in items][:LATEST]
    lead, name = say("news.lead"), say("news.name")
    values = tuple(
        Value(Anchor(f"{spec.root}{addresses.of_month(month)}", _month(month)), f"{_counted(items)}.", len(items))
        for month, items in found.items()
    )
    main = render(
        theme_folders(archive.settings),
        "pages/news.html",
        trail=(home(spec.root), Anchor("", name)),
        title=say("news.title"),
        lead=lead,
        sections=tuple(_sections(known, latest, spec.root, latest=True)),
        months=values,
        text=Anchor("", ""),
        nav=(),
        beside=(),
    )
    return Content(name, lead, f"{name}. {archive_name(archive.settings)}", main, "news")


def month(archive: Archive, spec: Spec) -> Content:
    """Return a page of one month."""
    known, (key, number) = lookup(archive), spec.subject
    found = months(known)
    items, size = found[key], archive.settings.page_size
    first = (int(number) - 1) * size
    last = -(-len(items) // size)
    title = say("news.in-month", month=_month(key))
    main = render(
        theme_folders(archive.settings),
        "pages/news.html",
        trail=(
            home(spec.root),
            Anchor(f"{spec.root}{addresses.NEWS}", say("news.name")),
            Anchor("", _month(key)),
        ),
        title=_month(key),
        lead=views.upper_first(f"{_counted(items)}."),
        sections=tuple(_sections(known, items[first : first + size], spec.root)),
        months=(),
        text=Anchor(f"{spec.root}{addresses.of_month_text(key)}", say("news.as-text"), f", {say('news.as-text-for')}"),
        nav=pages_nav(f"{spec.root}{addresses.of_month(key)}", int(number), last),
        beside=_beside(list(found), key, spec.root),
    )
    running = f"{title}. {archive_name(archive.settings)}"
    return Content(paged(title, int(number), last), f"{title}: {_counted(items)}", running, main, "news")


def _beside(keys: list[str], key: str, root: str) -> tuple[Anchor, ...]:
    """Return links to the months before and after; `keys` are latest first."""
    at = keys.index(key)
    found = [(say("pages.earlier", list=_month(keys[at + 1])), keys[at + 1])] if at + 1 < len(keys) else []
    found += [(say("pages.later", list=_month(keys[at - 1])), keys[at - 1])] if at else []
    return tuple(Anchor(f"{root}{addresses.of_month(each)}", words) for words, each in found)


def _sections(
    known: Lookup, items: Sequence[Item], root: str, latest: bool = False
) -> Iterator[tuple[str, str, tuple[Shown, ...]]]:
    """Yield the decisions that are new, then the changes, each part with its id and its heading."""
    for part, words in section("news-parts").items():
        shown = tuple(_shown(known, item, root) for item in items if bool(item.changed) is (part == "changed"))
        if shown:
            yield f"page-{part}", say("news.latest-first", part=words) if latest else words, shown


def _shown(known: Lookup, item: Item, root: str) -> Shown:
    listed = row(known, item.reference, root)
    note = item.changed or _dated(known, item.reference)
    sentence = "" if item.changed else listed.sentence
    link = Anchor(listed.href, f"{listed.reference}: {listed.title}")
    when = say(f"news-days.{'changed' if item.changed else 'new'}", date=views.day(item.day))
    return Shown(link, when, sentence, note)


def _dated(known: Lookup, reference: Reference) -> str:
    """Return what is known of a decision's day as a sentence."""
    dated, signed = known.dated(reference), known.archive.settings.labels["date_signed"]
    if dated.signed:
        return f"{signed} {dated.signed}."
    if dated.told:
        return say("news.told", signed=signed, date=dated.told, teller=dated.teller)
    return say("news.inferred", inferred=dated.inferred) if dated.inferred else f"{say('dates.undated')}."


def text(archive: Archive, spec: Spec) -> bytes:
    """Return a month as plain text of at most 72 characters a line, its links in full where the site's is known."""
    known, key, settings = lookup(archive), spec.subject[0], archive.settings
    items = months(known)[key]
    base = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
    title = say("news.text-title", name=settings.name, month=_month(key))
    parts = [_wrap(title), "=" * min(len(title), WIDTH)]
    if not settings.official:
        said = [say("news.unofficial"), *([say("news.not-by", body=settings.body)] if settings.body else [])]
        parts.append(_wrap(" ".join(said)))
    parts.append(_wrap(views.upper_first(f"{_counted(items)}.")))
    for _, words, shown in _sections(known, items[:IN_TEXT], base):
        parts.append(f"{words}\n{'-' * len(words)}")
        parts += ["\n".join(_lines(each)) for each in shown]
    if len(items) > IN_TEXT:
        parts.append(_wrap(say("news.more", count=views.number(len(items) - IN_TEXT))))
    parts.append(f"{base}{addresses.of_month(key)}")
    return ("\n\n".join(parts) + "\n").replace("\n\n=", "\n=").encode()


def _lines(each: Shown) -> Iterator[str]:
    yield _wrap(each.link.text)
    yield _wrap(" ".join(filter(None, (each.sentence, each.note, f"{each.when}."))), "  ")
    yield f"  {each.link.href}"


def _wrap(words: str, indent: str = "") -> str:
    return textwrap.fill(
        words, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
