"""No word is written twice running where once is meant.

The last word of a line and the first of the next are often one: typed again, or kept twice by a
converter.

Bad:
    ---
    The Board approves the the purchase.

Good:
    ---
    The Board approves the purchase.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import words
from generator.validate.rule import rule, warning
from generator.validate.text import found

_WORDS = frozenset("the of and a an to for with from by at be is are was will this their our as its".split())
_DOUBLED = regex(rf"(?<![\w’'.-])({'|'.join(sorted(_WORDS))})(?:[ \t]+|[ \t]*\r?\n[ \t]*)\1(?![\w’'.-])")


@rule("DEC128")
def doubled_word(decision: Decision) -> Iterator[Finding]:
    """No word is written twice running where once is meant."""
    every = words(decision.source.text)
    if not _WORDS.isdisjoint(compress(every, map(eq, every, islice(every, 1, None)))):
        for match in found(decision, _DOUBLED):
            message = f"`{match[1]}` stands here twice"
            help_ = "delete one of the two; if the paper prints both, keep them and ask under `doubts`"
            yield warning(decision.facts.path, Span(*match.span()), message, help_)
