"""A published file opens for everybody: it is not locked, and not too large.

A document with a password or with restrictions shuts out screen readers, and nothing in it can be
checked. Ten megabytes take half a minute on a slow line; many hosts refuse 25 or more.

Bad:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan}]

    === decisions/abc-12/plan.pdf
    %PDF-1.4
    trailer << /Encrypt 2 0 R >>

Good:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan}]

    === decisions/abc-12/plan.pdf
    %PDF-1.4
    1 0 obj << /Title (The plan) >> endobj
    trailer << /Info 1 0 R >>
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.attached import attached
from generator.read.tree import MAX_FILE
from generator.validate.rule import error, rule, warning

_LARGE = 10_000_000  # bytes


@rule("DEC610")
def open_to_all(archive: Archive) -> Iterator[Finding]:
    """A published file opens for everybody: it is not locked, and not too large."""
    smaller = "save its pictures smaller, or split it"
    for facts, paper, file in attached(archive):
        if file is None:
            continue
        if "encrypted" in file.marks:
            message = f"{paper.name} is locked: not everybody can read it, and nothing in it is checked"
            yield warning(facts.path, paper.span, message, "save it without a password and without restrictions")
        if file.size > MAX_FILE:
            message = f"{paper.name} has {file.size:,} bytes; a file may have {MAX_FILE:,}"
            yield error(facts.path, paper.span, message, smaller)
        elif file.size > _LARGE:
            message = f"{paper.name} has {file.size:,} bytes: it loads slowly, and some hosts refuse it"
            yield warning(facts.path, paper.span, message, smaller)
