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


@pytest.mark.parametrize(("typed", "near"), [("DEC0012", "DEC012"), ("DEC4O5", "DEC405"), ("x\x1b[2J", "")])
def test_an_unknown_code_ends_with_two_and_the_nearest(typed, near, capsys):
    assert cli.main(["explain", typed]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"is {near}" in printed.err
    assert printed.err.endswith("meant?\n")
    assert "\x1b" not in printed.err
