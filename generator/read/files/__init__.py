"""What a file beside the records is: its kind by its bytes, and what it tells that nobody meant to tell.

Everything here looks at bytes within limits and never opens them as a program would: what cannot
be read is of no known kind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from generator.read.files import office, pdf, picture
from generator.read.files.traces import Traces

LFS = "lfs"
# Papers that may be published: the ending of the name, the kind its bytes must be, and its name for readers.
PAPERS: Mapping[str, tuple[str, str]] = {
    "pdf": ("pdf", "PDF"),
    "docx": ("docx", "Word document"),
    "xlsx": ("xlsx", "Excel workbook"),
    "pptx": ("pptx", "PowerPoint presentation"),
    "odt": ("odt", "OpenDocument text"),
    "ods": ("ods", "OpenDocument spreadsheet"),
    "odp": ("odp", "OpenDocument presentation"),
    "doc": ("ole", "Word document, old form"),
    "xls": ("ole", "Excel workbook, old form"),
    "ppt": ("ole", "PowerPoint presentation, old form"),
    "csv": ("text", "CSV"),
    "txt": ("text", "Plain text"),
    "json": ("text", "JSON"),
    "jpg": ("jpeg", "JPEG picture"),
    "jpeg": ("jpeg", "JPEG picture"),
    "png": ("png", "PNG picture"),
}
# First bytes that tell a kind.
_STARTS = (
    (b"version https://git-lfs.github.com/spec/", LFS),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"#!", "script"),
    (b"{\\rtf", "rtf"),
)
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script", b"<head", b"<body", b"<!--")
_HEAD = 1024  # bytes in which a reader looks for %PDF-, and a browser for a tag


class Inspected(NamedTuple):
    """What a file's bytes are: `kind` as in PAPERS or another word, the digest, and what was seen in it."""

    kind: str
    sha256: str
    traces: Traces


def inspect(content: bytes) -> Inspected:
    """Look at a file's bytes. Never raises."""
    kind = _kind(content)
    digest = hashlib.sha256(content).hexdigest()
    if kind == "pdf":
        return Inspected(kind, digest, pdf.look(content))
    if kind in ("jpeg", "png"):
        return Inspected(kind, digest, picture.look(content))
    if kind == "ole":
        return Inspected(kind, digest, office.look_at_old(content))
    if kind == "zip":
        kind, traces = office.look(content)
        return Inspected(kind, digest, traces)
    return Inspected(kind, digest, Traces())


def _kind(content: bytes) -> str:
    if not content.strip():
        return "empty"
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    head = content[:_HEAD]
    if b"%PDF-" in head:
        return "pdf"
    if any(tag in head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()[:64] for tag in _MARKUP):
        return "markup"
    return "unknown" if b"\0" in content[: 64 * _HEAD] else "text"
