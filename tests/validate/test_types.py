"""Types: what each takes, what it makes of it, and what it says of what does not fit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import values
from generator.findings import Span
from generator.model import Reference
from generator.validate.meant import did_you_mean, fixed, meant
from generator.validate.quantities import Day, PartialDate, Pounds
from generator.validate.referring import Ref
from generator.validate.types import (
    Choice,
    Context,
    Flag,
    Group,
    ListOf,
    NoOr,
    Text,
    Type,
    named,
)
from tests.support import GRAMMAR

ABC_12 = Reference("ABC", None, 12, "ABC 12")
COLOURS = Choice(("red", "blue", "light-blue"), "colours")
YES_NO = Choice(("yes", "no", "unknown"), "answers")
PAIR = Group({"what": Text(), "when": Day()}, ("what",))
EMPTY_SET = (
    "empty-value",
    "`f` has no value",
    "write `what: …` on a line of its own below it, two spaces further in, or delete the line where it may be left out",
)
EMPTY = ("empty-value", "`f` has no value", "give it a value; a field that may be left out can be deleted")


def read(type_: Type, written: str) -> tuple[object, list[tuple[str, str, str]]]:
    """Read a value as written after `f: `; return what it is, and the faults."""
    context = Context(GRAMMAR.parse)
    fields, faults = values.parse(f"f: {written}\n")
    assert not faults
    value = type_.read(fields.entries[0][1], "f", context)
    return value, [(fault.kind, fault.message, fault.help) for fault in context.faults]


# --- What is taken -------------------------------------------------------------------------------

TAKEN = [
    (Text(), "New radios", "New radios"),
    (Text(), "12", "12"),
    (Text(), "2023-01-01", "2023-01-01"),
    (Text(), "'no'", "no"),
    (Text(), '"~"', "~"),
    (Text(), '" spaced "', "spaced"),
    (Text(), "Cafe\u0301", "Café"),
    (Text(), "'Norway: no'", "Norway: no"),
    (Text(), "no radios", "no radios"),
    (Text(lines=True), "|\n  one\n  two", "one\ntwo"),
    (Text(), ">-\n  one\n  line", "one line"),
    *((Flag(), word, True) for word in ("yes", "Yes", "YES", "true", "True", "on", "'yes'")),
    *((Flag(), word, False) for word in ("no", "NO", "No", "false", "FALSE", "off", '"no"')),
    (Day(), "2023-12-04", date(2023, 12, 4)),
    (Day(), "'2024-02-29'", date(2024, 2, 29)),
    (Day(), "1800-01-01", date(1800, 1, 1)),
    (Day(gap=True), "unknown", "unknown"),
    *((PartialDate(), when, when) for when in ("2023", "2023-07", "2023-07-31", "1987")),
    (Pounds(), "1183000", Decimal(1183000)),
    (Pounds(), "246700.50", Decimal("246700.50")),
    (Pounds(), "0.1", Decimal("0.1")),
    *((Text(), word, word) for word in ("4.1", "451", "2023", "2023-24", "PCD 0451", "10:30 to 11", "+44")),
    (Pounds(), "-1000", Decimal(-1000)),
    (Pounds(), "0", Decimal(0)),
    (COLOURS, "light-blue", "light-blue"),
    *((YES_NO, word, "no") for word in ("no", "NO", "false", "False", "'no'")),
    (Ref(), "ABC 12", ABC_12),
    (Ref(), "abc-12", ABC_12),
    (Ref(), "ABC\u00a012", ABC_12),
    (Ref(), "'DEF 29/2023'", Reference("DEF", 2023, 29, "DEF 29/23")),
    (ListOf(Text()), "[a, b]", ("a", "b")),
    (ListOf(Text()), "[]", ()),
    (PAIR, "{what: a, when: 2023-01-01}", {"what": "a", "when": date(2023, 1, 1)}),
    (PAIR, "{what: a}", {"what": "a", "when": None}),
    *((NoOr(PAIR), word, False) for word in ("no", "NO", "No", "false", "off")),
    (NoOr(PAIR), "{what: a}", {"what": "a", "when": None}),
]


@pytest.mark.parametrize(("type_", "written", "value"), TAKEN)
def test_what_fits_is_taken(type_, written, value):
    assert read(type_, written) == (value, [])


# --- What is not ---------------------------------------------------------------------------------


def single(what: str) -> tuple[str, str, str]:
    return "wrong-type", f"`f` must be a single value, not {what}", "write `name: value`"


PLAIN_NUMBER = "not a plain number"
IN_FIGURES = "write pounds in figures alone, for example 1183000 or 246700.50"
SUM_IN_FIGURES = "write the sum in figures alone: is "
SET = "`f` must be a set of `name: value` lines"
SET_WRITTEN = "`what: …` on a line of its own below it, two spaces further in"
LIST = ("wrong-type", "`f` must be a list", "write each on its own line below, beginning with `- `")
REFUSED = [
    *(
        (type_, written, EMPTY_SET if type_ in (PAIR, NoOr(PAIR)) else EMPTY)
        for type_ in (Text(), Flag(), Day(), PartialDate(), Pounds(), Ref(), COLOURS, ListOf(Text()), PAIR, NoOr(PAIR))
        for written in ("", "~", "null", "''", '" "')
        if not (type_ == NoOr(PAIR) and written in ("~", "null"))
    ),
    *(
        (
            NoOr(PAIR),
            word,
            ("wrong-type", f"`f` is `{word.strip(chr(39))}`", "write `f: no`, if that is what is meant"),
        )
        for word in ("none", "None", "null", "~", "n/a", "N/A", "nil", "not applicable", "'none'")
    ),
    *((type_, "[a]", single("a list")) for type_ in (Text(), Flag(), Day(), PartialDate(), Pounds(), Ref(), COLOURS)),
    (Text(), "{a: b}", single("a set of fields")),
    *(
        (
            Text(),
            word,
            (
                "yaml-guess",
                f"`f` is {word} without quotes, which YAML tools take for {other}",
                f'`f` must be text: put it in quotes, "{word}"',
            ),
        )
        for word, other in (
            *((word, "true or false") for word in ("no", "No", "NO", "yes", "true", "False", "on", "off", "y", "N")),
            *(("0451", "297"), ("0981", "981"), ("0x1F", "31"), ("14:44", "884"), ("1:02:03", "3723")),
            *(("1e3", "1000"), ("1.5E+2", "150"), ("1_000", "1000"), ("4.10", "4.1"), ("4.0", "4")),
        )
    ),
    *(
        (
            Pounds(),
            written,
            ("yaml-guess", f"`f` is {written}, which YAML tools take for {other}", f"{SUM_IN_FIGURES}{other} meant?"),
        )
        for written, other in (("1e6", "1000000"), ("0x10", "16"), ("1_000", "1000"))
    ),
    (Text(), "|\n  one\n  two", ("wrong-type", "`f` must be one line", "join the lines")),
    (
        Text(longest=5),
        "radios",
        ("too-long", "`f` has 6 characters; it may have 5", "shorten it, or move text into the body"),
    ),
    (Flag(), "maybe", ("wrong-type", "`f` is `maybe`", "`f` must be yes or no")),
    (Flag(), "1", ("wrong-type", "`f` is `1`", "`f` must be yes or no")),
    (Pounds(), "£1,183,000", ("wrong-type", f"`f` is `£1,183,000`, {PLAIN_NUMBER}", "write 1183000")),
    (Pounds(), "1 183 000.50", ("wrong-type", f"`f` is `1 183 000.50`, {PLAIN_NUMBER}", "write 1183000.50")),
    *(
        (Pounds(), written, ("wrong-type", f"`f` is `{written}`, {PLAIN_NUMBER}", IN_FIGURES))
        for written in ("1.005", ".5", "5.", "+5", "１２", "nan", "9" * 14, "1,0000")
    ),
    (COLOURS, "Red", ("not-in-list", "`f` is `Red`, which is not one of the colours", "did you mean `red`?")),
    (
        COLOURS,
        "lightblue",
        ("not-in-list", "`f` is `lightblue`, which is not one of the colours", "did you mean `light-blue`?"),
    ),
    (
        COLOURS,
        "no",
        ("not-in-list", "`f` is `no`, which is not one of the colours", "the colours are red, blue, light-blue"),
    ),
    (
        YES_NO,
        "'NO'",
        ("not-in-list", "`f` is `NO`, which is not one of the answers", "did you mean `no`?"),
    ),
    *(
        (
            Ref(),
            written,
            (
                "not-a-reference",
                f"`f` is `{written}`, which is no reference this archive knows",
                "write one reference, as it is printed in its paper",
            ),
        )
        for written in ("14:44", "XYZ 12", "ABC", "ABC 12 and 13", "ABC １２", "ABC 0", "DEF 29")
    ),
    (ListOf(Text()), "ABC 12", LIST),
    (
        ListOf(Text()),
        "{a: b}",
        (*LIST[:2], "put `- ` before the first of these lines, and two spaces before the others"),
    ),
    (ListOf(PAIR), "ABC 12", (*LIST[:2], "write `- what: ABC 12` on the line below it")),
    (ListOf(COLOURS), "none", (*LIST[:2], "delete the field where there is none")),
    *(
        (type_, written, ("wrong-type", SET, f"write {SET_WRITTEN}; its fields are what, when"))
        for type_, written in ((PAIR, "yes"), (PAIR, "[a]"), (NoOr(PAIR), "[a]"))
    ),
    # These hide something: to write `no` is no advice.
    *(
        (NoOr(PAIR), word, ("wrong-type", f"`f` is `{word}`", f"say what, and why: write {SET_WRITTEN}"))
        for word in ("yes", "true", "on")
    ),
    # And these may: it is said second, and when.
    *(
        (NoOr(PAIR), word, ("wrong-type", f"`f` is `{word}`", f"write {SET_WRITTEN}; or `f: no`, if nothing is"))
        for word in ("maybe", "nope", "not yet", "no longer", "unknown", "2027-01-01")
    ),
]


@pytest.mark.parametrize(("type_", "written", "fault"), REFUSED)
def test_what_does_not_fit_is_refused_and_said_why(type_, written, fault):
    assert read(type_, written) == (None, [fault])


@pytest.mark.parametrize(
    ("series", "written", "help_"),
    [
        (("ABC", "DEF"), "1562", "write the series too: did you mean ABC 1562?"),
        (("ABC", "DEF"), "29/23", "write the series too: did you mean DEF 29/23?"),
        (("ABC", "ABCs"), "1562", "write the series too: did you mean ABC 1562?"),
        (("DEF",), "1562", "write one reference, as it is printed in its paper"),
        (("ABC",), "150,000", "write one reference, as it is printed in its paper"),
    ],
)
def test_a_number_alone_is_asked_about_and_never_given_a_series(series, written, help_):
    context = Context(GRAMMAR.parse, series)
    fields, _ = values.parse(f"f: {written}\n")
    assert Ref().read(fields.entries[0][1], "f", context) is None
    assert [(fault.help, fault.fix) for fault in context.faults] == [(help_, None)]


@pytest.mark.parametrize(
    ("written", "help_"),
    [
        ("1.2m", "write 1200000"),
        ("£1.2 million", "write 1200000"),
        ("5k", "write 5000"),
        ("about 5", "write 5, and `approximate: yes` beside it"),
        ("c. £2,500.50", "write 2500.50, and `approximate: yes` beside it"),
        ("05000", "write the sum in figures alone: is 5000 meant?"),
        ("0451", "write the sum in figures alone: is 451 meant?"),
    ],
)
def test_a_sum_in_words_is_told_in_figures_and_not_changed(written, help_):
    value, ((_, _, said),) = read(Pounds(), written)
    assert (value, said) == (None, help_)


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("grnat", ("grant", "contract"), "grant"),
        ("Emergency calls and radio", ("emergency-communications",), "emergency-communications"),
        ("digital_public_contact", ("digital-public-contact",), "digital-public-contact"),
        ("barnet", ("brent", "hendon"), ""),
        ("none", ("hendon",), ""),
        ("london", ("east-london",), ""),
        ("superseded by", ("supersedes", "amends"), ""),
        ("replaces", ("related", "supersedes"), ""),
        ("Deputy Chief Executive", ("Chief Executive",), ""),
        ("equipment; emergency-communications", ("equipment", "emergency-communications"), ""),
        ("citations", ("declarations", "cites"), ""),
        ("whan", ("what", "when"), ""),
    ],
)
def test_a_far_word_is_not_suggested(word, known, found):
    labels = {"emergency-communications": "Emergency calls and radio"}
    assert meant(word, known, labels) == found
    assert bool(fixed(Span(0, 1), word, known, labels)) is bool(found)


def test_a_field_at_the_margin_is_told_where_it_belongs():
    outer = Group({"source": PAIR, "title": Text()})
    fields, _ = values.parse("source:\nwhat: a\n")
    context = Context(GRAMMAR.parse)
    outer.read(fields, "", context)
    assert "if it belongs to `source`, put it below that line" in context.faults[1].help


# --- Dates: what is ambiguous is never guessed -----------------------------------------------------

TWO = "could be two dates"
DATES = [
    ("04/12/2023", "2023-04-12 or 2023-12-04"),
    ("4.12.2023", "2023-04-12 or 2023-12-04"),
    ("04-12-23", "2023-04-12 or 2023-12-04"),
    ("12/12/2023", "2023-12-12"),
    ("25/12/2023", "2023-12-25"),
    ("12/25/2023", "2023-12-25"),
    ("26-11-21", "2021-11-26"),
    ("2023/12/04", "2023-12-04"),
    ("2023.1.4", "2023-01-04"),
    ("2023-12-04T10:00:00Z", "2023-12-04"),
    ("4 December 2023", "2023-12-04"),
    ("4th Dec 2023", "2023-12-04"),
    ("1st September 2021", "2021-09-01"),
    ("20th Nov. 2026", "2026-11-20"),
    ("November 20, 2026", "2026-11-20"),
    ("Nov 20th 2026", "2026-11-20"),
    ("“2026-11-20”", "2026-11-20"),
    *(
        (written, "")
        for written in ("2023-02-30", "2023-13-32", "30/02/2023", "2100-01-32", "soon", "20231204", "04/12/20231")
    ),
    *(
        (written, "")
        for written in ("31 June 2023", "4 Smarch 2023", "1799-12-31", "2023-12", "0000-00-00", "99/99/9999")
    ),
]


@pytest.mark.parametrize(("written", "meant"), DATES)
def test_a_date_is_never_guessed_and_suggested_where_it_is_clear(written, meant):
    value, ((kind, message, help_),) = read(Day(), written)
    assert (value, kind) == (None, "not-a-date")
    assert written in message
    assert (TWO in message) is (" or " in meant)
    if meant:
        assert f"write {meant}" in help_
    else:
        assert help_ == "write the date as year-month-day, for example 2023-12-04"


def test_a_month_that_is_none_may_be_a_day():
    value, ((_, message, help_),) = read(Day(), "2023-13-12")
    assert value is None
    assert message == "`f` is `2023-13-12`, and there is no month 13"
    assert help_ == "write 2023-12-13, if day and month are exchanged here"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_in_the_order_of_either_country_is_among_those_suggested(day):
    for written in (f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}"):
        value, ((_, message, help_),) = read(Day(), written)
        assert value is None
        assert day.isoformat() in help_
        assert (TWO in message) is (day.day <= 12 and day.day != day.month)
    assert read(Day(), day.isoformat()) == (day, [])


@pytest.mark.parametrize("written", ["unknown", "Unknown"])
def test_unknown_is_a_date_only_where_there_may_be_a_gap(written):
    assert read(Day(), written)[0] is None
    assert (read(Day(gap=True), written)[0] == "unknown") is (written == "unknown")


@pytest.mark.parametrize("written", ["2023-7", "2023-00", "July 2023", "2023-02-30", "23", "unknown", "04/12/2023"])
def test_a_partial_date_is_a_year_a_month_or_a_day(written):
    value, ((kind, _, help_),) = read(PartialDate(), written)
    assert (value, kind) == (None, "not-a-date")
    assert help_.endswith("; or 2023, or 2023-07")


# --- What can be mended without asking ------------------------------------------------------------

MENDED = [
    (Text(), "0451", '"0451"'),
    (Text(), "No", '"No"'),
    (Day(), "12/12/2023", "2023-12-12"),
    (Day(), "'4 December 2023'", "2023-12-04"),
    (Pounds(), "£1,183,000", "1183000"),
    (Pounds(), "'1 183 000.50'", "1183000.50"),
    (COLOURS, "lightblue", "light-blue"),
    (PAIR, "{whta: a, what: b}", None),  # the field it is like is given already
    *((Day(), day, None) for day in ("04/12/2023", "2023-12-04T10:00:00Z", "30/02/2023", "soon")),
    *((Pounds(), value, None) for value in ("£200,0000", "£1.2m", "1e6", "0451")),
    (COLOURS, "pink", None),
    (Ref(), "ABC l4O", "ABC 140"),
    (Ref(), "BAC 12", "ABC 12"),
    *((Ref(), text, None) for text in ("XYZ 12", "ABC 0", "ABC", "DEF 29", "CAB 12")),
]


@pytest.mark.parametrize(("type_", "written", "mended"), MENDED)
def test_what_is_safe_to_mend_comes_mended(type_, written, mended):
    context = Context(GRAMMAR.parse)
    text = f"f: {written}"
    type_.read(values.parse(text)[0].entries[0][1], "f", context)
    (fix,) = (fault.fix for fault in context.faults)
    assert (fix and fix.text) == mended
    if fix:
        whole = f"{text[: fix.span.start]}{fix.text}{text[fix.span.end :]}"
        assert whole == f"f: {mended}"
        again = Context(GRAMMAR.parse)
        assert type_.read(values.parse(whole)[0].entries[0][1], "f", again) is not None
        assert again.faults == []


# --- Money is exact ------------------------------------------------------------------------------


@given(st.decimals(-(10**12), 10**12, places=2))
def test_pounds_are_exact(amount):
    assert read(Pounds(), str(amount)) == (amount, [])


# --- What holds others ---------------------------------------------------------------------------


def test_a_list_keeps_what_fits():
    value, faults = read(ListOf(Day()), "[2023-01-01, soon, 2023-01-03]")
    assert value == (date(2023, 1, 1), date(2023, 1, 3))
    assert [message for _, message, _ in faults] == ["no. 2 of `f` is `soon`, which is no date"]


def test_a_group_says_what_is_unknown_and_what_is_missing():
    value, faults = read(PAIR, "{wehn: 2023-01-01, colour: red}")
    assert value == {"what": None, "when": None}
    assert faults == [
        ("unknown-field", "`wehn` in `f` is no field of a record", "did you mean `when`?"),
        ("unknown-field", "`colour` in `f` is no field of a record", "its fields are what, when"),
        ("missing", "`what` in `f` is missing", "add a line `what: …`"),
    ]


def test_a_field_is_named_as_people_count():
    assert named("title") == "`title`"
    assert named("source.captured") == "`captured` in `source`"
    assert named("amounts.0.parts.11.value") == "`value` in no. 12 of `parts` in no. 1 of `amounts`"


def test_a_field_that_does_not_fit_is_not_missing_too():
    assert [kind for kind, _, _ in read(PAIR, "{what: [a]}")[1]] == ["wrong-type"]


def test_places_of_what_is_held_are_known():
    context = Context(GRAMMAR.parse)
    text = "f:\n  - what: a\n  - when: 2023-01-01\n"
    ListOf(PAIR).read(values.parse(text)[0].entries[0][1], "f", context)
    found = {path: text[span.start : span.end] for path, span in context.places.items()}
    assert found == {"f.0": "what: a", "f.0.what": "a", "f.1": "when: 2023-01-01", "f.1.when": "2023-01-01"}


def test_a_long_list_is_not_told_whole():
    help_ = read(Choice(tuple(f"w{n}" for n in range(30)), "words"), "zzz")[1][0][2]
    some = ", ".join(f"w{n}" for n in range(12))
    assert help_ == f"the words are {some} and 18 more: all stand in the archive's configuration"


def test_a_long_value_is_not_told_whole():
    for type_ in (COLOURS, Flag(), Day(), PartialDate(), Pounds(), Ref()):
        assert len(read(type_, "x" * 5_000)[1][0][1]) < 150


@pytest.mark.parametrize(
    ("word", "meant"),
    [("date_singed", "did you mean `date_signed`?"), ("titel", "did you mean `title`?"), ("zzz", ""), ("", "")],
)
def test_the_nearest_word_is_suggested(word, meant):
    assert did_you_mean(word, ("title", "date_signed", "date_published")) == meant


# --- JSON Schema ---------------------------------------------------------------------------------


def test_every_type_says_its_schema():
    schema = Group({"a": ListOf(NoOr(PAIR)), "b": Day(gap=True), "c": COLOURS}, ("a",)).schema()
    assert schema["required"] == ["a"]
    assert schema["additionalProperties"] is False
    pair = schema["properties"]["a"]["items"]["anyOf"][1]
    assert pair["properties"]["when"] == {"type": "string", "format": "date"}
    assert schema["properties"]["b"]["anyOf"][1] == {"const": "unknown"}
    assert schema["properties"]["c"] == {"enum": ["red", "blue", "light-blue"]}
    assert Text().schema()["type"] == ["string", "number"]  # `title: 12` is a number before its type reads it
    assert "no" in Flag().schema()["enum"]
    for type_ in (PartialDate(), Pounds()):
        assert {each["type"] for each in type_.schema()["anyOf"]} & {"integer", "number"}
    assert Ref().schema()["type"] == "string"
