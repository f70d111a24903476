"""The page of the archive's money: each kind by itself, then by year; its lists come from `lists`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.assemble import addresses, chart, facets, money, views
from generator.assemble.blocks import archive_name
from generator.assemble.facets import BY_YEAR, Listed
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.money import Count, Group
from generator.assemble.page import Content, Spec
from generator.assemble.slots import held
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home, register
from generator.assemble.views import KINDS, Anchor
from generator.link.archive import Archive
from generator.model import Reference
from generator.strings import counted, say

KIND = "money"
LIST = "money-list"


class Total(NamedTuple):
    """A total as the page says it: what it is of, the figure, of how many decisions, and its flags."""

    link: Anchor
    figure: str
    stating: int
    flags: str
    said: str


class Year(NamedTuple):
    """A year's rows; `counted` says of how many decisions withheld and not stated."""

    link: Anchor
    counted: Count
    totals: tuple[Total, ...]


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of the page of money; it shows something of every decision held."""
    known = lookup(archive)
    yield Spec(addresses.MONEY, KIND, depends=tuple(archive.decisions), extra=held(known))


def stating(known: Lookup) -> dict[str, list[Reference]]:
    """Return the decisions that state new money of each kind, latest first."""
    decisions = known.archive.decisions
    found: dict[str, list[Reference]] = {kind: [] for kind in KINDS}
    for reference in known.newest:
        facts = decisions[reference]
        if facts.amounts and facts.withdrawal is None:
            for kind in dict.fromkeys([amount.kind for amount in facts.amounts if amount.role == "new"]):
                found[kind].append(reference)
    return found


def listed(kind: str, count: int, root: str) -> Listed:
    """Return what the list of one kind says above its rows."""
    words, name = views.upper_first(KINDS[kind]), say("money.name")
    trail = (Anchor(f"{root}{addresses.MONEY}", name), Anchor("", words))
    lead = counted("money.of-kind", count)
    see = Anchor(f"{root}{addresses.MONEY}#page-how", say("money.how-link"), ".")
    return Listed(name, words, lead, trail, f"{name}: {words.lower()}", see=see, word=True)


def content(archive: Archive, spec: Spec) -> Content:
    """Return the page of money."""
    known, settings = lookup(archive), archive.settings
    whole = money.count(archive.decisions.values())
    years = tuple(by_year(known, spec.root))
    lead, name = say("money.lead"), say("money.name")
    main = render(
        theme_folders(settings),
        "pages/money.html",
        trail=(
            home(spec.root),
            register(settings, spec.root),
            Anchor("", name),
        ),
        lead=lead,
        whole=whole,
        held=held(known),
        totals=tuple(_total(whole, group, spec.root) for group in whole.groups),
        years=years,
        charts=chart.charts(years),
        csv=f"{spec.root}{addresses.DATA}amounts.csv",
        data=f"{spec.root}{addresses.DATA}",
    )
    return Content(name, lead, f"{name}. {archive_name(settings)}", main, "money")


def _total(whole: Count, group: Group, root: str) -> Total:
    link = Anchor(f"{root}{addresses.of_money(group.kind)}", views.upper_first(group.words))
    return Total(link, views.pounds(group.total), len(group.stating), group.flags, whole.said(group))


def by_year(known: Lookup, root: str) -> Iterator[Year]:
    """Yield the years, latest first, the undated apart at the end."""
    decisions = known.archive.decisions
    for key in facets.keys(known, BY_YEAR):
        in_year = money.count(decisions[reference] for reference in known.group(BY_YEAR, key))
        words, _ = facets.label(known, BY_YEAR, key)
        totals = tuple(_total(in_year, group, root) for group in in_year.groups)
        yield Year(Anchor(f"{root}{addresses.of_year(key)}", words), in_year, totals)
