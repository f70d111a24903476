"""A word holds no figure that was read for a letter.

To a scanner `0` and `o`, `1` and `l`, `5` and `s` are much alike. Search does not find `c0st`, and a
screen reader reads it out sign by sign.

Bad:
    ---
    The c0st of the radios is known.

Good:
    ---
    The cost of the radios is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import signed
from generator.validate.rule import rule, warning
from generator.validate.text import found, of_any

# One figure, with enough letters of one kind about it: `H2O`, `B2B` and `5th` are no words.
_MIXED = regex(
    r"[a-z]0[a-z]{2,}|[A-Za-z][a-z]+[015](?!st$|th$)[a-z]{2,}|[A-Za-z][a-z]{2,}[015][a-z]+|"
    r"[A-Z]{4,}[015][A-Z]+|[A-Z]{3,}[015][A-Z]{2,}"
)
_LETTERS = {"0": "o", "1": "l or i", "5": "s"}


@rule("DEC136")
def digits_in_words(decision: Decision) -> Iterator[Finding]:
    """A word holds no figure that was read for a letter."""
    mixed = [word.strip(".,;:()") for word in signed(decision.source.text)]
    words = {word for word in mixed if not word.isalpha() and word.isalnum() and _MIXED.fullmatch(word)}
    for match in found(decision, of_any(words)) if words else ():
        figure = next(char for char in match[0] if char in _LETTERS)
        message = f"`{match[0]}` has a {figure} among its letters; is {_LETTERS[figure]} meant?"
        yield warning(decision.facts.path, Span(*match.span()), message, "compare it with the paper")
