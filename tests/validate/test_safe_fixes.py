"""What the rules on text offer to write instead mends the place, breaks no other and loses no word."""

from __future__ import annotations

import pytest

from generator.findings import Finding
from generator.validate import RULES
from tests.support import verdict
from tests.validate.test_rules import CASES

# Rules whose fix writes other letters, since the letters are what is wrong.
LETTERS = {"DEC106", "DEC117", "DEC127", "DEC130"}
CODES = [each.code for each in RULES if each.code[3] in "13"]
BAD = [path for code in CODES for path in sorted((CASES / code / "bad").rglob("*.md"))]


def fixed(text: str, findings: list[Finding]) -> str:
    """Return a text with the findings' fixes applied, the last one first."""
    for finding in sorted(findings, key=lambda each: each.span, reverse=True):
        fix = finding.fix
        assert fix is not None
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    return text


def words(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def test_some_rules_offer_fixes():
    assert len({path.parent.parent.name for path in BAD if _fixable(path.read_bytes().decode())}) > 12


def _fixable(text: str) -> list[Finding]:
    return [finding for finding in verdict(text).findings if finding.fix]


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_fix_mends_its_place_and_nothing_else(path):
    text = path.read_bytes().decode("utf-8")
    before = verdict(text, f"decisions/{path.name}").findings
    fixable = [finding for finding in before if finding.fix]
    after = fixed(text, fixable)
    left = verdict(after, f"decisions/{path.name}").findings
    code = path.parent.parent.name
    assert len(left) == len(before) - len(fixable)
    decided = verdict(after, f"decisions/{path.name}").decision
    answered = {each.finding for each in decided.facts.doubts} if decided else set()
    assert {finding.code for finding in left} <= {code, *answered}
    assert not [finding for finding in left if finding.fix]
    if code not in LETTERS and not any("\\u" in text[finding.span.start : finding.span.end] for finding in fixable):
        assert words(after) == words(text)
