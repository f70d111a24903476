"""A space stands between a sum and `million`.

`£1.8million` is found by no search for "million", and a screen reader spells it out. It is most
often a space lost on the way from the paper.

Bad:
    ---
    The grant is £1.8million.

Good:
    ---
    The grant is £1.8 million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Decision
from generator.validate.rule import rule, warning

_JOINED = re.compile(r"£\d[\d,]{0,15}(?:\.\d{1,6})?(?=(?:million|billion|thousand|pounds)\b)", re.IGNORECASE)


@rule("DEC140")
def unit_joined(decision: Decision) -> Iterator[Finding]:
    """A space stands between a sum and `million`."""
    path, text = decision.source
    if "£" not in text:
        return
    for match in _JOINED.finditer(text):
        fix = Fix(Span(match.end(), match.end()), " ")
        message = f"`{match[0]}` runs into the next word"
        yield warning(path, Span(*match.span()), message, f"write a space after {match[0]}", fix)
