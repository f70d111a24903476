"""A sum of money is written so that it can be read in one way.

A comma in the wrong place leaves it open whether a digit is missing or one too many; letters for
digits and strange currency signs come from scans.

Bad:
    ---
    The grant is £200,0000.

Good:
    ---
    The grant is £200,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.validate.rule import rule, warning
from generator.validate.text import passages

# A sum up to where it ends: letters that scans take for digits belong to it.
_SUM = re.compile(
    r"£ ?([\dOolISB][\dOolISB,.]*(?<![,.]))((?: ?(?:million|billion|thousand|bn|mn|m|k)\b\.?){0,2})", re.IGNORECASE
)
_WELL = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_LETTERS = re.compile(r"[\d,.]*[OolISB][\dOolISB,.]*")
_CURRENCY = re.compile(r"\$\\?(?:pm|mathcal|text)\b|\\pounds\b|£ ?£|£[\d,.]+ ?\$|\ufffd\d{1,3}(?:,\d{3})+")
_HELP = "compare it with the paper; if the paper prints it so, keep it and ask under `doubts`"


@rule("DEC406")
def malformed_amount(decision: Decision) -> Iterator[Finding]:
    """A sum of money is written so that it can be read in one way."""
    for start, end in passages(decision):
        text = decision.source.text
        for match in _SUM.finditer(text, start, end):
            problem = _problem(match[1], match[2], text[match.end() : match.end() + 1])
            if problem:
                written = match[0].strip()
                message = f"`{written}` {problem}"
                yield warning(decision.facts.path, Span(match.start(), match.start() + len(written)), message, _HELP)
        for match in _CURRENCY.finditer(text, start, end):
            message = f"`{match[0]}` is no currency sign; is `£` meant?"
            yield warning(decision.facts.path, Span(*match.span()), message, _HELP)


def _problem(number: str, units: str, after: str) -> str:
    if after.isalpha() and not any(char.isdigit() for char in number):
        return ""  # a word after a pound sign, which is no sum
    if any(char.isalpha() for char in number):
        return "has letters among its digits; is a sum meant?" if _LETTERS.fullmatch(number) else ""
    if not _WELL.fullmatch(number):
        return "has a comma or point out of place; is a digit missing, or one too many?"
    if len(units.split()) > 1 or re.search(r"m[ .]*m\b", units):
        return "has two units; is one meant?"
    return ""
