"""Files as tables: CSV and XLSX, good ones, odd ones, and ones that are refused in plain words."""

from __future__ import annotations

import contextlib
import io
import tomllib
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake import delimited, table, workbook
from generator.intake.register import read_table
from generator.intake.table import IntakeError, Table


def texts(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def csv(content: str | bytes) -> Table:
    return read_table("r.csv", content.encode() if isinstance(content, str) else content, None)


def book(rows: list[list[Any]], **sheets: list[list[Any]]) -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "Register"
    for name, content in {"Register": rows, **sheets}.items():
        sheet = made[name] if name in made.sheetnames else made.create_sheet(name)
        for row in content:
            sheet.append(row)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def xlsx(rows: list[list[Any]], sheet: str | None = None, **sheets: list[list[Any]]) -> Table:
    return read_table("r.xlsx", book(rows, **sheets), sheet)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_delimiter_is_found(sign: str) -> None:
    content = f'Ref{sign}Title{sign}Date\n1{sign}"Quay, pier; and\tboats"{sign}x\n'
    assert texts(csv(content)) == [["Ref", "Title", "Date"], ["1", "Quay, pier; and boats", "x"]]


def test_byte_order_marks_and_encodings() -> None:
    content = "Ref,Title\n1,Café £5 – “ok”\n"
    want = [["Ref", "Title"], ["1", "Café £5 – “ok”"]]
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        found = csv(content.encode(encoding))
        assert texts(found) == want
        assert "Windows" not in " ".join(found.notes)
    found = csv(content.encode("cp1252"))
    assert texts(found) == want
    assert "Windows-1252" in found.notes[0]


def test_rows_keep_their_numbers_past_empty_rows_and_line_breaks_in_cells() -> None:
    found = csv('Ref,Title\r\n\r\n1,"two\r\nlines"\r\n,,\r\n2,b\r\n')
    assert [row.number for row in found.rows] == [1, 3, 5]
    assert texts(found)[1] == ["1", "two lines"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("r.csv", b"", "nothing in it"),
        ("r.csv", b"\n\n,,\n", "nothing in it"),
        ("r.csv", b'Ref,Title\n1,"open\n', "quotation mark"),
        ("r.csv", b"Ref\0,Title\n", "NUL"),
        ("r.csv", b"\x81\x8d", "no character"),
        ("r.csv", b"a," * 300 + b"\n1,2\n", "columns"),
        ("r.csv", b'"' + b"x" * 200_000 + b'"\n', "not CSV"),
        ("r.ods", b"PK", "neither"),
        ("r.xlsx", b"", "not a whole"),
        ("r.xlsx", b"Ref,Title\n", "not a whole"),
        ("r.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    ],
)
def test_bad_files_are_refused(name: str, data: bytes, words: str) -> None:
    with pytest.raises(IntakeError, match=words):
        read_table(name, data, None)


def test_too_many_rows_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_ROWS", 2)
    assert len(csv("a,b\n1,2\n3,4\n").rows) == 3
    with pytest.raises(IntakeError, match="more than 2 rows"):
        csv("a,b\n1,2\n3,4\n5,6\n")
    with pytest.raises(IntakeError, match="bytes"):
        read_table("r.csv", bytes(table.MAX_BYTES + 1), None)


def test_a_workbook() -> None:
    found = xlsx(
        [
            ["Ref", "Title", "Date", "Value", "x"],
            [1, "Radios", date(2023, 3, 14), 1200000.0, True],
            [None, None, None],
            ["007", "a\nb_x000D_", datetime(2023, 3, 14, 9, 30), 246700.5, None],  # noqa: DTZ001, as Excel has it
        ]
    )
    assert texts(found)[1:] == [
        ["1", "Radios", "2023-03-14", "1200000", "yes"],
        ["007", "a b", "2023-03-14", "246700.5"],
    ]
    assert [row.number for row in found.rows] == [1, 2, 4]
    assert found.rows[1].cells[2].day == date(2023, 3, 14)


def test_formulas_and_errors_are_not_taken() -> None:
    found = xlsx([["Ref", "Title"], ["=A1&B1", "#N/A"]])
    assert ["formula" in found.rows[1].cells[0].trouble, "error" in found.rows[1].cells[1].trouble] == [True, True]


def test_currencies_and_per_cent_are_seen() -> None:
    made = openpyxl.Workbook()
    for form in ("[$€-407] #,##0", '"£"#,##0', "[$£-809]#,##0", "0%", "[$-809]#,##0", "$#,##0"):
        made.active.append([5])
        made.active.cell(made.active.max_row, 1).number_format = form
    data = io.BytesIO()
    made.save(data)
    assert [row[0] for row in texts(read_table("r.xlsx", data.getvalue(), None))] == ["€5", "5", "£5", "5%", "5", "$5"]


def test_sheets_are_chosen_by_name() -> None:
    other = {"Old": [["Ref"], ["2"]]}
    found = xlsx([["Ref"], ["1"]], **other)
    assert texts(found)[1] == ["1"]
    assert "“Old”" in found.notes[0]
    assert texts(xlsx([["Ref"], ["1"]], "Old", **other))[1] == ["2"]
    with pytest.raises(IntakeError, match="there are “Register”, “Old”"):
        xlsx([["Ref"]], "New", **other)
    with pytest.raises(IntakeError, match="no sheets"):
        read_table("r.csv", b"a,b", "Old")


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == name else old.read(part))
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>", "entities"),
        (b"<worksheet", "damaged"),
        (
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="x"/>',
            "damaged",
        ),
    ],
)
def test_damaged_workbooks(content: bytes, words: str) -> None:
    with pytest.raises(IntakeError, match=words):
        read_table("r.xlsx", repacked(book([["Ref"]]), SHEET, content), None)


def test_a_workbook_that_unpacks_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 100_000)
    with pytest.raises(IntakeError, match="unpacks to"):
        read_table("r.xlsx", repacked(book([["Ref"]]), SHEET, b" " * 200_000), None)


def test_rows_far_down_a_sheet_end_the_reading() -> None:
    row = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>Ref</t></is></c></row>'
    content = HEAD + row % (1, 1) + row % (10**12, 10**12) + b"</sheetData></worksheet>"
    assert texts(read_table("r.xlsx", repacked(book([["Ref"]]), SHEET, content), None)) == [["Ref"]]


def test_a_file_that_is_another_kind_of_zip() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(IntakeError, match="not an Excel workbook"):
        read_table("r.xlsx", made.getvalue(), None)


def test_what_reads_workbooks_is_installed_with_the_product() -> None:
    needed = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]["dependencies"]
    assert any(each.startswith("openpyxl") for each in needed)


@given(st.data())
def test_no_damage_makes_a_traceback(data: st.DataObject) -> None:
    whole = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for damaged in (bytes(whole), bytes(whole[:cut])):
        with contextlib.suppress(IntakeError):
            assert read_table("r.xlsx", damaged, None).rows


@given(st.binary(max_size=300))
def test_no_bytes_make_a_csv_traceback(data: bytes) -> None:
    with contextlib.suppress(IntakeError):
        assert delimited.read_csv(data).notes


GOOD = book([["Ref", "Title", "Date"], ["1", "Radios", date(2023, 3, 14)]])
