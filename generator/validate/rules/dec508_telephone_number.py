"""A record names no person's telephone number.

A mobile or direct number reaches a person, often at home, for as long as the archive stands.
Numbers that begin with 03 or 08 belong to organisations and are let pass.

Bad:
    ---
    The pilot on duty answers on 07700 900123 at all hours.

Good:
    ---
    The harbour office answers on 0300 123 4567 at all hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import signs
from generator.validate.rule import rule, secret, warning

# Begins with one set of characters, which the engine looks for ten times as fast as for alternatives.
_NUMBER = regex(
    r"[+(0](?:(?<=\+)44[ -]?(?:\(0\)[ -]?)?|(?<=\()0|(?<=0))[127](?:[ )-]{0,2}[0-9]){8,9}(?![0-9]|[.,-][0-9])"
)
_SIGNS = regex(r"[04](?:4-?(?:\(0\)-?)?|(?<=0))[)-]{0,2}[127](?:[)-]{0,2}[0-9]){8}")  # of a number, without its spaces
_BEFORE = frozenset("0123456789£$€.,/-+#=_(")  # before a number these make it something else
_REFERENCE = regex(r"[A-Za-z]$|(?:\b[Nn]o\.?|[Nn]umber|[Rr]ef(?:erence)?|ID)[ :]*$")
_TELEPHONE = regex(r"(?:tel|phone|mobile|call|ring|fax|contact)[^\n]{0,30}$", re.IGNORECASE)


@rule("DEC508")
def telephone_number(record: Record) -> Iterator[Finding]:
    """A record names no person's telephone number."""
    text = record.source.text
    if not _SIGNS.search(signs(text)):
        return
    for found in _NUMBER.finditer(text):
        start = found.start()
        before = text[max(start - 40, 0) : start]
        if before[-1:] in _BEFORE or not _full(found[0]):
            continue
        if _REFERENCE.search(before) and not _TELEPHONE.search(before):
            continue
        help_ = "leave it out, or give an office's 03 number; if it must stand, waive this with a reason"
        yield secret(warning(record.source.path, Span(*found.span()), "this looks like a telephone number", help_))


def _full(number: str) -> bool:
    """Say whether a number has the figures a British one has: ten after the first 0 or +44."""
    figures = re.sub(r"[^0-9]", "", number.replace("(0)", ""))
    figures = figures.removeprefix("44") if number.startswith("+") else figures.removeprefix("0")
    return len(figures) == 10 or (len(figures) == 9 and figures[0] == "1")
