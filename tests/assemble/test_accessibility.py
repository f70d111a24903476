"""The accessibility statement: what an official archive owes, what another reports, and what neither claims."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from generator.assemble import accessibility, site
from generator.assemble.shell import plain_shell
from generator.link.archive import Archive, link
from generator.render.html import Body
from generator.settings import Audit, Contact, Evidence, Problem, Statement
from tests.assemble.facts import archive, facts
from tests.support import SETTINGS, TODAY

DAY = date(2026, 5, 4)
AUDIT = Audit(DAY, "Lantern Access", "partial")
FAULT = Problem("A map has no words.", "1.1.1 Non-text Content", "fails", "Mended by March.")


def words(held: Archive) -> str:
    spec = next(spec for spec in site.plan(held) if spec.address == "accessibility/")
    html = site.make(spec, held, plain_shell("Board"), Body()).decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def official(**statement: Any) -> Archive:
    contact = Contact("access@board.example", "https://board.example/form", "01632 960001", 5)
    board = SETTINGS._replace(official=True, accessibility=Statement(**statement), contact=contact)
    return link(board, TODAY, (facts(1),), {})


def test_an_official_statement_has_what_the_regulations_ask_for() -> None:
    burden, outside = Problem("Old minutes.", "", "burden", ""), Problem("Scans of 2017.", "", "outside", "")
    said = words(official(prepared=DAY, reviewed=DAY, audit=AUDIT, problems=(FAULT, burden, outside)))
    for part in (
        "Accessibility statement",
        "This statement is for Harbour Board decisions, which Harbour Board publishes.",
        "Lantern Access audited it on 4 May 2026 and found it partially compliant with the Web Content Accessibility",
        "Does not meet the guidelines A map has no words. WCAG 1.1.1 Non-text Content. Mended by March.",
        "A disproportionate burden to mend Old minutes.",
        "Outside the scope of the regulations Scans of 2017.",
        "Write to access@board.example",
        "We answer within 5 working days.",
        "The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications)",
        "Equality Advisory and Support Service",
        "It was prepared on 4 May 2026. It was last reviewed on 4 May 2026",
        "It rests on the audit by Lantern Access",
    ):
        assert part in said


@pytest.mark.parametrize("made", [official, lambda **others: archive(facts(1), accessibility=Statement(**others))])
def test_nothing_is_claimed_without_an_audit(made: Any) -> None:
    evidence = (Evidence("axe", "4.14.1", DAY, 40, "every template", "No violation found."),)
    said = words(made(evidence=evidence, reviewed=DAY))
    assert "No person has audited this site yet, so we do not claim that it complies" in said
    assert "compliant" not in said
    assert "axe 4.14.1, on 4 May 2026: every template, 40 pages. No violation found." in said
    assert "these pages have not been audited" in said


def test_full_compliance_is_said_only_as_the_auditors_finding() -> None:
    said = words(official(audit=AUDIT._replace(result="full")))
    assert "Lantern Access audited it on 4 May 2026 and found it fully compliant with" in said
    assert "We know of nothing." in said


def test_an_unofficial_archive_has_a_plain_report() -> None:
    said = words(archive(facts(1)))
    assert "Accessibility test report" in said
    assert "This report claims no conformance with any standard." in said
    assert "Equality and Human Rights" not in said
    assert "Faults and gaps A map has no words." in words(archive(facts(1), accessibility=Statement(problems=(FAULT,))))
    assert "No run of the tools is recorded." in words(archive(facts(1), accessibility=Statement()))


def test_the_page_is_there_for_every_archive() -> None:
    assert [spec.address for spec in accessibility.specs(archive())] == ["accessibility/"]
