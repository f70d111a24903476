"""A published file carries no protective marking or label.

Office programs stamp documents with a label, and print it on every page. A file that carries one
was not made for everybody: either it is the wrong file, or the label was never taken off.

Bad:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan}]

    === decisions/abc-12/plan.pdf
    %PDF-1.4
    1 0 obj << /Title (The plan) /MSIP_Label_1_Name (OFFICIAL-SENSITIVE) >> endobj
    trailer << /Info 1 0 R >>

Good:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan}]

    === decisions/abc-12/plan.pdf
    %PDF-1.4
    1 0 obj << /Title (The plan) /MSIP_Label_1_Name (OFFICIAL) >> endobj
    trailer << /Info 1 0 R >>
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.attached import attached
from generator.validate.rule import error, rule


@rule("DEC519")
def marked_file(archive: Archive) -> Iterator[Finding]:
    """A published file carries no protective marking or label."""
    for facts, paper, file in attached(archive):
        if file and "marking" in file.marks:
            help_ = "attach the version for publication; if this is it, have its label taken off by whoever set it"
            yield error(facts.path, paper.span, f"{paper.name} is marked as not for everybody", help_)
