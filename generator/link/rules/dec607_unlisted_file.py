"""A file beside the records is listed by a record.

What no record lists is not published: a paper may have been forgotten, or a draft left behind.
The repository keeps it all the same.

Bad:
    === decisions/abc-12.md
    title: New radios

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
from generator.link.attached import attached, places
from generator.model import NOWHERE
from generator.validate.rule import rule, warning


@rule("DEC607")
def unlisted_file(archive: Archive) -> Iterator[Finding]:
    """A file beside the records is listed by a record."""
    if not archive.files:
        return
    # Listed under a name with other capitals counts: DEC605 says so.
    listed = {path.casefold() for facts, paper, _ in attached(archive) for path in places(facts.path, paper.file)}
    for path in archive.files:
        if path.casefold() not in listed and not path.endswith((".yml", ".yaml")):  # an archive's configuration
            message = "no record lists this file, so it is not published"
            help_ = "add it to `attachments` of its record, or delete it"
            yield warning(path, NOWHERE, message, help_)
