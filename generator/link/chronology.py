"""The order of decisions in time, also of those that carry no date.

Numbers of a series are given out in order: of 946 pairs of dated decisions of the first archive
14 are out of order, by 86 days at the most. So an undated decision stands between its dated
neighbours. What is inferred here orders lists and is shown as inferred; it is never a date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from generator.config import Series
from generator.model import Facts, Reference

_A_YEAR = 10_000  # more numbers than a series gives out in a year


class Between(NamedTuple):
    """The dated neighbours an undated decision lies between; None where there is none."""

    after: date | None
    before: date | None


class Chronology:
    """Knows when each decision of an archive was signed, or between which days it must have been."""

    def __init__(
        self,
        series: tuple[Series, ...],
        decisions: Mapping[Reference, Facts],
        told: Iterable[tuple[Reference, str]] = (),
    ) -> None:
        self.rank = {each.name: number for number, each in enumerate(series)}
        self.signed = {ref: facts.signed for ref, facts in decisions.items() if facts.signed}
        self.told: dict[Reference, str] = {}
        for reference, when in told:
            if when:
                self.told.setdefault(reference, when)
        self.orders: dict[Reference, tuple[date, int, int, int]] = {}
        self.dated: dict[str, tuple[list[tuple[int, int]], list[date]]] = {}
        for reference in sorted(self.signed):
            keys, days = self.dated.setdefault(reference.series, ([], []))
            keys.append((reference.year or 0, reference.number))
            days.append(self.signed[reference])

    def between(self, reference: Reference) -> Between:
        """Return the days between which neighbouring numbers place a decision."""
        keys, days = self.dated.get(reference.series, ([], []))
        at = bisect_left(keys, (reference.year or 0, reference.number))
        after, before = days[at - 1] if at else None, days[at] if at < len(days) else None
        if after and before and after > before:
            after, before = before, after
        return Between(after, before)

    def order(self, reference: Reference) -> tuple[date, int, int, int]:
        """Return a key that sorts decisions by time: signed, told by others, or inferred."""
        known = self.orders.get(reference)
        if known is None:
            rank = (self.rank.get(reference.series, 99), reference.year or 0, reference.number)
            known = self.orders[reference] = (self._day(reference), *rank)
        return known

    def _day(self, reference: Reference) -> date:
        if reference in self.signed:
            return self.signed[reference]
        if reference.series in self.dated:
            return self._placed(reference)
        if reference in self.told:
            year, month, day = [*(int(part) for part in self.told[reference].split("-")), 1, 1][:3]
            return date(year, month, day)
        return date(reference.year, 1, 1) if reference.year else date.min

    def _placed(self, reference: Reference) -> date:
        """Place an undated decision by its number, in proportion between its dated neighbours.

        Never out of the order of numbers: past the last known date, one day a number.
        """
        keys, days = self.dated[reference.series]
        key = (reference.year or 0, reference.number)
        at = bisect_left(keys, key)
        if at == 0 or at == len(keys):
            known = at - 1 if at else 0
            away = (key[0] - keys[known][0]) * 365 + key[1] - keys[known][1]
            return days[known] + timedelta(days=max(min(away, 9999), -9999))
        (year, number), (next_year, next_number) = keys[at - 1], keys[at]
        length = (next_year - year) * _A_YEAR + next_number - number
        share = ((key[0] - year) * _A_YEAR + key[1] - number) / length
        return days[at - 1] + (days[at] - days[at - 1]) * share
