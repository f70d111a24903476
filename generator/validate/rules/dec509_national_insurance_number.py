"""A record holds no National Insurance number.

With a name beside it, such a number is enough to steal an identity. No published decision needs one.

Bad:
    ---
    The claim is paid to the pilot with the number AB 12 34 56 C in May.

Good:
    ---
    The claim is paid to the pilot in May.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import signs
from generator.validate.rule import error, rule, secret

# HM Revenue and Customs, National Insurance Manual NIM39110: these letters and prefixes are in use.
_NUMBER = regex(
    r"[A-CEGHJ-PR-TW-Z](?<![A-Za-z0-9/-][A-Z])[A-CEGHJ-NPR-TW-Z](?<!BG|GB|KN|NK|NT|TN|ZZ) ?"
    r"[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D](?![A-Za-z0-9])"
)
_SIGNS = regex(r"[A-Z]{2}[0-9]{2}-?[0-9]{2}-?[0-9]{2}-?[A-D]")  # the same without its spaces


@rule("DEC509")
def national_insurance_number(record: Record) -> Iterator[Finding]:
    """A record holds no National Insurance number."""
    text = record.source.text
    for found in _NUMBER.finditer(text) if _SIGNS.search(signs(text)) else ():
        help_ = (
            "delete it here and in the repository's history; if it is another kind of number, waive this and say which"
        )
        message = "this has the form of a National Insurance number"
        yield secret(error(record.source.path, Span(*found.span()), message, help_))
