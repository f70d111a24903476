"""`decisions explain`: a rule's page in the terminal."""

from __future__ import annotations

import pytest

from generator import cli
from generator.link import ARCHIVE_RULES
from generator.validate import RULES

ALL = (*RULES, *ARCHIVE_RULES)


@pytest.mark.parametrize("each", ALL, ids=[each.code for each in ALL])
def test_a_rule_is_explained_by_its_page(each, capsys):
    assert cli.main(["explain", each.code]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"{each.code}: {each.page}\n\n")
    assert " ".join(printed.split()).endswith(each.standing)
    assert "\nBad:\n" in printed
    assert "\nGood:\n" in printed


def test_a_code_may_be_typed_in_small_letters(capsys):
    assert cli.main(["explain", "dec012"]) == 0
    assert capsys.readouterr().out.startswith("DEC012: A decision is published")


def test_without_a_code_all_are_listed_in_order(capsys):
    assert cli.main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == sorted(f"{each.code}  {each.sentence}" for each in ALL)


@pytest.mark.parametrize(("typed", "near"), [
    ("DEC0012", "DEC012"), ("DEC4O5", "DEC405"), ("12", "DEC012"), ("dec12", "DEC012"), ("DEC-405", "DEC405"),
])  # fmt: skip
def test_an_unknown_code_ends_with_two_and_the_nearest(typed, near, capsys):
    assert cli.main(["explain", typed]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"decisions: no rule is called {typed}; is {near} meant?\n"


def test_a_word_finds_the_rules_that_are_called_so(capsys):
    assert cli.main(["explain", "email"]) == 2
    assert capsys.readouterr().err == (
        "decisions: no rule is called email; by that word there is DEC507 (email address)\n"
    )
    assert cli.main(["explain", "amount"]) == 2
    assert "by that word there are DEC219 (amount of), DEC401 (amount of cited), " in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["foo", "x\x1b[2J", "e", "DEC999", "99999999", "²"])
def test_nothing_is_guessed_of_what_is_like_no_code(typed, capsys):
    assert cli.main(["explain", typed]) == 2
    said = capsys.readouterr().err
    assert said.endswith("; a code is DEC and three figures, as DEC012, and `decisions explain` lists them all\n")
    assert "\x1b" not in said
