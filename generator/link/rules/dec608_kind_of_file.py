"""A published file is a paper, a table or a picture that can do nothing but be read.

A program, a script or a web page runs on the reader's machine in the archive's name. What is
packed in another file is not checked, and few readers can open it.

Bad:
    === decisions/abc-12.md
    attachments: [{file: plan.exe, title: The plan}]

    === decisions/abc-12/plan.exe
    MZ

Good:
    === decisions/abc-12.md
    attachments: [{file: plan.txt, title: The plan}]

    === decisions/abc-12/plan.txt
    Dredge the basin.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.attached import attached
from generator.read.files import PAPERS
from generator.read.tree import EXECUTABLE
from generator.validate.rule import error, rule, warning


@rule("DEC608")
def kind_of_file(archive: Archive) -> Iterator[Finding]:
    """A published file is a paper, a table or a picture that can do nothing but be read."""
    for facts, paper, file in attached(archive):
        if file is None:
            continue
        if paper.ending not in PAPERS:
            message = f"{paper.name} is of no kind that may be published"
            help_ = f"save it as PDF or as another of these: {', '.join(PAPERS)}"
            yield error(facts.path, paper.span, message, help_)
        elif "macros" in file.marks:
            message = f"{paper.name} holds macros, which are programs"
            yield error(facts.path, paper.span, message, "save it without macros, or as PDF")
        elif "script" in file.marks:
            message = f"{paper.name} holds a script or starts a program"
            yield warning(facts.path, paper.span, message, "print it to a new PDF, and attach that")
        elif file.mode == EXECUTABLE:
            message = f"{paper.name} is marked as a program (its executable bit is set)"
            yield warning(facts.path, paper.span, message, f"run `git update-index --chmod=-x {file.path}`")
