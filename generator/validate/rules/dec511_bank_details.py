"""A record holds no bank details.

An account's number and sort code are all that a forged direct debit needs.

Bad:
    ---
    The grant goes to sort code 20-45-45, account number 12345678.

Good:
    ---
    The grant goes to the account that the charity named in its bid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.validate.rule import error, rule, secret
from generator.validate.text import holds_any, phrases

_NEEDLES = phrases("ort code", "ort Code", "ORT CODE", "ccount n", "ccount N", "CCOUNT N", "IBAN")
_DETAILS = regex(
    r"\bsort code\b[^0-9\n]{0,20}[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}\b"
    r"|\baccount (?:no|number|num)\b[^0-9\n]{0,20}[0-9]{8}\b"
    r"|\bIBAN\b[^A-Z0-9\n]{0,10}[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3}\b)?",
    re.IGNORECASE,
)


@rule("DEC511")
def bank_details(record: Record) -> Iterator[Finding]:
    """A record holds no bank details."""
    text = record.source.text
    if not holds_any(text, _NEEDLES):
        return
    for found in _DETAILS.finditer(text):
        help_ = "delete them here and in the repository's history; tell the bank's customer"
        yield secret(error(record.source.path, Span(*found.span()), "these look like bank details", help_))
