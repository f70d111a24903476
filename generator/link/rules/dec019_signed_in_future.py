"""A decision is not signed or published after the day on which the archive is checked.

A year mistyped into the future puts a decision at the head of every list, and keeps it there.

Bad:
    date_signed: 2032-03-14

Good:
    date_signed: 2023-03-14
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.validate.rule import error, rule, warning


@rule("DEC019")
def signed_in_future(archive: Archive) -> Iterator[Finding]:
    """A decision is not signed or published after the day on which the archive is checked."""
    for facts in archive.received:
        for what, day in (("signed", facts.signed), ("published", facts.published)):
            if day is not None and day > archive.as_of:
                message = f"{facts.reference} is {what} on {day}, after {archive.as_of}; is another year meant?"
                # What was typed for this archive is mistyped; a captured paper may be printed so.
                sure = what == "signed" and facts.provenance.origin not in ("web_capture", "pdf_conversion")
                tell = error if sure else warning
                yield tell(facts.path, facts.at(f"date_{what}"), message, f"write `date_{what}` as the paper prints it")
