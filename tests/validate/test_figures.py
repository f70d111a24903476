"""Sums in running text: what they are worth, how exact they are, and when they agree."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.validate.cells import number, room
from generator.validate.figures import SIGN, Figure, agree, find, statements
from tests.support import record, verdict

# A text, and the value, half the last digit, about and limit of each figure in it.
FOUND = [
    ("£5", [(5, 0, False, False)]),
    ("£1,250,000.50", [(Decimal("1250000.50"), 0, False, False)]),
    ("£1.2m and £ 3bn", [(1_200_000, 50_000, False, False), (3_000_000_000, 500_000_000, False, False)]),
    ("£1,324k", [(1_324_000, 500, False, False)]),
    ("£0.240 million", [(240_000, 500, False, False)]),
    ("about £5", [(5, 0, True, False)]),
    ("c£700,000, c. £5, approximately £6", [(700_000, 0, True, False), (5, 0, True, False), (6, 0, True, False)]),
    ("up to £5, a maximum of £6", [(5, 0, False, True), (6, 0, False, True)]),
    ("(£5)", [(5, 0, False, False)]),
    ("£150m-£250m or £1 – £2", []),
    ("a saving of -£5, less £6", []),
    ("£200,0000 £1,2 £5x £1.2.3", []),
    ("500 pounds, 5%", []),
]


@pytest.mark.parametrize(("text", "figures"), FOUND)
def test_a_figure_is_read_with_its_words(text, figures):
    assert [(each.value, each.half, each.about, each.limit) for each in find(text)] == figures


@given(st.integers(0, 10**12))
def test_a_sum_in_full_is_read_exactly(value):
    (figure,) = find(f"It costs £{value:,}.")
    assert (figure.value, figure.room) == (value, 0)


@given(st.decimals(1_000_000, 10**9, places=0), st.integers(0, 3))
def test_a_rounded_sum_has_room_for_what_it_was_rounded_from(value, places):
    (figure,) = find(f"It costs £{value / 1_000_000:.{places}f}m.")
    assert abs(figure.value - value) <= figure.room


def figure(value: int, half: int = 0, about: bool = False, limit: bool = False) -> Figure:
    return Figure(Decimal(value), Decimal(half), about, limit, 0, 0)


AGREE = [
    (figure(500), [figure(300), figure(200)], True),
    (figure(500), [figure(300), figure(199)], False),
    (figure(1_200, 50), [figure(700, 50), figure(600, 50)], True),  # 1,150 to 1,250 meets 1,200 to 1,400
    (figure(1_200, 5), [figure(700, 5), figure(600, 5)], False),
    (figure(500, about=True), [figure(300), figure(180)], True),
    (figure(500, about=True), [figure(300), figure(150)], False),
    (figure(500, limit=True), [figure(300), figure(100)], True),
    (figure(500, limit=True), [figure(300), figure(300)], False),
    (figure(500), [figure(300, limit=True), figure(300)], True),
    (figure(500), [figure(300, limit=True), figure(100)], False),
]


@pytest.mark.parametrize(("total", "parts", "agrees"), AGREE)
def test_parts_and_total_agree_where_some_value_of_each_would_do(total, parts, agrees):
    assert agree(total, parts) is agrees


def test_a_statement_is_a_sentence_with_its_figures_and_their_places():
    text = record("", "1. Approve **£5** and £6 (inc. VAT). Note it.\n\n| £7 |\n|---|\n| £8 |\n")
    decision = verdict(text).decision
    assert decision
    (said,) = statements(decision)
    assert said.words == f"Approve {SIGN} and {SIGN} (inc. VAT)."
    places = [said.span(each) for each in said.figures]
    assert [text[place.start : place.end] for place in places] == ["£5", "£6"]
    assert [said.at(match) for match in (8, 14)] == [0, 1]


def test_a_sentence_of_very_many_figures_is_not_read():
    decision = verdict(record("", f"It costs {'£5 and ' * 50}£6.\n")).decision
    assert decision
    assert list(statements(decision)) == []


CELLS = [
    ("£300", 300, 0),
    ("(£1,000)", -1000, 0),
    ("–5", -5, 0),
    ("1.2m", 1_200_000, 50_000),
    ("£3k", 3_000, 500),
    ("12 boats", None, 0),
    ("", None, 0),
]


@pytest.mark.parametrize(("text", "value", "half"), CELLS)
def test_a_cell_is_a_figure_or_none(text, value, half):
    assert (number(text), room(text)) == (value, half)
