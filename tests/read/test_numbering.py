"""Printed numbers and anchors: the paper's own, and unique on a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import markdown
from generator.read.numbering import Anchors, numbered, slug
from generator.read.prose import plain


def numbers(text: str) -> list[tuple[str, str, str]]:
    """Number, anchor and words of every block that has an anchor."""
    blocks = numbered(markdown.parse(text).blocks)
    every = [inner for block in blocks for inner in (block, *block.children)]
    return [(block.number, block.anchor, plain(block.words)) for block in every if block.anchor]


NUMBERED = [
    ("1.1. Text", [("1.1", "para-1.1", "Text")]),
    ("4.8 Text", [("4.8", "para-4.8", "Text")]),
    ("1.2.3a\u00a0Text", [("1.2.3a", "para-1.2.3a", "Text")]),
    ("1.1. *Text*", [("1.1", "para-1.1", "Text")]),
    ("1.1.\nText", []),
    ("1.1.", []),
    ("4.8 million pounds", []),
    ("4.8% of it", []),
    ("2.5 % of it", []),
    ("2023.12 Text", []),
    ("**1.1.** Text", []),
    ("> 1.1. Text", []),
    ("- 1.1. Text", []),
    (
        "1.1. One\n\n1.1. Two\n\n1.1. Three",
        [("1.1", "para-1.1", "One"), ("1.1", "para-1.1-2", "Two"), ("1.1", "para-1.1-3", "Three")],
    ),
    ("13. One\n15. Two", [("13", "para-13", ""), ("15", "para-15", "")]),
    ("1. One\n\ntext\n\n1. Two", [("1", "para-1", ""), ("1", "para-1-2", "")]),
    ("1. One\n   1. nested", [("1", "para-1", "")]),
    ("- One", []),
    ("## Part 1: facts & advice", [("", "part-1-facts-advice", "Part 1: facts & advice")]),
    ("### 1. Introduction", [("1.", "introduction", "Introduction")]),
    ("### 2.3 Cost *of it*", [("2.3", "cost-of-it", "Cost of it")]),
    ("## 2023", [("", "2023", "2023")]),
    ("## Café £5", [("", "cafe-5", "Café £5")]),
    ("## 决定", [("", "section", "决定")]),
    ("##", [("", "section", "")]),
    ("## Cost\n\n## Cost\n\n## Cost 2", [("", "cost", "Cost"), ("", "cost-2", "Cost"), ("", "cost-2-2", "Cost 2")]),
    ("## Cost 2\n\n## Cost\n\n## Cost", [("", "cost-2", "Cost 2"), ("", "cost", "Cost"), ("", "cost-3", "Cost")]),
    ("Table: Cost. By year\n\n| a |\n|---|", [("", "table-cost", "Cost. By year")]),
    ("| a |\n|---|", []),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED)
def test_numbers_are_the_papers_own(text, expected):
    found = [(number, anchor, words) for number, anchor, words in numbers(text)]
    assert found == expected


def test_a_number_is_taken_from_the_words_and_their_place_follows():
    text = "1.1.  Some *text*"
    (block,) = numbered(markdown.parse(text).blocks)
    first = block.words[0]
    assert (first.text, text[first.span.start : first.span.end]) == ("Some ", "Some ")
    assert text[block.span.start : block.span.end] == text


@given(st.lists(st.sampled_from(["a", "a-2", "a-2-2", "a-3", "b", "para-1", "para-1-2"]), max_size=20))
def test_no_id_is_handed_out_twice(wanted):
    anchors = Anchors()
    taken = [anchors.take(each) for each in wanted]
    assert len(set(taken)) == len(taken)
    assert all(got == each or got.startswith(f"{each}-") for got, each in zip(taken, wanted, strict=True))


@given(st.text(max_size=100))
def test_a_slug_is_an_address(text):
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(slug(text)) <= 60
    assert not slug(text).startswith("-")
    assert not slug(text).endswith("-")
