"""A listed file has a plain name that works in an address everywhere.

The name becomes an address that never changes. Spaces, signs and letters with accents come out
differently from one program to the next, and a path may lead out of the archive.

Bad:
    attachments: [{file: "../The plan.pdf", title: The plan}]

Good:
    === decisions/abc-12.md
    attachments: [{file: the-plan.txt, title: The plan}]

    === decisions/abc-12/the-plan.txt
    Dredge the basin.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.attached import attached, places, sound
from generator.validate.rule import error, rule


@rule("DEC606")
def attachment_name(archive: Archive) -> Iterator[Finding]:
    """A listed file has a plain name that works in an address everywhere."""
    taken: dict[tuple[str, str], str] = {}
    for facts, paper, _ in attached(archive):
        if not sound(paper.file):
            message = "this name would not work as an address, or leads elsewhere"
            name = _plain(paper.name)
            help_ = f"name the file {places(facts.path, name)[0]}, and write {name} here"
            if "://" in paper.file:
                message = "a file published here lies beside its record; this is an address elsewhere"
                help_ = "put a copy into the record's folder; the address of the original belongs under `source`"
            yield error(facts.path, paper.span, message, help_)
        elif taken.setdefault((facts.path, paper.name.lower()), paper.file) != paper.file:
            message = f"two files of this decision would have the address files/{paper.name}"
            yield error(facts.path, paper.span, message, "rename one of the two")


def _plain(name: str) -> str:
    """Return a name near a given one that works everywhere."""
    folded = unicodedata.normalize("NFKD", re.sub(r"%[0-9A-Fa-f]{2}", "-", name)).encode("ascii", "ignore").decode()
    stem, dot, ending = folded.rpartition(".")
    slug = re.sub(r"[^A-Za-z0-9]+", "-", stem if dot else folded).strip("-").lower() or "paper"
    slug = slug if sound(slug) else f"{slug}-1"  # a name that Windows keeps for itself
    return f"{slug}.{re.sub(r'[^A-Za-z0-9]', '', ending).lower()}" if dot else slug
