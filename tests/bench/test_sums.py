"""The sums that measure the checker are what they say, and it does as well on them as it did."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.validate.figures import find
from tests.bench import sums
from tests.bench.sums import SHAPES, Judged, judged
from tests.support import ROOT, verdict


def test_the_seeded_sums_are_always_the_same_and_half_of_each_shape_is_wrong():
    first, again = list(sums.sums()), list(sums.sums())
    assert first == again
    for shape in SHAPES:
        assert sum(each.holds for each in first if each.shape == shape) == sums.EACH // 2
    assert len({each.text for each in first}) > len(first) * 0.95


def test_nearly_all_wrong_sums_are_asked_about_and_no_right_one():
    every = sums.total(sums.measure())
    assert every.found / every.wrong > 0.9
    assert every.alarms == 0


def test_a_finding_on_a_right_sum_would_count():
    assert sums.asked(next(each.text for each in sums.sums() if not each.holds))
    text = next(each.text for each in sums.sums() if each.holds)
    assert verdict(text).decision
    assert not sums.asked(text)


# --- Real sums -----------------------------------------------------------------------------------


def test_a_hundred_are_judged_and_none_twice():
    assert len({(each.record, each.total, each.of) for each in judged()}) == len(judged()) == 100


@pytest.mark.parametrize("each", judged(), ids=lambda each: f"{each.record}-{each.total}")
def test_a_judged_sum_stands_in_its_record_and_its_verdict_is_arithmetic(each: Judged):
    (path,) = (ROOT / "decisions").rglob(f"{each.record}.md")
    text = path.read_text(encoding="utf-8")
    known = {figure.value for figure in find(text)}
    known |= {
        Decimal(line.split(":")[1].strip()) for line in text.split("\n") if line.lstrip(" -").startswith("value: ")
    }
    missing = [value for value in (each.total, *each.of) if value not in known]
    assert len(missing) <= 1, missing  # one may be told of another paper, or be the end of a range
    whole = sum(each.of) == each.total or each.of[0] - sum(each.of[1:]) == each.total
    assert whole or each.verdict != "holds"
    assert not whole or each.verdict != "differs"
    assert bool(each.asked) is (each.verdict == "differs")


def test_every_real_sum_that_differs_is_asked_about_and_no_other():
    score = sums.of_real_sums()
    assert (score.found, score.alarms) == (score.wrong, 0)
