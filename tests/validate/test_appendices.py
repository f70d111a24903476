"""What any rule's bad case says can be said in an appendix, and no rule falls over a field it has not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import checked

CASES = Path(__file__).parents[1] / "cases"
WHOLE = """\
---
reference: ABC 12
title: New radios 😀 for £8,000
summary: The Board pays £1,000,000 for radios by 3 March 2023.
decision_maker: jo-marsh
date_signed: 2023-03-14
date_published: 2023-03-20
kind: contract
themes: [safety]
amounts:
  - {value: 1200000, what: radios, kind: spend, role: new, period: 2022-23}
cites:
  - {reference: ABC 31, relation: continues}
deferral: no
exempt: {provisions: [Freedom of Information Act 2000], reason: prices}
signatures:
  - {role: Chair of the Board, date: 2023-03-14}
source: {address: "https://www.example.org/papers/31", origin: born_digital, captured: 2024-03-01}
schema: 1
---

The Board approves it.
"""


def text_of(path: Path) -> str:
    _, _, text = path.read_bytes().decode("utf-8", "replace").rpartition("\n---\n")
    return text


@pytest.mark.parametrize("code", sorted(path.name for path in CASES.iterdir()))
def test_every_rule_s_texts_are_checked_as_appendices(code):
    texts = [text_of(path) for path in sorted((CASES / code / "bad").rglob("*.md"))]
    files = {f"decisions/2023/abc-12/part-{number}.md": f"# Part\n\n{text}" for number, text in enumerate(texts)}
    result = checked({"decisions/2023/abc-12.md": WHOLE, **files})
    assert result.received == 1
    assert {each.path for each in result.findings} <= {"decisions/2023/abc-12.md", *files}


@pytest.mark.parametrize("text", ["The supplier is paid £8,600,000.", "## Radios 😀", "Paid on 3 March 2021."])
def test_what_the_record_s_fields_say_is_not_asked_of_an_appendix(text):
    files = {"decisions/2023/abc-12.md": WHOLE, "decisions/2023/abc-12/report.md": f"# Report\n\n{text}\n"}
    found = checked(files).findings
    assert [each for each in found if each.path.endswith("report.md") and each.code == "DEC416"] == []
