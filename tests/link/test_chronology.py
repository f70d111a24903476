"""The order of decisions in time: signed, told by others, or placed between their neighbours."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.link.archive import Archive
from generator.link.chronology import Between, Chronology
from generator.model import Reference
from tests.link.test_archive import archive, ref
from tests.support import SETTINGS

UNDATED = "date_signed: unknown\nsource: {origin: web_capture}"


def dated(**days: str) -> Archive:
    """An archive of decisions by number, each with its day or undated: `dated(abc10="2020-01-01")`."""
    records = {}
    for name, day in days.items():
        number = name.removeprefix("abc") if name.startswith("abc") else name.removeprefix("def").replace("_", "/")
        reference = f"{'ABC' if name.startswith('abc') else 'DEF'} {number}"
        records[reference] = f"date_signed: {day}" if day else UNDATED
    return archive(records)


def in_order(held: Archive) -> list[str]:
    return [str(each) for each in sorted([*held.decisions, *held.stubs], key=held.chronology.order)]


@pytest.mark.parametrize(
    ("days", "order"),
    [
        # Signed days rule, whatever the numbers say.
        ({"abc10": "2020-03-01", "abc11": "2020-01-01"}, ["ABC 11", "ABC 10"]),
        # On one day: the series' order in the configuration, then the number.
        ({"def5_20": "2020-01-01", "abc9": "2020-01-01", "abc10": "2020-01-01"}, ["ABC 9", "ABC 10", "DEF 5/20"]),
        # The undated stand between their neighbours, and in the order of numbers.
        (
            {"abc10": "2020-01-01", "abc13": "", "abc12": "", "abc20": "2021-01-01"},
            ["ABC 10", "ABC 12", "ABC 13", "ABC 20"],
        ),
        # Also before the first and after the last.
        (
            {"abc3": "", "abc10": "2020-01-01", "abc9": "", "abc99": "", "abc11": ""},
            ["ABC 3", "ABC 9", "ABC 10", "ABC 11", "ABC 99"],
        ),
        # A year counts before a number.
        (
            {"def90_20": "", "def1_21": "", "def2_20": "2020-02-01", "def9_21": "2021-03-01"},
            ["DEF 2/20", "DEF 90/20", "DEF 1/21", "DEF 9/21"],
        ),
        # A series with no date at all: by its years, or first.
        ({"def7_21": "", "abc10": "2021-06-01", "def8_22": ""}, ["DEF 7/21", "ABC 10", "DEF 8/22"]),
        ({"abc10": "", "def7_21": "2021-06-01"}, ["ABC 10", "DEF 7/21"]),
    ],
)
def test_decisions_are_in_order(days, order):
    assert in_order(dated(**days)) == order


def test_the_undated_between_others_of_another_series_are_placed_in_proportion():
    held = dated(abc10="2020-01-01", abc15="", abc20="2020-12-31", def1_20="2020-05-01", def2_20="2020-09-01")
    assert in_order(held) == ["ABC 10", "DEF 1/20", "ABC 15", "DEF 2/20", "ABC 20"]


@pytest.mark.parametrize(("when", "first"), [("2019", True), ("2019-06", True), ("2019-06-30", True), ("2021", False)])
def test_a_series_without_dates_is_ordered_by_what_others_tell(when, first):
    held = archive(
        {"DEF 3/20": f"date_signed: 2020-06-01\ncites:\n  - {{reference: ABC 7, date: {when}}}"},
    )
    assert in_order(held) == (["ABC 7", "DEF 3/20"] if first else ["DEF 3/20", "ABC 7"])


@pytest.mark.parametrize(
    ("reference", "between"),
    [
        ("ABC 12", (date(2020, 1, 1), date(2021, 1, 1))),
        ("ABC 5", (None, date(2020, 1, 1))),
        ("ABC 30", (date(2021, 1, 1), None)),
        ("DEF 3/20", (None, None)),
    ],
)
def test_an_undated_decision_lies_between_its_dated_neighbours(reference, between):
    held = dated(abc10="2020-01-01", abc12="", abc20="2021-01-01")
    assert held.chronology.between(ref(reference)) == Between(*between)


def test_neighbours_out_of_order_still_give_a_span_of_time():
    held = dated(abc10="2021-01-01", abc12="", abc20="2020-01-01")
    assert held.chronology.between(ref("ABC 12")) == Between(date(2020, 1, 1), date(2021, 1, 1))


def test_what_is_inferred_is_never_a_date():
    held = dated(abc10="2020-01-01", abc12="", abc20="2021-01-01")
    assert held.decisions[ref("ABC 12")].signed is None
    assert ref("ABC 12") not in held.chronology.signed


def test_an_empty_archive_has_an_order_too():
    nothing = Chronology(SETTINGS.series, {})
    assert nothing.between(ref("ABC 12")) == Between(None, None)
    assert nothing.order(ref("ABC 12")) < nothing.order(ref("DEF 1/20"))
    assert nothing.order(Reference("XYZ", None, 1, "XYZ 1")) > nothing.order(ref("ABC 12"))


DAYS = st.one_of(st.just(""), st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(str))


@given(st.dictionaries(st.integers(1, 99_999), DAYS, min_size=1, max_size=8))
def test_the_undated_follow_the_order_of_numbers(days):
    """Wherever the dated are in the order of their numbers, so is everything."""
    sound = sorted(day for day in days.values() if day)
    numbers = iter(sound)
    ordered = {f"abc{number}": next(numbers) if days[number] else "" for number in sorted(days)}
    held = dated(**ordered)
    by_number = [str(each) for each in sorted(held.decisions)]
    if len(set(sound)) == len(sound):
        assert in_order(held) == by_number
    for reference, facts in held.decisions.items():
        after, before = held.chronology.between(reference)
        assert facts.signed or (after or date.min) <= held.chronology.order(reference)[0] <= (before or date.max)
