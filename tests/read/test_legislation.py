"""Legislation: titles, provisions and short forms in a body; what only looks like them; and where they stand."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Inline, Provision
from generator.read import legislation
from generator.read.legislation import Marked
from generator.read.prose import blocks_within
from generator.read.statutes import ENDING, SITE, Statutes, statutes_of
from tests.support import SETTINGS, reading, record, verdict

KNOWN = statutes_of(())


def marked(body: str, statutes: Statutes = KNOWN) -> Marked:
    read = reading(record(body=body)).record
    return legislation.mark(read.body, read.source.text, statutes)


def named(body: str, statutes: Statutes = KNOWN) -> list[tuple[str, str]]:
    """Each provision as its address below the site's, and its name."""
    return [(each.target.removeprefix(SITE), each.name) for each in marked(body, statutes).provisions]


SOCIAL = "Police Reform and Social Responsibility Act 2011"
BODIES = "Elected Local Policing Bodies (Specified Information)"
BEHAVIOUR = "Anti-social Behaviour, Crime and Policing Act 2014"
THIRD = "ukpga/2011/13/schedule/3/paragraph/7"
FORMS = [
    ("the Equality Act 2010", "ukpga/2010/15", ""),
    ("the EQUALITY ACT 2010".replace("ACT", "Act"), "ukpga/2010/15", ""),
    ("section 149(1) of the Equality Act 2010", "ukpga/2010/15/section/149", "section 149(1)"),
    (f"Section 143 (1) (b) of the {BEHAVIOUR}", "ukpga/2014/12/section/143", "section 143(1)(b)"),
    ("s149 of the Equality Act 2010", "ukpga/2010/15/section/149", "section 149"),
    ("s. 22A Police Act 1996", "ukpga/1996/16/section/22A", "section 22A"),
    ("the Police Act 1996, section 22A", "ukpga/1996/16/section/22A", "section 22A"),
    ("the Police Act 1996 (section 22A)", "ukpga/1996/16/section/22A", "section 22A"),
    (
        "the Crime and Disorder Act 1998 at sections 17(1) (a) to (c)",
        "ukpga/1998/37/section/17",
        "section 17(1)(a) to (c)",
    ),
    ("sections 5 to 8 of the Equality Act 2010", "ukpga/2010/15/section/5", "sections 5 to 8"),
    (f"Schedule 3, Paragraph 7 of the {SOCIAL}", THIRD, "Schedule 3, paragraph 7"),
    (f"paragraph 7(2)(a) of Schedule 3 to the {SOCIAL}", THIRD, "Schedule 3, paragraph 7(2)(a)"),
    ("Part 5 of the Housing Act 1996", "ukpga/1996/52/part/5", "Part 5"),
    ("regulation 32 of the Public Contracts Regulations 2015", "uksi/2015/102/regulation/32", "regulation 32"),
    (f"article 2(2)(a) of the {BODIES} Order 2011", "uksi/2011/3050/article/2", "article 2(2)(a)"),
    (f"paragraph 3(g) of the {BODIES} (Amendment) Order 2012", "uksi/2012/2479", "paragraph 3(g)"),
    ("Article 35 of the UK GDPR", "eur/2016/679/article/35", "article 35"),
    ("the Data Protection Act (DPA) 2018", "ukpga/2018/12", ""),
    ("the Local Government Act (Northern Ireland) 2014", "nia/2014/8", ""),
    ("the Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017", "uksi/2017/353", ""),
    ("the Landlord and Tenant Act 1954", "ukpga/Eliz2/2-3/56", ""),
    ("the Magistrates' Courts Act 1980", "ukpga/1980/43", ""),
    ("the Renters' Rights Act 2025", "ukpga/2025/26", ""),
    ("the Public Bodies (Admission to Meetings) Act 1960", "ukpga/Eliz2/8-9/67", ""),
    ("paragraph 4.8 of the Police Act 1996", "ukpga/1996/16", ""),
    ("the Equality Act 2010, section 4 of this report", "ukpga/2010/15", ""),
    ("section 43 of the Public Contracts Regulations 2015", "uksi/2015/102", "section 43"),
]


@pytest.mark.parametrize(("words", "address", "name"), FORMS)
def test_a_form_is_read(words: str, address: str, name: str) -> None:
    assert named(f"It relies on {words} for this.") == [(address, name)]


def test_every_title_of_the_table_is_found_whole() -> None:
    shipped = [statute for stems in KNOWN.dated.values() for _, statute in stems] + list(KNOWN.plain.values())
    for statute in shipped:
        assert [each.statute for each in KNOWN.find(f"It relies on the {statute.title} here.")] == [statute]


def test_several_provisions_at_once() -> None:
    assert named("See sections 22 and 22A of the Police Act 1996.") == [
        ("ukpga/1996/16/section/22", "section 22"),
        ("ukpga/1996/16/section/22A", "section 22A"),
    ]
    assert named("Article 35 of the UK GDPR and section 57 of the Data Protection Act 2018 apply.") == [
        ("eur/2016/679/article/35", "article 35"),
        ("ukpga/2018/12/section/57", "section 57"),
    ]


LOOKALIKES = [
    *("Act now", "Act 2018 as one", "the Act", "section 6 of the Act", "the 2011 Act", "the Regulations"),
    *("the Contract Regulations", "the Financial Regulations 2019", "in Order 2011", "Rules 2020"),
    *("the Wherry Act 2010", "the Some Local Police Act 1996", "the Ministry and Police Act 1996"),
    *("the Data Protection Act 2018 (Commencement No. 1) Regulations 2018", "the Inequality Act 2010"),
    *("the Equality Act 20100", "the Equality Act", "FOIA", "the Anti-Social, Behaviour Crime and Policing Act 2014"),
    *("`Police Act 1996`", "[Police Act 1996](https://e.example)", "the Police Act, 1996"),
]


@pytest.mark.parametrize("words", LOOKALIKES)
def test_what_only_looks_like_it_stays_text(words: str) -> None:
    assert named(f"It relies on {words} for this.") == []


def test_a_short_form_is_known_from_where_the_paper_gives_it() -> None:
    body = (
        "The Act comes later, and so do the Regulations.\n\n"
        "1.1. The Police Act 1996 (the Act) and the Public Contracts Regulations 2015 (“the Regulations”) apply.\n\n"
        "1.2. Section 6 of the Act, regulation 32 of the Regulations, and the Contract Regulations.\n\n"
        "- the Freedom of Information Act 2000 (FOIA), then FOIA, section 43 of FOIA, and the FOIAB\n"
    )
    assert named(body) == [
        ("ukpga/1996/16", ""),
        ("uksi/2015/102", ""),
        ("ukpga/1996/16/section/6", "section 6"),
        ("uksi/2015/102/regulation/32", "regulation 32"),
        ("ukpga/2000/36", ""),
        ("ukpga/2000/36", ""),
        ("ukpga/2000/36/section/43", "section 43"),
    ]
    assert named("The Police Act 1996 (hereafter “the 1996 Act”). Section 6 of the 1996 Act.")[1:] == [
        ("ukpga/1996/16/section/6", "section 6")
    ]


def test_a_short_form_given_to_two_things_is_no_longer_understood() -> None:
    body = "The Police Act 1996 (the Act). The Act.\n\nThe Equality Act 2010 (the Act). The Act.\n"
    assert [address for address, _ in named(body)] == ["ukpga/1996/16", "ukpga/1996/16", "ukpga/2010/15"]


@pytest.mark.parametrize("letters", ["UK", "EU", "England", "MOPAC", "NPCC", "EA"])
def test_letters_that_are_not_a_titles_own_are_no_short_form(letters: str) -> None:
    assert named(f"The Police Act 1996 ({letters}) is old. {letters} again.") == [("ukpga/1996/16", "")]


def test_where_and_in_which_sentence() -> None:
    body = "## Law\n\n4.1. First. Under section 6 of the\nPolice Act 1996 it may. Last.\n"
    (found,) = marked(body).provisions
    assert (found.anchor, found.where) == ("para-4.1", "paragraph 4.1")
    assert found.sentence == "Under section 6 of the Police Act 1996 it may."
    lists = "4. One.\n5. Two.\n\nThe Police Act 1996.\n"
    assert marked(lists).provisions[0].where == "paragraph 5"


def links(body: str) -> list[Inline]:
    def within(runs: tuple[Inline, ...]) -> list[Inline]:
        return [found for run in runs for found in ([run] if run.kind == "legislation" else within(run.children))]

    return [link for block in blocks_within(marked(body).blocks) for link in within(block.words)]


def test_the_words_become_a_link_also_where_markup_is_within() -> None:
    (link,) = links("See **section 6** of the Police Act 1996.")
    assert link.target == f"{SITE}ukpga/1996/16/section/6"
    (cell,) = links("Table: T\n\n| a | b |\n|---|---|\n| x | the Police Act 1996 |")
    assert "".join(run.text for run in cell.children) == "Police Act 1996"
    assert links("## The Police Act 1996") == []


def test_an_archive_adds_its_own_and_its_own_wins() -> None:
    own = statutes_of(
        (
            ("Wherry Act 1899", "https://wherry.example/act"),
            ("Quay Byelaws", "https://quay.example/"),
            ("Police Act 1996", "ukla/1996/1"),
        )
    )
    body = "Section 3 of the Wherry Act 1899, the Quay Byelaws and section 4 of the Police Act 1996."
    assert named(body, own) == [
        ("https://wherry.example/act", "section 3"),
        ("https://quay.example/", ""),
        ("ukla/1996/1/section/4", "section 4"),
    ]


def test_fields_name_legislation_too() -> None:
    fields = (
        "powers:\n  - Police Reform and Social Responsibility Act 2011, Schedule 3, paragraph 7(1) and (2)(a)\n"
        "  - Scheme of Delegation, paragraph 4.8\n"
        "exempt:\n  provisions:\n    - Freedom of Information Act 2000, section 43\n  reason: prices\n"
    )
    decision = verdict(record(fields, "Under the Police Act 1996.\n")).decision
    assert decision
    found = [(each.where, each.target.removeprefix(SITE), each.name) for each in decision.facts.provisions]
    assert found == [
        ("powers", "ukpga/2011/13/schedule/3/paragraph/7", "Schedule 3, paragraph 7(1) and (2)(a)"),
        ("exempt", "ukpga/2000/36/section/43", "section 43"),
        ("the text", "ukpga/1996/16", ""),
    ]


def test_a_records_digest_does_not_change_when_the_text_around_moves() -> None:
    first, second = (verdict(record(body=f"{more}The Police Act 1996.\n")).decision for more in ("", "\n\n"))
    third = verdict(record(body="The Police Act 1997.\n")).decision
    digests = [decision.facts.digest for decision in (first, second, third) if decision]
    assert digests[0] == digests[1] != digests[2]


# --- The table -----------------------------------------------------------------------------------


def test_every_title_of_the_table_is_found_and_has_its_own_address() -> None:
    found = {statute.title: statute.address for stems in KNOWN.dated.values() for _, statute in stems}
    assert len(found) > 200
    assert len(set(found.values())) == len(found)
    for title, address in found.items():
        assert [hit.statute.address for hit in KNOWN.find(f"as the {title} says")] == [address], title
        match = [*ENDING.finditer(title)][-1]
        assert re.fullmatch(rf"{re.escape(SITE)}[a-z]+/({match['year']}/[0-9]+|Eliz2/[0-9-]+/[0-9]+)", address), title


# --- Places --------------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    [form for form, _, _ in FORMS]
    + [
        *LOOKALIKES,
        "the Act",
        "(the Act)",
        "(FOIA)",
        "FOIA",
        "&amp;",
        "**bold**",
        "[a](b)",
        "1.1.",
        "\n",
        "\n\n",
        "| a |",
    ]
)


def folded(text: str) -> str:
    return re.sub(r"[\s*_\\]+", " ", text).strip()


def assert_placed(text: str, provisions: tuple[Provision, ...]) -> None:
    for each in provisions:
        assert folded(text[each.span.start : each.span.end]) == folded(each.as_written)
        assert each.target.startswith(each.whole)
        assert each.as_written in each.sentence or each.sentence.endswith("…") or "…" in each.sentence


@given(st.lists(_WORDS, max_size=12))
def test_every_span_holds_what_was_written(words: list[str]) -> None:
    text = record(body=" ".join(words) + "\n")
    read = reading(text).record
    assert_placed(text, legislation.mark(read.body, read.source.text, KNOWN).provisions)


@given(st.text(alphabet="Act Police(1996)s.6, theO&\n*|[]`", max_size=200))
def test_nothing_is_made_of_noise(noise: str) -> None:
    text = record(body=f"The Police Act 1996 (the Act).\n\n{noise}\n")
    read = reading(text).record
    assert_placed(read.source.text, legislation.mark(read.body, read.source.text, KNOWN).provisions)


@pytest.mark.parametrize(
    "unit",
    [
        *("section 1 and ", "the Police Act 1996, s 1(a), (b) and ", "Police Act 1996 ((a)", "Act 1996 ("),
        "Police Act 1996 (the A Act) the A Act ",
    ],
)
def test_a_hostile_megabyte_ends_in_seconds(unit: str) -> None:
    read = reading(record(body="x")).record
    text = unit * (1_000_000 // len(unit))
    run = Inline("text", text, read.body[0].span)
    began = time.process_time()
    legislation.mark((read.body[0]._replace(words=(run,)),), text, KNOWN)
    assert time.process_time() - began < 20


def test_the_settings_carry_an_archives_own() -> None:
    assert SETTINGS.legislation == ()
