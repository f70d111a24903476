"""Expressions that are compiled when they are needed do what compiled ones do."""

import re

import pytest

from generator import patterns
from generator.cli.common import rules


def test_an_expression_is_compiled_when_it_is_first_used():
    later = patterns.regex(r"a(b)", re.IGNORECASE)
    assert "search" not in vars(later)
    assert later.search("xAB")[1] == "B"
    assert "search" in vars(later)
    assert later.sub("-", "abab") == "--"
    assert later.pattern == "a(b)"


def test_every_rule_s_expressions_compile():
    rules()
    patterns.ready()
    later = patterns.regex("(")
    with pytest.raises(re.error):
        later.search("x")
    with pytest.raises(re.error):
        patterns.ready()
