"""A record's bytes: how they are decoded and parted, and what is refused before it is read."""

from __future__ import annotations

import pytest

from generator.findings import Source
from generator.model import Scalar
from generator.read import is_record
from generator.read.record import MAX_FRONT_MATTER, MAX_MARKS, read
from generator.read.tree import EXECUTABLE, FILE, MAX_BYTES, SYMLINK, Entry, MemoryTree
from tests.support import GRAMMAR, PATH, reading

TEXT = "---\nreference: ABC 12\ntitle: Café £5\n---\n\nSee ABC 7.\n"


# --- Parting front matter and body ---------------------------------------------------------------


def parted(text: str | bytes) -> tuple[dict[str, str], list[str], list[str]]:
    """The fields, the body's paragraphs as their source, and the kinds of faults."""
    record = reading(text).record
    fields = {key.text: value.text for key, value in record.fields.entries if isinstance(value, Scalar)}
    body = [record.source.text[block.span.start : block.span.end] for block in record.body]
    return fields, body, [fault.kind for fault in record.faults]


SAME = ({"reference": "ABC 12", "title": "Café £5"}, ["See ABC 7."], [])
WRITTEN = {
    "as-is": TEXT,
    "crlf": TEXT.replace("\n", "\r\n"),
    "cr": TEXT.replace("\n", "\r"),
    "mark": "\ufeff" + TEXT,
    "mark-crlf": "\ufeff" + TEXT.replace("\n", "\r\n"),
    "blanks-after-hyphens": TEXT.replace("---\n", "--- \t\n"),
    "dots": TEXT.replace("5\n---\n", "5\n...\n"),
    "no-empty-line": TEXT.replace("---\n\n", "---\n"),
    "no-last-line-end": TEXT.rstrip("\n"),
    "many-empty-lines": TEXT.replace("\n\n", "\n\n\n\n"),
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_however_lines_end_a_record_reads_the_same(text):
    assert parted(text) == SAME


def test_the_front_matter_ends_at_the_first_line_of_hyphens_whatever_the_line_endings():
    text = "---\r\nreference: ABC 12\r\n---\r\n\r\nOne.\n\n---\n\nTwo.\n"
    assert parted(text) == ({"reference": "ABC 12"}, ["One.", "---", "Two."], [])


@pytest.mark.parametrize("inside", ["a--- b", "---a", " ---", "----"])
def test_only_a_line_of_three_hyphens_ends_it(inside):
    fields, body, _ = parted(f"---\ntitle: |\n  x\n  {inside}\nkind: y\n---\n\nOne.\n")
    assert (fields["kind"], body) == ("y", ["One."])


@pytest.mark.parametrize("text", ["---\n---\n", "---\n---", "---\n\n---\n\n", "---\n# only a comment\n---\n"])
def test_front_matter_may_be_empty(text):
    assert parted(text) == ({}, [], [])


LATE = "something stands above the front matter, which must begin the file"
NONE = [
    ("title: x\n", "the file has no front matter", (1, 1)),
    (" ---\ntitle: x\n---\n", LATE, (1, 1)),
    ("\n---\ntitle: x\n---\n", LATE, (1, 1)),
    ("PCD 12\n\n---\ntitle: x\n---\n", LATE, (1, 1)),
    ("----\ntitle: x\n---\n", "the file has no front matter", (1, 1)),
    ("---", "the file has no front matter", (1, 1)),
    ("---\ntitle: x\n", "the front matter is opened here and never closed", (1, 1)),
    ("---\ntitle: x\n ---\n", "the front matter is opened here and never closed", (1, 1)),
    ("---\ntitle: x\n--- y\n", "the front matter is opened here and never closed", (1, 1)),
]


@pytest.mark.parametrize(("text", "message", "place"), NONE)
def test_without_front_matter_nothing_is_read(text, message, place):
    record = reading(text).record
    (fault,) = record.faults
    assert (fault.kind, fault.message) == ("no-front-matter", message)
    assert record.source.place(fault.span.start) == place
    assert (record.fields.entries, record.body) == ((), ())


# --- What is refused before it is read -------------------------------------------------------------

NOT_UTF_8 = "the file is not in UTF-8: these bytes are no character in it"
REFUSED = [
    (b"", "empty", "the file is empty", 0),
    (b" \n\t\r\n", "empty", "the file is empty", 0),
    (TEXT.encode("utf-16"), "not-utf8", "the file is in UTF-16, not UTF-8", 0),
    (TEXT.encode("utf-16-be"), "not-text", "a NUL stands here, which no text has", 0),
    (TEXT.encode().replace(b"See", b"S\0e"), "not-text", "a NUL stands here, which no text has", 43),
    (TEXT.encode("cp1252"), "not-utf8", NOT_UTF_8, 32),
    (b"\xef\xbb\xbf" + TEXT.encode("cp1252"), "not-utf8", NOT_UTF_8, 32),
    (TEXT.encode() + "£ \udcff".encode("utf-8", "surrogateescape"), "not-utf8", NOT_UTF_8, 55),
    (TEXT.encode() + b"\xed\xa0\x80", "not-utf8", NOT_UTF_8, 53),
    (b"a" * (MAX_BYTES + 1), "too-large", "the file has 1,000,001 bytes; a record may have 1,000,000", 0),
]  # fmt: skip


@pytest.mark.parametrize(("content", "kind", "message", "at"), REFUSED)
def test_what_is_no_text_is_refused_with_its_place(content, kind, message, at):
    record = reading(content).record
    (fault,) = record.faults
    assert (fault.kind, fault.message, fault.span.start) == (kind, message, at)
    assert fault.help
    assert record.fields.entries == ()


def test_the_place_of_a_bad_byte_is_counted_in_characters():
    text = TEXT.replace("Café", "Caf\udce9 £")
    record = reading(text.encode("utf-8", "surrogateescape")).record
    assert record.source.place(record.faults[0].span.start) == (3, 11)


def test_a_file_said_to_be_larger_is_not_read():
    record = read(Entry(PATH, FILE, "", 50_000_000), b"", GRAMMAR).record
    assert record.faults[0].message == "the file has 50,000,000 bytes; a record may have 1,000,000"


def test_a_symbolic_link_is_named():
    (fault,) = read(Entry(PATH, SYMLINK, "", 10), b"", GRAMMAR).record.faults
    assert fault.kind == "symlink"


def test_too_much_front_matter_and_too_much_markdown_are_refused():
    front = TEXT.replace("Café", "x" * MAX_FRONT_MATTER)
    assert parted(front)[2] == ["too-large"]
    assert parted(TEXT + "[" * (MAX_MARKS // 3 + 1))[2] == ["too-large"], "brackets count several times"
    assert parted(TEXT + "`" * (MAX_MARKS + 1))[2] == ["too-large"]
    assert parted(TEXT + "- a\n" * 50_000)[2] == ["too-large"]
    assert parted(TEXT + "a long word " * 60_000)[2] == []


# --- What is read beside the blocks ----------------------------------------------------------------


def test_definitions_are_known_also_unused_ones():
    read_ = reading(TEXT + "\n[a]: https://a.example\n[b]: javascript:x\n\n[a]\n")
    text = read_.record.source.text
    found = [(target, text[span.start : span.end]) for target, span in read_.definitions]
    assert found == [("https://a.example", "[a]: https://a.example"), ("javascript:x", "[b]: javascript:x")]


def test_citations_leave_out_the_record_itself_but_mentions_are_everything():
    read_ = reading(TEXT + "\n## After ABC 8\n\nABC 12 and `ABC 9` and ABC&nbsp;**1010**.\n")
    assert [str(citation.to) for citation in read_.citations] == ["ABC 7", "ABC 1010"]
    assert {str(each) for each in read_.mentions} == {"ABC 12", "ABC 7", "ABC 8", "ABC 9", "ABC 1010"}


def test_front_matter_that_cannot_be_read_leaves_the_body_readable():
    read_ = reading(TEXT.replace("title: Café", "title: a: b"))
    assert [fault.kind for fault in read_.record.faults] == ["yaml-syntax"]
    assert Source("", TEXT).text.endswith("See ABC 7.\n")
    assert len(read_.record.body) == 1


# --- Which files are records -----------------------------------------------------------------------

FILES = {
    "decisions/2023/abc-12.md": True,
    "decisions/con.md": True,
    "decisions/notes.txt": False,
    "decisions/2023/abc-12.md~": False,
    "decisions/2023/.abc-12.md": False,
    "decisions/2023/~$abc-12.md": False,
    "decisions/2023/abc-12.MD": False,
    "decisions/2023/abc-12/report.md": False,
    "decisions/2023/abc-12/files/plan.pdf": False,
    "decisions/2023/abc-13/report.md": True,
}


@pytest.mark.parametrize(("path", "is_one"), FILES.items())
def test_a_record_is_a_markdown_file_that_is_not_another_records_paper(path, is_one):
    tree = MemoryTree(dict.fromkeys(FILES, b"x"))
    assert is_record(tree.entries[path], tree) is is_one


def test_a_link_always_stands_where_a_record_should():
    tree = MemoryTree({})
    assert is_record(Entry("decisions/elsewhere", SYMLINK, "", 0), tree)
    assert not is_record(Entry("decisions/run.sh", EXECUTABLE, "", 0), tree)
