"""What an office document tells: its kind, macros, who wrote it, and what is in it unseen.

Of the files in it only a few are unpacked, and of each only so much.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib

from generator.read.files.traces import MARKING, Traces, names_in

_MOST, _UNPACKED = 5_000, 4_000_000  # files in a document, and bytes taken of one
_NAMES = re.compile(rb"<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator)(?: [^>]{0,200})?>([^<]{1,300})</")
_OPEN = {b"word/": "docx", b"xl/": "xlsx", b"ppt/": "pptx"}
_OASIS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
# Where in a document something stands that its pages do not show, and the words that tell it.
_UNSEEN = (
    ("changes", "word/document.xml", re.compile(rb"<w:(?:ins|del|moveFrom)\b")),
    ("hidden-text", "word/document.xml", re.compile(rb"<w:vanish(?:/| w:val=\"(?:1|true|on)\")")),
    ("hidden-sheet", "xl/workbook.xml", re.compile(rb"<sheet [^>]{0,300}state=\"(?:hidden|veryHidden)\"")),
    ("changes", "content.xml", re.compile(rb"<text:tracked-changes\b")),
    ("comments", "content.xml", re.compile(rb"<office:annotation\b")),
    ("hidden-sheet", "content.xml", re.compile(rb"table:display=\"false\"")),
)
# Where a marking stands that is the whole document's: in what each page repeats, and in labels.
_MARKED = re.compile(r"word/(?:header|footer)[0-9]{0,2}\.xml|docProps/(?:custom|core)\.xml|styles\.xml")
_TAG = re.compile(rb"<[^>]{0,500}>")
_FAILS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


def look(content: bytes) -> tuple[str, Traces]:
    """Look at a packed document; one that is no office document is `zip`."""
    damaged = Traces(marks=frozenset({"damaged"}))
    if content.count(b"PK\x01\x02") > _MOST:
        return "zip", damaged
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _look(packed)
    except _FAILS:
        return "zip", damaged


def _look(packed: zipfile.ZipFile) -> tuple[str, Traces]:
    inside = {each.filename for each in packed.infolist()}
    kind = _kind(packed, inside)
    marks = set()
    if any(name.lower().endswith(("vbaproject.bin", ".bas")) or name.startswith("Basic/") for name in inside):
        marks.add("macros")
    if any(re.fullmatch(r"word/comments\w*\.xml|xl/(?:threadedC|c)omments.*", name) for name in inside):
        marks.add("comments")
    if any(MARKING.search(_TAG.sub(b"", _read(packed, inside, name))) for name in inside if _MARKED.fullmatch(name)):
        marks.add("marking")
    names = _NAMES.findall(_read(packed, inside, "docProps/core.xml") + _read(packed, inside, "meta.xml"))
    for mark, name, told in _UNSEEN:
        if mark not in marks and told.search(_read(packed, inside, name)):
            marks.add(mark)
    if b"encryption-data" in _read(packed, inside, "META-INF/manifest.xml"):
        marks.add("encrypted")
    return kind, Traces(names_in(*(html.unescape(name.decode("utf-8", "replace")) for name in names)), frozenset(marks))


def _kind(packed: zipfile.ZipFile, inside: set[str]) -> str:
    if "[Content_Types].xml" in inside:
        return next((kind for start, kind in _OPEN.items() if any(n.startswith(start.decode()) for n in inside)), "zip")
    return _OASIS.get(_read(packed, inside, "mimetype").strip(), "zip")


def _read(packed: zipfile.ZipFile, inside: set[str], name: str) -> bytes:
    if name not in inside:
        return b""
    with packed.open(name) as file:
        return file.read(_UNPACKED)


def look_at_old(content: bytes) -> Traces:
    """Look at a document of the form used until 2007, also what new locked documents are wrapped in."""
    marks = set()
    if "EncryptedPackage".encode("utf-16-le") in content:
        marks.add("encrypted")
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        marks.add("macros")
    return Traces(marks=frozenset(marks))
