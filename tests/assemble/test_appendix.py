"""Appendices in Markdown: checked as words, cited from, published on a page of their own, hidden with their record."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from generator import pipeline
from generator.assemble.search.record import pack
from generator.assemble.site import addresses
from generator.findings import Severity
from generator.read.tree import MAX_BYTES, MemoryTree
from generator.store import Cache
from tests.assemble.test_papers import DEFERRED, SHELL, built
from tests.support import SETTINGS, TODAY, checked, codes, record, said

REPORT = """# Report on a trial & after

## Findings

1.1. The radios of ABC 13 were tried for a month.

1.2. They were found good, and ABC 7 says why.
"""
FILES = {
    "decisions/abc-12.md": record("source: {origin: web_capture}", path="abc-12").encode(),
    "decisions/abc-12/report.md": REPORT.encode(),
    "decisions/abc-13.md": record("title: Maps", path="abc-13").encode(),
}
PAGE = "decisions/abc-12/report/index.html"


def with_report(text: str, overrides: str = "", name: str = "report") -> dict[str, str | bytes]:
    return {"decisions/abc-12.md": record(overrides, path="abc-12"), f"decisions/abc-12/{name}.md": text}


# --- Checked -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "where"),
    [
        ("Write to jane@harbour.example.", "DEC507", "jane@harbour.example"),
        ("The total is<br>5.", "DEC101", "<br>"),
        ("The sum is £200,0000.", "DEC406", "£200,0000"),
        ("See [the plan](javascript:x).", "DEC102", "[the plan](javascript:x)"),
        ("#### Deep\n\nWords.", "DEC301", "#### Deep"),
        ("Paid by ABC 7.", "DEC201", "ABC 7"),
        ("## Part 2\n\nThe bidder is short of money.", "DEC506", "The bidder is short of money."),
    ],
)
def test_words_are_checked_where_they_stand(words, code, where):
    text = f"# Report\n\n{words}\n"
    (found,) = checked(with_report(text)).findings
    assert (found.code, found.path) == (code, "decisions/abc-12/report.md")
    assert said(text, found).strip().startswith(where)


@pytest.mark.parametrize(
    ("origin", "severity"), [("born_digital", Severity.ERROR), ("pdf_conversion", Severity.WARNING)]
)
def test_words_of_an_old_paper_are_judged_as_its_record_s_are(origin, severity):
    words = "\uf0fc The radios were tried."
    text = f"# Report\n\n{words}\n"
    files = with_report(text, f"source: {{origin: {origin}}}")
    alone = checked({"decisions/abc-12.md": record(f"source: {{origin: {origin}}}", f"{words}\n", "abc-12")})
    (found,), (own,) = checked(files).findings, alone.findings
    assert found.code == own.code == "DEC115"
    assert found.severity is own.severity is severity


def test_what_is_secret_in_an_appendix_is_not_repeated():
    result = checked(with_report("# Report\n\nWrite to jane@harbour.example.\n"))
    assert "jane" not in result.source_of("decisions/abc-12/report.md").text


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Words without a title.\n", "report", "DEC613"),
        ("---\ntitle: Report\n---\n\nWords.\n", "report", "DEC613"),
        ("# Report\n", "Report", "DEC613"),
        ("# Report\n", "files", "DEC613"),
        ("# Report\n", "report-", "DEC613"),
        (b"\xff# Report", "report", "DEC601"),
        ("", "report", "DEC601"),
        ("# Report\n" + "x" * MAX_BYTES, "report", "DEC601"),
    ],
)
def test_what_is_no_appendix_is_refused(text, name, code):
    (found,) = checked(with_report(text, name=name)).findings
    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert found.path == f"decisions/abc-12/{name}.md"


def test_the_fields_of_the_record_are_not_asked_of_an_appendix():
    fields = "amounts: [{value: 5, what: all, kind: spend, role: new}]\ncites: [{reference: ABC 13, relation: amends}]"
    files = {
        **with_report(REPORT.replace("ABC 7", "ABC 13"), fields),
        "decisions/abc-13.md": FILES["decisions/abc-13.md"],
    }
    assert [each for each in codes(checked(files).findings) if each != "DEC207"] == []


def test_an_appendix_of_a_record_that_cannot_be_read_is_checked_too():
    files = {"decisions/abc-12.md": "no front matter", "decisions/abc-12/report.md": "# Report\n\nA <b>tag</b>.\n"}
    assert {"DEC001", "DEC101"} <= set(codes(checked(files).findings))


def test_listed_as_an_attachment_it_is_told_that_it_need_not_be():
    (found,) = checked(with_report("# Report\n", "attachments: [{file: report.md, title: R}]")).findings
    assert (found.code, found.severity) == ("DEC605", Severity.ERROR)
    assert "needs no entry" in found.message


def test_a_markdown_file_elsewhere_is_a_record():
    assert "DEC001" in codes(checked({**with_report(REPORT), "decisions/papers/report.md": "# Report\n"}).findings)


def test_a_paper_with_its_title_is_told_apart_from_it():
    files = with_report("# Report\n", "attachments: [{file: report.txt, title: report}]")
    assert codes(checked({**files, "decisions/abc-12/report.txt": "The same."}).findings) == ["DEC614"]


# --- Published -----------------------------------------------------------------------------------


def test_it_is_a_page_at_an_address_known_before(tmp_path):
    result, site = built(FILES, tmp_path)
    assert "decisions/abc-12/report/" in addresses(result.archive, SHELL)
    page = site[PAGE].decode()
    assert "Report on a trial &amp; after" in page
    assert 'id="para-1.2"' in page
    assert 'href="../../abc-13/">ABC 13' in page
    assert '<a href="../">ABC 12: New radios' in page
    assert page.count("<h1") == 1
    assert b"decisions/abc-12/report/" in site["sitemap.xml"]


def test_the_decision_links_it_and_what_it_cites_the_decision_cites(tmp_path):
    _, site = built(FILES, tmp_path)
    own, other = site["decisions/abc-12/index.html"].decode(), site["decisions/abc-13/index.html"].decode()
    assert '<a href="report/">Report on a trial &amp; after</a>' in own
    assert '<a href="report/#para-1.1">paragraph 1.1 of “Report on a' in own
    assert 'decisions/abc-12/report/#para-1.1">paragraph 1.1 of' in other
    assert "ABC 12" in site["decisions/abc-7/index.html"].decode()


def test_data_tells_of_it(tmp_path):
    _, site = built(FILES, tmp_path)
    (first, _) = json.loads(site["data/decisions.json"])["decisions"]
    assert first["appendices"] == [{"title": "Report on a trial & after", "address": "report/"}]
    (sentence,) = next(each for each in first["cites"] if each["reference"] == "ABC 13")["sentences"]
    assert (sentence["appendix"], sentence["anchor"]) == ("report", "para-1.1")


def test_the_search_finds_its_words_and_the_titles_of_papers():
    listed = "attachments: [{file: bids.csv, title: Zanzibar tenders}]"
    files = {**with_report(REPORT, listed), "decisions/abc-12/bids.csv": "who,pounds\n"}
    with tempfile.TemporaryDirectory() as folder:
        tree = MemoryTree({path: text.encode() for path, text in files.items()})
        result = pipeline.check(SETTINGS, tree, TODAY, Cache(Path(folder)))
        decision = pipeline.load(result, "decisions/abc-12.md")
    terms = dict(pack(decision, SETTINGS).counts())
    assert {"zanzibar", "trial", "month"} <= terms.keys()


def test_its_tables_are_files_too(tmp_path):
    table = REPORT + "\nTable: Masts\n\n| Mast | Height |\n|---|--:|\n| North | 12 |\n"
    result, site = built({**FILES, "decisions/abc-12/report.md": table.encode()}, tmp_path)
    assert b"North" in site["decisions/abc-12/report/table-1.csv"]
    assert "decisions/abc-12/report/table-1.csv" in addresses(result.archive, SHELL)
    assert 'href="table-1.csv"' in site[PAGE].decode()
    restated = FILES["decisions/abc-12.md"].replace(b"web_capture", b"restated, address: 'https://board.example/12'")
    edited = {**FILES, "decisions/abc-12/report.md": table.encode(), "decisions/abc-12.md": restated}
    _, site = built(edited, tmp_path)
    assert site == built(edited, tmp_path / "fresh")[1]
    assert b"Summary by this archive" in site["decisions/abc-12/report/table-1.csv"]
    assert b"Summary by this archive" in site[PAGE]


def test_of_a_deferred_record_s_appendix_there_is_no_byte(tmp_path):
    hidden = {**FILES, "decisions/abc-12.md": record(DEFERRED, path="abc-12").encode()}
    never = {"decisions/abc-13.md": FILES["decisions/abc-13.md"]}
    assert built(hidden, tmp_path / "a")[1] == built(never, tmp_path / "b")[1]


def test_an_appendix_that_names_a_deferred_decision_is_refused():
    hidden = record(f"title: Maps\n{DEFERRED}", path="abc-13")
    files = {**with_report("# Report\n\nAs ABC 13 says.\n\n`ABC 13`\n"), "decisions/abc-13.md": hidden}
    (found,) = checked(files).findings
    assert (found.code, found.path) == ("DEC502", "decisions/abc-12/report.md")
    mentioned = {**with_report("# Report\n\nAs `ABC 13` says.\n"), "decisions/abc-13.md": hidden}
    assert codes(checked(mentioned).findings) == ["DEC502"]


def test_a_withdrawn_decision_has_none(tmp_path):
    gone = record("status: withdrawn\nwithdrawal: {reason: Why., date: 2024-01-01}", path="abc-12")
    _, site = built({**FILES, "decisions/abc-12.md": gone.encode()}, tmp_path)
    assert PAGE not in site


EDITS = {
    "its words": {"decisions/abc-12/report.md": REPORT.replace("a month", "a year").encode()},
    "moved words": {"decisions/abc-12/report.md": REPORT.replace("## Findings", "Before.\n\n## Findings").encode()},
    "its title": {"decisions/abc-12/report.md": REPORT.replace("Report on", "Review of").encode()},
    "what it cites": {"decisions/abc-12/report.md": REPORT.replace("ABC 7", "ABC 8").encode()},
    "the record's words": {"decisions/abc-12.md": FILES["decisions/abc-12.md"].replace(b"Note the", b"Mark the")},
    "the record's title": {"decisions/abc-12.md": FILES["decisions/abc-12.md"].replace(b"New radios", b"Radios")},
    "another's title": {"decisions/abc-13.md": FILES["decisions/abc-13.md"].replace(b"Maps", b"Charts")},
    "another appendix": {"decisions/abc-12/annex.md": b"# Annex\n\nSee ABC 13.\n"},
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_changes_the_site_as_a_fresh_build_does(edit, tmp_path):
    built(FILES, tmp_path / "kept")
    edited = {**FILES, **EDITS[edit]}
    result, site = built(edited, tmp_path / "kept")
    again, fresh = built(edited, tmp_path / "fresh")
    assert site == fresh
    assert result.findings == again.findings
    back, site = built(FILES, tmp_path / "kept")
    assert site == built(FILES, tmp_path / "old")[1]
    assert [each.code for each in back.findings] == ["DEC201"]


def test_without_its_appendix_it_is_a_record_without_one(tmp_path):
    built(FILES, tmp_path / "kept")
    alone = {path: content for path, content in FILES.items() if "report" not in path}
    assert built(alone, tmp_path / "kept")[1] == built(alone, tmp_path / "fresh")[1]
