"""A decision as plain text: what it tells of a record before the record's own words."""

from __future__ import annotations

from generator.render.text import text
from tests.support import PATH, checked, record, verdict


def head(overrides: str) -> str:
    """Return what stands between a decision's summary and its body."""
    written = record(overrides)
    decision = verdict(written, PATH).decision
    assert decision is not None
    whole = text(decision, checked({PATH: written}).archive).decode()
    return whole.partition("pilot boats.\n\n")[2].partition("\n\nRecommendation")[0]


def test_who_when_and_how_much_stand_before_the_text():
    amounts = (
        "amounts:\n  - {value: 1200.50, what: radios, kind: spend, role: new, up_to: yes}\n"
        "  - {value: 75000, kind: income, role: background}\n"
    )
    told = head(amounts).replace("\n  ", " ").split("\n")
    assert told == [
        "Decided by: Jo Marsh, Chair of the Board",
        "Signed: 14 March 2023",
        "Money: up to £1,200.50 spending: radios; £75,000 income: as background, not decided here",
    ]


def test_what_is_not_known_has_no_line():
    assert (
        head("date_signed: unknown\ndecision_maker: unknown")
        == "Recommendation\n\n1. Approve the purchase.\n\n2. Note the cost.\n"
    )
