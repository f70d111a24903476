"""The files that records list: where each lies, and what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.link.archive import Archive
from generator.model import Attachment, Facts, File

_SOUND = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9._-]{0,99}/){0,4}[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
# Names that Windows keeps for devices, with any ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)


def places(record: str, file: str) -> tuple[str, str]:
    """Return where a record's file may lie: in the folder named as the record, or beside the record."""
    folder = record.rpartition("/")[0]
    return f"{record.removesuffix('.md')}/{file}", f"{folder}/{file}"


def place(record: str, file: str, files: Mapping[str, File]) -> str:
    """Return the path of a record's file, or nothing where there is none."""
    return next((path for path in places(record, file) if path in files), "") if sound(file) else ""


def sound(file: str) -> bool:
    """Say whether a listed name is plain: no way up or out, nothing that an address would change."""
    return bool(_SOUND.fullmatch(file)) and not any(
        _DEVICES.match(part) or part.endswith(".") for part in file.split("/")
    )


def of(records: Iterable[Facts], files: Mapping[str, File]) -> dict[str, File]:
    """Return the files that some records list, by path."""
    found = (place(facts.path, paper.file, files) for facts in records for paper in facts.attachments)
    return {path: files[path] for path in found if path}


def attached(archive: Archive) -> Iterator[tuple[Facts, Attachment, File | None]]:
    """Yield every listed file with its record, and what it is where it is there."""
    for facts in archive.received:
        if facts.attachments:
            for paper, file in of_record(facts, archive.files):
                yield facts, paper, file


def of_record(facts: Facts, files: Mapping[str, File]) -> Iterator[tuple[Attachment, File | None]]:
    """Yield the files one record lists, each with what it is where it is there."""
    for paper in facts.attachments:
        yield paper, files.get(place(facts.path, paper.file, files))
