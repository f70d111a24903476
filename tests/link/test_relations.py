"""Relations that cannot both hold, and dates told to the archive's rules with their places."""

from __future__ import annotations

from datetime import date

from tests.support import check_files, codes, record

OLD = "decisions/abc-7.md"
ONE, OTHER = "decisions/abc-12.md", "decisions/abc-13.md"


def cites(reference: str, relation: str) -> str:
    return f"cites:\n  - {{reference: {reference}, relation: {relation}}}"


def test_who_comes_second_to_supersede_is_asked_and_shown_the_first():
    found = check_files(
        {
            OLD: record("title: Old radios", path=OLD),
            ONE: record(cites("ABC 7", "supersedes"), path=ONE),
            OTHER: record(f"title: New masts\n{cites('ABC 7', 'withdraws')}", path=OTHER),
        }
    )
    assert sorted(codes(found)) == ["DEC212", "DEC215"]
    twice = next(each for each in found if each.code == "DEC212")
    assert (twice.path, twice.related[0].path) == (OTHER, ONE)


def test_what_is_corrected_in_a_circle_is_a_circle():
    found = check_files(
        {
            ONE: record(cites("ABC 13", "corrects"), path=ONE),
            OTHER: record(f"title: New masts\n{cites('ABC 12', 'corrects')}", path=OTHER),
        }
    )
    assert "DEC208" in codes(found)


def test_an_amendment_before_the_end_is_left_alone_and_one_after_it_asked_about():
    for signed, asked in (("2023-03-13", False), ("2023-03-15", True)):
        amending = f"title: New masts\ndate_signed: {signed}\n{cites('ABC 7', 'amends')}"
        found = check_files(
            {
                OLD: record("title: Old radios\ndate_signed: 2023-01-02", path=OLD),
                ONE: record(cites("ABC 7", "supersedes"), path=ONE),
                OTHER: record(amending, path=OTHER),
            }
        )
        assert ("DEC213" in codes(found)) is asked


def test_a_day_to_come_is_shown_where_it_stands():
    text = record("corrections:\n  - {date: 2026-11-23, kind: transcription, what: a figure}")
    (found,) = check_files({ONE: text}, as_of=date(2026, 11, 22))
    assert found.code == "DEC029"
    assert text[found.span.start : found.span.end] == "2026-11-23"
    assert check_files({ONE: text}, as_of=date(2026, 11, 23)) == ()
