"""What a decision's page shows, in which order, and that nothing in a record escapes as markup."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from generator.assemble import decision
from generator.link.archive import Archive
from generator.model import (
    Attachment,
    Correction,
    Deferral,
    Doubt,
    Exempt,
    Facts,
    Heading,
    Provenance,
    Withdrawal,
)
from generator.render.html import Body, Hole, Pieces
from generator.settings import Contact
from tests.assemble.facts import amount, archive, citation, facts, ref, relation

HOSTILE = "</title><script>alert('x')</script>\"&<b>"
BODY: Pieces = ('<h2 id="in-short">In short</h2>\n<p class="para" id="para-1.2">See ', Hole("abc-3", "ABC 3"), ".</p>")


HEADINGS = (Heading(2, "In short", "in-short"),)


def page(held: Archive, number: int, body: Pieces = BODY, headings: tuple[Heading, ...] = HEADINGS) -> str:
    """The HTML of one decision's page."""
    spec = next(spec for spec in decision.specs(held) if spec.depends[0] == ref(number))
    return decision.content(held, spec, Body(body, headings)).main


def full() -> Facts:
    """A decision that has something for every block."""
    return facts(
        5,
        "2023-03-14",
        relations=(relation(3),),
        citations=(citation(3, "This changes ABC 3."),),
        programmes=("new-quay",),
        doubts=(Doubt("Is it £5?", "paragraph 1.2", "our_copy", "", True), Doubt("Hidden?", "", "our_copy", "", False)),
        attachments=(Attachment("plan.pdf", "The plan", "appendix", "yes", None, ""),),
        corrections=(Correction(date(2024, 1, 2), "transcription", "May was March.", ""),),
        amounts=(amount("5"), amount("7"), amount("9", role="background")),
    )


def test_blocks_stand_in_the_order_of_the_specification() -> None:
    held = archive(facts(3, "2020-01-01"), full(), facts(6, "2024-01-01", relations=(relation(5, "extends"),)))
    html = page(held, 5, (*BODY[:-1], '.</p><div class="doubt" id="question-1">'))
    marks = [
        *('class="crumbs"', "A later decision changes this one", "Summary by this archive", "Corrected, last on"),
        *("<h1", 'class="lead"', 'id="page-key-facts"', 'id="page-contents"', 'class="paper"'),
        *('id="page-builds-on"', 'id="page-built-on-by"', 'id="page-threads"', 'id="page-questions"'),
        *('id="page-attachments"', 'id="page-corrections"', 'id="page-cite"', 'id="page-source"'),
    ]
    assert [html.count(mark) for mark in marks] == [1] * len(marks)
    assert sorted(marks, key=html.index) == marks


def test_empty_blocks_are_left_out() -> None:
    html = page(archive(facts(5, "2023-03-14")), 5, ())
    assert re.findall(r'<h2 class="row-h" id="page-([a-z-]+)"', html) == ["key-facts", "cite", "source"]
    assert 'class="paper"' not in html


def test_contents_name_headings_and_the_blocks_there_are() -> None:
    held = archive(facts(3, "2020-01-01"), full())
    nav = re.search(r"<nav aria-labelledby.*?</nav>", page(held, 5), re.DOTALL)
    assert nav
    wanted = ["in-short", "page-builds-on", "page-threads", "page-questions", "page-attachments"]
    assert re.findall(r'href="#([a-z-]+)"', nav[0]) == [*wanted, "page-corrections", "page-cite", "page-source"]


def test_nothing_of_a_record_becomes_markup() -> None:
    wild = facts(
        5,
        "2023-03-14",
        title=HOSTILE,
        summary=HOSTILE,
        relations=(relation(3, title=HOSTILE, as_printed=HOSTILE),),
        citations=(citation(3, HOSTILE, '"><i>'),),
        amounts=(amount("5", what=HOSTILE, funding=HOSTILE),),
        powers=(HOSTILE,),
        procurement_route=HOSTILE,
        declarations=((HOSTILE, "yes"),),
        doubts=(Doubt(HOSTILE, HOSTILE, "our_copy", "", True),),
        attachments=(Attachment(HOSTILE, HOSTILE, "appendix", "no", None, ""),),
        corrections=(Correction(date(2024, 1, 2), "erratum", HOSTILE, HOSTILE),),
        deferral=Deferral(date(2023, 1, 1), HOSTILE, HOSTILE, "no", HOSTILE, date(2023, 5, 1)),
        exempt=Exempt((HOSTILE,), HOSTILE, None),
        provenance=Provenance("javascript:alert(1)", None, "restated", HOSTILE),
    )
    held = archive(wild, facts(6, relations=(relation(5),), title=HOSTILE))
    html = page(held, 5, headings=(Heading(2, HOSTILE, "x"),)) + page(held, 6, ("see ", Hole("abc-5", "ABC 5")))
    assert "<script" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert 'href="javascript' not in html


def test_a_link_shows_at_both_ends_with_its_sentence() -> None:
    newer = facts(5, "2023-03-14", relations=(relation(3, "extends"),), citations=(citation(3, "It extends ABC 3."),))
    held = archive(facts(3, "2020-01-01"), newer)
    there, here = page(held, 5), page(held, 3, ("<p>x</p>",))
    assert re.search(r'<strong>Extends</strong> <a href="\.\./\.\./decisions/abc-3/">ABC 3: Paper number 3</a>', there)
    assert re.search(r'<strong>Extended by</strong> <a href="\.\./\.\./decisions/abc-5/">ABC 5: Paper', here)
    for html, paragraph in ((there, "#para-1.2"), (here, "../../decisions/abc-5/#para-1.2")):
        assert "“It extends ABC 3.”" in html
        assert f'In this archive’s summary, <a href="{paragraph}">paragraph 1.2</a>' in html
    assert "Signed 1 January 2020." in there
    assert "Signed 14 March 2023." in here
    before_title = here.split("<h1", maxsplit=1)[0]
    assert "A later decision changes this one." in before_title
    assert "../../decisions/abc-5/" in before_title


def test_a_citation_alone_does_not_count_as_a_change() -> None:
    held = archive(facts(3, "2020-01-01"), facts(5, "2023-03-14", citations=(citation(3),)))
    html = page(held, 3, ("<p>x</p>",))
    assert "<strong>Cited by</strong>" in html
    assert "A later decision changes this one." not in html


def test_citations_in_the_body_carry_the_title_once() -> None:
    held = archive(facts(3, title="New <radios>"), facts(5, citations=(citation(3),)))
    assert '<a href="../abc-3/">ABC 3<span class="vh">: New &lt;radios&gt;</span></a>' in page(held, 5)
    said = page(held, 5, (Hole("abc-3", "ABC 3: New &lt;radios&gt;"),))
    assert '<a href="../abc-3/">ABC 3: New &lt;radios&gt;</a>' in said


def test_what_another_paper_says_of_an_undated_decision() -> None:
    held = archive(facts(3), facts(5, "2023-03-14", relations=(relation(3, when="2020-07"),)))
    assert "Approved July 2020, says ABC 5. No date in the copy we hold of it." in page(held, 5)
    assert "Not stated in the copy we hold. Approved July 2020, says ABC 5" in page(held, 3)


def test_an_undated_decision_is_placed_and_not_dated() -> None:
    held = archive(facts(3, "2020-01-01"), facts(4), facts(5, "2023-03-14"))
    inferred = "Not stated in the copy we hold. Between January 2020 and March 2023, from neighbouring numbers"
    assert inferred in page(held, 4)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ("Deferral</dt><dd>Not stated<", "Exempt part</dt><dd>Not stated<")),
        ({"deferral": False, "exempt": False}, ("Deferral</dt><dd>No<", "Exempt part</dt><dd>No<")),
    ],
)
def test_silence_is_not_a_no(fields: dict[str, Any], said: tuple[str, ...]) -> None:
    html = re.sub(r">\s+", ">", page(archive(facts(5, **fields)), 5))
    assert [words for words in said if words not in html.replace("\n", "")] == []


def test_a_withdrawn_record_is_a_tombstone() -> None:
    gone = full()._replace(withdrawal=Withdrawal("It named a child.", date(2025, 1, 1)))
    held = archive(facts(3, "2020-01-01"), gone)
    html = page(held, 5)
    assert "This record was withdrawn on 1 January 2025." in html
    assert "ABC 5" in html
    assert gone.title in html
    both = html + page(held, 3, ("<p>x</p>",))
    for words in (gone.summary, "See ", "£", "Is it £5?", "This changes ABC 3.", "The plan", "May was March"):
        assert words not in both


def test_a_released_decision_says_why_and_how_long_it_was_kept() -> None:
    deferral = Deferral(date(2023, 6, 1), "A tender was open.", "the Chair", "no", "the Chair", date(2023, 6, 22))
    html = page(archive(facts(5, "2023-03-14", deferral=deferral)), 5)
    assert "It was released on 22 June 2023, 100 days after it was signed." in html
    assert "The reason given: A tender was open." in html


def test_a_withheld_part_keeps_its_place_and_says_on_what_law_it_rests() -> None:
    exempt = Exempt(("Act 2000, section 43", "Order 2011, article 2"), "Prices.", date(2027, 3, 1))
    html = page(archive(facts(5, exempt=exempt)), 5, ("<p>x</p>",))
    place = html[html.index('id="page-withheld"') :]
    assert "A part of this decision is not published.</b> Its legal basis: Act 2000, section 43 and Order 2011" in place
    assert "The reason given: Prices. To be reviewed on 1 March 2027." in place
    assert html.count('href="#page-withheld"') == 2
    assert html.index('class="paper"') < html.index('id="page-withheld"') < html.index('id="page-cite"')


def test_a_withheld_part_without_a_stated_law_says_that_too() -> None:
    html = page(archive(facts(5, exempt=Exempt((), "", None))), 5, ("<p>x</p>",))
    assert "Its legal basis is not stated in the copy we hold.<" in html.replace("</p>", "<")


def test_a_page_ends_with_where_to_ask_where_there_is_somebody_to_ask() -> None:
    assert "page-ask" not in page(archive(facts(5)), 5)
    html = page(archive(facts(5), contact=Contact(email="desk@board.example")), 5)
    assert '<a href="../../accessibility/#page-ask">Ask for this decision in another format' in html
