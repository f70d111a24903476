"""What results are narrowed and ordered by: a file for each facet, read when it is asked for.

A file says which values there are and, decision by decision in the index's order, which each has.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import NamedTuple

from generator.assemble import addresses, facets, views
from generator.assemble.facets import BY_YEAR
from generator.assemble.lookup import Lookup
from generator.assemble.search.cabinet import name_of
from generator.assemble.search.figures import figure, figures
from generator.model import RELATIONS, Facts, Reference
from generator.render.data import without_tags
from generator.strings import say, section

AMOUNT, ORDER = "amount", "order"  # the two columns that are figures and no facets
NONE = "none"
# What else stands in an address of the search, and the facets that are no lists.
TAKEN = frozenset({"q", "page", "order", "as", "from", "to", "programme", "money", "exempt", "relation", AMOUNT})


class Column(NamedTuple):
    """A column: its name in an address, its label (none when it is no facet), and what makes its file."""

    name: str
    label: str
    make: Callable[[], str]


class Columns(NamedTuple):
    """The columns there are, each with its label; where their files lie; and their texts, by name."""

    folder: str
    named: tuple[tuple[str, str], ...]
    texts: Mapping[str, str]


def made(known: Lookup) -> Columns:
    """Return the columns of an archive, written once; their folder's name changes with what they say."""
    return known.once("search-columns", _made)


def _made(known: Lookup) -> Columns:
    found = list(columns(known))
    texts = {column.name: column.make() for column in found}
    folder = f"k/{name_of(json.dumps(texts).encode())}/"
    return Columns(folder, tuple((column.name, column.label) for column in found), texts)


def columns(known: Lookup) -> Iterator[Column]:
    """Yield every column of an archive, in the order facets are shown."""
    settings = known.archive.settings
    for name in (BY_YEAR, *addresses.facets(settings)):
        if known.groups[name]:
            label = say("columns.year") if name == BY_YEAR else facets.singular(settings, name)
            yield Column(parameter(name), label, partial(_listed, known, name))
    if settings.terms["programmes"]:
        yield Column("programme", settings.labels["programmes"], partial(_programmes, known))
    yield Column("money", settings.labels["amounts"], partial(_money, known))
    yield Column("exempt", settings.labels["exempt"], partial(_exempt, known))
    yield Column("relation", say("columns.relation"), partial(_relations, known))
    yield Column(AMOUNT, "", partial(_amounts, known))
    yield Column(ORDER, "", partial(_order, known))


def _decisions(known: Lookup) -> Iterable[Facts]:
    return known.archive.decisions.values()


def parameter(name: str) -> str:
    """Return a list's name as it stands in an address of the search."""
    if name == BY_YEAR or name in addresses.FACETS:
        return name.removesuffix("s")
    return f"{name}-" if name in TAKEN else name


def _written(values: Mapping[str, str], found: list[tuple[str, ...]]) -> str:
    """Write a column of the values decisions have; those no decision has are left out."""
    used = {key for each in found for key in each}
    places = {key: at for at, key in enumerate(key for key in values if key in used)}
    said = "".join([figure(len(each)) + figures([places[key] for key in each]) for each in found])
    shown = [[key, values[key]] for key in places]
    return without_tags(json.dumps({"values": shown, "of": said}, ensure_ascii=False))


def _listed(known: Lookup, name: str) -> str:
    values = {key: facets.label(known, name, key)[0] for key in facets.keys(known, name)}
    if name == BY_YEAR:
        return _written(values, [(addresses.year_of(facts),) for facts in _decisions(known)])
    return _written(values, [addresses.values_of(facts, name) for facts in _decisions(known)])


def _programmes(known: Lookup) -> str:
    values = {key: term.label for key, term in known.archive.settings.terms["programmes"].items()}
    return _written(values, [facts.programmes for facts in _decisions(known)])


def _money(known: Lookup) -> str:
    values = {**{kind: views.upper_first(words) for kind, words in views.KINDS.items()}, NONE: say("cards.no-money")}
    found = [dict.fromkeys(each.kind for each in facts.amounts if each.role == "new") for facts in _decisions(known)]
    return _written(values, [tuple(each) or (NONE,) for each in found])


def _exempt(known: Lookup) -> str:
    values = {"yes": say("columns.exempt"), "no": say("columns.not-exempt"), addresses.UNKNOWN: say("facts.not-stated")}
    said = [
        addresses.UNKNOWN if facts.exempt is None else "yes" if facts.exempt else "no" for facts in _decisions(known)
    ]
    return _written(values, [(each,) for each in said])


def _relations(known: Lookup) -> str:
    """Write how decisions stand to others: what they do, and what is done to them."""
    words = section("relations")
    values = {kind: words[kind] for kind in RELATIONS}
    values |= {f"{kind}-by": words[f"{kind}-by"] for kind in RELATIONS if words[f"{kind}-by"] != words[kind]}
    found: dict[Reference, set[str]] = {}
    for facts in _decisions(known):
        for relation in facts.relations:
            found.setdefault(facts.reference, set()).add(relation.kind)
            inverse = f"{relation.kind}-by"
            found.setdefault(relation.to, set()).add(inverse if inverse in values else relation.kind)
    nothing: set[str] = set()
    said = [found.get(reference, nothing) for reference in known.archive.decisions]
    return _written(values, [tuple(key for key in values if key in each) for each in said])


def _amounts(known: Lookup) -> str:
    return figures([_amount(facts) for facts in _decisions(known)])


def _amount(facts: Facts) -> int:
    """Return a decision's largest sum of new money of a kind, in pounds and one more; 0 for none."""
    if facts.withdrawal is not None:
        return 0
    sums = [sum((each.value for each in group), Decimal()) for group in views.alike(facts.amounts)]
    return max((int(max(each, Decimal()).to_integral_value(ROUND_HALF_UP)) + 1 for each in sums), default=0)


def _order(known: Lookup) -> str:
    """Write how far each decision stands from its place when the oldest comes first: 0, 1 before, 1 after …."""
    places = {reference: at for at, reference in enumerate(reversed(known.newest))}
    steps = [places[reference] - at for at, reference in enumerate(known.archive.decisions)]
    return figures([2 * step if step >= 0 else -2 * step - 1 for step in steps])
