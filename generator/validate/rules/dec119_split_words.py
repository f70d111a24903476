"""No word is split by a hyphen that a line's end once needed.

A PDF breaks `com-` and `mission` over two lines; in running text the hyphen stays inside the word.
Search does not find it, and it is read out as two.

Bad:
    ---
    The Board asks the com- mission for advice.

Good:
    ---
    The Board asks the commission for short- and long-term advice.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import signed, vocabulary
from generator.validate.rule import rule, warning
from generator.validate.text import found

_SPLIT = regex(r"(?<![\w-])([A-Za-z][a-z]+)-[ \t]*(?:\r?\n[ \t>]*|[ \t])([a-z]{2,})(?![\w-])")
# After `short-` in "short- and long-term" a word is left out, none is split.
_LEFT_OUT = frozenset(
    "and or to nor but as versus vs plus then rather through until till und et ac en in on by".split()
)


@rule("DEC119")
def split_words(decision: Decision) -> Iterator[Finding]:
    """No word is split by a hyphen that a line's end once needed."""
    text = decision.source.text
    if not any(word.endswith("-") and word[:-1].isalpha() for word in signed(text)):
        return
    words = vocabulary(text)
    for match in found(decision, _SPLIT):
        if match[2] in _LEFT_OUT:
            continue
        joined, hyphened = f"{match[1]}{match[2]}", f"{match[1]}-{match[2]}"
        span, written = Span(*match.span()), " ".join(match[0].split())
        if joined.lower() in words and hyphened.lower() not in words:
            message = f"`{written}` is one word: `{joined}` stands elsewhere in this record"
            yield warning(decision.facts.path, span, message, f"write `{joined}`", Fix(span, joined))
        else:
            message = f"`{written}` is split after its hyphen; is `{joined}`, `{hyphened}` or a dash meant?"
            yield warning(decision.facts.path, span, message, "compare it with the paper")
