"""Personal and confidential data: found where it stands, let pass where it is none, never told again."""

from __future__ import annotations

import json
import time

import pytest

from generator.findings import Finding, Severity, as_text
from generator.report import FORMATS
from generator.validate.rule import MOST
from tests.support import PATH, checked, codes, record, said

# Words that must be found: the code, and what of them is the datum.
FOUND = [
    ("DEC505", "Handling: OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
    ("DEC505", "OFFICIAL: SENSITIVE [PERSONAL]", "OFFICIAL: SENSITIVE"),
    ("DEC505", "*TOP SECRET - UK EYES ONLY*", "TOP SECRET"),
    ("DEC507", "Mail j.harker+tenders@mail.harbour.example.", "j.harker+tenders@mail.harbour.example"),
    ("DEC507", "[Jane](mailto:jane@harbour.example)", "jane@harbour.example"),
    ("DEC508", "Ring 07700900123.", "07700900123"),
    ("DEC508", "Tel: +44 (0)7700 900 123", "+44 (0)7700 900 123"),
    ("DEC508", "Mobile no. 07700-900-123", "07700-900-123"),
    ("DEC508", "Fax (01632) 960 123", "(01632) 960 123"),
    ("DEC509", "NI number: JK 123456 A.", "JK 123456 A"),
    ("DEC510", "Mr Pilot lives at 3b Kelp Street, Seaport, ZZ1 4AB.", "3b Kelp Street, Seaport, ZZ1 4AB"),
    ("DEC511", "Sort Code 20 45 45", "Sort Code 20 45 45"),
    ("DEC511", "Account no: 12345678", "Account no: 12345678"),
    ("DEC512", "He was born on 3rd March 1980.", "born on 3rd March 1980"),
    ("DEC512", "D.O.B. 03/03/80", "D.O.B. 03/03/80"),
    ("DEC513", "The claim of the claimant QX7 is settled.", "QX7"),
    ("DEC513", "It pays for the representation of N81 at the inquiry.", "N81"),
    ("DEC514", "Drafted by: Jane Harker", "Jane Harker"),
    ("DEC515", "[]: # (ask her)", "[]: # (ask her)"),
    ("DEC516", "The price {~~80~>70~~} stands.", "{~~80~>70~~}"),
]
# Words that look like it and are none.
PASSED = [
    "OFFICIAL. The tender is restricted; the code stays secret and is confidential to the pilots.",
    "NOT PROTECTIVELY MARKED",
    "PART I - NON-CONFIDENTIAL FACTS AND ADVICE",
    "Write to decisions@harbour.example or data-protection@harbour.example.",
    "The handle @harbour has 01632 followers; see https://social.example/@harbour/109.",
    "Lease 0207 runs from 01/04/2023 to 31/03/2024 for 1234567890 pounds and 01234 567 tonnes.",
    "Contract reference 07700900123, order XY07700900123 and invoice no 01632 960123.",
    "Ring 0300 123 4567, 0345 123 4567, 0808 157 0192, 101 or 999.",
    "Company 01234567, charity 1234567, ISBN 978-0-11-123456-7.",
    "Buoy AB 12 34 56, lamp AB1234567 and chart ZZ123456A.",
    "The station at 12 Quay Street, Seaport ZZ1 1AA is sold. Units 4 to 15 Harbour Way ZZ1 1AB are let as one site.",
    "The Board moved to ZZ1 1AA. In 2023 North Quay Road was closed.",
    "The account number 7 on the list; sort codes are kept; dated 26-11-21.",
    "The dates of birth of all pilots are checked. The club was born on Harbour Day.",
    "Claimants’ costs, the claimant’s costs and Officer A’s list. Witness statements, Patient Transport.",
    "Contact: Harbour Office. Lead officer: Deputy Master. Author: not known.",
    "[1]: https://www.example.org/ (the list)",
    "Comment [in full] was invited. {a} {{b}}",
]


def privacy(text: str) -> list[Finding]:
    return [each for each in checked({PATH: text}).findings if each.code.startswith("DEC5")]


@pytest.mark.parametrize(("code", "words", "datum"), FOUND)
def test_what_is_private_is_found_where_it_stands(code, words, datum):
    text = record("", f"## Facts\n\n{words}\n")
    found = privacy(text)
    assert codes(tuple(found)) == [code] * len(found)
    assert said(text, found[0]) == datum


@pytest.mark.parametrize("words", PASSED)
def test_what_is_not_private_is_let_pass(words):
    assert privacy(record("", f"## Facts\n\n{words}\n")) == []


def test_it_is_found_in_the_front_matter_too():
    assert codes(tuple(privacy(record("summary: Ask jane@harbour.example.")))) == ["DEC507"]


@pytest.mark.parametrize(("code", "words", "datum"), [each for each in FOUND if each[0] != "DEC505"])
def test_nothing_repeats_it(code, words, datum):
    """Not even the excerpt of another finding on the same line."""
    both = f"{words} and a \u202eturned word"
    result = checked({PATH: record("", f"## Facts\n\n{both}\n")})
    assert {code, "DEC107"} <= set(codes(result.findings))
    for name, form in FORMATS.items():
        shown = "\n".join(form(result.findings, result.source_of, ()))  # no pages of rules, whose examples may be these
        assert datum not in shown, name
        assert datum not in json.loads(json.dumps(shown)), name
    assert "●" in "\n".join(as_text(each, result.source_of) for each in result.findings)


def test_the_many_that_are_counted_are_masked_too():
    words = " ".join(f"pilot{number}@harbour.example" for number in range(MOST + 20))
    result = checked({PATH: record("", f"## Facts\n\n{words}\n")})
    assert codes(result.findings) == ["DEC507"] * (MOST + 1)
    assert "harbour" not in result.source_of(PATH).text.partition("## Facts")[2]


def test_a_finding_inside_exempt_text_does_not_quote_it():
    text = record("", "## Part 2\n\nThe bid is £7,4500 in all.\n\n1. The bid is £7,4500.\n")
    result = checked({PATH: text})
    assert {"DEC506", "DEC406"} <= set(codes(result.findings))
    told = "\n".join(as_text(each, result.source_of) for each in result.findings)
    assert "4500" not in told
    assert "something else is wrong" in told


NOTICES = [
    "Part 2 is exempt under section 43.",
    "None.",
    "NO",
    "There is no Part 2 form.",
    "- Exempt under article 2(2)(a) of the Order.\n- Its section of the FOIA is section 43.",
    "The paper will cease to be exempt in 2026.",
]
KEPT_BACK = [
    "The supplier asks for more.",
    "Exempt under section 43. The supplier asks for £5.",
    "| Bidder | Price |\n|---|---|\n| exempt | exempt |",
    "- Exempt under section 43.\n- The supplier asks for more.",
    "Exempt. " + "The supplier asks for more, and says why. " * 20,
]


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("heading", ["## Part 2", "## PART II: exempt facts", "**Part 2**", "## Exempt appendix"])
def test_a_notice_of_an_exempt_part_may_stand(heading, notice):
    text = record("", f"## Part 1\n\nRadios.\n\n{heading}\n\n{notice}\n\n## Decision\n\nApproved.\n")
    assert "DEC506" not in codes(tuple(privacy(text)))


@pytest.mark.parametrize(
    "heading", ["## Part 2: next steps", "## Part 20", "## Section 2 of the Act", "**Part 2** ends"]
)
def test_a_second_part_about_something_else_may_hold_anything(heading):
    assert privacy(record("", f"{heading}\n\nThe radios are bought in May for £5.\n")) == []


@pytest.mark.parametrize("kept", KEPT_BACK)
@pytest.mark.parametrize(
    "heading", ["## Part 2", "## Section Two: not for publication", "**Part 2**", "### Confidential appendix"]
)
def test_an_exempt_part_may_not(heading, kept):
    end = "\n\n## Decision\n\nApproved.\n"
    text = record("", f"## Part 1\n\nRadios.\n\n{heading}\n\nPart 2 is exempt.\n\n{kept}{end}")
    (found,) = (each for each in privacy(text) if each.code == "DEC506")
    assert found.severity is Severity.ERROR
    assert said(text, found).rstrip() == kept.rstrip()


@pytest.mark.parametrize(
    "hostile",
    [
        *("0 " * 480_000, "@" * 200_000, "a@a." * 200_000, "AB12 " * 190_000, "1 High " * 130_000, "[]:# " * 15_000),
        *("claimant " * 100_000, "sort code " * 90_000, "{++" * 14_000, "OFFICIAL " * 100_000 + "SECRET"),
    ],
    ids=lambda text: text[:9],
)
def test_a_hostile_megabyte_is_read_in_seconds(hostile):
    started = time.process_time()
    privacy(record("", f"## Facts\n\n{hostile}\n"))
    assert time.process_time() - started < 5
