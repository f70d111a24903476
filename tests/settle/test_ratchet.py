"""The ratchet: old warnings stand, new ones do not, and it only gets shorter by itself."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.findings import Finding, Severity, Span
from generator.settle import ratchet

TEXT = "one\ntwo\none\n"


def at(start: int, **other: object) -> Finding:
    given = {"code": "DEC405", "severity": Severity.WARNING, "message": "", "path": "a b.md"}
    return Finding(**{**given, "span": Span(start, start), **other})  # type: ignore[arg-type]


def text_of(path: str) -> str:
    return TEXT


FOUND = [at(0), at(4), at(8), at(0, code="DEC404"), at(0, path="c.md"), at(4, severity=Severity.ERROR)]
HELD = ratchet.counted(FOUND, text_of)


def test_what_is_written_is_read_again():
    assert ratchet.read(ratchet.written(HELD)) == HELD
    assert ratchet.written(HELD).startswith("# ")
    assert sorted(HELD.values()) == [1, 1, 1, 2]  # two lines of one file read the same


def test_warnings_that_stood_stand_and_errors_never():
    compared = ratchet.compare(FOUND, HELD, text_of)
    assert (compared.new, compared.old, compared.over) == ((FOUND[5],), 5, 0)


def test_a_new_one_is_told_though_it_is_like_an_old_one():
    more = [at(0), *FOUND]
    assert ratchet.compare(more, HELD, text_of).new == (FOUND[2], FOUND[5])


def test_what_is_gone_is_counted():
    compared = ratchet.compare(FOUND[:2], HELD, text_of)
    assert (compared.new, compared.over) == ((), 3)


def test_a_changed_line_is_new():
    held = ratchet.counted([at(4)], lambda path: TEXT.replace("two", "tow"))
    assert ratchet.compare([at(4)], held, text_of) == ((at(4),), 0, 1)


def test_counts_of_nothing_are_not_written():
    assert ratchet.written(Counter({("a.md", "DEC405", "abcd"): 0})).count("\n") == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [("# one\nx\n", 2), ("1 DEC405 abcd\n", 1), ("one DEC405 abcd a.md", 1), ("<<<<<<< HEAD\n", 1)],
)
def test_what_is_no_line_of_a_ratchet_is_named(text, number):
    assert ratchet.read(text) == number
