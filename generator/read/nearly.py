"""Near misses: what a scan or a slip made of a reference, so that it is no longer read as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.config import Series
from generator.findings import Fault, Span
from generator.read.references import Grammar

_SHORTEST = 3  # letters of a name; two letters and a few figures are too much else besides
_LIKE = str.maketrans("lIOoSB", "110058")
_WHOLE = re.compile(r"([A-Za-z]{3,10})([ \u00a0-]?)([0-9lIOoSB]{1,5})")
_END = r"(?![\w/@=-]|\.\w)"
_LETTERED = rf"(?=[0-9]{{0,4}}[lIOoSB])(?=[lIOoSB]{{0,4}}[0-9])([0-9lIOoSB]{{2,5}}){_END}"
_NUMBERED = rf"([0-9]{{2,5}}){_END}(?!\s?(?:%|per\s?cent|hours?|days?|weeks?|months?|years?|points?|million|m\b|k\b))"


class Near(NamedTuple):
    """A pattern, the word it must begin with to match at all, and the name of the series meant."""

    pattern: re.Pattern[str]
    begins: str
    name: str


@cache
def patterns(series: tuple[Series, ...]) -> tuple[Near, ...]:
    """Return what finds letters for digits after a series' name, and names with two letters exchanged."""
    names = [one.name for one in series if len(one.name) >= _SHORTEST]
    known = {word.upper() for one in series for word in (one.name, *one.spellings, *one.words)}
    swapped = {
        name[:at] + name[at + 1] + name[at] + name[at + 2 :]: name for name in names for at in range(len(name) - 1)
    }
    letters = (Near(re.compile(_alone(name) + _LETTERED), name, name) for name in names)
    exchanged = (Near(re.compile(_alone(w) + _NUMBERED), w, name) for w, name in swapped.items() if w not in known)
    return (*letters, *exchanged)


def _alone(name: str) -> str:
    """Return what matches a name that is glued to nothing; it begins with the name, which is searched fast."""
    return rf"{re.escape(name)}(?<![\w/@#=-]{re.escape(name)})[ \u00a0-]?"


def misread(text: str) -> Iterator[str]:
    """Yield what a whole text may have been that is no reference: letters read as figures, two letters exchanged."""
    match = _WHOLE.fullmatch(text.strip())
    if match:
        name, between, figures = match.groups()
        yield f"{name}{between}{figures.translate(_LIKE)}"
        for at in range(len(name) - 1):
            yield f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}{between}{figures}"


def faults(text: str, start: int, grammar: Grammar) -> Iterator[Fault]:
    """Yield what stands in a body and is nearly a reference, with the one it may be: `near-reference`."""
    for near in patterns(grammar.series):
        for match in near.pattern.finditer(text, start) if near.begins in text else ():
            yield _fault(match, f"{near.name} {match[1].translate(_LIKE)}", grammar)


def _fault(match: re.Match[str], meant: str, grammar: Grammar) -> Fault:
    reference = grammar.parse(meant) or meant
    message = f"`{match[0]}` is read as no reference; is {reference} meant?"
    help_ = "compare it with the paper; if the paper prints it so, cite the right one with `as_printed`"
    return Fault("near-reference", message, Span(*match.span()), help_)
