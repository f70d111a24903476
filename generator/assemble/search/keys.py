"""A decision's number in the index, made from its reference alone.

Counted in the order of the references, numbers would move with every record that comes; these never
do, so that a new record changes only the files that hold its words. They sort as references do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.config import Series
from generator.model import Reference

YEAR_ONE, YEARS = 1900, 201
NUMBERS = 100_000  # in a series, or in one of its years


class Place(NamedTuple):
    """Where a series' numbers begin, and whether it has years."""

    base: int
    has_year: bool


def places(series: Iterable[Series]) -> Mapping[str, Place]:
    """Return where the numbers of each series begin."""
    found: dict[str, Place] = {}
    base = 0
    for one in sorted(series, key=lambda one: one.name):
        found[one.name] = Place(base, one.has_year)
        base += NUMBERS * (YEARS if one.has_year else 1)
    return found


def keys(series: Iterable[Series], references: Iterable[Reference]) -> list[int]:
    """Return the numbers of some references."""
    bases = {name: place.base for name, place in places(series).items()}
    return [
        bases[name] + number if year is None else bases[name] + (year - YEAR_ONE) * NUMBERS + number
        for name, year, number, _ in references
    ]
