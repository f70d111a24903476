"""A published file holds nothing that its pages do not show.

Comments, tracked changes, hidden words and hidden sheets are a click away from every reader. The
gravest leaks of public bodies were hidden sheets in spreadsheets.

Bad:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan}]

    === decisions/abc-12/plan.pdf
    %PDF-1.4
    1 0 obj << /Type /Annot /Subtype /Text /Contents (is this public?) >> endobj
    2 0 obj << /Title (The plan) >> endobj
    trailer << /Info 2 0 R >>

Good:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan}]

    === decisions/abc-12/plan.pdf
    %PDF-1.4
    2 0 obj << /Title (The plan) >> endobj
    trailer << /Info 2 0 R >>
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.attached import attached
from generator.validate.rule import rule, warning

_UNSEEN = {
    "comments": "reviewers' comments",
    "changes": "tracked changes",
    "hidden-text": "hidden words",
    "hidden-sheet": "a hidden sheet",
    "place": "the place where the picture was taken",
}


@rule("DEC518")
def unseen_in_file(archive: Archive) -> Iterator[Finding]:
    """A published file holds nothing that its pages do not show."""
    for facts, paper, file in attached(archive):
        told = [words for mark, words in _UNSEEN.items() if file and mark in file.marks]
        if told:
            message = f"{paper.name} holds {' and '.join(told)}"
            help_ = "take it out (in Word and Excel: File, Info, Inspect Document; of a picture: remove its properties)"
            yield warning(facts.path, paper.span, message, help_)
