"""What a PDF tells of itself: whether it is locked, whether a screen reader can use it, who made it.

Not a PDF reader: it looks for a few names in the file and in its compressed object streams, each
within a limit.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from generator.read.files.traces import MARKING, Traces, names_in

_STREAMS, _INFLATED = 200, 1_000_000  # object streams looked into, and bytes taken of each
_ENCRYPT = re.compile(rb"/Encrypt\s{0,9}(?:[0-9]{1,9}\s{1,9}[0-9]{1,5}\s{1,9}R|<<)")
_OBJECTS = re.compile(rb"/Type\s{0,9}/ObjStm")
_INFO = re.compile(rb"/Info\s{0,9}([0-9]{1,9})\s{1,9}([0-9]{1,5})\s{1,9}R")
_SCRIPT = re.compile(rb"/(?:JavaScript|JS|Launch)\b")
# Notes stuck on a page and words struck out, as reviewers leave them.
_NOTE = re.compile(rb"/Subtype\s{0,9}/(?:Text|StrikeOut|Caret)\b")
_LONGEST = 20_000  # bytes of one dictionary, or of one entry
_PAGES, _DRAWN = 40, 200_000  # streams searched for words, and bytes of each
_ENTRIES = 20  # entries of one name looked at


def look(content: bytes) -> Traces:
    """Look at a PDF's bytes."""
    if _ENCRYPT.search(content):
        return Traces(marks=frozenset({"encrypted"}))
    parts = [content, *_inflated(content)]
    info = _info(content, parts[1:])
    title = _entry(info, b"Title") or next(_xmp(content, b"title"), "")
    authors = [_entry(info, b"Author"), *_xmp(content, b"creator")]
    marks = {
        "untagged": not any(b"/StructTreeRoot" in part for part in parts),
        "untitled": not title.strip(),
        "comments": any(_NOTE.search(part) for part in parts),
        "marking": any(MARKING.search(words) for words in (info, *_words(content))),
        "script": any(_SCRIPT.search(part) for part in parts),
    }
    return Traces(names_in(*authors), frozenset(mark for mark, is_so in marks.items() if is_so))


def _inflated(content: bytes) -> Iterator[bytes]:
    """Yield the file's object streams, unpacked: newer files keep nearly everything in them."""
    for number, found in enumerate(_OBJECTS.finditer(content)):
        begins = content.find(b"stream", found.end(), found.end() + _LONGEST)
        if number >= _STREAMS:
            return
        if begins >= 0:
            start = begins + len(b"stream")
            start += 2 if content[start : start + 2] == b"\r\n" else 1
            packed = content[start : start + _INFLATED]
            try:
                yield zlib.decompressobj().decompress(packed, _INFLATED)
            except zlib.error:
                continue


def _words(content: bytes) -> Iterator[bytes]:
    """Yield what the first pages print, as far as their fonts keep letters as they are: many do not."""
    at = 0
    for _ in range(_PAGES):
        at = content.find(b"stream", at)
        if at < 0:
            return
        at += len(b"stream")
        if content[at : at + 1] not in b"\r\n":  # endstream, or a word
            continue
        start = at + (2 if content[at : at + 2] == b"\r\n" else 1)
        try:
            drawn = zlib.decompressobj().decompress(content[start : start + _DRAWN], _DRAWN)
        except zlib.error:
            continue
        yield b"".join(re.findall(rb"\(((?:[^()\\]|\\.){0,400})\)", drawn))


def _info(content: bytes, streams: list[bytes]) -> bytes:
    """Return the dictionary of the document's title and author, as its last revision has it."""
    named = None
    for found in _INFO.finditer(content):
        named = found
    if named is None:
        return b""
    number, generation = int(named[1]), int(named[2])
    head = b"%d %d obj" % (number, generation)
    at = content.rfind(head)
    while at > 0 and content[at - 1 : at].isdigit():  # 12 0 obj is not 2 0 obj
        at = content.rfind(head, 0, at)
    if at >= 0:
        return content[at : at + _LONGEST].partition(b"endobj")[0]
    return next(filter(None, (_packed(stream, number) for stream in streams)), b"")


def _packed(stream: bytes, number: int) -> bytes:
    """Return an object of an object stream, which begins with pairs of number and offset."""
    pairs = re.match(rb"\s{0,9}(?:[0-9]{1,9}\s{1,9}){2,2000}", stream)
    figures = [int(each) for each in pairs[0].split()] if pairs else []
    objects = dict(zip(figures[::2], figures[1::2], strict=False))
    if number not in objects or pairs is None:
        return b""
    # The offsets count from the first object, which begins where the pairs end.
    start = pairs.end() + objects[number]
    after = [offset for offset in objects.values() if offset > objects[number]]
    return stream[start : pairs.end() + min(after) if after else None][:_LONGEST]


def _entry(dictionary: bytes, name: bytes) -> str:
    """Return a text of a dictionary, or nothing."""
    found = re.search(
        rb"/" + name + rb"\s{0,9}(?:\(((?:[^()\\]|\\.){0,500})\)|<([0-9A-Fa-f\s]{0,2000})>)", dictionary, re.DOTALL
    )
    if found is None:
        return ""
    if found[2] is not None:
        figures = re.sub(rb"\s", b"", found[2])
        raw = bytes.fromhex((figures + b"0" * (len(figures) % 2)).decode("ascii"))
    else:
        raw = re.sub(rb"\\([0-7]{1,3}|.)", _unescaped, found[1], flags=re.DOTALL)
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    return raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8) & 255]) if found[1].isdigit() else found[1]


def _xmp(content: bytes, name: bytes) -> Iterator[str]:
    """Yield what the first few entries of a name in the file's XML say."""
    tag, at = b"<dc:" + name + b">", -1
    for _ in range(_ENTRIES):
        at = content.find(tag, at + 1)
        if at < 0:
            return
        said = content[at : at + _LONGEST].partition(b"</dc:")[0].decode("utf-8", "replace")
        yield re.sub(r"<[^>]{0,200}>", " ", said).strip()
