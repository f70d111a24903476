"""`decisions import-register`, as typed: what it shows, what it writes, and that it passes the check."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from generator.intake.register import read_table
from tests.commands import ROOT, decisions

MKDOCS = """site_name: Harbour Board decisions
site_url: https://decisions.example/
plugins:
  - decisions:
      body: {name: Harbour Board}
      series:
        - {name: ABC, form: "ABC {number}", words: [Board Decision]}
      decision_makers:
        jo-marsh: {name: Jo Marsh, role: Chair of the Board, from: 2019-05-01}
      roles: [Harbour Master]
      kinds: {grant: Grants, contract: Contracts}
      themes: {safety: Safety at sea, radio: Radio}
      fields:
        ward: {label: Ward, type: choice, choices: [north, south]}
        key_decision: {label: Key decision, type: boolean, required: yes}
"""
HEADER = "Ref no,Subject,Decided by,Date of decision,Value,Theme,Web link,Key decision,Notes"
ROWS = """ABC 1,Radios for the pilot boats,Jo Marsh,14/03/2023,"£1,200,000",Radio; Safety at sea,https://a.example/1,Yes,x
2,"Quay: phase #2, “north”",Chair of the Board,04/12/2023,1.2m,Lights,,No,
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    return tmp_path


def run(
    folder: Path, content: str | bytes, *words: str, name: str = "register.csv"
) -> subprocess.CompletedProcess[str]:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    done = decisions(folder, "import-register", name, *words)
    assert "Traceback" not in done.stderr
    return done


def records(folder: Path) -> dict[str, str]:
    found = sorted((folder / "decisions").rglob("*.md"))
    return {path.relative_to(folder / "decisions").as_posix(): path.read_text() for path in found}


def assert_no_errors(folder: Path) -> None:
    done = decisions(folder, "check")
    assert (done.returncode, "no errors" in done.stdout, done.stderr) == (0, True, ""), done.stdout


FIRST = """---
reference: ABC 1
title: Radios for the pilot boats
decision_maker: jo-marsh
date_signed: 2023-03-14
themes:
  - radio
  - safety
amounts:
  - value: 1200000
key_decision: yes
source:
  address: https://a.example/1
  origin: web_capture
schema: 1
---
"""


def test_first_a_preview(archive: Path) -> None:
    done = run(archive, f"{HEADER}\n{ROWS}")
    assert (done.returncode, done.stderr) == (0, "")
    for line in (
        "Dates in “Date of decision” are read day before month, as row 2 proves.",
        "   A  Ref no  -> reference",
        "   I  Notes  left over",
        "decisions/2023/abc-1.md (row 2):",
        '    title: "Quay: phase #2, “north”"',
        "2 rows: 2 will be written (1 with doubts), 0 skipped because the record exists, 0 refused",
        "nothing written; add --write",
    ):
        assert line in done.stdout.splitlines()
    assert "\n".join(f"    {line}" for line in FIRST.splitlines()) in done.stdout
    assert records(archive) == {}


def test_then_records_that_pass_the_check_and_are_never_overwritten(archive: Path) -> None:
    done = run(archive, f"{HEADER}\n{ROWS}", "--write")
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 rows: 2 written" in done.stdout
    written = records(archive)
    assert list(written) == ["2023/abc-1.md", "2023/abc-2.md"]
    assert written["2023/abc-1.md"] == FIRST
    assert "date_signed: 2023-12-04" in written["2023/abc-2.md"]
    assert "says “Lights”, which our themes do not hold" in written["2023/abc-2.md"]
    assert "publish: no" in written["2023/abc-2.md"]
    assert_no_errors(archive)
    again = run(archive, f"{HEADER}\n{ROWS}ABC 3,Buoys,,,,,,No,\n".replace("Radios", "Changed"), "--write")
    assert again.returncode == 0
    assert "Held already: ABC 1 (row 2), ABC 2 (row 3)" in again.stdout
    assert "1 written (0 with doubts), 2 skipped" in again.stdout
    assert records(archive).items() > written.items()
    assert "undated/abc-3.md" in records(archive)
    assert_no_errors(archive)


NASTY = """Register of decisions,,,,,,,,
,,,,,,,,
Ref no,Subject,Decided by,Date of decision,Date published,Value,Summary,Web link,Key decision
ABC 1,First,Jo Marsh,04/05/2023,,1e3,no,javascript:alert(1),yes
ABC1,Second of that number,,,,,,,yes
,,,,,,,,
007,<b>Bold</b> & “quoted”,Somebody,14 March 2023,1 March 2023,nil,"two
lines: a # b",www.a.example,yes
1e3,Not a number,,,,,,,yes
ABC 8,,,,,,,,yes
,No reference,,,,,,,yes
ABC 9,No,HARBOUR MASTER,2023-13-01,,€5,---,https://a.example/x?y=1#z,yes
ABC 10,Key missing,,,,,,,perhaps
ABC 11 - Title with its number,"ABC 11: Title, with its number",,,,,,,yes
ABC 12,"ABC 12: Title, with its number",,,,up to £5k,,,yes
ABC 13,{long},,,,,{long},,yes
ABC 14,=HYPERLINK("x"),,,,,{long},,yes
"""


def test_a_nasty_register(archive: Path) -> None:
    done = run(archive, NASTY.replace("{long}", "x" * 1300), "--write")
    assert done.returncode == 1
    said = done.stdout.splitlines()
    assert "Row 3 is the header. Its columns:" in said
    for line in (
        "row 5, column “Ref no”: is ABC 1, which row 4 has already",
        "row 8, column “Ref no”: is “1e3”, which is no reference this archive knows",
        "row 9, column “Subject”: is empty; a decision needs a title",
        "row 10, column “Ref no”: is empty; a decision needs its reference",
        "row 12, column “Key decision”: has no value that can be read; this archive requires one",
        "row 15, column “Subject”: has 1,300 characters; a title may have 400",
    ):
        assert line in said
    written = records(archive)
    assert list(written) == ["2023/abc-7.md", *(f"undated/abc-{n}.md" for n in (1, 12, 14, 9))]
    assert "title: Title, with its number\n" in written["undated/abc-12.md"]
    assert "  - value: 5000\n    up_to: yes\n" in written["undated/abc-12.md"]
    first = written["undated/abc-1.md"]
    assert 'summary: "no"' in first
    assert all(f"says “{text}”" in first for text in ("04/05/2023", "1e3", "javascript:alert(1)"))
    assert "address:" not in first
    assert "amounts:" not in first
    seventh = written["2023/abc-7.md"]
    assert "decision_maker: unknown" in seventh
    assert "date_published:" not in seventh
    assert "before the signing on 2023-03-14" in seventh
    assert 'summary: "two lines: a # b"' in seventh
    assert "holds HTML" in seventh
    assert 'title: "No"' in written["undated/abc-9.md"]
    assert "decision_maker: Harbour Master" in written["undated/abc-9.md"]
    assert_no_errors(archive)


def test_what_may_not_be_for_publication_is_refused(archive: Path) -> None:
    content = "Ref,Title,Key decision,Confidential?\n1,a,yes,Yes\n2,b,yes,No\n3,c,yes,\n4,d,yes,until May\n"
    done = run(archive, content, "--write")
    assert done.returncode == 1
    assert "row 2, column “Confidential?”: says “Yes”: may this be published?" in done.stdout
    assert "row 5, column “Confidential?”" in done.stdout
    assert list(records(archive)) == ["undated/abc-2.md", "undated/abc-3.md"]
    (archive / "map.yml").write_text(run(archive, content, "--print-map").stdout.replace("  # ", "  "))
    assert "4 rows: 2 written" in run(archive, content, "--write", "--map", "map.yml").stdout


def test_the_map_is_printed_edited_and_read(archive: Path) -> None:
    content = "Nr,What,When,Sum,Y\n1,a,04/12/2023,£5,y\n2,b,04/13/23,£6,n\n"
    refused = run(archive, content)
    assert refused.returncode == 2
    assert "--map" in refused.stderr
    lines = "columns:\n  Nr: reference\n  what: title\n  When: date_signed\n  Sum: amount\n  Y: key_decision\n"
    (archive / "map.yml").write_text(
        f"{lines}origin: restated\nseries: ABC\ndates: mdy\namount: {{kind: spend, role: new}}\n"
    )
    printed = run(archive, content, "--map", "map.yml", "--print-map")
    assert printed.returncode == 0
    (archive / "again.yml").write_text(printed.stdout)
    assert run(archive, content, "--map", "again.yml", "--print-map").stdout == printed.stdout
    done = run(archive, content, "--map", "again.yml", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    written = records(archive)
    assert "date_signed: 2023-04-12" in written["2023/abc-1.md"]
    assert "date_signed: 2023-04-13" in written["2023/abc-2.md"]
    assert "  - value: 5\n    kind: spend\n    role: new\n" in written["2023/abc-1.md"]
    assert "origin: restated" in written["2023/abc-1.md"]
    assert_no_errors(archive)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("columns:\n  Ref: refrence\n", "map.yml:2:8: “Ref” goes to no known field"),
        ("columns:\n  Ref: reference\n  Nr: title\n", "map.yml:3:3: the sheet has no column “Nr”; it has Ref, Title"),
        ("columns:\n  Ref: reference\n  Title: reference\n", "map.yml:3:3: “Title” or `reference` is given twice"),
        ("columns: [a]\n", "must be a set"),
        ("colums:\n", "map.yml:1:1: `colums` is not known"),
        ("columns:\n  Ref: reference\n", "no column is taken for the title"),
        ("origin: web_capture\n", "reference"),
        ("columns:\n  Ref: reference\n  Title: title\norigin: paper\n", "map.yml:4:9: `origin` must be one of"),
        ("columns:\n  Ref: reference\n  Title: title\nseries: X\n", "`series` must be one of ABC"),
        ("a: &b c\n", "anchor"),
        ("", "reference"),
    ],
)
def test_maps_that_do_not_fit(archive: Path, text: str, words: str) -> None:
    (archive / "map.yml").write_text(text)
    done = run(archive, "Ref,Title\n1,a\n", "--map", "map.yml")
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_born_digital_records_may_have_no_gaps(archive: Path) -> None:
    lines = (
        "columns:\n  Ref: reference\n  Title: title\n  Date: date_signed\n  By: decision_maker\n  Key: key_decision\n"
    )
    (archive / "map.yml").write_text(f"{lines}origin: born_digital\n")
    content = "Ref,Title,Date,By,Key\n1,a,2023-03-14,Jo Marsh,yes\n2,b,04/05/2023,Jo Marsh,yes\n3,c,2023-03-14,x,yes\n"
    done = run(archive, content, "--map", "map.yml", "--write")
    assert done.returncode == 1
    assert "row 3, column “Date”: is not known" in done.stdout
    assert "row 4, column “By”: is not known" in done.stdout
    assert list(records(archive)) == ["2023/abc-1.md"]
    assert_no_errors(archive)


def test_limit(archive: Path) -> None:
    assert "1 rows: 1 written" in run(archive, f"{HEADER}\n{ROWS}", "--write", "--limit", "1").stdout
    assert list(records(archive)) == ["2023/abc-1.md"]
    assert run(archive, f"{HEADER}\n{ROWS}", "--limit", "0").returncode == 2


@pytest.mark.parametrize(
    "words", ["none.csv", "register.csv --map none.yml", "register.csv --sheet x", "mkdocs.yml", "."]
)
def test_usage_ends_with_two(archive: Path, words: str) -> None:
    (archive / "register.csv").write_text(f"{HEADER}\n{ROWS}")
    done = decisions(archive, "import-register", *words.split())
    assert done.returncode == 2
    assert done.stderr.startswith("decisions: ")
    assert len(done.stderr.splitlines()) == 1


def test_aliases_count_as_held(archive: Path) -> None:
    run(archive, "Ref,Title,Key decision\n1,a,yes\n", "--write")
    path = archive / "decisions/undated/abc-1.md"
    path.write_text(path.read_text().replace("schema: 1", "aliases: [ABC 2]\nschema: 1"))
    assert "Held already: ABC 2" in run(archive, "Ref,Title,Key decision\n2,a,yes\n", "--write").stdout
    assert_no_errors(archive)


def test_windows_1252_with_semicolons(archive: Path) -> None:
    content = "Ref;Title;Value;Key decision\n1;Café – pier;£1,200;yes\n".encode("cp1252")
    done = run(archive, content, "--write")
    assert "read as Windows-1252" in done.stdout
    assert "title: Café – pier\n" in records(archive)["undated/abc-1.md"]
    assert "value: 1200\n" in records(archive)["undated/abc-1.md"]


def test_a_workbook_with_a_merged_heading(archive: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["Decisions of the Board", *[None] * 4])
    sheet.merge_cells("A1:E1")
    sheet.append(["Decision no", "Title", "Date signed", "Amount", "Key decision"])
    sheet.append([1, "Radios", date(2023, 3, 14), 246700.5, True])
    sheet.append([2, "Quay", "14/03/2023", "=SUM(D3:D3)", False])
    sheet.append(["=A3+2", "Buoys", None, None, True])
    made.save(archive / "r.xlsx")
    done = decisions(archive, "import-register", "r.xlsx", "--write")
    assert (done.returncode, done.stderr) == (1, "")
    assert "row 5, column “Decision no”: holds a formula, which is not worked out" in done.stdout
    written = records(archive)
    assert list(written) == ["2023/abc-1.md", "2023/abc-2.md"]
    assert "value: 246700.50\n" in written["2023/abc-1.md"]
    assert "holds a formula" in written["2023/abc-2.md"]
    assert_no_errors(archive)


def test_the_sites_own_series_need_their_names_where_there_are_several(tmp_path: Path) -> None:
    council = ROOT / "tests/sites/council"
    for name in ("mkdocs.yml", "archive.yml"):
        (tmp_path / name).write_bytes((council / name).read_bytes())
    (tmp_path / "pages").mkdir()
    content = "Ref,Title,Taken by,Taken on,Portfolio,Call-in,Power given by,Key decision\n"
    row = "EX 1/26,Market tolls,Leader of the Council,14 March 2026,Transport and parking,Called in,OD 5,no\n"
    row += "5,b,,,,,,no\n"
    done = run(tmp_path, content + row, "--write")
    assert done.returncode == 1
    assert "row 3, column “Ref”: is “5”" in done.stdout
    text = records(tmp_path)["2026/ex-2026-1.md"]
    for line in ("decision_maker: imogen-farrow", "  - transport", "call_in: called in", "delegated_by: OD 5"):
        assert line in text.splitlines()
    assert_no_errors(tmp_path)


def test_a_workbook_whose_dates_lost_their_format(archive: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["Decision no", "Title", "Date signed", "Amount", "Key decision"])
    sheet.append(["ABC 1", "Radios", 44999, 44999, "no"])
    sheet.append(["ABC 2", "Quay", 2023, None, "no"])
    made.save(archive / "r.xlsx")
    done = decisions(archive, "import-register", "r.xlsx", "--write")
    assert "Dates in “Date signed” are bare numbers in some rows (the first is 2), read as Excel’s days." in done.stdout
    written = records(archive)
    assert "date_signed: 2023-03-14\n" in written["2023/abc-1.md"]
    assert "value: 44999\n" in written["2023/abc-1.md"]
    assert "says “2023”, which we cannot read as one day" in written["undated/abc-2.md"]
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    made.save(archive / "r.xlsx")
    rows = read_table("r.xlsx", (archive / "r.xlsx").read_bytes(), None).rows
    assert rows[1].cells[2].counted == date(2027, 3, 15)
