"""Findings: places as people count them, and how a finding prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import (
    WIDTH,
    Finding,
    Fix,
    Related,
    Severity,
    Source,
    Span,
    as_text,
    excerpt,
    has_errors,
    hushed,
    masked,
    plain,
    sort_key,
)

TEXT = "one\ntwo\r\n\n£ and 😀\nlast"
SOURCE = Source("decisions/abc-12.md", TEXT)


def finding(**other: object) -> Finding:
    given_ = {"code": "DEC099", "severity": Severity.ERROR, "message": "no", "path": SOURCE.path, "span": Span(4, 7)}
    return Finding(**{**given_, **other})


@pytest.mark.parametrize(
    ("offset", "line", "column"),
    [(0, 1, 1), (3, 1, 4), (4, 2, 1), (8, 2, 5), (9, 3, 1), (10, 4, 1), (16, 4, 7), (17, 4, 8), (18, 5, 1), (99, 5, 5)],
)
def test_a_place_is_counted_from_one_in_characters(offset, line, column):
    assert SOURCE.place(offset) == (line, column)


def test_a_place_before_the_text_is_its_beginning():
    assert SOURCE.place(-3) == (1, 1)
    assert Source("a", "").place(5) == (1, 1)


@pytest.mark.parametrize(("offset", "line"), [(0, "one"), (3, "one"), (5, "two"), (8, "two"), (9, ""), (99, "last")])
def test_a_line_has_no_ending(offset, line):
    span = SOURCE.line_at(offset)
    assert TEXT[span.start : span.end] == line


@given(st.text(alphabet="ab\n\r\t é", max_size=30), st.integers(0, 30))
def test_lines_and_columns_lead_back_to_the_offset(text, offset):
    offset = min(offset, len(text))
    line, column = Source("", text).place(offset)
    assert sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1 == offset


# --- How it prints -------------------------------------------------------------------------------

EXCERPTS = [
    ("a word here", Span(2, 6), ["a word here", "  ^^^^"]),
    ("a word here", Span(2, 2), ["a word here", "  ^"]),
    ("a word here", Span(11, 11), ["a word here", "           ^"]),
    ("two\nlines", Span(1, 7), ["two", " ^^"]),
    ("crlf\r\nnext", Span(4, 6), ["crlf", "    ^"]),
    ("crlf\r\nnext", Span(5, 6), ["crlf", "    ^"]),
    ("a\ttab", Span(2, 5), ["a tab", "  ^^^"]),
    ("a\0nul", Span(1, 2), ["a\\x00nul", " ^^^^"]),
    ("pay \u202e001£", Span(4, 9), ["pay \\u202e001£", "    ^^^^^^^^^^"]),
    ("x" * 300, Span(200, 203), ["..." + "x" * WIDTH + "...", "   " + " " * (WIDTH // 2) + "^^^"]),
    ("x" * 300, Span(0, 300), ["x" * WIDTH + "...", "^" * WIDTH]),
    ("x" * 300, Span(299, 300), ["..." + "x" * (WIDTH // 2 + 1), "   " + " " * (WIDTH // 2) + "^"]),
]


@pytest.mark.parametrize(("text", "span", "drawn"), EXCERPTS)
def test_carets_stand_under_the_span(text, span, drawn):
    lines = excerpt(Source("", text), span).split("\n")
    assert lines[0] == "   |"
    assert lines[1].removeprefix(" 1 | ") == drawn[0]
    assert lines[2].removeprefix("   | ") == drawn[1]


def test_the_bar_keeps_in_line_with_long_numbers():
    assert excerpt(Source("", "\n" * 999 + "x"), Span(999, 1000)) == "      |\n 1000 | x\n      | ^"


@given(st.text(max_size=300), st.integers(0, 320), st.integers(0, 320))
def test_any_excerpt_is_three_printable_lines(text, start, end):
    lines = excerpt(Source("", text), Span(start, end)).split("\n")
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
    assert len(lines[1]) < 12 + 10 * WIDTH


def test_a_finding_as_text_is_the_golden():
    source = Source(SOURCE.path, Path(__file__).with_name("cases").joinpath("DEC203/bad/2021/abc-31.md").read_text())
    other = Related(source.path, Span(15, 21), "the first is here")
    one = finding(span=Span(15, 21), help="delete one", related=(other,), message="two\x07 records")
    assert as_text(one, lambda path: source) == (
        "error[DEC099]: two\\x07 records\n"
        "  --> decisions/abc-12.md:2:12\n"
        "   |\n"
        " 2 | reference: ABC 31\n"
        "   |            ^^^^^^\n"
        "   = help: delete one\n"
        "   = see: the first is here\n"
        "  --> decisions/abc-12.md:2:12\n"
        "   |\n"
        " 2 | reference: ABC 31\n"
        "   |            ^^^^^^"
    )


def test_a_file_without_text_has_no_excerpt():
    text = as_text(finding(path="decisions\n/x", severity=Severity.WARNING), lambda path: Source(path, ""))
    assert text == "warning[DEC099]: no\n  --> decisions\\n/x:1:1"


def test_plain_text_is_fit_for_a_terminal():
    assert plain("£5 “é”\x1b[31m\u200b\ue000\udcff") == "£5 “é”\\x1b[31m\\u200b\\ue000\\udcff"


def test_findings_are_ordered_by_file_then_place_then_code():
    ordered = [
        finding(path="a.md", span=Span(1, 2)),
        finding(path="b.md", span=Span(0, 1), code="DEC001"),
        finding(path="b.md", span=Span(0, 1), code="DEC002"),
        finding(path="b.md", span=Span(0, 3), code="DEC001"),
    ]
    assert sorted([ordered[2], ordered[0], ordered[3], ordered[1]], key=sort_key) == ordered


def test_a_warning_is_no_error():
    assert has_errors([finding(severity=Severity.WARNING), finding()])
    assert not has_errors([finding(severity=Severity.WARNING)])


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ((), TEXT),
        ((Span(4, 7),), "one\n●●●\r\n\n£ and 😀\nlast"),
        ((Span(2, 12), Span(11, 99)), "on●\n●●●\r\n\n● ●●● ●\n●●●●"),
    ],
)
def test_what_is_masked_keeps_every_place(spans, shown):
    assert masked(TEXT, spans) == shown
    assert len(shown) == len(TEXT)


def test_a_finding_within_what_is_secret_keeps_its_words_to_itself():
    one = finding(message="says 5", help="write 6", fix=Fix(Span(4, 7), "6"), related=(Related("a", Span(0, 1), "5"),))
    told = hushed(one, (Span(3, 5),))
    assert (told.code, told.severity, told.path, told.span) == (one.code, one.severity, one.path, one.span)
    assert "5" not in f"{told.message}{told.help}{told.fix}{told.related}"
    for elsewhere in ((), (Span(5, 9),), (Span(0, 4),)):
        assert hushed(one, elsewhere) == one
    secret = one._replace(secret=True)
    assert hushed(secret, (Span(3, 5),)) == secret


def test_a_finding_elsewhere_does_not_quote_what_is_secret():
    text = "## jane@board.example\n"
    one = finding(
        message="nothing stands below `jane@board.example`",
        help="",
        related=(Related("a", Span(0, 1), "jane@board.example"),),
    )._replace(span=Span(0, 21))
    told = hushed(one, (Span(3, 21),), text)
    assert told.message == "nothing stands below `●●●`"
    assert [each.message for each in told.related] == ["●●●"]
