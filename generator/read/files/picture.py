"""What a photograph tells: where it was taken, and by whom."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from generator.read.files.traces import Traces, names_in

_ARTIST, _GPS, _LATITUDE = 0x013B, 0x8825, 2  # tags of Exif
_MOST = 100  # segments, and entries of a directory, looked at
_HEAD = 500_000  # bytes in which the properties of a picture stand


def look(content: bytes) -> Traces:
    """Look at the Exif data of a JPEG or PNG, and at whether the other form, XMP, names a place."""
    place, artist = b"exif:GPSLatitude" in content[:_HEAD], ""
    for exif in _of_jpeg(content) if content.startswith(b"\xff\xd8") else _of_png(content):
        try:
            entries = _directory(exif, struct.unpack_from(_order(exif) + "I", exif, 4)[0])
            place = place or (_GPS in entries and _LATITUDE in _directory(exif, entries[_GPS][1]))
            artist = artist or (_text(exif, *entries[_ARTIST]) if _ARTIST in entries else "")
        except struct.error:
            continue
    return Traces(names_in(artist), frozenset({"place"} if place else ()))


def _of_png(content: bytes) -> Iterator[bytes]:
    """Yield the one Exif block a PNG may have."""
    at = content.find(b"eXIf", 0, _HEAD)
    if at >= 4:
        yield content[at + 4 : at + 4 + int.from_bytes(content[at - 4 : at], "big")]


def _of_jpeg(content: bytes) -> Iterator[bytes]:
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
