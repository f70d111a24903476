"""Fixes: applied in order, in the file's own line endings, and shown as a difference first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import fixes
from generator.findings import Finding, Fix, Severity, Source, Span


def with_fix(start: int, end: int, text: str) -> Finding:
    return Finding("DEC099", Severity.ERROR, "wrong", "a.md", Span(start, end), "", Fix(Span(start, end), text))


@pytest.mark.parametrize(
    ("wanted", "text", "applied", "skipped"),
    [
        ([], "one two three", 0, 0),
        ([(4, 7, "2")], "one 2 three", 1, 0),
        ([(8, 13, "3"), (0, 3, "1")], "1 two 3", 2, 0),
        ([(0, 7, "12"), (4, 13, "23")], "12 three", 1, 1),
        ([(4, 7, "2"), (4, 7, "2")], "one 2 three", 1, 0),
        ([(4, 7, "2"), (4, 7, "zwei")], "one 2 three", 1, 1),
        ([(4, 4, "a "), (4, 4, "b ")], "one a two three", 1, 1),
        ([(0, 4, ""), (4, 8, "")], "three", 2, 0),
        ([(13, 13, "!")], "one two three!", 1, 0),
        ([(13, 14, "!")], "one two three", 0, 0),
    ],
)
def test_fixes_are_applied_and_those_that_overlap_left_out(wanted, text, applied, skipped):
    fixed = fixes.apply("one two three", [with_fix(*each) for each in wanted])
    assert (fixed.text, fixed.applied, len(fixed.skipped)) == (text, applied, skipped)


def test_a_finding_without_a_fix_changes_nothing():
    finding = with_fix(0, 1, "")._replace(fix=None)
    assert fixes.apply("text", [finding]) == ("text", 0, ())


@pytest.mark.parametrize(("end", "other"), [("\n", "\n"), ("\r\n", "\r\n")])
def test_a_new_line_ends_as_the_others_do(end, other):
    text = f"one{end}two{end}"
    assert fixes.apply(text, [with_fix(0, 3, "1\n1")]).text == f"1{other}1{end}two{end}"


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.text(max_size=3))))
def test_what_no_fix_touches_stays(text, spans):
    wanted = [with_fix(min(a, b), max(a, b), new) for a, b, new in spans]
    fixed = fixes.apply(text, wanted)
    inside = {finding.fix for finding in wanted if finding.fix and finding.fix.span.end <= len(text)}
    assert fixed.applied + len(fixed.skipped) == len(inside)
    if not fixed.applied:
        assert fixed.text == text


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_is_kept(mark):
    assert fixes.encoded("£5\r\n", mark + b"old") == mark + "£5\r\n".encode()


def test_a_difference_is_unified_and_fit_for_a_terminal():
    lines = list(fixes.diff(Source("a.md", "one\r\ntw\x1bo\u2028\r\n"), "one\r\ntwo\r\n"))
    assert lines == ["--- a/a.md", "+++ b/a.md", "@@ -1,2 +1,2 @@", " one", "-tw\\x1bo\\u2028", "+two"]
