"""A file is what the ending of its name says.

A file under a wrong ending does not open, or opens as something else. A pointer of Git LFS is not
the file, only a note of where it is.

Bad:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan}]

    === decisions/abc-12/plan.pdf
    <html><title>File not found</title></html>

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
from generator.read.files import LFS, PAPERS
from generator.validate.rule import error, rule

_WORDS = {
    "markup": "a web page",
    "program": "a program",
    "script": "a script",
    "zip": "a packed file of no known kind, or damaged",
    "ole": "a document of the form used until 2007, or locked with a password",
    "text": "plain text",
    "unknown": "something else",
}


@rule("DEC609")
def false_ending(archive: Archive) -> Iterator[Finding]:
    """A file is what the ending of its name says."""
    for facts, paper, file in attached(archive):
        if file is None or not file.kind or paper.ending not in PAPERS:
            continue
        kind, name = PAPERS[paper.ending]
        if file.kind == LFS:
            message = f"{paper.name} is a pointer of Git LFS, not the file itself"
            help_ = "run `git lfs pull`; the archive needs the file in the repository, without LFS"
            yield error(facts.path, paper.span, message, help_)
        elif file.kind == "empty":
            yield error(facts.path, paper.span, f"{paper.name} is empty", "put the file there, or take its entry out")
        elif file.kind != kind:
            words = _WORDS.get(file.kind, file.kind.upper())
            message = f"{paper.name} is no {name}: it is {words}"
            yield error(facts.path, paper.span, message, "save it anew as what its name says")
