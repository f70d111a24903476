"""An appendix in Markdown has a plain name, begins with its title, and has no front matter.

A Markdown file in a folder named as a record is published with it, on a page of its own. Its name
becomes the address, its first heading the title; everything else is said in the record.

Bad:
    === decisions/abc-12.md
    title: New radios

    === decisions/abc-12/report.md
    The radios were tried for a month.

Good:
    === decisions/abc-12.md
    title: New radios

    === decisions/abc-12/report.md
    # Report of the trial

    The radios were tried for a month.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC613")
def appendix(record: Record) -> Iterator[Finding]:
    """An appendix in Markdown has a plain name, begins with its title, and has no front matter."""
    yield from faults(record, "appendix")
