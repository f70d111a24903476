"""What changed between two states of an archive: what was published, and what would be now."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from generator.link.archive import Archive
from generator.model import Decision


class Edit(NamedTuple):
    """A published decision whose file changed: as it was, and as it is now."""

    before: Decision
    now: Decision


class Change(NamedTuple):
    """An archive as it was published and as it is now.

    `edits` are the decisions in both whose files changed; `paths` all files there are now, `broken`
    those that have errors, so that nothing is asked of what could not be read.
    """

    before: Archive
    now: Archive
    edits: tuple[Edit, ...]
    paths: Set[str]
    broken: Set[str]
