"""An index of the words in titles, as pages: for those who read without JavaScript, or like to browse."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from hashlib import blake2b
from string import ascii_lowercase
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.blocks import archive_name
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.paging import pages_nav
from generator.assemble.search import words
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home
from generator.assemble.views import Anchor
from generator.link.archive import Archive
from generator.model import Reference
from generator.strings import say, section

KIND = "search-words"
ADDRESS = "search/words/"
FIGURES, OTHERS = "figures", "others"  # pages of words that begin with no letter from a to z
PARTS = (*ascii_lowercase, FIGURES, OTHERS)
PAGE = 60  # words on a page
MOST = 50  # decisions shown for a word


class Word(NamedTuple):
    """A word of titles with the decisions that have it, latest first; `more` counts those not shown."""

    word: str
    found: tuple[Anchor, ...]
    more: str


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of the first page, then of each letter's pages, which are there also when empty."""
    known = lookup(archive)
    found = known.once("title-words", _indexed)
    counts = " ".join(f"{part}={len(found[part])}" for part in PARTS)
    yield Spec(ADDRESS, KIND, ("", "1"), extra=counts)
    for part in PARTS:
        listed = list(found[part].items())
        for at in range(0, max(len(listed), 1), PAGE):
            shown = listed[at : at + PAGE]
            titles = [(word, len(each), [known.heading(one) for one in each[:MOST]]) for word, each in shown]
            said = blake2b(f"{len(listed)} {counts} {titles}".encode(), digest_size=16).hexdigest()
            number = at // PAGE + 1
            yield Spec(addresses.of_page(f"{ADDRESS}{part}/", number), KIND, (part, str(number)), extra=said)


def _indexed(known: Lookup) -> dict[str, dict[str, list[Reference]]]:
    """Return the words of titles by letter, in their order, each with its decisions, latest first."""
    found: dict[str, list[Reference]] = {}
    for reference in known.newest:
        for word in dict.fromkeys(words.words(known.archive.decisions[reference].title)):
            if word not in words.STOP_WORDS and len(word) > 1:
                found.setdefault(word, []).append(reference)
    parts: dict[str, dict[str, list[Reference]]] = {part: {} for part in PARTS}
    for word in sorted(found, key=lambda word: (_plain(word), word)):
        parts[_part(word)][word] = found[word]
    return parts


def _plain(word: str) -> str:
    """Return a word without its accents, for its place in the order."""
    return "".join([letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter)])


def _part(word: str) -> str:
    first = _plain(word)[:1]
    return first if first in ascii_lowercase and first else FIGURES if first.isdigit() else OTHERS


def content(archive: Archive, spec: Spec) -> Content:
    """Return a page of the index."""
    settings, known = archive.settings, lookup(archive)
    part, number = spec.subject
    found = known.once("title-words", _indexed)
    listed = list(found[part].items()) if part else []
    first = (int(number) - 1) * PAGE
    name = say("words.name")
    title = f"{name}: {_name(part)}" if part else name
    main = render(
        theme_folders(settings),
        "pages/words.html",
        trail=(
            home(spec.root),
            Anchor(f"{spec.root}search/", say("search.name")),
            *((Anchor(f"{spec.root}{ADDRESS}", name),) if part else ()),
            Anchor("", _name(part) if part else name),
        ),
        ref=_name(part) if part else say("words.ref"),
        title=name if part else say("words.title"),
        lead=say("words.lead"),
        letters=tuple(_letter(each, part, found, spec.root) for each in PARTS),
        words=tuple(_word(known, word, each, spec.root) for word, each in listed[first : first + PAGE]),
        nothing=bool(part) and not listed,
        nav=pages_nav(f"{spec.root}{ADDRESS}{part}/", int(number), max(-(-len(listed) // PAGE), 1)) if part else (),
    )
    full = say("words.page", title=title, number=number) if number != "1" else title
    return Content(full, f"{title}.", f"{title}. {archive_name(settings)}", main, "search")


def _name(part: str) -> str:
    return section("words-parts").get(part) or part.upper()


def _letter(each: str, here: str, found: dict[str, dict[str, list[Reference]]], root: str) -> Anchor:
    """Return the link to a letter's words; nothing to link to where there are none."""
    href = f"{root}{ADDRESS}{each}/" if found[each] else ""
    return Anchor(href, _name(each), "here" if each == here else "")


def _word(known: Lookup, word: str, found: list[Reference], root: str) -> Word:
    shown = tuple(
        Anchor(f"{root}{addresses.of_decision(each)}", known.archive.decisions[each].heading) for each in found[:MOST]
    )
    more = len(found) - len(shown)
    return Word(word, shown, say("words.and-more", count=views.number(more)) if more else "")
