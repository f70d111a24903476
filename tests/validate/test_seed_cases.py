"""What the fragments of real papers that were set aside as cases must come out as, read where they lie.

Each case that a checker answers is put into a record of this file's own words and checked; the rest
are an importer's matter, or left out, each with its reason. Without the cases, which are no part of
this project, the tests are skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from generator.findings import Finding
from tests.support import PATH, check_files, record

CASES = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "cases.yaml"
OLD = "source:\n  origin: pdf_conversion\n"
WEB = "source:\n  origin: web_capture\n  address: https://archive.example/abc-12\n  captured: 2024-05-01\n"
UNDATED = f"{WEB}date_signed: unknown\n"
MAYOR = 'body: {name: "Mayor\'s Office for Policing and Crime", short: MOPAC}'

pytestmark = pytest.mark.skipif(not CASES.is_file(), reason="the cases are not here")


class Asked(NamedTuple):
    """A case put to the checker: the rules that answer it, the words round its fragment, other fields and files.

    `FRAGMENT` in `body` stands for the case's words; `code` is empty where nothing may be found in the figures.
    """

    code: str
    body: str
    fields: str = OLD
    files: Mapping[str, str] = {}
    says: str = ""


CHECKED: Mapping[str, Asked] = {
    "S000-13": Asked(
        "DEC422",
        "FRAGMENT\n\nThe inflation element will be funded from the budgets of each year.\n",
        WEB,
        says="reserves",
    ),
    "S000-17": Asked("DEC149", "The contract is let. Its value allows for more, FRAGMENT.\n", WEB, says="contract"),
    "S000-27": Asked("DEC615", "## Supporting papers\n\nFRAGMENT\n", WEB, says="Appendix 1"),
    "S000-29": Asked("DEC304", "[FRAGMENT](https://a.example/1) and [FRAGMENT](https://a.example/2)\n", WEB),
    "S001-04": Asked("DEC015", "The Board agrees.\n", f"{WEB}date_published:\n"),
    "S001-14": Asked(
        "DEC144",
        "FRAGMENT, and this asks for the same.\n\n## Background\n\n1.1. FRAGMENT, and this asks for the same.\n",
        WEB,
        says="line",
    ),
    "S001-16": Asked("DEC148", "4.3. FRAGMENT.\n", WEB, {"archive.yml": MAYOR}, says="Policing and Crime"),
    "S001-22": Asked("DEC151", "What is left is looked at FRAGMENT.\n", UNDATED, says="quarter one"),
    "S002-09": Asked("DEC406", "The sum for this is  FRAGMENT  for a year.\n"),
    "S002-23": Asked("DEC118", "2.1. FRAGMENT of the past.\n", says="relatesto"),
    "S002-25": Asked("DEC118", "5.6. It keeps to the FRAGMENT of the group.\n"),
    "S002-27": Asked("DEC150", "No grant is paid until FRAGMENT by both.\n", says="been signed"),
    "S002-31": Asked(
        "DEC205",
        "9.2. ABC 948 was signed for the service shared by all, and is continued.\n",
        f"{OLD}cites:\n  - {{reference: ABC 948, relation: continues, title: Shared services for women 2021/22}}\n",
        {
            "decisions/2021/abc-948.md": record("title: Tags in the pilot 2021/22", path="abc-948"),
            "decisions/2021/abc-949.md": record("title: Shared services for women 2021/22", path="abc-949"),
        },
        says="ABC 949",
    ),
    "S002-41": Asked(
        "DEC146", "- FRAGMENT\n\nThe officer confirms that financial and legal advice has been taken into account.\n"
    ),
    "S003-18": Asked("DEC520", "## Part 2\n\n- FRAGMENT.\n", says="Freedom of Information"),
    "S003-20": Asked("DEC506", "## Papers\n\nNone.\n\nFRAGMENT\n\nThe bids were opened in May.\n"),
    "S003-22": Asked("DEC120", "1. The tender for FRAGMENT\n"),
    "S003-24": Asked("DEC120", "4. There are no papers.\n\nFRAGMENT\n"),
    "S003-28": Asked("DEC101", "FRAGMENT agrees.\n"),
    "S003-34": Asked("DEC616", "## 7. Background/supporting papers\n\nFRAGMENT\n", says="Report"),
    "S004-06": Asked("DEC406", "3.1. The grant is FRAGMENT of the same work.\n", says="£200,000"),
    "S004-14": Asked(
        "DEC405",
        "| Work | Cost |\n|---|---:|\n| Plan | £120,000 |\n| Build | £270,000 |\n| Ship | £110,000 |\n"
        "| Paper | £120,000 |\n| Report | £20,000 |\n| Review | FRAGMENT |\n| **Total** | £1,000,000 |\n",
        says="£690,000",
    ),
    "S004-12": Asked(
        "DEC223",
        "The terms are not changed by the FRAGMENT.\n",
        f"{OLD}cites:\n  - {{reference: ABC 7, relation: amends, date: 2023-07}}\n",
        {"decisions/2023/abc-7.md": record("date_signed: 2023-07-11", path="abc-7")},
        says="older than ABC 7",
    ),
    "S004-16": Asked(
        "DEC152", "- Track what comes of FRAGMENT.\n- Write down what comes of HC/ TVP MVP solution.\n", says="MVP"
    ),
    # Sums that hold, and one that does not have the explanation at hand.
    "S000-11": Asked("", "Project funding of a total of £1,544k is asked for. FRAGMENT.\n", WEB),
    "S002-11": Asked("", "The four cost a total of £3,740,000: £2,330,000 for one and £1,410,000 for the rest.\n"),
    "S002-17": Asked(
        "", "It costs FRAGMENT, £760,000 and £650,000, a total of £2,330,000. The others cost £1,410,000.\n"
    ),
    "S003-12": Asked("", "The sum is FRAGMENT, which is £0.5m of capital and £0.9m of revenue a year.\n"),
    "S003-14": Asked("", "FRAGMENT. For six months at £68,498 a month it is a total of £410,988.\n"),
}
# The same words with a figure changed: what is found then shows that the sums are looked at.
BROKEN: Mapping[str, tuple[str, str, str]] = {
    "S000-11": ("£1,544k", "£1,454k", "DEC410"),
    "S002-11": ("£1,410,000", "£1,140,000", "DEC410"),
    "S002-17": ("£650,000", "£560,000", "DEC410"),
    "S003-14": ("£410,988.", "£401,988.", "DEC412"),
}
# What an importer does with the rest.
IMPORTED: Mapping[str, str] = {
    case: word
    for word, cases in {
        "sets": "S000-01 S000-05 S000-09 S000-15 S000-23 S001-02 S001-06 S001-18 S001-20 S002-01 S002-05 "
        "S002-19 S002-29 S002-35 S002-37 S003-02 S003-04 S003-06 S003-10 S003-16 S003-36 S004-02 S004-04 S004-08 "
        "S004-20 S004-22",
        "drops": "S000-03 S000-07 S002-03 S002-07 S004-26",
        "nests": "S000-19 S001-12 S004-28",
        "renumbers": "S001-08 S001-10 S003-26",
        "rebuilds": "S000-21 S002-13 S002-15 S002-39 S003-30 S004-24",
        "mends": "S000-31 S002-21 S002-33",
        "levels": "S002-43",
        "splits": "S003-08",
        "keeps": "S003-32",
        "merges": "S004-10",
        "moves": "S004-18",
    }.items()
    for case in cases.split()
}
# What a rule would ask in vain far more often than not.
LEFT_OUT: Mapping[str, str] = {
    "S000-25": "the paragraph is a list of powers: of four papers noted that rest on it one is a business case, one a "
    "rent review and two are grants, and each quotes the power it uses. What one leaves out contradicts nothing in "
    "another, and a rule would ask in all of them; only the scheme itself, which is not among the papers, could tell",
}


@cache
def cases() -> Mapping[str, str]:
    """Return the fragment of each case."""
    listed = yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"]
    return {case["id"]: case["fragment"] for case in listed}


def found(case: str, *broken: str) -> tuple[Finding, ...]:
    """Check a record of one case; `broken` are words of it and others in their place."""
    asked = CHECKED[case]
    body = asked.body.replace("FRAGMENT", cases()[case].strip())
    if broken:
        assert broken[0] in body
        body = body.replace(*broken)
    return check_files({PATH: record(asked.fields, body), **asked.files})


def test_each_case_is_answered_by_one_of_them():
    answered = [*CHECKED, *IMPORTED, *LEFT_OUT]
    assert sorted(answered) == sorted(cases())


@pytest.mark.parametrize("case", [case for case, asked in CHECKED.items() if asked.code])
def test_the_checker_finds_what_is_wrong(case):
    asked = CHECKED[case]
    told = [f"{finding.message} {finding.help}" for finding in found(case) if finding.code == asked.code]
    assert told, sorted({finding.code for finding in found(case)})
    assert asked.says in told[0]


@pytest.mark.parametrize("case", [case for case, asked in CHECKED.items() if not asked.code])
def test_sums_that_hold_are_let_alone(case):
    assert [finding for finding in found(case) if finding.code.startswith("DEC4")] == []


@pytest.mark.parametrize("case", BROKEN)
def test_and_are_told_of_when_they_do_not(case):
    right, wrong, code = BROKEN[case]
    assert [finding for finding in found(case, right, wrong) if finding.code == code]
