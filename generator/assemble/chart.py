"""Charts of the page of money: for each kind of new money a bar a year, drawn from what its table says.

One chart never holds two kinds, nor sums with VAT and sums without, and its bars are never added up.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple, Protocol

from generator.assemble import money, views
from generator.assemble.money import Count, Group
from generator.assemble.views import Anchor
from generator.strings import counted, say

_ROW = Decimal("2.4")  # heights in ems, so that a chart grows with the reader's letters


class Dated(Protocol):
    """A year's money, as the table below the charts has it."""

    @property
    def link(self) -> Anchor:
        """The year, in words."""

    @property
    def counted(self) -> Count:
        """What its decisions say of money."""


class Bar(NamedTuple):
    """A bar with its words above it: their places in ems from the top, its length in hundredths."""

    words: str
    text: Decimal
    top: Decimal
    share: Decimal


class Chart(NamedTuple):
    """The bars of one kind; `said` is what they show, for who cannot see them."""

    title: str
    said: str
    height: Decimal
    bars: tuple[Bar, ...]


def charts(years: Iterable[Dated]) -> tuple[Chart, ...]:
    """Return a chart of every kind of money that two years or more state; the undated are left out."""
    found: dict[tuple[str, str], list[tuple[str, Group, Count]]] = {}
    for year in years:
        if year.link.text == say("dates.not-known"):
            continue
        for group in year.counted.groups:
            found.setdefault((group.kind, group.vat), []).append((year.link.text, group, year.counted))
    order = list(money.NEW)
    keys = sorted(found, key=lambda key: (order.index(key[0]), key[1]))
    return tuple(_chart(key, found[key]) for key in keys if len(found[key]) > 1)


def _chart(key: tuple[str, str], found: list[tuple[str, Group, Count]]) -> Chart:
    kind, vat = key
    most_in, most, _ = max(found, key=lambda each: each[1].total)
    bars = []
    for number, (year, group, in_year) in enumerate(found):
        top = number * _ROW
        share = max(group.total, Decimal()) * 100 / most.total if most.total > 0 else Decimal()
        stating, decisions = views.number(len(group.stating)), views.number(in_year.decisions)
        words = say("chart.bar", year=year, sum=views.pounds(group.total), stating=stating, decisions=decisions)
        bars.append(Bar(words, top + 1, top + Decimal("1.3"), round(share, 1)))
    title = ", ".join(filter(None, (say("chart.title", kind=money.NEW[kind]), views.vat(vat))))
    said = counted("chart.said", len(found), longest=most_in)
    return Chart(title, said, len(found) * _ROW, tuple(bars))
