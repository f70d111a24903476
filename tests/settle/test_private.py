"""What is kept with the records and is no record may name nobody's address or number, nor may a finding repeat it."""

from __future__ import annotations

import pytest

from generator.pipeline import checking
from generator.report import FORMATS
from tests.support import PATH, checked, codes, record

FILE = "decisions/waivers.yml"
WAIVER = f"""\
# Ask {{comment}} about these.
waivers:
  - code: DEC013
    file: {PATH}
    line: fmimlpkgleej
    reason: {{reason}}
"""
ADDRESS, NUMBER = "jane.doe@harbour.example", "07700 900123"


def told(text: str) -> tuple[checking.Checked, str]:
    """Return a check with a file of waivers, and all that any form of its report says."""
    result = checked({PATH: record(), FILE: text})
    forms = (form(result.findings, result.source_of, ()) for form in FORMATS.values())
    return result, "\n".join(line for form in forms for line in form)


@pytest.mark.parametrize(
    "text",
    [
        f"waivers:\n  - code: DEC013\n    reason: agreed with {ADDRESS}: she knows, {NUMBER}\n",
        f'waivers:\n  - code: DEC013\n    reason: "agreed with {ADDRESS}, {NUMBER}\n',
        f"waivers:\n  - code: DEC013\n\treason: agreed with {ADDRESS}, {NUMBER}\n",
        f"waivers:\n  - code: DEC013\n    phone: {NUMBER}\n    mail: {ADDRESS}\n",
        f"waivers:\n  - code: {ADDRESS}\n    file: {NUMBER}\n    line: a\n    reason: so\n",
        f"waivers:\n  - code: DEC013\n    file: {ADDRESS}\n    line: a\n    reason: so\n    {NUMBER}: so\n",
        f"{ADDRESS}: {NUMBER}\n",
        f"\0waivers: # {ADDRESS} {NUMBER}\n",
        WAIVER.format(comment=f"{ADDRESS} or {NUMBER}", reason="so"),
        f"# {ADDRESS} {NUMBER}\n",
    ],
)
def test_no_finding_repeats_what_is_private_in_a_file_of_waivers(text):
    result, said = told(text)
    assert "DEC507" in said
    assert "DEC508" in said
    for private in (ADDRESS, NUMBER):
        assert private.lower() not in said.lower()
        places = [each.span for each in result.findings if each.secret and each.path == FILE]
        assert private in [text[start:end] for start, end in places]


def test_a_waiver_with_something_private_settles_nothing_and_is_told_once():
    text = WAIVER.format(comment="the board", reason=f"Lost; ask on {NUMBER}.")
    undated = record("date_signed: unknown\nsource: {origin: web_capture}")
    result = checked({PATH: undated, FILE: text})
    assert codes(result.findings) == ["DEC013", "DEC630"]
    assert result.source_of(FILE).text.count("DEC013") == 1  # only the number is blotted out


def test_what_escapes_hide_in_a_reason_is_found_where_its_waiver_is():
    result, said = told(WAIVER.format(comment="the board", reason='"Ask jane.doe\\u0040harbour.example"'))
    assert "DEC507" in said
    assert "jane" not in said
    assert [each.code for each in result.findings if each.secret] == ["DEC630"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_nothing_is_shown_of_a_record_that_is_no_text(encoding):
    data = f"Ask {ADDRESS} or {NUMBER}\0 of AB123456C.\n".encode(encoding)
    result = checked({PATH: data, "decisions/2023/abc-13.md": record()})
    said = "\n".join(line for form in FORMATS.values() for line in form(result.findings, result.source_of, ()))
    assert f"{PATH}:1:" in said
    for private in ("jane", "j\\x00a", "900123", "123456"):
        assert private not in said


@pytest.mark.parametrize(
    "name",
    [
        f"2023/abc-12/{ADDRESS}.pdf",
        f"2023/{ADDRESS}.txt",
        "2023/abc-12/Jane_07700.900123.pdf",
        "2023/abc-12/+44 7700 900123.docx",
        "2023/abc-12/ab123456c.txt",
        "07700900123/scan.pdf",
    ],
)
def test_a_file_named_after_somebody_is_told_of_in_words_that_do_not_repeat_it(name):
    findings = checked({PATH: record(), f"decisions/{name}": "x"}).findings
    (finding,) = (each for each in findings if each.code == "DEC521")
    assert finding.path == f"decisions/{name}"
    assert not any(part in finding.message for part in ("jane", "900123", "123456"))


@pytest.mark.parametrize(
    "name",
    ["enquiries@harbour.example.pdf", "01-12-2023-1430.pdf", "20230314-103000.pdf", "r0123456789.pdf", "icon@2x.png"],
)
def test_other_names_are_let_pass(name):
    assert "DEC521" not in codes(checked({PATH: record(), f"decisions/2023/abc-12/{name}": "x"}).findings)
