"""Feeds of every list, as Atom: what is new in it and what was changed, told apart.

Their dates come from the records, never from the day of a build: the same records make the same
feeds, and one that nothing happened to is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from generator.assemble import addresses, facets, news, views
from generator.assemble.blocks import archive_name
from generator.assemble.facets import BY_YEAR
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.news import Item
from generator.assemble.page import Spec
from generator.link.archive import Archive
from generator.model import Reference
from generator.strings import say, section

KIND = "feed"
NAME = "feed.xml"
MOST = 30  # entries of a feed
TYPE = "application/atom+xml"
REGISTER = "register"
PROGRAMMES = "programmes"


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of every list's feed; an archive without an address of its own has none."""
    if not archive.settings.site_url:
        return
    known = lookup(archive)
    yield _spec(known, addresses.REGISTER, (REGISTER, ""), known.newest)
    for name in (BY_YEAR, *addresses.facets(archive.settings)):
        for key in facets.keys(known, name):
            yield _spec(known, addresses.of_facet(name, key), (name, key), known.group(name, key))
    for key, members in archive.threads.items():
        yield _spec(known, addresses.of_thread(key), (PROGRAMMES, key), members)


def _spec(known: Lookup, address: str, subject: tuple[str, str], found: Sequence[Reference]) -> Spec:
    """Return a feed's spec: the decisions to which something happened last."""
    ranks = known.once("last-news", _last)
    latest = sorted([each for each in found if each in ranks], key=lambda each: ranks[each][0])[:MOST]
    return Spec(f"{address}{NAME}", KIND, subject, tuple(latest))


def _last(known: Lookup) -> dict[Reference, tuple[int, Item]]:
    """Return the last that happened to each decision, with its place among all that happened."""
    found: dict[Reference, tuple[int, Item]] = {}
    for items in news.months(known).values():
        for item in sorted(items, key=lambda item: item.day, reverse=True):
            found.setdefault(item.reference, (len(found), item))
    return found


def title(known: Lookup, name: str, key: str) -> str:
    """Return what a feed is called, after its list."""
    settings = known.archive.settings
    if name == REGISTER:
        return settings.labels["decisions"]
    if name == PROGRAMMES:
        return f"{settings.labels['programmes']}: {settings.terms['programmes'][key].label}"
    return f"{facets.singular(settings, name)}: {facets.label(known, name, key)[0]}"


def content(archive: Archive, spec: Spec) -> bytes:
    """Return a feed."""
    known, settings = lookup(archive), archive.settings
    base = settings.site_url.rstrip("/")
    address = f"{base}/{spec.address.removesuffix(NAME)}"
    name = archive_name(settings)
    items = [known.once("last-news", _last)[reference][1] for reference in spec.depends]
    updated = items[0].day if items else settings.checked or date(1970, 1, 1)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n'
        f"<title>{_text(title(known, *spec.subject))} – {_text(name)}</title>\n"
        f"<id>{_text(address)}</id>\n<updated>{_moment(updated)}</updated>\n"
        f'<link rel="self" type="{TYPE}" href="{_text(address)}{NAME}"/>\n'
        f'<link rel="alternate" type="text/html" href="{_text(address)}"/>\n'
        f"<author><name>{_text(name)}</name></author>\n" + "".join([_entry(known, item, base) for item in items])
    ).encode() + b"</feed>\n"


def _entry(known: Lookup, item: Item, base: str) -> str:
    """Return a decision's entry; its id is its page's address, which never changes."""
    facts = known.archive.decisions[item.reference]
    address = f"{base}/{addresses.of_decision(item.reference)}"
    kind = "changed" if item.changed else "new"
    heading = say("feed.changed", decision=facts.heading) if item.changed else facts.heading
    gone = facts.withdrawal is not None
    money = "" if gone else views.one_line(facts.amounts)
    said = (item.changed, "" if gone else facts.summary, money if money != say("money.none-stated") else "")
    summary = " ".join(f"{each.removesuffix('.')}." for each in said if each)
    came = facts.published or facts.signed
    return (
        f"<entry>\n<title>{_text(heading)}</title>\n"
        f"<id>{_text(address)}</id>\n"
        f'<link rel="alternate" type="text/html" href="{_text(address)}"/>\n'
        + (f"<published>{_moment(came)}</published>\n" if came and came <= item.day else "")
        + f"<updated>{_moment(item.day)}</updated>\n"
        f'<category term="{kind}" label="{_text(section("news-parts")[kind])}"/>\n'
        + (f"<summary>{_text(summary)}</summary>\n" if summary else "")
        + "</entry>\n"
    )


def link(root: str, path: str, words: str) -> str:
    """Return the link in a page's head to the feed beside a list."""
    return f'<link rel="alternate" type="{TYPE}" title="{escape(words)}" href="{root}{path}">\n'


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(words: str) -> str:
    """Return words as XML, without what no XML may hold."""
    return escape("".join([letter for letter in words if letter >= " " or letter in "\t\n"])).replace("\uffff", "")
