"""A record names no person's e-mail address.

An address names somebody who may have left long ago, and programs that read the web collect it.
A mailbox of the body's own, such as an enquiries address, serves readers better and is let pass.

Bad:
    ---
    Questions go to jane.harker@harbour.example before the tender.

Good:
    ---
    Questions go to enquiries@harbour.example before the tender.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.validate.rule import rule, secret, warning

_ADDRESS = regex(
    r"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+\'-]{1,64})(?:@|%40)(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,18}(?![A-Za-z0-9-])"
)
# Words in the name of a mailbox that belongs to an office and not to a person.
_OFFICES = frozenset(
    """admin archive clerk communications complaints consultation contact contactus correspondence data decisions
    democratic democracy dpo enquiries enquiry feedback foi freedom governance help helpdesk hello info information
    inquiries mail mailbox media office officer policy post postmaster press privacy procurement protection public
    reception records register requests secretariat services support team webmaster""".split()
)


@rule("DEC507")
def email_address(record: Record) -> Iterator[Finding]:
    """A record names no person's e-mail address."""
    text = record.source.text
    if "@" not in text and "%40" not in text:
        return
    for found in _ADDRESS.finditer(text):
        if not _OFFICES & set(re.split(r"[^a-z]+", found[1].lower())):
            help_ = "leave it out, or give an office's address; if it must stand, waive this with a reason"
            yield secret(
                warning(record.source.path, Span(*found.span()), "this looks like a person's e-mail address", help_)
            )
