"""What rules about words look at: unusual characters, and words that are words."""

from __future__ import annotations

import re

import pytest

from generator.findings import Span
from generator.read.prefilter import unusual
from generator.validate.text import found, outside, passages
from tests.support import record, verdict


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("plain\r\nASCII ~", ""),
        ("a tab\t and a bell\a", "\a\t"),
        ("£5 for the café, £6 for 😀", "£é😀"),
        ("\udcff", ""),
    ],
)
def test_unusual_characters_once_each(text, characters):
    assert unusual(text) == characters


BODY = (
    "## quay\n\nThe quay, `quay`, [the quay](/quay), <https://quay.example/> and ![quay](quay.png).[^quay]\n\n"
    "    quay in code\n\n| quay |\n|---|\n| *quay* |\n\n[^quay]: A quay.\n"
)


def words(pattern: str, body: str = BODY) -> list[str]:
    decision = verdict(record("title: A quay\nsummary: The quay.", body)).decision
    assert decision is not None
    matches = found(decision, re.compile(pattern))
    return [decision.source.text[match.start() - 2 : match.end()] for match in matches]


def test_words_are_found_where_they_are_words():
    """In title, summary, headings, text, the words of links and cells; not in code or addresses."""
    seen = ["A quay", "e quay", "# quay", "e quay", "e quay", "| quay", "|*quay", "A quay"]
    assert [word.replace("| *", "|*") for word in words("quay")[:6]] == seen[:6]
    assert words("quay")[6:] == [" *quay", "[^quay", "A quay"]


def test_nothing_is_looked_for_where_nothing_is():
    decision = verdict("---\nreference: ABC 12\n---\n").decision
    assert decision is None
    whole = verdict(record(body="")).decision
    assert whole is not None
    assert [whole.source.text[start:end] for start, end in passages(whole)] == [
        "New radios for the pilot boats",
        "Buys radios for the four pilot boats.",
    ]


def test_outside_keeps_order_and_touches_no_span():
    matches = list(re.finditer("..", "aabbccdd"))
    kept = outside(matches, [Span(5, 6), Span(0, 1), Span(2, 2)])
    assert [match[0] for match in kept] == ["bb", "dd"]
