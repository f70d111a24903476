"""A file with a digest is the file that was published.

`sha256` says which bytes a record means. When they differ, the file was replaced or damaged since
somebody vouched for it.

Bad:
    === decisions/abc-12.md
    attachments: [{file: plan.txt, title: The plan, sha256: 0ff1ce}]

    === decisions/abc-12/plan.txt
    Dredge the basin.

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
from generator.validate.rule import error, rule


@rule("DEC611")
def other_digest(archive: Archive) -> Iterator[Finding]:
    """A file with a digest is the file that was published."""
    for facts, paper, file in attached(archive):
        if file and file.sha256 and paper.sha256 and paper.sha256.lower() != file.sha256:
            message = f"{paper.name} is not the file this record means: its SHA-256 digest differs"
            help_ = f"put the right file back; if the new one is right, write sha256: {file.sha256}"
            yield error(facts.path, paper.span, message, help_)
