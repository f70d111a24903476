"""A range of sums begins with the smaller one.

Between £75,000 and £50,000 can be read in two ways: the two are exchanged, or one has lost a digit.

Bad:
    ---
    It costs between £75,000 and £50,000.

Good:
    ---
    It costs between £50,000 and £75,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import holds_any, phrases, signs
from generator.validate.figures import FIGURE, figure
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds
from generator.validate.rules.dec410_sum_in_words import HELP
from generator.validate.text import passages

_JOINTS = ("-£", "–£", "—£")  # one of which a range has, if not these words
_WORDS = phrases("between", "Between", "BETWEEN")
_BETWEEN = regex(r"\bbetween (?:about )?$", re.IGNORECASE)
_AND, _DASH = regex(r" and (?:about )?(?=£)"), regex(r" ?[-–—] ?(?=£)")


@rule("DEC419")
def range_order(decision: Decision) -> Iterator[Finding]:
    """A range of sums begins with the smaller one."""
    text = decision.source.text
    if not any(joint in signs(text) for joint in _JOINTS) and not holds_any(text, _WORDS):
        return
    for start, end in passages(decision):
        for match in FIGURE.finditer(text, start, end):
            joint = _DASH.match(text, match.end()) or (
                _AND.match(text, match.end())
                if _BETWEEN.search(text, max(start, match.start() - 16), match.start())
                else None
            )
            last = FIGURE.match(text, joint.end()) if joint else None
            if last and figure(last).value < figure(match).value and (last["unit"] or not match["unit"]):
                first, second = pounds(figure(match).value), pounds(figure(last).value)
                message = f"this range goes from {first} down to {second}; are they exchanged, or is a digit lost?"
                yield warning(decision.facts.path, Span(match.start(), last.end()), message, HELP)
