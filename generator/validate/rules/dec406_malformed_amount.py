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
from generator.validate.rule import from_old_paper, rule, warning
from generator.validate.text import passages

# A sum up to where it ends: letters that scans take for digits belong to it.
_SUM = re.compile(
    r"£ ?([\dOolISB][\dOolISB,.]*(?<![,.]))((?: ?(?:million|billion|thousand|bn|mn|m|k)\b\.?){0,2})", re.IGNORECASE
)
_WELL = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_GLUED = re.compile(r"£ ?[\d.,]*\d(?:million|billion|thousand)\.?", re.IGNORECASE)  # an old paper may print it so
_LETTERS = re.compile(r"[\d,.]*[OolISB][\dOolISB,.]*")
_THOUSANDS = r"\d{1,3}(?:,\d{3})+"
_DECIMALS = r"\d{1,3}\.\d{1,3} ?(?:m|bn|million|billion)\b"
# A formula, two signs, or one that stands where a scan or an old encoding lost the pound sign.
_CURRENCY = re.compile(
    rf"\$\\?(?:pm|mathcal|text)\b|\\pounds\b|£ ?£|£[\d,.]+ ?\$|(?:\ufffd|(?<![\w#?/=&])[#?]){_THOUSANDS}|"
    rf"±[ ]?(?:{_THOUSANDS}|{_DECIMALS})|(?<![\w.,£-])[EfL](?:{_THOUSANDS}|{_DECIMALS})"
)
_NO_SUM = re.compile(r"£(?= (?:for|from|which|was|will|is|has|per annum|each)\b| ?[,;.](?:\s|$))")
_HELP = "compare it with the paper; if the paper prints it so, keep it and ask under `doubts`"


@rule("DEC406")
def malformed_amount(decision: Decision) -> Iterator[Finding]:
    """A sum of money is written so that it can be read in one way."""
    text, new = decision.source.text, not from_old_paper(decision.facts)
    for start, end in passages(decision):
        for match in _SUM.finditer(text, start, end):
            problem = _problem(match[1], match[2], text[match.end() : match.end() + 1])
            problem = problem or ("has no space before its unit" if new and _GLUED.fullmatch(match[0]) else "")
            if problem:
                written = match[0].strip()
                message = f"`{written}` {problem}"
                yield warning(decision.facts.path, Span(match.start(), match.start() + len(written)), message, _HELP)
        for match in _CURRENCY.finditer(text, start, end):
            message = f"`{match[0]}` is no currency sign; is `£` meant?"
            yield warning(decision.facts.path, Span(*match.span()), message, _HELP)
        for match in _NO_SUM.finditer(text, start, end):
            yield warning(decision.facts.path, Span(*match.span()), "no sum follows this pound sign", _HELP)


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
