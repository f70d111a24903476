"""The grammar of references: every spelling it takes, every look-alike it leaves, and its cost."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Series
from generator.model import Reference
from generator.read.references import Found, Grammar

SERIES = (
    Series("PCD", "PCD {number}", ("DMPC Decision Paper", "DMPC Decision", "DMPC", "Decision", "DMPCD"), (), ""),
    Series("DMPCD", "DMPCD {year} {number}", ("DMPC Decision",), (), ""),
    Series("CEOD", "CEOD {number}/{yy}", (), (), ""),
    Series("MD", "MD{number}", (), (), ""),
    Series("DD", "DD{number}", (), (), ""),
)
GRAMMAR = Grammar(SERIES)


def links(text: str, grammar: Grammar = GRAMMAR) -> list[tuple[str, str]]:
    """What is linked, as (words of the link, canonical reference)."""
    return [(text[hit.start : hit.end], str(hit.reference)) for hit in grammar.find(text)]


def targets(text: str, grammar: Grammar = GRAMMAR) -> list[str]:
    return [target for _, target in links(text, grammar)]


# Every spelling of one reference; each also parses by itself.
SPELLINGS = [
    ("PCD 1444", "PCD 1444"),
    ("PCD1444", "PCD 1444"),
    ("PCD-1444", "PCD 1444"),
    ("PCD\u20111444", "PCD 1444"),
    ("pcd 1444", "PCD 1444"),
    ("Pcd1444", "PCD 1444"),
    ("PCD\u00a01444", "PCD 1444"),
    ("PCD\u202f1444", "PCD 1444"),
    ("PCD\t1444", "PCD 1444"),
    ("PCD  1444", "PCD 1444"),
    ("PCD\n1444", "PCD 1444"),
    ("PCD \r\n    1444", "PCD 1444"),
    ("PCD – 1444", "PCD 1444"),
    ("PCD (1444)", "PCD 1444"),
    ("PCD 7", "PCD 7"),
    ("PCD 12345", "PCD 12345"),
    ("PCD 2019", "PCD 2019"),
    ("DMPC Decision 1435", "PCD 1435"),
    ("DMPC\u00a0Decision 1435", "PCD 1435"),
    ("DMPC\nDecision\n1435", "PCD 1435"),
    ("DMPC Decision – 1435", "PCD 1435"),
    ("DMPC Decision - 1435", "PCD 1435"),
    ("DMPC Decision Paper 1016", "PCD 1016"),
    ("DMPC Decisions 1435", "PCD 1435"),
    ("Decision 1683", "PCD 1683"),
    ("DMPC 1078", "PCD 1078"),
    ("DMPCD 453", "PCD 453"),
    ("DMPCD (112)", "PCD 112"),
    ("DMPCD(112)", "PCD 112"),
    ("dmpcd 453", "PCD 453"),
    ("DMPCD 2015 46", "DMPCD 2015 46"),
    ("DMPCD 2013/96", "DMPCD 2013 96"),
    ("DMPCD 2013-96", "DMPCD 2013 96"),
    ("DMPCD\u00a02015\u00a046", "DMPCD 2015 46"),
    ("DMPCD 2015 046", "DMPCD 2015 46"),
    ("DMPCD 2015/16", "DMPCD 2015 16"),
    ("DMPC Decision 2015-57", "DMPCD 2015 57"),
    ("DMPC Decision 2015 57", "DMPCD 2015 57"),
    ("CEOD 29/23", "CEOD 29/23"),
    ("CEOD 29/2023", "CEOD 29/23"),
    ("CEOD29/23", "CEOD 29/23"),
    ("ceod 05/23", "CEOD 5/23"),
    ("CEOD 35 - 2024", "CEOD 35/24"),
    ("CEOD 35 – 2024", "CEOD 35/24"),
    ("CEOD 35 2024", "CEOD 35/24"),
    ("CEOD 26.2023", "CEOD 26/23"),
    ("CEOD 24-2023", "CEOD 24/23"),
    ("MD2692", "MD2692"),
    ("MD 2692", "MD2692"),
    ("DD2459", "DD2459"),
]


@pytest.mark.parametrize(("text", "reference"), SPELLINGS)
def test_spelling(text: str, reference: str) -> None:
    assert links(text) == [(text, reference)]
    assert str(GRAMMAR.parse(text)) == reference
    assert links(f"It extends “{text}” by a year.") == [(text, reference)]


# In running text: what becomes the link's words, and where each leads.
RUNNING = [
    ("", []),
    ("Nothing here is a decision of ours.", []),
    ("PCD 1444.", [("PCD 1444", "PCD 1444")]),
    ("PCD 1444, then", [("PCD 1444", "PCD 1444")]),
    ("see (PCD 988)", [("PCD 988", "PCD 988")]),
    ("PCD 1196 refers", [("PCD 1196", "PCD 1196")]),
    ("PCD 1316 - NPCC Grant", [("PCD 1316", "PCD 1316")]),
    ("PCD 1316 – 2023/24 award", [("PCD 1316", "PCD 1316")]),
    ("PCD 1316 – 2023 award", [("PCD 1316", "PCD 1316")]),
    ("PCD 1316 - 12 month extension", [("PCD 1316", "PCD 1316")]),
    ("PCD 1444’s terms", [("PCD 1444", "PCD 1444")]),
    ("PCD 1444: a title", [("PCD 1444", "PCD 1444")]),
    ("PCD 1444 Kennel Repairs", [("PCD 1444", "PCD 1444")]),
    ("lot SS315104 (PCD115)", [("PCD115", "PCD 115")]),
    ("decision PCD 749", [("PCD 749", "PCD 749")]),
    ("Decision PCD 903", [("PCD 903", "PCD 903")]),
    ("DMPC Decision PCD 631", [("PCD 631", "PCD 631")]),
    ("DMPC Decision – PCD 623", [("PCD 623", "PCD 623")]),
    ("DMPC Decision –PCD 623", [("PCD 623", "PCD 623")]),
    ("DMPC Decision Paper PCD 1016", [("PCD 1016", "PCD 1016")]),
    ("Decision CEOD 35 - 2024", [("CEOD 35 - 2024", "CEOD 35/24")]),
    ("under Decision 1683 only", [("Decision 1683", "PCD 1683")]),
    ("“The Decision 1683", [("Decision 1683", "PCD 1683")]),
    ("See Decision 1683", [("Decision 1683", "PCD 1683")]),
    ("The DMPC Decision 1435 award", [("DMPC Decision 1435", "PCD 1435")]),
    ("in London. Decision 1683", [("Decision 1683", "PCD 1683")]),
    ("MD2692 and DD2459", [("MD2692", "MD2692"), ("DD2459", "DD2459")]),
    ("DMPCD (112) and (113)", [("DMPCD (112)", "PCD 112")]),
    ("CEOD 23/24 agreed it", [("CEOD 23/24", "CEOD 23/24")]),
    ("see https://x.y/a?b=1 and PCD 12", [("PCD 12", "PCD 12")]),
    ("write to a@b.uk; PCD 12", [("PCD 12", "PCD 12")]),
    ("القرار PCD 1444.", [("PCD 1444", "PCD 1444")]),
    # Lists.
    ("PCDs 890 and 1561", [("PCDs 890", "PCD 890"), ("1561", "PCD 1561")]),
    ("PCDs 890, 891", [("PCDs 890", "PCD 890"), ("891", "PCD 891")]),
    ("PCDs 890 and 1561 renew it", [("PCDs 890", "PCD 890"), ("1561", "PCD 1561")]),
    ("PCD 890 and 1561", [("PCD 890", "PCD 890"), ("1561", "PCD 1561")]),
    ("PCD 890 and 890.", [("PCD 890", "PCD 890"), ("890", "PCD 890")]),
    ("PCD 890, and 1561 refer", [("PCD 890", "PCD 890"), ("1561", "PCD 1561")]),
    ("PCD 890 or\n1561.", [("PCD 890", "PCD 890"), ("1561", "PCD 1561")]),
    ("[PCD583 and PCD986]", [("PCD583", "PCD 583"), ("PCD986", "PCD 986")]),
    ("DMPC decisions (PCD 890 and 1561)", [("PCD 890", "PCD 890"), ("1561", "PCD 1561")]),
    ("DMPC 1078; 1359", [("DMPC 1078", "PCD 1078"), ("1359", "PCD 1359")]),
    ("Decisions 1435 and 1436", [("Decisions 1435", "PCD 1435"), ("1436", "PCD 1436")]),
    ("PCDs 841, 1017 & 1497", [("PCDs 841", "PCD 841"), ("1017", "PCD 1017"), ("1497", "PCD 1497")]),
    ("PCD 726, PCD785, PCD990", [("PCD 726", "PCD 726"), ("PCD785", "PCD 785"), ("PCD990", "PCD 990")]),
    (
        "PCD 1442, 1295,1263 and CEOD 29/23",
        [("PCD 1442", "PCD 1442"), ("1295", "PCD 1295"), ("1263", "PCD 1263"), ("CEOD 29/23", "CEOD 29/23")],
    ),
    ("CEOD 29/23 and 30/23.", [("CEOD 29/23", "CEOD 29/23"), ("30/23", "CEOD 30/23")]),
    ("DMPCD 2013/96; 2014/12", [("DMPCD 2013/96", "DMPCD 2013 96"), ("2014/12", "DMPCD 2014 12")]),
    ("PCD 890 and 1561, 2023", [("PCD 890", "PCD 890"), ("1561", "PCD 1561")]),
    ("PCD 890 and 1561, 4 July 2023", [("PCD 890", "PCD 890"), ("1561", "PCD 1561")]),
    ("PCD 890 and 1561 in 2023", [("PCD 890", "PCD 890"), ("1561", "PCD 1561")]),
    ("PCD 890 and 1561 (estates)", [("PCD 890", "PCD 890"), ("1561", "PCD 1561")]),
    ("PCD 890 and 1561 – estates", [("PCD 890", "PCD 890"), ("1561", "PCD 1561")]),
]


@pytest.mark.parametrize(("text", "expected"), RUNNING)
def test_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(text) == expected


FOLLOWERS = (
    "was",
    "were",
    "is",
    "are",
    "refer",
    "refers",
    "approved",
    "for",
    "on",
    "in",
    "which",
    "that",
    "to",
)


@pytest.mark.parametrize("word", [*FOLLOWERS, "from", "as", "have", "has"])
def test_words_after_a_list(word: str) -> None:
    assert targets(f"PCD 890 and 1561 {word} the lease") == ["PCD 890", "PCD 1561"]
    assert targets(f"PCD 890 and 1561 {word}hood") == ["PCD 890"]


# Only the first number is a reference; what follows is a year, a sum, a date or a quantity.
ONLY_THE_FIRST = [
    "PCD 1444, 2023",
    "PCD 1444 (2023)",
    "PCD 1444, 1999/2000 accounts",
    "PCD 1444 and £120",
    "PCD 1444 and 120 officers",
    "PCD 1444, 3 grants",
    "PCD 1444; 3 grants",
    "PCD 1444, 3 and 4 grants",
    "PCD 1444, 20, 30 and 40 grants",
    "PCD 1444 and 120 and more",
    "PCD 1444 and 12%",
    "PCD 1444 and 12 %",
    "PCD 1444, 20 and 30%",
    "PCD 1444, 20, 30%",
    "PCD 1444 and 1.5m",
    "PCD 1444 and 15m",
    "PCD 1444 and 15 million",
    "PCD 1444 and 15 per cent",
    "PCD 1444 and 1,200 people",
    "PCD 1444, 1,200",
    "PCD 1444 and 20 to 30 people",
    "PCD 1444 and 20–30 people",
    "PCD 1444 and 20 – 30 people",
    "PCD 1444 and 20 – 10 people",
    "PCD 1444 and 20 – £30",
    "PCD 1444 and 120 and 2023",
    "PCD 1444 and 9 in 10 people",
    "PCD 1444 and 5 for £10",
    "PCD 1444 and 5 (10 in all)",
    "PCD 1444, 31 March",
    "PCD 1444, 31 March 2023",
    "PCD 1444, 12 and 13 May",
    "PCD 1444, 12, 13 May",
    "PCD 1444, 1/4/2023",
    "PCD 1444 and 020 7946 0000",
    "PCD 1444, 0161.",
    "PCD 1444 and 24/7 cover",
    "PCD 1444, 10:30",
    "PCD 1444, 10 am",
    "PCD 1444, 1295 officers",
    "PCD 1444, 123456",
    "PCDs 1444 and 12%",
    "PCDs 1444 and 12 million",
    "PCDs 1444 and 12 weeks",
    "PCDs 1444, 31 March",
    "PCDs 1444, 2023",
    "PCD 1444 and DD",
    "PCD 1444 1561",
    "PCD 1444\n\n1561",
]


@pytest.mark.parametrize("text", ONLY_THE_FIRST)
def test_only_the_first_number(text: str) -> None:
    assert targets(text) == ["PCD 1444"]


def test_a_plural_list_ends_before_a_quantity() -> None:
    assert targets("PCDs 890 and 1561, 3 grants") == ["PCD 890", "PCD 1561"]
    assert targets("CEOD 29/23 and 2023/24.") == ["CEOD 29/23"]
    assert targets("CEOD 29/23, 23/24.") == ["CEOD 29/23"]


NEVER = [
    # Other bodies' numbers, and numbers of other things.
    "SS3/16/68",
    "NPP02-2021",
    "MOPAC 937-01",
    "17-24-30",
    "DMPC 17-24-30",
    "company 04321987",
    "Board Decision 2692",
    "Mayoral Decision 2692",
    "the Mayor’s Decision 2692",
    "(Joint Decision 2692)",
    "the eBoard Decision 2692",
    "decision 12",
    "Decision1683",
    "Decision (12)",
    "DECISION 1683",
    "PCDS 12",
    # Years, dates, money, quantities.
    "Decision 2019",
    "DMPC Decision 1998",
    "DMPC – 2100",
    "PCD – 2019",
    "DMPCD 2015",
    "DMPCD 2015, 46",
    "DMPC Decision 2015-16",
    "DMPC Decision 2015 46 officers",
    "DMPCD 2015-2016",
    "CEOD 29",
    "CEOD 2023/24",
    "CEOD 29/23/24",
    "CEOD 12/03/2023",
    "CEOD 26. 2023",
    "CEOD 26.23",
    "CEOD 29/1998",
    "PCD 12 March 2023",
    "DMPC Decision 31 January",
    "DMPC 10 working days",
    "DMPC – 3 grants",
    "PCD – 3 grants",
    "PCDs – 3 grants",
    "Decision-120 grants",
    "Decision - 12 month extension",
    "PCD £12",
    "PCD 12%",
    "PCD 12 million",
    # Numbers that are not whole, or not one.
    "PCD 1,444",
    "PCD 1 444",
    "PCD 1\u202f444",
    "PCD 1444,5",
    "PCD 1444,000",
    "PCD 890,891",
    "PCD 1444/5",
    "PCD 1444.5",
    "PCD 12:30",
    "PCD 890-892",
    "PCD 890–892",
    "PCD 1444–5",
    "PCD 1444−5",
    "CEOD 29/23–30/23",
    "PCD 890 – 892",
    "PCDs 890-892 and 894",
    "PCD 123456",
    "PCD 12345678",
    "PCD 0",
    "PCD 00",
    "PCD 0444",
    "CEOD 0/23",
    "PCD -",
    "PCD (1444",
    "PCD (12 months)",
    "PCD (1444)x",
    # Glued to something.
    "PCD 1444a",
    "PCD 1444²",
    "PCD 1444_2",
    "PCD 1444@x",
    "PCD 1444#2",
    "PCD 1444=2",
    "PCD 1444£",
    "PCD 1444$",
    "PCD 1444-x",
    "PCD 1444.pdf",
    "XPCD 1444",
    "9PCD 1444",
    "éPCD 1444",
    "_PCD 1444",
    "/PCD 1444",
    "@PCD 1444",
    "#PCD 1444",
    "=PCD 1444",
    "£PCD 1444",
    "x.PCD 1444",
    "x-PCD 1444",
    "PCD_1444",
    "PCD #1444",
    "PCDx 1444",
    "PCD\n\n1444",
    "PCD\u200b1444",
    "PCD" + " " * 30 + "1444",
    "PCD 12PCD 13",
    "PCD 1444\ufffc",
    "\ufffcPCD 1444",
    "\ufffc Decision 1444",
    # Addresses.
    "https://x.y/pcd-1562-changes",
    "HTTPS://x.y/(PCD1562)",
    "www.x.y?ref=PCD1562",
    "www.x.y,PCD1562",
    "x.gov.uk/a;PCD1562",
    "pcd1562@x.y",
    "me,pcd1562@x.y",
    "mailto:a@b.uk,PCD1562",
    "(see ftp://x/y,PCD1562)",
    "pcd-1562.x.y",
    "pcd-1562-changes",
    # Other scripts' figures.
    "PCD １４４４",
    "PCD ١٤٤٤",
    "PCD 144４",
    "PCD 144٤",
    "PCD ①",
]


@pytest.mark.parametrize("text", NEVER)
def test_never(text: str) -> None:
    assert links(text) == []
    assert links(f"(a) {text}") == []
    assert GRAMMAR.parse(text) is None


@pytest.mark.parametrize(
    "text", ["", " ", "PCD", "12", "PCD 890 and 1561", "see PCD 12", "PCD 12.", "DMPC Decision PCD 12"]
)
def test_parse_takes_one_whole_reference(text: str) -> None:
    assert GRAMMAR.parse(text) is None


def test_parse_passes_over_blanks_around() -> None:
    expected = Reference("CEOD", 2023, 29, "CEOD 29/23")
    assert GRAMMAR.parse("\u00a0 CEOD 29/23\r\n\t\u202f") == expected
    assert expected.slug == "ceod-2023-29"


def test_canonical() -> None:
    assert GRAMMAR.canonical("PCD", None, 1444) == Reference("PCD", None, 1444, "PCD 1444")
    assert GRAMMAR.canonical("DMPCD", 2015, 46) == Reference("DMPCD", 2015, 46, "DMPCD 2015 46")
    assert GRAMMAR.canonical("CEOD", 7, 29) == Reference("CEOD", 2007, 29, "CEOD 29/07")
    assert GRAMMAR.canonical("MD", None, 2692).text == "MD2692"


@pytest.mark.parametrize(
    ("series", "year", "number"),
    [
        ("PCD", 2023, 1),
        ("DMPCD", None, 1),
        ("DMPCD", 1815, 1),
        ("DMPCD", 2015, 2016),  # a year of accounts and a number cannot be told apart
        ("CEOD", 1998, 1),  # would print as 98 and read as 2098
        ("CEOD", -1, 1),
        ("PCD", None, 0),
        ("PCD", None, -5),
        ("PCD", None, 100_000),
    ],
)
def test_canonical_refuses_what_it_could_not_read_back(series: str, year: int | None, number: int) -> None:
    with pytest.raises(ValueError, match=r"years|out of range"):
        GRAMMAR.canonical(series, year, number)


def test_canonical_knows_only_configured_series() -> None:
    with pytest.raises(KeyError):
        GRAMMAR.canonical("ABC", None, 1)


def test_found_says_where_and_what() -> None:
    assert GRAMMAR.find("As PCD 12 has it") == (Found(3, 9, Reference("PCD", None, 12, "PCD 12")),)


def test_a_grammar_survives_pickling() -> None:
    twin = copy.copy(GRAMMAR)  # by the same protocol
    assert twin.series == SERIES
    assert twin.find("PCDs 12 and 13") == GRAMMAR.find("PCDs 12 and 13")
    assert len(pickle.dumps(GRAMMAR)) < 1000


# Other bodies' configurations: nothing above is built in.
def one(name: str, form: str, words: tuple[str, ...] = (), spellings: tuple[str, ...] = ()) -> Grammar:
    return Grammar((Series(name, form, words, spellings, ""),))


OTHERS = [
    (
        one("ABC", "ABC {number}", (), ("ABCs", "Ab-C", "A.B.C.")),
        "ABCs 12 and 13 gulls",
        ["ABC 12", "ABC 13"],
    ),
    (one("ABC", "ABC {number}", (), ("ABCs", "Ab-C", "A.B.C.")), "ab-c 12; a.b.c. 13", ["ABC 12", "ABC 13"]),
    (one("ABC", "ABC {number}", (), ("A*[B]",)), "a*[b] 12, a b 13", ["ABC 12"]),
    (one("ABC", "ABC {number}", ("Key  decision",)), "Key decision 120 and key decision 13", ["ABC 120"]),
    (one("ABC", "ABC {number}", ("Minute No.",)), "Minute No. 120", ["ABC 120"]),
    (one("ABC", "ABC {number}", ("Papers", "Paper")), "Papers 120 and 130 list it", ["ABC 120", "ABC 130"]),
    (
        one("ABC", "ABC {number}", ("Board Decision",)),
        "Board Decision 120, Joint Board Decision 7",
        ["ABC 120"],
    ),
    (one("ABC", "ABC {number}", (), ("Décret",)), "DÉCRET 12, décret 13", ["ABC 12", "ABC 13"]),
    (one("ABC", "ABC {number}", (), ("Maß", "Bıl")), "maß 12, MASS 13, MAS 14, BIL 15", ["ABC 12"]),
    (one("A1", "A1 {number}"), "A1 2, A12, A12 3", ["A1 2"]),
    (one("ABC", "Minute {number}"), "Minute 120, minute 121, abc 122", ["Minute 120", "Minute 122"]),
    (one("ABC", "ABC/{yy}/{number}"), "ABC/23/7, ABC 23/7, ABC 2023/7", ["ABC/23/7"] * 3),
    (one("ABC", "ABC {number}:{year}"), "ABC 7:2023 ABC 7/23 ABC 7:23", ["ABC 7:2023"] * 3),
    (one("ABC", "ABC {number}-{yy}"), "ABC 7-23, ABC 7/23", ["ABC 7-23"] * 2),
    (one("OR", "OR {number}"), "OR 1 or 2 or 3", ["OR 1", "OR 2", "OR 3"]),
    (Grammar(()), "ABC 12", []),
]


@pytest.mark.parametrize(("grammar", "text", "expected"), OTHERS)
def test_any_configuration(grammar: Grammar, text: str, expected: list[str]) -> None:
    assert targets(text, grammar) == expected


def test_a_series_with_years_is_tried_before_the_name_itself() -> None:
    plain = Series("ABC", "ABC {number}", (), (), "")
    yearly = Series("XYZ", "XYZ {year} {number}", ("ABC",), (), "")
    assert targets("ABC 2015 46, ABC 2015", Grammar((plain, yearly))) == ["XYZ 2015 46", "ABC 2015"]


def test_two_series_of_one_word_are_tried_in_order() -> None:
    first = Series("ABC", "ABC {number}", ("Decision", "XYZ"), (), "")
    second = Series("XYZ", "XYZ {number}", ("Decision",), (), "")
    grammar = Grammar((first, second))
    assert targets("Decision 120; XYZ 13", grammar) == ["ABC 120", "XYZ 13"]
    assert targets("Decision 120", Grammar((second, first))) == ["XYZ 120"]


@pytest.mark.parametrize(
    "form", ["Decision {number}", "{number} of {year}", "ABC {number}/{yy}/X", "{year}-{year}-{number}"]
)
def test_a_canonical_text_parses_whatever_its_form(form: str) -> None:
    grammar = one("ABC", form)
    reference = grammar.canonical("ABC", 2023 if grammar.series[0].has_year else None, 120)
    assert grammar.parse(reference.text) == reference


# Properties.
YEARS = range(1900, 2101)
NUMBERS = st.integers(1, 99_999)
REFERENCES = st.one_of(
    st.tuples(st.sampled_from(["PCD", "MD", "DD"]), st.none(), NUMBERS),
    st.tuples(st.just("DMPCD"), st.integers(1900, 2099), NUMBERS),
    st.tuples(st.just("CEOD"), st.integers(2000, 2099), NUMBERS),
).filter(lambda parts: parts[1] is None or parts[2] not in YEARS)
BLANK = st.sampled_from([" ", "\u00a0", "\u202f", "\n", " \n ", "  "])
LEADS = st.sampled_from(["", "It follows ", "Costs rose; ", "(", "“", "[", "in 2019, "])
TAILS = st.sampled_from(["", ".", ", then", " was agreed", ")", "”", "; and so on", "’s terms", "?", " – estates"])


@st.composite
def spelled(draw: st.DrawFn) -> tuple[str, Reference]:
    """Any spelling the grammar takes, of any reference."""
    series, year, number = draw(REFERENCES)
    name = draw(st.sampled_from([series, series.lower(), series.capitalize()]))
    gap, blank = draw(st.one_of(BLANK, st.sampled_from(["", "-", "\u2011"]))), draw(BLANK)
    if year is None:
        spellings = [f"{name}{gap}{number}", f"{name}s{blank}{number}", f"{name}{blank}({number})"]
        if number not in YEARS:
            spellings.append(f"{name} – {number}")
        if series == "PCD" and number > 99 and number not in YEARS:
            spellings += [f"{phrase}{blank}{number}" for phrase in SERIES[0].words]
    elif series == "DMPCD":
        spellings = [f"{name}{gap}{year}{sign}{number}" for sign in ("/", "-", " - ", "–", blank)]
        if number > 99:
            spellings += [f"DMPC Decision{blank}{year}-{number}", f"DMPC Decisions – {year} {number}"]
    else:
        spellings = [f"{name}{gap}{number}{sign}{year}" for sign in ("/", "-", ".", " – ", " / ", blank)]
        spellings.append(f"{name}{gap}{number}/{year % 100:02}")
    return draw(st.sampled_from(spellings)), GRAMMAR.canonical(series, year, number)


@given(REFERENCES)
def test_canonical_text_parses_to_itself(parts: tuple[str, int | None, int]) -> None:
    reference = GRAMMAR.canonical(*parts)
    assert GRAMMAR.parse(reference.text) == reference
    assert links(f"as {reference} has it") == [(reference.text, reference.text)]


@given(LEADS, spelled(), TAILS)
def test_every_spelling_is_found_at_its_place(lead: str, written: tuple[str, Reference], tail: str) -> None:
    text, reference = written
    assert GRAMMAR.find(lead + text + tail) == (Found(len(lead), len(lead) + len(text), reference),)
    assert GRAMMAR.parse(text) == reference


SEPARATORS = st.sampled_from([", ", " and ", " & ", "; ", ", and ", " or ", " ,", "&", " and\n"])
MEMBERS = NUMBERS.filter(lambda number: number not in YEARS)


@given(MEMBERS, st.lists(st.tuples(SEPARATORS, MEMBERS), max_size=6), TAILS)
def test_every_member_of_a_list_is_found(first: int, rest: list[tuple[str, int]], tail: str) -> None:
    text = f"PCD {first}" + "".join(f"{separator}{number}" for separator, number in rest) + tail
    assert [hit.reference.number for hit in GRAMMAR.find(text)] == [first, *(number for _, number in rest)]


@given(spelled(), st.sampled_from("aZ9é_/@#=£$.４"))
def test_no_reference_runs_on_from_something(written: tuple[str, Reference], glue: str) -> None:
    assert GRAMMAR.find(glue + written[0]) == ()


@given(
    spelled(),
    st.sampled_from(["a", "Z", "é", "_", "/", "@", "#", "=", "£", "$", "%", ".5", ":5", "-7", "–7", "４", "٤"]),
)
def test_no_reference_runs_on_into_something(written: tuple[str, Reference], glue: str) -> None:
    assert GRAMMAR.find(written[0] + glue) == ()


@given(spelled(), st.sampled_from(["https://x.y/", "www.x.y/?q=", "x.gov.uk/", "a@b.uk,"]))
def test_no_reference_is_part_of_an_address(written: tuple[str, Reference], address: str) -> None:
    first = re.split(r"\s", written[0])[0]
    hits = GRAMMAR.find(address + written[0])
    assert all(hit.start > len(address) + len(first) for hit in hits)


@given(st.text(alphabet=st.characters(categories=["Nd", "No", "Nl"], exclude_characters="0123456789"), min_size=1))
def test_only_ascii_figures_count(figures: str) -> None:
    assert GRAMMAR.find(f"PCD {figures} and PCD 12{figures}") == ()


PIECES = (
    *("PCD", "PCDs", "pcd", "DMPC", "DMPCD", "Decision", "DMPC Decision", "CEOD", "MD"),
    *("12", "890", "1444", "2015", "2023", "99999", "100000", "0", "1/23", "４"),
    *(",", ";", "&", "and", "or", "to", "of", "(", ")", "-", "–", "/", ".", "%", "£", "@", ":", "’s"),
    *(" ", " ", " ", "\n", "\u00a0", "\u202f", "March", "officers", "www.", "https://", "é", "\ufffc"),
)
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(st.one_of(SOUP, st.text(max_size=200)))
def test_what_is_found_is_in_order_and_reads_as_it_is_linked(text: str) -> None:
    end = 0
    for hit in GRAMMAR.find(text):
        assert end <= hit.start < hit.end <= len(text)
        written = text[hit.start : hit.end]
        alone = GRAMMAR.parse(written)
        member = GRAMMAR.parse(f"{hit.reference.series} {written}") if end else None
        assert hit.reference in (alone, member)
        assert GRAMMAR.parse(hit.reference.text) == hit.reference
        end = hit.end


# What would take hours if anything were read again and again: one process, one generous limit.
HOSTILE = """
from tests.read.test_references import GRAMMAR
size = 100_000
units = ["PCD ", "1,", "1", "PCD 1, ", "PCD 1 and ", "DMPC Decision ", "D", "PCD (", "PCD (1", "PCD - "]
units += ["CEOD 1 / ", "DMPCD 2015 ", "PCD 1 a@b ", "PCD 1&", "CEOD 1/23, ", "PCDs 1, 2 and ", "DMPC\\n"]
units += ["\\u00a0", "\\r\\n", "PCD 1.", "www."]
for unit in units:
    for lead in ("", "PCD 1"):
        for tail in ("", " officers"):
            GRAMMAR.find(lead + unit * (size // len(unit)) + tail)
for separator in (", ", " and ", "&", ";"):
    for tail in ("", " officers", "%"):
        GRAMMAR.find("PCD 1444" + f"{separator}1444" * (size // 6) + tail)
        GRAMMAR.find("PCD 1444" + separator + " " * size + tail)
GRAMMAR.parse("PCD" + " " * size + "1")
"""


def test_hostile_input_takes_linear_time() -> None:
    subprocess.run([sys.executable, "-c", HOSTILE], check=True, timeout=300)


def test_no_list_is_read_twice() -> None:
    text = "PCD 1444" + ", 1295" * 2000
    assert len(GRAMMAR.find(text)) == 2001
    assert len(GRAMMAR.find(f"{text} officers")) == 1
