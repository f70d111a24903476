"""What a result shows of a decision, in small files by its number: eight neighbours in each.

A reference typed into the search is looked up in one of them and nothing else is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby

from generator.assemble import addresses, views
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Spec
from generator.assemble.search.keys import keys
from generator.link.archive import Archive
from generator.model import Reference
from generator.render.data import without_tags
from generator.strings import say

KIND = "search-cards"
BLOCK = 8  # decisions whose numbers stand together in one file


def specs(known: Lookup) -> Iterator[Spec]:
    """Yield the spec of every file of cards: of decisions held, announced, moved, or only cited."""
    archive = known.archive
    references = [*archive.decisions, *archive.announced, *archive.stubs, *archive.moved]
    numbered = sorted(zip(keys(archive.settings.series, references), references, strict=True))
    for number, found in groupby(numbered, key=lambda each: each[0] // BLOCK):
        shown = tuple([reference for _, reference in found])
        yield Spec(f"search/c/{number}.json", KIND, (), shown, known.noted(shown))


def content(archive: Archive, spec: Spec) -> bytes:
    """Return a file's bytes: each card by its decision's number."""
    known = lookup(archive)
    numbered = zip(keys(archive.settings.series, spec.depends), spec.depends, strict=True)
    said = {str(key): card(known, reference) for key, reference in numbered}
    return without_tags(json.dumps(said, ensure_ascii=False, separators=(",", ":"))).encode()


def card(known: Lookup, reference: Reference) -> Mapping[str, str]:
    """Return what is shown of a decision: `is` says what it is here when it is not simply held."""
    archive = known.archive
    found = {"ref": str(reference), "at": addresses.of_decision(reference)}
    if reference in archive.moved:
        to = archive.moved[reference]
        return found | {"is": "moved", "title": say("moved.now", decision=archive.heading(to))}
    dated = known.dated(reference)
    found |= {"title": known.title(reference), "when": dated.signed or dated.told or say("dates.not-known")}
    facts = archive.decisions.get(reference)
    if facts is None:
        return found | {"is": dated.status}
    if facts.withdrawal is not None:
        return found | {"is": "withdrawn"}
    money = views.one_line(facts.amounts)
    money = money if money != say("money.none-stated") else say("cards.no-money")
    return found | {"money": money, "says": facts.summary}
