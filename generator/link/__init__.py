"""Linking: the facts of all records become an archive in which every link has two ends."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.rules.dec201_not_held import not_held
from generator.link.rules.dec203_duplicate_reference import duplicate_reference
from generator.link.rules.dec204_alias_taken import alias_taken
from generator.link.rules.dec502_cites_deferred import cites_deferred
from generator.link.rules.dec604_empty_archive import empty_archive
from generator.validate.rule import Rule, run

ARCHIVE_RULES: tuple[Rule, ...] = (
    not_held,
    duplicate_reference,
    alias_taken,
    cites_deferred,
    empty_archive,
)


def check(archive: Archive) -> Iterator[Finding]:
    """Check an archive by every rule that needs more than one record."""
    return run(ARCHIVE_RULES, archive)
