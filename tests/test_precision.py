"""The checker's warnings on this archive are worth reading: a hundred are drawn and judged, and hardly one is wrong."""

from __future__ import annotations

from collections import Counter

import yaml

from tests import precision
from tests.precision import Judged, Score, Warned, drawn, rare, report, score, verdicts, warnings


def told() -> str:
    return "\n".join(report(warnings(), verdicts()))


def test_each_drawn_warning_is_judged_and_at_most_three_are_wrong():
    assert len(drawn(warnings())) == precision.DRAWN
    assert score(drawn(warnings()), verdicts()).good, told()


def test_so_is_each_warning_of_a_rule_that_seldom_warns():
    assert rare(warnings())
    assert score(rare(warnings()), verdicts()).good, told()


def test_verdicts_are_given_once_and_with_a_reason():
    listed = yaml.safe_load(precision.VERDICTS.read_text(encoding="utf-8"))
    assert len(listed) == len(verdicts())
    assert {each.verdict for each in verdicts().values()} <= set(precision.WORDS)
    assert all(each.why.strip() for each in verdicts().values())


# --- The measurement itself ----------------------------------------------------------------------

MANY = [Warned("DEC013", f"decisions/abc-{number}.md", "aa") for number in range(300)]


def test_the_draw_is_the_same_whatever_the_order_and_changes_only_by_what_comes_and_goes():
    first = drawn(MANY)
    assert drawn(reversed(MANY)) == first
    left = [each for each in MANY if each != first[0]]
    assert drawn(left)[:-1] == first[1:]


def test_the_draw_takes_from_everywhere():
    rules = Counter(each.code for each in drawn([*MANY, *(each._replace(code="DEC404") for each in MANY)]))
    assert min(rules["DEC013"], rules["DEC404"]) > precision.DRAWN // 4


def test_a_fourth_wrong_one_or_one_not_judged_is_too_much():
    by = {each: Judged("wrong" if number < 3 else "right", "so") for number, each in enumerate(MANY)}
    assert score(MANY, by) == Score(297, 0, 3, 0)
    assert score(MANY, by).good
    assert not score(MANY, {**by, MANY[3]: Judged("wrong", "so")}).good
    assert not score([*MANY, MANY[0]._replace(mark="bb")], by).good


def test_one_not_judged_is_told_as_the_line_that_its_verdict_needs():
    lines = list(report({MANY[0]: "abc-0.md:5: `date_signed` is unknown"}, {}))
    assert lines[0] == "1 drawn of 1: 0 right, 0 arguable, 0 wrong, 1 not judged"
    assert lines[-1] == "- {code: DEC013, file: decisions/abc-0.md, line: aa, verdict: , why: }"
