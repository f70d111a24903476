"""A recipient is an organisation.

Lists by recipient are made to follow public money to bodies. A person's name in them would follow
that person through every search, for good.

Bad:
    recipients: [mr-doe]

Good:
    recipients: [coast-radio]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.patterns import regex
from generator.validate.rule import rule, warning

_PERSON = regex(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof|Professor|Rev|PC|DC|Sgt)\.? +[A-Z][\w’'-]+(?: +[A-Z][\w’'-]+)?")


@rule("DEC033")
def private_recipient(archive: Archive) -> Iterator[Finding]:
    """A recipient is an organisation."""
    terms = archive.settings.terms["recipients"]
    persons = {key for key, term in terms.items() if _PERSON.fullmatch(term.label)}
    for facts in archive.received if persons else ():
        for key in facts.recipients:
            if key in persons:
                message = "this recipient's name in the archive's list looks like a person's"
                help_ = "leave it out; only organisations are listed as recipients"
                yield warning(facts.path, facts.at("recipients"), message, help_)
