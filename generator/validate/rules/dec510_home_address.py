"""A record gives nobody's home address.

A house number with a street and a postcode leads to a door. The address of an office, a station
or a property that the decision is about is public business and is let pass.

Bad:
    ---
    The claimant, of 14 Lobster Lane, Seaport ZZ1 4AB, is paid £3,000.

Good:
    ---
    The claimant is paid £3,000. The office at 2 Quay Street, Seaport ZZ1 1AA pays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import signs
from generator.validate.rule import rule, secret, warning

_POSTCODE = regex(r"[A-Z](?<![A-Za-z0-9][A-Z])[A-Z]?[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])")
_SIGNS = regex(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}")  # of a postcode, without its space
_STREET = regex(
    r"\b(?:(?:[Ff]lat|[Aa]partment) [0-9]{1,3}[A-Za-z]?,? )?[0-9]{1,4}[A-Za-z]?,? (?:[A-Z][A-Za-z'’-]{1,20} ){1,3}"
    r"(?:Road|Rd|Street|St|Avenue|Ave|Close|Lane|Drive|Way|Gardens|Crescent|Place|Court|Terrace|Grove|Hill|Mews|Row|"
    r"Walk|Park|Square|Rise|View|Green)\b"
)
_LIVES = regex(
    r"\b(?:home address|private address|(?:lives|lived|living|resides|residing|resident) at|claimant|complainant|"
    r"appellant|tenant|Mr|Mrs|Ms|Miss|Dr|next of kin)\b"
)
_PUBLIC = regex(
    r"\b(?:office|station|headquarters|HQ|premises|building|propert(?:y|ies)|site|lease\w*|freehold|depot|hub|centre|"
    r"sale|sold|disposal|acquisition|purchase|Ltd|Limited|plc|PLC|LLP|charity|company|registered|court|school|"
    r"hospital|church|unit|suite|floor|house)\b",
    re.IGNORECASE,
)
_NEAR = 110  # characters in which a street and a postcode are one address


@rule("DEC510")
def home_address(record: Record) -> Iterator[Finding]:
    """A record gives nobody's home address."""
    text = record.source.text
    for code in _POSTCODE.finditer(text) if _SIGNS.search(signs(text)) else ():
        first = max(code.start() - _NEAR, 0)
        street = _STREET.search(text, first, code.start())
        if street is None or "\n\n" in text[street.end() : code.start()]:
            continue
        begins = max(text.rfind("\n\n", 0, street.start()), text.rfind(". ", 0, street.start()), first - _NEAR)
        about = text[max(begins, 0) : code.end()]
        if _LIVES.search(about) or not _PUBLIC.search(about):
            help_ = "name the town or ward alone; if it is an office, waive this and say whose"
            message = "this looks like somebody's home address"
            yield secret(warning(record.source.path, Span(street.start(), code.end()), message, help_))
