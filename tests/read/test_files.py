"""Files beside records: their kind by their bytes, and what they tell unmeant; built here byte by byte."""

from __future__ import annotations

import hashlib
import io
import random
import struct
import time
import zipfile
import zlib

import pytest

from generator.read.files import PAPERS, inspect
from generator.read.files.traces import Traces


def marks(content: bytes) -> set[str]:
    return set(inspect(content).traces.marks)


# --- Kinds ---------------------------------------------------------------------------------------

KINDS = [
    (b"", "empty"),
    (b" \r\n", "empty"),
    (b"%PDF-1.7\n", "pdf"),
    (b"junk before\n%PDF-1.7\n", "pdf"),
    (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "lfs"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "ole"),
    (b"\xff\xd8\xff\xd9", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"MZ\x90", "program"),
    (b"#!/bin/sh\n", "script"),
    (b"a,b\n1,2\n", "text"),
    ("£1,000".encode("cp1252"), "text"),
    (b"\xef\xbb\xbf <!DOCTYPE html>", "markup"),
    (b"<svg xmlns='x'>", "markup"),
    (b"a<b, c>d\n", "text"),
    (b"a\0b", "unknown"),
    (b"PK\x03\x04 torn", "zip"),
]


@pytest.mark.parametrize(("content", "kind"), KINDS)
def test_a_kind_is_told_by_bytes(content, kind):
    found = inspect(content)
    assert found.kind == kind
    assert found.sha256 == hashlib.sha256(content).hexdigest()


def test_every_kind_of_paper_can_be_told():
    told = {kind for _, kind in KINDS} | {"docx", "xlsx", "pptx", "odt", "ods", "odp"}
    assert {kind for kind, _ in PAPERS.values()} <= told


# --- PDF -----------------------------------------------------------------------------------------


def pdf(info: bytes = b"/Title (The plan)", catalog: bytes = b"/StructTreeRoot 9 0 R", trailer: bytes = b"") -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj << " + info + b" >> endobj\n11 0 obj << /Author (Nobody) >> endobj\n"
        b"2 0 obj << /Type /Catalog "
        + catalog
        + b" >> endobj\ntrailer << /Info 1 0 R /Root 2 0 R "
        + trailer
        + b" >>\n"
    )


def packed(*objects: tuple[int, bytes], ending: bytes = b"\r\n") -> bytes:
    """A newer file: everything in a compressed object stream."""
    bodies, pairs, at = b"", b"", 0
    for number, text in objects:
        pairs += b"%d %d " % (number, at)
        bodies += text + b" "
        at = len(bodies)
    data = zlib.compress(pairs + bodies)
    head = b"5 0 obj << /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >> stream" % (
        len(objects),
        len(pairs),
        len(data),
    )
    return b"%PDF-1.5\n" + head + ending + data + b"\nendstream endobj\n6 0 obj << /Type /XRef /Info 1 0 R >>\n"


@pytest.mark.parametrize(
    ("content", "traces"),
    [
        (pdf(), Traces()),
        (pdf(b"/Title () /Author ()"), Traces(marks=frozenset({"untitled"}))),
        (pdf(catalog=b""), Traces(marks=frozenset({"untagged"}))),
        (pdf(trailer=b"/Encrypt 7 0 R"), Traces(marks=frozenset({"encrypted"}))),
        (pdf(b"/Title (a) /Author (Jane \\(J\\) Har\\153er)"), Traces(("Jane (J) Harker",))),
        (pdf(b"/Title (a) /Author <FEFF004A00FC>"), Traces(("Jü",))),
        (pdf(b"/Title (a) /Author <4A6>"), Traces(("J`",))),
        (pdf(b"/Title (a) /Author (\xfe\xff\0J\0o)"), Traces(("Jo",))),
        (pdf(catalog=b"/StructTreeRoot 9 0 R /OpenAction << /S /JavaScript >>"), Traces(marks=frozenset({"script"}))),
        (pdf(catalog=b"/StructTreeRoot 9 0 R >> << /Subtype /Text"), Traces(marks=frozenset({"comments"}))),
        (pdf(b"/Title (a) /MSIP_Label_1_Name (Official Sensitive)"), Traces(marks=frozenset({"marking"}))),
        (pdf(b"/Title (a) /MSIP_Label_1_Name (Official)"), Traces()),
        (pdf(b"/Title (a)") + pdf(b"/Title (b) /Author (Second)"), Traces(("Second",))),
        (packed((1, b"<</Title(x)/Author(Jo)>>"), (2, b"<</StructTreeRoot 9 0 R>>")), Traces(("Jo",))),
        (packed((2, b"<</StructTreeRoot 9 0 R>>"), (1, b"<</Title(x)>>"), ending=b"\n"), Traces()),
        (packed((2, b"<<>>")), Traces(marks=frozenset({"untagged", "untitled"}))),
        (
            pdf(b"")
            + b"<rdf><dc:title><rdf:li>The plan</rdf:li></dc:title><dc:creator><rdf:li>Jo</rdf:li></dc:creator>",
            Traces(("Jo",)),
        ),
    ],
)
def test_what_a_pdf_tells(content, traces):
    assert inspect(content).traces == traces


# --- Office documents ----------------------------------------------------------------------------

CORE = "<cp:coreProperties><dc:creator>{}</dc:creator><cp:lastModifiedBy>{}</cp:lastModifiedBy></cp:coreProperties>"


def office(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return out.getvalue()


def ooxml(part: str, text: str = "<x/>", **more: str) -> bytes:
    return office(**{"[Content_Types].xml": "<Types/>", part: text, **more})


@pytest.mark.parametrize(
    ("content", "kind", "traces"),
    [
        (ooxml("word/document.xml"), "docx", Traces()),
        (ooxml("xl/workbook.xml"), "xlsx", Traces()),
        (ooxml("ppt/presentation.xml"), "pptx", Traces()),
        (ooxml("else/where.xml"), "zip", Traces()),
        (office(**{"a.txt": "a"}), "zip", Traces()),
        (office(mimetype="application/vnd.oasis.opendocument.text"), "odt", Traces()),
        (office(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods", Traces()),
        (
            ooxml("word/document.xml", **{"docProps/core.xml": CORE.format("Jane &amp; Jo", "Jane &amp; Jo")}),
            "docx",
            Traces(("Jane & Jo",)),
        ),
        (ooxml("word/document.xml", **{"docProps/core.xml": CORE.format("", "")}), "docx", Traces()),
        (ooxml("word/document.xml", **{"word/vbaProject.bin": ""}), "docx", Traces(marks=frozenset({"macros"}))),
        (ooxml("word/document.xml", **{"word/comments.xml": ""}), "docx", Traces(marks=frozenset({"comments"}))),
        (
            ooxml("word/document.xml", **{"word/header2.xml": "<w:t>OFFICIAL-</w:t><w:t>SENSITIVE</w:t>"}),
            "docx",
            Traces(marks=frozenset({"marking"})),
        ),
        (
            ooxml("word/document.xml", **{"docProps/custom.xml": "<v>OFFICIAL - SENSITIVE</v>"}),
            "docx",
            Traces(marks=frozenset({"marking"})),
        ),
        (
            ooxml("word/document.xml", "OFFICIAL-SENSITIVE is kept back", **{"word/footer.xml": "OFFICIAL"}),
            "docx",
            Traces(),
        ),
        (ooxml("word/document.xml", "<w:ins w:id='1'>"), "docx", Traces(marks=frozenset({"changes"}))),
        (ooxml("word/document.xml", "<w:rPr><w:vanish/>"), "docx", Traces(marks=frozenset({"hidden-text"}))),
        (ooxml("word/document.xml", '<w:vanish w:val="0"/><w:insideH>'), "docx", Traces()),
        (
            ooxml("xl/workbook.xml", '<sheet name="a" state="veryHidden" r:id="x"/>'),
            "xlsx",
            Traces(marks=frozenset({"hidden-sheet"})),
        ),
    ],
)
def test_what_an_office_document_tells(content, kind, traces):
    found = inspect(content)
    assert (found.kind, found.traces) == (kind, traces)


def test_old_documents_tell_of_macros_and_locks():
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert marks(start + "_VBA_PROJECT".encode("utf-16-le")) == {"macros"}
    assert marks(start + "EncryptedPackage".encode("utf-16-le")) == {"encrypted"}


# --- Pictures ------------------------------------------------------------------------------------


def jpeg(order: str, *entries: tuple[int, int, int, int], rest: bytes = b"") -> bytes:
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, len(entries))
    exif = head + b"".join(struct.pack(order + "HHII", *entry) for entry in entries) + bytes(4) + rest
    block = b"Exif\0\0" + exif
    return b"\xff\xd8\xff\xe0\0\x04JF\xff\xe1" + struct.pack(">H", len(block) + 2) + block + b"\xff\xda"


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photograph_tells_where_and_by_whom_it_was_taken(order):
    place = struct.pack(order + "HHHII", 1, 2, 5, 3, 0)
    assert marks(jpeg(order, (0x8825, 4, 1, 26), rest=place)) == {"place"}
    assert marks(jpeg(order, (0x8825, 4, 1, 26), rest=bytes(20))) == set()
    artist = jpeg(order, (0x013B, 2, 12, 26), rest=b"Jane Harker\0")
    assert inspect(artist).traces == Traces(("Jane Harker",))
    assert inspect(jpeg(order, (0x0112, 3, 1, 1))).traces == Traces()


def test_a_png_tells_it_too():
    block = jpeg("<", (0x8825, 4, 1, 26), rest=struct.pack("<HHHII", 1, 2, 5, 3, 0))
    exif = block[block.index(b"II*") : -2]
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(exif)) + b"eXIf" + exif
    assert marks(png) == {"place"}
    assert marks(b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 0) + b"eXIf") == set()


@pytest.mark.parametrize("start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xda"])
def test_the_other_form_of_properties_tells_a_place(start):
    assert marks(start + b"<x:xmpmeta exif:GPSLatitude='51,30N'>") == {"place"}
    assert marks(start + b"<x:xmpmeta>") == set()


# --- What is torn, and what is hostile -----------------------------------------------------------

SOUND = [
    pdf(b"/Title (a) /Author (Jo)"),
    packed((1, b"<</Title(x)>>")),
    ooxml("word/document.xml", **{"docProps/core.xml": CORE.format("Jo", "")}),
    jpeg("<", (0x8825, 4, 1, 26), rest=bytes(20)),
]


@pytest.mark.parametrize("seed", range(40))
def test_what_is_torn_is_looked_at_too(seed):
    rng = random.Random(seed)
    for content in SOUND:
        torn = bytearray(content)
        for _ in range(rng.randrange(1, 30)):
            torn[rng.randrange(len(torn))] = rng.randrange(256)
        inspect(bytes(torn[: rng.randrange(len(torn))]))
        inspect(bytes(torn))


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "x")
        made.writestr("word/document.xml", b"\0" * 300_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"%PDF-1.4 " + b"/Info 1 0 R " * 300_000,
        lambda: b"%PDF-1.4 " + b"1 0 obj " * 500_000 + b"/Info 21 0 R",
        lambda: b"%PDF-1.4 " + b"/Type /ObjStm " * 300_000,
        lambda: b"%PDF-1.4 " + b"<dc:creator>" * 300_000,
        lambda: b"%PDF-1.4 /Info 1 0 R 1 0 obj /Author (" + b"\\" * 4_000_000,
        lambda: packed((1, b"<</Title(x)>>")) + zlib.compress(b"\0" * 50_000_000),
        lambda: b"PK\x03\x04" + b"PK\x01\x02" * 1_000_000,
        lambda: b"\xff\xd8\xff" + b"\xff\xe1\0\0" * 1_000_000,
        bomb,
    ],
    ids=["info", "objects", "streams", "xmp", "escapes", "inflate", "names", "segments", "bomb"],
)
def test_a_hostile_file_takes_seconds(make):
    content = make()
    started = time.process_time()
    inspect(content)
    assert time.process_time() - started < 5
