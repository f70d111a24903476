"""Waivers, doubts and marks: what is answered for, and what dies with its line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import values
from generator.findings import Finding, Severity, Source, Span
from generator.settle import waivers
from generator.settle.marks import Marks
from generator.settle.waivers import Waiver
from tests.support import NOWHERE, PATH, checked, codes, record

FILE = "decisions/waivers.yml"
UNDATED = record("date_signed: unknown\nsource: {origin: web_capture}")
HTML = record(body="## Recommendation\n\n<b>Approve</b> it.\n")


def found(text: str, code: str) -> Finding:
    return next(each for each in checked({PATH: text}).findings if each.code == code)


def waiver(text: str, code: str, reason: str = "It is so.") -> str:
    """Return a file of waivers with one for a finding in a record's text."""
    finding = found(text, code)
    mark = Marks([finding], lambda path: text).of(finding)
    return waivers.added("", Waiver(code, PATH, mark, reason, NOWHERE))


def test_a_waiver_settles_its_finding_and_the_summary_says_so():
    result = checked({PATH: UNDATED, FILE: waiver(UNDATED, "DEC013")})
    assert codes(result.findings) == []
    assert codes(result.settled) == ["DEC013"]


def test_a_waiver_dies_when_its_line_changes_and_lives_when_another_does():
    given_ = waiver(UNDATED, "DEC013")
    moved = UNDATED.replace("title:", "kind: grant\ntitle:").replace("kind: contract\n", "")
    assert codes(checked({PATH: moved, FILE: given_}).findings) == []
    changed = UNDATED.replace("date_signed: unknown", "date_signed:  unknown")
    result = checked({PATH: changed, FILE: given_})
    assert codes(result.findings) == ["DEC013", "DEC631"]
    assert "now asks about decisions/2023/abc-12.md:6" in result.findings[1].message


def test_a_waiver_of_nothing_is_told_and_its_fix_takes_it_out():
    text = waiver(UNDATED, "DEC013")
    (finding,) = checked({PATH: record(), FILE: text}).findings
    assert (finding.code, finding.path, finding.severity) == ("DEC631", FILE, Severity.WARNING)
    assert finding.fix
    left = text[: finding.fix.span.start] + finding.fix.text + text[finding.fix.span.end :]
    assert left.endswith("\nwaivers:\n")
    assert codes(checked({PATH: record(), FILE: left}).findings) == []


def test_what_cannot_be_published_as_it_stands_cannot_be_waived():
    result = checked({PATH: HTML, FILE: waiver(HTML, "DEC101")})
    assert sorted(codes(result.findings)) == ["DEC101", "DEC101", "DEC630"]
    assert result.settled == ()


def test_an_error_in_what_cannot_be_read_cannot_be_waived(monkeypatch):
    text = "---\ntitle: [\n---\n"
    settled = checked({PATH: text, FILE: waiver(text, "DEC002")})
    assert sorted(codes(settled.findings)) == ["DEC002", "DEC604", "DEC630"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "waivers:\n", "waivers: []\n"])
def test_no_waivers_are_none(text):
    assert codes(checked({PATH: record(), FILE: text}).findings) == []


@pytest.mark.parametrize("text", ["- a\n", "waivers: [\n", "waviers: []\n", "waivers: x\n", "\0", "&a", "[" * 10_000])
def test_what_is_no_file_of_waivers_is_an_error_there(text):
    findings = checked({PATH: record(), FILE: text}).findings
    assert {(each.code, each.path) for each in findings} == {("DEC630", FILE)}


def test_a_merge_conflict_in_a_file_of_waivers_is_one_error_that_says_so():
    ours = waiver(UNDATED, "DEC013")
    text = ours.replace("  - code", "<<<<<<< HEAD\n  - code") + "=======\n>>>>>>> draft\n"
    first, *others = checked({PATH: UNDATED, FILE: text}).findings
    assert (first.code, first.path, codes(others)) == ("DEC013", PATH, ["DEC630"])
    assert (others[0].message, text[others[0].span.start :][:8]) == ("a merge conflict was left here", "<<<<<<< ")


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=40),
    st.text("abc/- é:#'\"", min_size=1, max_size=12),
)
def test_what_is_written_is_read_again(reason, path):
    reason, path = " ".join(reason.split()) or "x", path.strip() or "x"
    wanted = [Waiver("DEC013", path, "abcd", reason, NOWHERE), Waiver("DEC405", path, "no", "no", NOWHERE)]
    text = waivers.added(waivers.added("", wanted[0]), wanted[1])
    read = waivers.read(Source(FILE, text))
    if not values._INVISIBLE.search(reason):
        composed = [[unicodedata.normalize("NFC", part) for part in each[:4]] for each in wanted[:1]]
        assert [list(each[:4]) for each in read.waivers[:1]] == composed


# --- Doubts --------------------------------------------------------------------------------------

DOUBTED = UNDATED.replace("schema: 1", "schema: 1\ndoubts:\n  - what: It has no date.\n    finding: DEC013")


def test_a_doubt_settles_the_warning_it_names():
    result = checked({PATH: DOUBTED})
    assert (codes(result.findings), codes(result.settled)) == ([], ["DEC013"])


def test_a_doubt_that_names_what_is_not_found_is_told():
    (finding,) = checked({PATH: DOUBTED.replace("date_signed: unknown", "date_signed: 2023-03-14")}).findings
    assert finding.code == "DEC631"
    text = DOUBTED.replace("unknown", "2023-03-14")
    assert text[finding.span.start : finding.span.end] == "DEC013"


def test_a_doubt_does_not_settle_an_error():
    result = checked({PATH: DOUBTED.replace("web_capture", "born_digital")})
    assert codes(result.findings) == ["DEC013", "DEC631"]
    assert result.findings[0].severity is Severity.ERROR


def test_a_doubt_settles_its_own_record_s_alone():
    other = UNDATED.replace("ABC 12", "ABC 13").replace("pilot boats", "tugs")
    result = checked({PATH: DOUBTED, "decisions/2023/abc-13.md": other})
    assert [(each.code, each.path) for each in result.findings] == [("DEC013", "decisions/2023/abc-13.md")]


# --- Marks ---------------------------------------------------------------------------------------


def mark(text: str, start: int = 0, secret: Span | None = None) -> str:
    finding = Finding("DEC099", Severity.ERROR, "", "a.md", Span(start, start + 1))
    others = [finding._replace(span=secret, secret=True)] if secret else []
    return Marks([finding, *others], lambda path: text).of(finding)


def test_a_mark_is_of_the_line_s_words_alone():
    assert mark("one\ntwo\n", 4) == mark("zero\n\n  two \r\nthree", 8)
    assert mark("one\ntwo\n", 4) != mark("one\ntow\n", 4)


@given(st.text(max_size=20))
def test_a_mark_is_letters_that_yaml_leaves_alone(text):
    assert set(mark(text)) <= set("abcdefghijklmnop")
    assert len(mark(text)) == 12


def test_the_mark_of_a_line_with_a_secret_says_too_little_to_work_it_out():
    text = "call 020 7946 0018\nnobody"
    assert len(mark(text, secret=Span(5, 18))) == 4
    assert len(mark(text, 19, secret=Span(5, 18))) == 12
    changed = {mark(f"call 020 7946 00{number}", secret=Span(5, 18)) for number in range(18, 30)}
    assert len(changed) == 12
