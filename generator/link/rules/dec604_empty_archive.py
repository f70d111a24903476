"""An archive holds at least one record.

An empty folder is most often a wrong path or a checkout that failed, and publishing it would
put an empty site in the place of a full one.

Bad:
    === decisions/.gitkeep
    Nothing here yet.

Good:
    === decisions/abc-12.md
    title: New radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.link.archive import Archive
from generator.validate.rule import error, rule


@rule("DEC604")
def empty_archive(archive: Archive) -> Iterator[Finding]:
    """An archive holds at least one record."""
    if not archive.received:
        folder = archive.settings.records
        help_ = "check the `records` folder in the configuration, or write a record with `decisions new`"
        yield error(folder, Span(0, 0), f"there is no record in {folder}/ that can be read", help_)
