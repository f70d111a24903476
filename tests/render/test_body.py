"""A body as HTML: its tables in three forms, its abbreviations explained once, its gaps and questions in place."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.read.markdown import parse
from generator.read.numbering import numbered
from generator.render.abbreviations import full_name
from generator.render.html import Body, body
from tests.support import verdict

TABLE = """\
Table: Table 1. What the boats cost

| Boat | Begun | Cost |
|---|---|---:|
| Tern | May 2023 | £1,000 |
| Gull & co | Not in our copy | not stated |
"""


def made(text: str, **options: Any) -> Body:
    return body(numbered(parse(text).blocks), **options)


def html(text: str, **options: Any) -> str:
    return "".join(piece if isinstance(piece, str) else piece.words for piece in made(text, **options).pieces)


# --- Tables --------------------------------------------------------------------------------------


def test_a_table_has_a_caption_scopes_and_a_region_that_takes_the_keyboard():
    page = html(TABLE)
    assert '<section class="scroll" aria-labelledby="table-1" tabindex="0">' in page
    assert '<caption id="table-1">Table 1. What the boats cost</caption>' in page
    assert page.count('scope="col"') == 3
    assert page.count('<th scope="row">') == 2
    assert '<td class="n">£1,000</td>' in page


def test_gaps_are_marked_and_values_are_not():
    page = html(TABLE)
    assert '<td class="gap">Not in our copy</td><td class="n gap">not stated</td>' in page
    assert page.count("gap") == 2


def test_a_table_is_also_a_list_of_its_rows_and_a_file():
    page = html(TABLE)
    assert "<summary>Table 1 as a list</summary>" in page
    assert "<li>Tern. Begun: May 2023; Cost: £1,000</li>" in page
    assert "<li>Gull &amp; co. Begun: Not in our copy; Cost: not stated</li>" in page
    assert '<a href="table-1.csv">Table 1 as CSV</a> <span class="quiet">(1 KB)</span>' in page


def test_the_file_of_a_table_says_first_what_the_words_are():
    assert made(TABLE).tables == (
        'Boat,Begun,Cost\nTern,May 2023,"£1,000"\nGull & co,Not in our copy,not stated\n'.encode(),
    )
    first, second, _ = made(TABLE, notice="A summary.").tables[0].decode().splitlines()
    assert (first, second) == ("notice,Boat,Begun,Cost", 'A summary.,Tern,May 2023,"£1,000"')


def test_a_cell_of_a_file_is_harmless():
    (table,) = made("| a | b |\n|---|---|\n| =1+1 | <b |\n").tables
    assert table == b"a,b\n'=1+1,< b\n"


def test_tables_are_numbered_as_files_whatever_they_are_called():
    text = f"{TABLE}\nWords.\n\n| a | b |\n|---|---|\n| c | d |\n\nTable: Costs\n\n| a |\n|---|\n| c |\n"
    page, files = html(text), made(text).tables
    assert re.findall(r'href="(table-\d+\.csv)">(.*?) as CSV', page) == [
        ("table-1.csv", "Table 1"),
        ("table-2.csv", "Table 2 of this paper"),
        ("table-3.csv", "Costs"),
    ]
    assert len(files) == 3
    assert '<caption id="page-table-2" class="vh">Table 2 of this paper</caption>' in page


def test_facts_count_the_tables_that_are_files():
    decision = verdict(f"---\n{FRONT}---\n\n{TABLE}\n- a list\n\n  | in | it |\n  |---|---|\n  | c | d |\n").decision
    assert decision
    assert decision.facts.tables == len(body(decision.body).tables) == 1


FRONT = """\
reference: ABC 12
title: Boats
decision_maker: jo-marsh
date_signed: 2023-03-14
deferral: no
exempt: no
"""


# --- Abbreviations -------------------------------------------------------------------------------

LISTED = {"HB": "Harbour Board", "MCA": "Maritime and Coastguard Agency"}


def test_a_listed_abbreviation_is_explained_at_its_first_use_alone():
    page = html("The HB met.\n\nThe HB met again, and the MCA came.\n", abbreviations=LISTED)
    assert page.count("<abbr") == 2
    assert page.index('<abbr title="Harbour Board">HB</abbr> met.') < page.index("The HB met again")


def test_what_a_paper_explains_itself_is_not_explained_again():
    assert "<abbr" not in html("The Harbour Board (HB) met. The HB agreed.\n", abbreviations=LISTED)


def test_what_a_paper_explains_late_is_explained_where_it_is_first_used():
    page = html("The NQF is new.\n\nThe New Quay Fund (NQF) pays.\n")
    assert '<abbr title="New Quay Fund">NQF</abbr> is new' in page
    assert page.count("<abbr") == 1


def test_a_papers_own_words_go_before_the_archives_list():
    page = html("The HB met.\n\nThis is about the Herring Bureau (HB).\n", abbreviations=LISTED)
    assert '<abbr title="Herring Bureau">HB</abbr>' in page


def test_headings_and_tables_are_left_whole():
    text = "## HB\n\nTable: HB costs\n\n| HB | b |\n|---|---|\n| HB | d |\n\nThe HB.\n"
    page = html(text, abbreviations=LISTED)
    assert page.count("<abbr") == 1
    assert page.index("<abbr") > page.index("</table>")


@pytest.mark.parametrize(("before", "short", "full"), [
    ("hosted by the Metropolitan Police Service ", "MPS", "Metropolitan Police Service"),
    ("the Mayor’s Office for Policing and Crime ", "MOPAC", "Mayor’s Office for Policing and Crime"),
    ("a “Violence Reduction Unit ", "VRU", "Violence Reduction Unit"),
    ("from the Ministry of Justice ", "MoJ", "Ministry of Justice"),
    ("research & development ", "R&D", "research & development"),
    ("the Police Service ", "MPS", ""),
    ("", "MPS", ""),
    ("of and the ", "MPS", ""),
])  # fmt: skip
def test_the_full_name_is_made_of_the_letters(before, short, full):
    assert full_name(before, short) == full


def test_a_long_line_of_brackets_takes_no_time():
    assert "<abbr" not in html("a (AB) " * 20_000)
