"""Near misses of references: what a scan or a slip made of one."""

from __future__ import annotations

import pytest

from generator.read.nearly import faults
from tests.support import GRAMMAR

NEAR = [
    ("ABC 1O4", "ABC 104"),
    ("ABCl44", "ABC 144"),
    ("ABC-l4S", "ABC 145"),
    ("ABC\u00a0I2", "ABC 12"),
    ("(BAC 1444)", "ABC 1444"),
    ("ACB12", "ABC 12"),
]
FAR = """ABC 104|ABC SOS|ABC Ol|ABC 1O4/5|XABC l4|abc l4|BAC 12 hours|BAC 5%|BAC 1|BAC12a|/BAC 12|ABC-l44.htm|CAB 12
ABC 14O444""".replace("\n", "|").split("|")


@pytest.mark.parametrize(("text", "meant"), NEAR)
def test_a_near_miss_is_told_with_what_may_be_meant(text, meant):
    (fault,) = faults(f"See {text}.", 0, GRAMMAR)
    assert fault.kind == "near-reference"
    assert fault.message.endswith(f"is {meant} meant?")
    assert f"See {text}."[fault.span.start : fault.span.end] == text.strip("()")


@pytest.mark.parametrize("text", FAR)
def test_what_may_be_something_else_is_left_alone(text):
    assert list(faults(f"See {text}.", 0, GRAMMAR)) == []


def test_nothing_before_the_body_is_read():
    assert list(faults("ABC l44", 3, GRAMMAR)) == []
