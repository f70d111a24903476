"""The sums of a list come to the total that the words before it give.

A list is how papers break a total down. A line that was lost or mistyped shows when the lines are
added up.

Bad:
    ---
    The grant of £500,000 is divided as follows:

    - £300,000 for sets
    - £100,000 for masts

Good:
    ---
    The grant of £500,000 is divided as follows:

    - £300,000 for sets
    - £200,000 for masts
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.model import Block, Decision
from generator.patterns import regex
from generator.validate.figures import SIGN, Figure, Statement, agree, of_block
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds
from generator.validate.rules.dec410_sum_in_words import HELP, NEAR
from generator.validate.text import announced

_DIVIDED = regex(
    r"\b(?:total\w*|in all|split|divided|shared|broken down|breakdown|made up of|compris\w+|consist\w+|distributed"
    r"|allocated|as follows|sum of)\b",
    re.IGNORECASE,
)
_SOME = regex(r"\binclud|\bsuch as\b|\bof which\b|\bamong|\bmore than\b|\bexample", re.IGNORECASE)
_NOT_A_PART = regex(
    rf"%|\b(?:each|per|a (?:year|month|week|day)|saving|instead|less|minus|already|up to {SIGN} (?:a|per)|total)\b",
    re.IGNORECASE,
)


@rule("DEC418")
def sum_in_list(decision: Decision) -> Iterator[Finding]:
    """The sums of a list come to the total that the words before it give."""
    if decision.source.text.count("£") < 3:
        return
    for before, block in announced(decision.body):
        head = list(of_block(before))
        lines = [_one(item) for item in block.children]
        if len(lines) > 1 and all(lines) and head and head[-1].words.rstrip().endswith((":", "of", "follows.")):
            yield from _compared(decision, head[-1], [line for line in lines if line])


def _one(item: Block) -> tuple[Statement, Figure] | None:
    """Return the one sum of a list's line, or None where it has none, several, or one that is no part."""
    said = [statement for block in item.children for statement in of_block(block)]
    if sum(len(statement.figures) for statement in said) != 1 or _NOT_A_PART.search(said[0].words):
        return None
    return said[0], said[0].figures[0]


def _compared(decision: Decision, head: Statement, lines: list[tuple[Statement, Figure]]) -> Iterator[Finding]:
    if len(head.figures) != 1 or _NOT_A_PART.search(head.words.replace("total", "")):
        return
    total, parts = head.figures[0], [figure for _, figure in lines]
    found = sum((part.value for part in parts), total.value * 0)
    gap = abs(found - total.value)
    some = not _DIVIDED.search(head.words) or bool(_SOME.search(head.words))
    if agree(total, parts) or (some and not (found > total.value or gap <= total.value * NEAR)):
        return
    if some and found > total.value * 2:
        return
    message = f"the {len(parts)} sums of this list come to {pounds(found)} and the total before it is"
    message = f"{message} {pounds(total.value)}, {pounds(gap)} apart; is one misprinted, or a line lost?"
    path = decision.facts.path
    related = tuple(Related(path, said.span(figure), "one of the sums") for said, figure in lines[:8])
    yield warning(path, head.span(total), message, HELP, related=related)
