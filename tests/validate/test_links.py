"""Links to what belongs to a decision: its appendices, and the places of its text."""

from __future__ import annotations

import pytest

from tests.support import check_files, record

RECORD, REPORT = "decisions/2023/abc-12.md", "decisions/2023/abc-12/report.md"
OTHER = {"decisions/2023/abc-12/annex-2.md": "# Annex 2\n\nThe tender.\n"}


def helps(body: str = "Approved.", report: str = "The case.", fields: str = "") -> list[str]:
    """Return what DEC102 advises on a decision with two appendices."""
    files = {RECORD: record(fields, body=f"1.1. {body}\n"), REPORT: f"# Report\n\n2.1. {report}\n", **OTHER}
    return [found.help for found in check_files(files) if found.code == "DEC102"]


@pytest.mark.parametrize(
    "target", ["report/", "annex-2/", "./report/#para-2.1", "#para-1.1", "#page-top", "files/a.pdf"]
)
def test_a_record_links_what_is_its_own(target):
    assert helps(body=f"See [the case]({target}).") == []


@pytest.mark.parametrize("target", ["../annex-2/", "../", "../#para-1.1", "#para-2.1", "../files/a.pdf"])
def test_an_appendix_links_what_is_its_decisions_own(target):
    assert helps(report=f"See [the tender]({target}).") == []


def test_the_file_of_an_appendix_is_linked_by_its_address():
    assert helps(body="See [the case](report.md) and [the tender](abc-12/annex-2.md).") == [
        "write `report/`",
        "write `annex-2/`",
    ]
    assert helps(report="See [the tender](annex-2.md).") == ["write `../annex-2/`"]


def test_a_file_that_is_attached_is_linked_by_its_address_and_another_may_be_attached():
    plan = "attachments: [{file: abc-12/plan.pdf, title: The plan}]"
    told = helps("See [the plan](plan.pdf) and [the bids](bids.xlsx).", fields=plan)
    whole = "write the whole address, beginning with https://"
    assert told == ["write `files/plan.pdf`", f"{whole}; or add the file to `attachments`"]


def test_a_place_that_is_not_there_is_asked_of_the_text_the_link_stands_in():
    assert helps(report="See [why](#para-1.1).") == ["write one it has, such as `#para-2.1`, or take the link away"]
    assert helps(body="See [why](#1.1).") == ["did you mean `#para-1.1`?"]
