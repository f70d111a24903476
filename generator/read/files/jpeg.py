"""What a photograph tells: where it was taken, and by whom."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from generator.read.files.traces import Traces, names_in

_ARTIST, _GPS, _LATITUDE = 0x013B, 0x8825, 2  # tags of Exif
_MOST = 100  # segments, and entries of a directory, looked at


def look(content: bytes) -> Traces:
    """Look at a JPEG's Exif data."""
    for exif in _exif(content):
        try:
            entries = _directory(exif, struct.unpack_from(_order(exif) + "I", exif, 4)[0])
            place = _LATITUDE in _directory(exif, entries[_GPS][1]) if _GPS in entries else False
            artist = _text(exif, *entries[_ARTIST]) if _ARTIST in entries else ""
        except struct.error:
            continue
        return Traces(names_in(artist), frozenset({"place"} if place else ()))
    return Traces()


def _exif(content: bytes) -> Iterator[bytes]:
    """Yield the Exif blocks among the segments before the picture."""
    at = 2
    for _ in range(_MOST):
        if content[at : at + 1] != b"\xff" or content[at + 1 : at + 2] == b"\xda":
            return
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at + 1 : at + 2] == b"\xe1" and content[at + 4 : at + 10] == b"Exif\0\0":
            yield content[at + 10 : at + 2 + length]
        at += 2 + max(length, 2)


def _order(exif: bytes) -> str:
    return "<" if exif.startswith(b"II") else ">"


def _directory(exif: bytes, at: int) -> dict[int, tuple[int, int]]:
    """Return the entries of a directory: by tag, how many values, and the value or where it stands."""
    order = _order(exif)
    count = min(struct.unpack_from(order + "H", exif, at)[0], _MOST)
    entries = (struct.unpack_from(order + "HHII", exif, at + 2 + 12 * number) for number in range(count))
    return {tag: (length, value) for tag, _, length, value in entries}


def _text(exif: bytes, length: int, at: int) -> str:
    return exif[at : at + min(length, 200)].partition(b"\0")[0].decode("utf-8", "replace") if length > 4 else ""
