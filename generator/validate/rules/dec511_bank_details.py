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
from generator.read.prefilter import holds_any, phrases
from generator.validate.rule import error, rule, secret

_NEEDLES = phrases("ort code", "ort Code", "ORT CODE", "ccount n", "ccount N", "CCOUNT N", "IBAN")
_CODE = r"\bsort code\b[^0-9\n]{0,20}[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}\b"
_ACCOUNT = r"\b[0-9]{4}[ -]?[0-9]{4}\b"  # the number beside a sort code, whatever it is called
_DETAILS = regex(
    rf"{_CODE}(?:[^0-9]{{1,30}}{_ACCOUNT})?|{_ACCOUNT}[^0-9]{{1,30}}{_CODE}"
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
