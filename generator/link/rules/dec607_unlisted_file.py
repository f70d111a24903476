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

import re
from collections.abc import Iterator, Sequence

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.attached import attached, places
from generator.model import NOWHERE
from generator.settings import Series
from generator.validate.rule import rule, warning

# What editors make of `.md`: other capitals, the long form, or a text file's ending after it.
_MARKDOWN = re.compile(r"(?:\.md|\.markdown|\.mdown|\.mkdn?)(?:\.txt)?$", re.IGNORECASE)


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
            if name := _as_record(path, archive.settings.series):
                help_ = f"if it is a record or an appendix, rename it to {name}, and it is read; else {help_}"
            yield warning(path, NOWHERE, message, help_)


def _as_record(path: str, series: Sequence[Series]) -> str:
    """Return the name that a file would be read under if it is one of Markdown, or nothing."""
    name = path.rpartition("/")[2]
    if found := _MARKDOWN.search(name):
        return f"{name[: found.start()].lower()}.md"
    stem, _, ending = name.rpartition(".")
    named = "|".join(re.escape(each.name) for each in series)
    numbered = re.fullmatch(rf"(?:{named})(?:-[0-9]+){{1,2}}", stem, re.IGNORECASE)
    return f"{stem.lower()}.md" if ending.lower() in ("txt", "text") and numbered else ""
