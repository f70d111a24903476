"""A file's name holds nobody's address or number.

A file is published under its name, and every report of this checker begins with it. A paper that
came by e-mail is often named after whoever sent it.

Bad:
    === decisions/abc-12.md
    attachments: [{file: letter-07700-900123.txt, title: The letter}]

    === decisions/abc-12/letter-07700-900123.txt
    Dredge the basin.

Good:
    === decisions/abc-12.md
    attachments: [{file: letter.txt, title: The letter}]

    === decisions/abc-12/letter.txt
    Dredge the basin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Source
from generator.link.archive import Archive
from generator.model import NOWHERE, Fields, Record
from generator.patterns import regex
from generator.validate import RULES
from generator.validate.rule import rule, run, warning

_SUSPECT = regex(r"@|%40|[0-9](?:[ _.()-]{0,2}[0-9]){5}")  # all that any of them has, which few names do
_BEGINS = regex(r"\+|\(|0[0-9]{2}")  # a number that is dialled; `01-12-2023` is a day
_TELEPHONE = "DEC508"
_ASKED = ("DEC507", _TELEPHONE, "DEC509")


@rule("DEC521")
def private_name(archive: Archive) -> Iterator[Finding]:
    """A file's name holds nobody's address or number."""
    folder = f"{archive.settings.records}/"
    for path in _paths(archive):
        name = path.removeprefix(folder)
        found = _found(name) if _SUSPECT.search(name) else None
        if found is not None:
            message = f"the name of this file has what {found.code} asks about: {found.message}"
            help_ = "rename it, here and where it is listed: the name would be published, and is kept in the repository"
            yield warning(path, NOWHERE, message, help_)


def _paths(archive: Archive) -> Iterator[str]:
    for facts in archive.received:
        yield facts.path
        yield from (each.path for each in facts.appendices)
    yield from archive.files


def _found(name: str) -> Finding | None:
    """Return what a rule of records finds in a name, whose parts are parted by signs where a text has spaces."""
    spaced = re.sub(r"[/_.-]+", " ", name).upper()
    rules = [each for each in RULES if each.code in _ASKED]
    for text in (re.sub(r"\.\w+$", "", name), spaced):  # without its ending: `icon@2x.png` is nobody's
        record = Record(Source("", text), "", Fields((), NOWHERE), ())
        for found in run(rules, record):
            if found.code != _TELEPHONE or _BEGINS.match(text, found.span.start):
                return found
    return None
