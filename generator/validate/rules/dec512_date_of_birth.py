"""A record tells nobody's date of birth.

With a name, a date of birth opens accounts; without one, it still narrows a claimant down to a
handful of people.

Bad:
    ---
    The claimant (date of birth: 3 March 1980) is paid £3,000.

Good:
    ---
    The claimant is paid £3,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import holds_any, phrases
from generator.validate.rule import rule, secret, warning

_NEEDLES = phrases("f birth", "f Birth", "F BIRTH", "born on", "DOB", "D.O.B", "d.o.b")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_BORN = regex(
    r"\b(?:date of birth|d\.?o\.?b\.?|born on)(?![a-z])[^0-9\n]{0,20}"
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH},? [0-9]{{2,4}}|[0-9]{{1,4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,4}})",
    re.IGNORECASE,
)


@rule("DEC512")
def date_of_birth(record: Record) -> Iterator[Finding]:
    """A record tells nobody's date of birth."""
    text = record.source.text
    if not holds_any(text, _NEEDLES):
        return
    for found in _BORN.finditer(text):
        help_ = "leave it out; if the decision needs an age, give the year or a range"
        yield secret(warning(record.source.path, Span(*found.span()), "this looks like a date of birth", help_))
