"""A record is a UTF-8 text file of a reasonable size, not a link to another file.

Text in another encoding loses its pound signs and quotation marks; a link may lead out of the
archive.

Bad:
    === decisions/abc-12.md


Good:
    === decisions/abc-12.md
    reference: ABC 12
    title: New radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC601", waivable=False)
def unreadable_file(record: Record) -> Iterator[Finding]:
    """A record is a UTF-8 text file of a reasonable size, not a link to another file."""
    yield from faults(record, "symlink", "folder", "too-large", "not-utf8", "not-text", "empty")
