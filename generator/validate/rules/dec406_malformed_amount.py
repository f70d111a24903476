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
from generator.patterns import regex
from generator.read.prefilter import bare_pounds, signed, signs
from generator.validate.rule import from_old_paper, rule, warning
from generator.validate.text import passages

# A sum up to where it ends: letters that scans take for digits belong to it.
_SUM = regex(r"£ ?([\dOoLlIiSsBb][\dOoLlIiSsBb,.]*(?<![,.]))((?i: ?(?:million|billion|thousand|bn|mn|m|k)\b\.?){0,2})")
_WELL = regex(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_GLUED = regex(r"£ ?[\d.,]*\d(?:million|billion|thousand)\.?", re.IGNORECASE)  # an old paper may print it so
_LETTERS = regex(r"[\d,.]*[OolISB][\dOolISB,.]*")
# One digit first: what begins with it is found five times as fast.
_FIGURE = regex(r"[0-9][0-9]{0,2}(?:(?:,[0-9]{3})+|\.[0-9]{1,3} ?(?:m|bn|million|billion)\b)")
# What stands before a figure where a scan or an old encoding lost the pound sign.
_NO_POUND = regex(r"(?:\ufffd|(?<![\w#?/=&])[#?]|± ?|(?<![\w.,£-])[EfL])\Z")
# Without one of which there is none to be found: among a text's signs, or its words that have figures.
_SIGNED = regex(r"[\ufffd±#?](?<!##)[0-9]")
_LETTERED = regex(r"[EfL][0-9]")
# Formulas and two signs; what `signs` must give of them is looked for first, since few papers have any.
_BEGINNINGS = ("$", "\\", "££")
_FORMULA = regex(r"\$\\?(?:pm|mathcal|text)\b|\\pounds\b|£ ?£|£[\d,.]+ ?\$")
_NO_SUM = regex(r"£(?= (?:for|from|which|was|will|is|has|per annum|each)\b| ?[,;.](?:\s|$))")
_HELP = "compare it with the paper; if the paper prints it so, keep it and ask under `doubts`"


@rule("DEC406")
def malformed_amount(decision: Decision) -> Iterator[Finding]:
    """A sum of money is written so that it can be read in one way."""
    text, new = decision.source.text, not from_old_paper(decision.facts)
    bare, lost, formulas = bare_pounds(text), _may_be_lost(text), any(sign in signs(text) for sign in _BEGINNINGS)
    for start, end in passages(decision):
        for match in _SUM.finditer(text, start, end):
            problem = _problem(match[1], match[2], text[match.end() : match.end() + 1])
            problem = problem or ("has no space before its unit" if new and _GLUED.fullmatch(match[0]) else "")
            if problem:
                written = match[0].strip()
                message = f"`{written}` {problem}"
                yield warning(decision.facts.path, Span(match.start(), match.start() + len(written)), message, _HELP)
        for span in (*(_formulas(text, start, end) if formulas else ()), *(_figures(text, start, end) if lost else ())):
            message = f"`{text[span.start : span.end]}` is no currency sign; is `£` meant?"
            yield warning(decision.facts.path, span, message, _HELP)
        for match in _NO_SUM.finditer(text, start, end) if bare else ():
            yield warning(decision.facts.path, Span(*match.span()), "no sum follows this pound sign", _HELP)


def _may_be_lost(text: str) -> bool:
    """Say whether anything may stand for a pound sign before a figure: a quick look, where nearly always none does."""
    return bool(_SIGNED.search(signs(text)) or _LETTERED.search(" ".join(signed(text))))


def _formulas(text: str, start: int, end: int) -> Iterator[Span]:
    return (Span(*match.span()) for match in _FORMULA.finditer(text, start, end))


def _figures(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield where something else stands for a pound sign, the figure after it included."""
    for figure in _FIGURE.finditer(text, start, end):
        sign = _NO_POUND.search(text, max(start, figure.start() - 2), figure.start())
        if sign:
            yield Span(sign.start(), figure.end())


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
