"""Rules about figures neither fail nor linger over what no paper would print."""

from __future__ import annotations

import time

import pytest

from tests.support import record, verdict


@pytest.mark.parametrize(
    "body",
    [
        "£" + "1" * 50_000,
        "£1" + ",234" * 20_000,
        "£" * 50_000,
        "£1,2" * 20_000,
        "| a | b |\n|---|---|\n| x | £" + "9" * 9_000 + " |\n| y | £1 |\n| Total | £3 |",
        "\n\n".join(f"£{number:,}" for number in range(1_000_000, 1_005_000)),
    ],
    ids=["digits", "groups", "signs", "pairs", "cell", "many"],
)
def test_odd_figures_are_read_in_time(body):
    started = time.process_time()
    assert verdict(record(body=body + "\n")).decision is not None
    assert time.process_time() - started < 10
