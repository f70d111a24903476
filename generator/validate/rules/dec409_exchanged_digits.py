"""One sum is not written twice with two digits exchanged.

£246,700 in one paragraph and £264,700 in the next are most often one sum and a slip of the hand.

Bad:
    ---
    1. Approve £246,700 for the radios.
    2. Note that the £264,700 is in the budget.

Good:
    ---
    1. Approve £246,700 for the radios.
    2. Note that the £246,700 is in the budget.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.findings import Finding, Related, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.text import passages

_SUM = regex(r"£(\d{1,3}(?:,\d{3}){1,5})(?![\d,.]*\d)")
_FIELD = regex(r"\bvalue: ?(\d{4,18})\b")
_FEWEST = 4  # digits before the noughts; of fewer, two sums are too often alike by chance


@rule("DEC409")
def exchanged_digits(decision: Decision) -> Iterator[Finding]:
    """One sum is not written twice with two digits exchanged."""
    path, first = decision.facts.path, _sums(decision)
    order = {digits: number for number, digits in enumerate(first)}
    for one in first:
        for other in exchanges(one):
            if order.get(other, len(order)) > order[one]:
                continue
            message = (
                f"£{int(one):,} here, £{int(other):,} elsewhere: two digits have changed places; is one sum meant?"
            )
            related = (Related(path, first[other], f"£{int(other):,} stands here"),)
            help_ = "compare both with the paper; if it prints both, ask under `doubts`"
            yield warning(path, first[one], message, help_, related=related)


def _sums(decision: Decision) -> dict[str, Span]:
    """Return the digits of each sum in a record, its tables left out, with the first place of it."""
    text = decision.source.text
    first: dict[str, Span] = {}
    if "amounts" in decision.places:
        for match in _FIELD.finditer(text, *decision.places["amounts"]):
            first.setdefault(match[1], Span(*match.span(1)))
    for start, end in passages(decision):
        for match in _SUM.finditer(text, start, end):
            if not _in_table(text, match.start()):
                first.setdefault(match[1].replace(",", ""), Span(*match.span()))
    return first


def _in_table(text: str, at: int) -> bool:
    return text.startswith("|", text.rfind("\n", 0, at) + 1)


def exchanges(digits: str) -> Iterator[str]:
    """Yield a sum's digits with each two unlike neighbours exchanged, where enough of them are no noughts."""
    for at, (left, right) in enumerate(pairwise(digits)):
        other = f"{digits[:at]}{right}{left}{digits[at + 2 :]}"
        if left != right and max(len(digits.rstrip("0")), len(other.rstrip("0"))) >= _FEWEST:
            yield other
