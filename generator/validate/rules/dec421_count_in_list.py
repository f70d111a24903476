"""A list has as many lines as the words before it say.

Three grants, and a list of two: a line was lost on the way from the paper, or the number was not
changed with the list.

Bad:
    ---
    Three grants are made:

    - £300,000 for sets
    - £200,000 for masts

Good:
    ---
    Two grants are made:

    - £300,000 for sets
    - £200,000 for masts
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.read.prose import prose
from generator.validate.rule import rule, warning
from generator.validate.rules.dec410_sum_in_words import HELP
from generator.validate.text import announced

_WORDS = "two three four five six seven eight nine ten".split()
_THINGS = (
    "sums|grants|contracts|payments|awards|amounts|lots|parts|items|projects|services|options|suppliers|boroughs"
    "|priorities|reasons|conditions|recommendations"
)
_COUNTED = regex(
    rf"\b(?P<count>{'|'.join(_WORDS)}) (?:new |more |further |other |separate )?(?:{_THINGS})\b", re.IGNORECASE
)


@rule("DEC421")
def count_in_list(decision: Decision) -> Iterator[Finding]:
    """A list has as many lines as the words before it say."""
    for before, block in announced(decision.body) if ":" in decision.source.text else ():
        said = prose(before.words)
        text = said.text.rstrip()
        counted = list(_COUNTED.finditer(text[text.rfind(". ") + 1 :])) if text.endswith(":") else []
        if len(counted) == 1 and len(block.children) != _WORDS.index(counted[0]["count"].lower()) + 2:
            start = text.rfind(". ") + 1 + counted[0].start()
            place = said.span(start, start + len(counted[0][0]))
            message = f"`{counted[0][0]}` are announced, and the list has {len(block.children)} lines; is one lost?"
            yield warning(decision.facts.path, place, message, HELP)
