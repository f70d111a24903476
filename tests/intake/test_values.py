"""Single values of a register: sums, dates, names, and the YAML they are written as."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import values
from generator.config import Office
from generator.intake import yamltext
from generator.intake.dates import Order, order_of, read_day
from generator.intake.headers import guess, holds_back
from generator.intake.matching import match_maker, match_words
from generator.intake.money import read_sum, written
from generator.intake.table import Cell, clean, letters
from generator.model import Scalar
from tests.support import SETTINGS


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£1,200,000", "1200000"),
        ("1200000", "1200000"),
        ("1.2m", "1200000"),
        ("£1.2 million", "1200000"),
        ("£450k", "450000"),
        ("£3bn", "3000000000"),
        ("246700.50", "246700.50"),
        ("246700.5", "246700.50"),
        ("£ 5", "5"),
        ("0", "0"),
        ("GBP 5,000", "5000"),
        ("1.2345678m", "1234567.80"),
        ("9999999999999.99", "9999999999999.99"),
    ],
)
def test_sums_are_read_exactly(text: str, value: str) -> None:
    found = read_sum(text)
    assert found is not None
    assert written(found.value) == value
    assert found.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("1e3", "007", "1,20,000", "1.200", "1.200,00", "£1,2m", "-5", "(5)", "€5", "$5", "5%", "£5-10", "5 to 10"),
        *("nil", "TBC", "£1m over three years", "£1m + VAT", "1.234567891m", "10000000000000", "99999bn", "٣", "1 000"),
    ],
)
def test_what_could_be_another_sum_is_not_read(text: str) -> None:
    assert read_sum(text) is None


def test_words_before_a_sum_are_kept() -> None:
    assert read_sum("up to £50,000") == (Decimal(50000), True, False)
    assert read_sum("approx. £50k") == (Decimal(50000), False, True)


def cells(*texts: str) -> list[tuple[int, Cell]]:
    return [(row, Cell(text)) for row, text in enumerate(texts, 2)]


@pytest.mark.parametrize(
    "text",
    [
        *("2023-03-14", "2023-03-14 00:00:00", "2023-03-14T09:30:00Z", "2023/3/14", "14 March 2023", "14th Mar 2023"),
        *("14-Mar-2023", "Tuesday 14 March 2023", "Tue, 14 March 2023", "March 14, 2023", "14th of March 2023"),
        *("14/03/2023", "14.3.2023", "03/14/2023"),
    ],
)
def test_dates_that_are_one_day_are_read(text: str) -> None:
    order = order_of(cells(text))
    assert read_day(Cell(text), order) == date(2023, 3, 14)


@pytest.mark.parametrize(
    "text", ["04/12/2023", "14-Mar-23", "14/03/23", "45000", "March 2023", "31/02/2023", "14/03/1023", "0/0/2023", "x"]
)
def test_other_dates_are_not(text: str) -> None:
    assert read_day(Cell(text), Order("")) is None


def test_one_day_past_the_twelfth_answers_for_its_column() -> None:
    assert order_of(cells("04/12/2023", "05/13/2023", "")) == Order("mdy", 3)
    assert order_of(cells("04/12/2023", "14/03/2023")) == Order("dmy", 3)
    assert read_day(Cell("04/12/2023"), Order("dmy", 3)) == date(2023, 12, 4)
    assert read_day(Cell("04/12/2023"), Order("mdy", 3)) == date(2023, 4, 12)
    assert order_of(cells("04/12/2023", "05/06/2023")) == Order("")
    assert order_of(cells("14/13/2023", "14/03/23")) == Order("")


def test_a_column_that_contradicts_itself_proves_nothing() -> None:
    order = order_of(cells("14/03/2023", "03/14/2023", "04/12/2023", "05/05/2023"))
    assert order.mixed
    read = [read_day(Cell(text), order) for text in ("14/03/2023", "03/14/2023", "04/12/2023", "05/05/2023")]
    assert read == [date(2023, 3, 14), date(2023, 3, 14), None, date(2023, 5, 5)]


def test_a_stated_order_holds_and_years_of_two_figures_are_read() -> None:
    order = order_of(cells("04/12/2023"), "dmy")
    assert read_day(Cell("04/12/23"), order) == date(2023, 12, 4)


def test_dates_that_excel_has_probably_swapped_are_not_believed() -> None:
    known = Cell("2023-12-04", date(2023, 12, 4))
    order = order_of([(2, known), *cells("14/03/2023", "25/03/2023")])
    assert order.swapped
    assert read_day(known, order) is None
    assert read_day(Cell("14/03/2023"), order) == date(2023, 3, 14)
    assert not order_of([(2, known)]).swapped


@pytest.mark.parametrize(
    ("text", "signed", "key"),
    [
        ("Jo Marsh", None, "jo-marsh"),
        ("JO  MARSH, Chair of the Board", None, "jo-marsh"),
        ("jo-marsh", None, "jo-marsh"),
        ("Chair of the Board", date(2023, 1, 1), "jo-marsh"),
        ("Chair of the Board", date(2018, 1, 1), ""),
        ("Chair of the Board", None, ""),
        ("harbour master", None, "Harbour Master"),
        ("Jo March", None, ""),
        ("Jo Marsh and Al Reed", None, ""),
    ],
)
def test_makers(text: str, signed: date | None, key: str) -> None:
    assert match_maker(text, signed, SETTINGS) == key


def test_a_role_that_two_have_held_is_told_by_the_day() -> None:
    two = {
        "a": Office("a", "Ann", "Chair", None, date(2020, 1, 31)),
        "b": Office("b", "Bob", "Chair", date(2020, 2, 1), None),
    }
    settings = SETTINGS._replace(makers=two)
    assert match_maker("chair", date(2019, 5, 1), settings) == "a"
    assert match_maker("chair", date(2021, 5, 1), settings) == "b"
    assert match_maker("chair", None, settings) == ""
    assert match_maker("chair", None, settings._replace(roles=("Chair",))) == "Chair"


def test_words_of_a_vocabulary() -> None:
    known = {"safety": "Safety at sea", "radio": "Radio", "both": "Ships, boats"}
    assert match_words("safety at sea; RADIO; radio", known, many=True) == (["safety", "radio"], [])
    assert match_words("Radio, ships", known, many=True) == (["radio"], ["ships"])
    assert match_words("Ships, boats | Radio", known, many=True) == (["both", "radio"], [])
    assert match_words("Radio; safety", known, many=False) == ([], ["Radio; safety"])


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_written_so_that_it_reads_as_itself(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    lines = yamltext.lines({"title": cleaned, "list": [cleaned] if cleaned else [], "after": "x"})
    fields, faults = values.parse("\n".join(lines))
    assert faults == ()
    if cleaned:
        found = fields.get("title")
        assert isinstance(found, Scalar)
        assert found.text == cleaned
        assert found.quoted or cleaned.lower() not in values.GUESSED
    assert fields.get("after") is not None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "no",
            "Yes",
            "null",
            "~",
            "1e3",
            "0123",
            "2023-03-14",
            "a: b",
            "a #b",
            "- a",
            "'a",
            '"a"',
            "a\\b",
            "[a]",
            "{a}",
        ),
        *("&a", "*a", "!a", "%a", "@a", "`a", "a:", "? a", "| a", "---", "...", "=1+1", "<b>a</b>", "https://a.b/c: d"),
    ],
)
def test_texts_that_yaml_would_take_for_something_else(text: str) -> None:
    fields, faults = values.parse("\n".join(yamltext.lines({"title": text, "themes": [text]})))
    found = fields.get("title")
    assert faults == ()
    assert isinstance(found, Scalar)
    assert (found.text, found.quoted) == (text, True)


def test_clean() -> None:
    assert clean("  a\r\nb\tc\u00a0d ") == "a b c d"
    assert clean("a\0b\x1b[31m\u202ec\u200bd\ufeff\u2028e") == "ab[31mcd e"
    assert clean("cafe\u0301") == "café"


def test_letters() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_headers_are_guessed() -> None:
    names = [
        "Ref No.",
        "Subject",
        "Date published",
        "Date",
        "Taken by",
        "Value (£)",
        "Web link",
        "Ward",
        "Key decision",
    ]
    found = guess(names, SETTINGS)
    assert [found.get(column) for column in range(len(names))] == [
        *("reference", "title", "date_published", "date_signed", "decision_maker", "amount", "address", "ward"),
        "key_decision",
    ]


def test_columns_that_may_hold_back() -> None:
    assert all(map(holds_back, ("Confidential?", "Exempt / Part 2", "Deferred until", "Do not publish", "EMBARGO")))
    assert not any(map(holds_back, ("Title", "Part 1", "Published")))
