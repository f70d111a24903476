"""Slips of the hand: where each is told, and what to write instead."""

import pytest

from generator import values

SLIPS = [
    ("a: b\nlist:\n  -value: 5\n    what: c\n", "-value:", "write `  - value: …`"),
    ("a: b\nlist:\n  – value: 5\n    what: c\n", "– value:", "write `  - value: …`"),
    ("a: b\nlist:\n  * value: 5\n    what: c\n", "* value:", "write `  - value: …`"),
    (
        "list:\n  - value: 5\n\u00a0\u00a0\u00a0\u00a0what: c\n    kind: d\n",
        "\u00a0\u00a0\u00a0\u00a0",
        "type plain spaces",
    ),
    ("list:\n  - value: 5\n    kind: b\nrole: c\n    what: d\n", "role", "begin it with 4 spaces before it"),
    ('a: "New" radios\n', "r", "put the whole value in quotes: '\"New\" radios'"),
    ("a: 'The Met's radios'\n", "s", 'put the whole value in quotes: "The Met\'s radios"'),
    ('a: "New" and the Met\'s\n', "a", 'put the whole value in quotes: "\\"New\\" and the Met\'s"'),
    ("a: b\nlist:\n  - value: 5\n     what: c\n", "     what", "begin it below `value`, with 4 spaces before it"),
]


@pytest.mark.parametrize(("text", "where", "help_"), SLIPS)
def test_a_slip_is_told_where_it_was_made(text, where, help_):
    _, (fault,) = values.parse(text)
    assert text[fault.span.start : fault.span.end] == where
    assert help_ in fault.help


@pytest.mark.parametrize("text", ["a: b\n  c: d\n", "a: [b\n", "- a\nb: c\n", "a: 'b\n", "a: @b\n", 'a: "\\q"\n'])
def test_what_is_no_slip_is_left_to_the_parser(text):
    _, faults = values.parse(text)
    assert not any("hyphen and a space" in each.message or "quotation mark closes" in each.message for each in faults)


def test_an_entry_whose_hyphen_was_forgotten_is_not_told_to_be_deleted_alone():
    _, (fault,) = values.parse("list:\n  - value: 5\n    value: 6\n")
    assert "put `- ` before this line" in fault.help
    _, (fault,) = values.parse("value: 5\nvalue: 6\n")
    assert fault.help == "keep one of the two"
