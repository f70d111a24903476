"""How dates, sums, counts and addresses are said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.assemble import views
from generator.assemble.lookup import Dated
from generator.link.chronology import Between
from tests.assemble.facts import amount


@pytest.mark.parametrize(
    ("written", "said"),
    [("2023", "2023"), ("2023-07", "July 2023"), ("2023-12-04", "4 December 2023")],
)
def test_a_partial_date_is_as_exact_as_its_paper(written: str, said: str) -> None:
    assert views.partial(written) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [("1200000", "£1,200,000"), ("246700.50", "£246,700.50"), ("200000.00", "£200,000"), ("-5.1", "−£5.10")],
)
def test_pounds_are_exact(value: str, said: str) -> None:
    assert views.pounds(Decimal(value)) == said


@pytest.mark.parametrize(
    ("after", "before", "said"),
    [
        (date(2021, 3, 9), date(2021, 7, 2), "between March and July 2021, from neighbouring numbers"),
        (date(2020, 12, 1), date(2021, 3, 1), "between December 2020 and March 2021, from neighbouring numbers"),
        (date(2021, 3, 1), date(2021, 3, 30), "about March 2021, from neighbouring numbers"),
        (date(2021, 3, 1), None, "after March 2021, from neighbouring numbers"),
        (None, date(2021, 3, 1), "before March 2021, from neighbouring numbers"),
        (None, None, ""),
    ],
)
def test_an_inferred_day_says_what_it_comes_from(after: date | None, before: date | None, said: str) -> None:
    assert Dated("held", placed=views.between(Between(after, before))).inferred == said


def test_new_sums_of_one_kind_are_added_and_nothing_else() -> None:
    amounts = (
        amount("400000", "spend"),
        amount("11249.50", "spend"),
        amount("1053000", "income", up_to=True),
        amount("9000000", "spend", "restates"),
        amount("8000000", "spend", "background"),
        amount("7000000", "income", "ceiling"),
        amount("6000000", "income", "part_of"),
    )
    assert views.one_line(amounts) == "£411,249.50 spending, in 2 parts; £1,053,000 income, up to"


def test_sums_with_different_vat_are_kept_apart() -> None:
    assert [each.figure for each in views.sums((amount("1", vat="included"), amount("2", vat="excluded")))] == [
        "£2",
        "£1",
    ]


def test_money_that_is_not_new_is_none_stated() -> None:
    assert views.one_line((amount("5", role="background"),)) == "None stated"
    assert views.one_line(()) == "None stated"


@pytest.mark.parametrize("word", ["theme", "parish", "category", "bus", "day"])
def test_labels_have_their_plurals(word: str) -> None:
    plurals = {"theme": "themes", "parish": "parishes", "category": "categories", "bus": "buses", "day": "days"}
    assert views.plural(word) == plurals[word]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example/", "data:text/html,x", "https://[", ""])
def test_only_web_addresses_are_linked(address: str) -> None:
    assert views.web_address(address) == ""
