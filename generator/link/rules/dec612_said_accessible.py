"""A PDF said to be accessible has at least tags and a title.

Without tags a screen reader reads a PDF in the order in which it was drawn; without a title it
reads the file's name. Both are needed, and neither is enough: a person must judge the rest.

Bad:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan, accessible: yes}]

    === decisions/abc-12/plan.pdf
    %PDF-1.4
    1 0 obj << /Title (The plan) >> endobj
    trailer << /Info 1 0 R >>

Good:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan, accessible: yes}]

    === decisions/abc-12/plan.pdf
    %PDF-1.4
    1 0 obj << /Title (The plan) >> endobj
    2 0 obj << /Type /Catalog /MarkInfo << /Marked true >> /StructTreeRoot 3 0 R >> endobj
    trailer << /Info 1 0 R /Root 2 0 R >>
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.attached import attached
from generator.validate.rule import rule, warning

_LACKING = {"untagged": "no tags", "untitled": "no title", "encrypted": "a lock"}


@rule("DEC612")
def said_accessible(archive: Archive) -> Iterator[Finding]:
    """A PDF said to be accessible has at least tags and a title."""
    for facts, paper, file in attached(archive):
        lacking = [words for mark, words in _LACKING.items() if file and mark in file.marks]
        if paper.accessible == "yes" and lacking:
            message = f"{paper.name} is said to be accessible, and has {' and '.join(lacking)}"
            help_ = "export it anew as a tagged PDF with a title, or write accessible: no"
            yield warning(facts.path, paper.span, message, help_)
