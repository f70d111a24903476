"""The archive: links at both ends, inverses, threads, stubs, and the door in front of it all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.link.archive import CITES, Archive, link, links_of
from generator.link.door import admit
from generator.model import CHANGING, RELATIONS, Facts, Reference
from generator.strings import section
from tests.support import PATH, SETTINGS, TODAY, check_files, checked, codes, record, verdict

SYMMETRIC = "related"


def ref(text: str) -> Reference:
    series, number = text.split(" ")
    if "/" not in number:
        return Reference(series, None, int(number), text)
    return Reference(series, 2000 + int(number.split("/")[1]), int(number.split("/")[0]), text)


def path_of(text: str) -> str:
    return f"decisions/{ref(text).slug}.md"


def facts_of(text: str, overrides: str = "", body: str = "Approved.\n") -> Facts:
    path = path_of(text)
    decision = verdict(record(overrides, body, path), path).decision
    assert decision is not None
    return decision.facts


def cites(*entries: str) -> str:
    """Front matter that declares relations, each `ABC 7 amends`."""
    lines = []
    for entry in entries:
        *reference, relation = entry.rsplit(" ", 1)
        lines.append(f"  - {{reference: {' '.join(reference)}, relation: {relation}}}")
    return "cites:\n" + "\n".join(lines)


def archive(records: Mapping[str, str], bodies: Mapping[str, str] | None = None) -> Archive:
    """An archive of some records, each given by its reference and its overriding fields."""
    texts = bodies or {}
    given_ = (facts_of(text, fields, texts.get(text, "Approved.\n")) for text, fields in records.items())
    return link(SETTINGS, TODAY, given_)


# --- Links, from both ends -----------------------------------------------------------------------


LABELS = {kind: (section("relations")[kind], section("relations")[f"{kind}-by"]) for kind in (*RELATIONS, CITES)}


@pytest.mark.parametrize("kind", RELATIONS)
def test_a_relation_is_read_at_both_ends(kind):
    held = archive({"ABC 12": cites(f"ABC 7 {kind}"), "ABC 7": ""})
    (out,) = held.cites(ref("ABC 12"))
    (back,) = held.cited_by(ref("ABC 7"))
    assert out == back
    assert (out.source, out.target, out.kind) == (ref("ABC 12"), ref("ABC 7"), kind)
    assert (out.label, out.inverse_label) == LABELS[kind]
    assert out.changes is (kind in CHANGING)
    assert held.cited_by(ref("ABC 12")) == held.cites(ref("ABC 7")) == ()


def test_inverses_are_never_typed_in_and_tell_the_two_ends_apart():
    labels = [label for pair in LABELS.values() for label in pair]
    twice = {label for label in labels if labels.count(label) > 1}
    assert twice == set(LABELS[SYMMETRIC])
    assert all((there == back) is (kind == SYMMETRIC) for kind, (there, back) in LABELS.items())
    assert CITES not in RELATIONS
    assert set(section("relations")) == {*LABELS, *(f"{kind}-by" for kind in LABELS)}
    inverse_words = {back.lower().replace(" ", "_") for kind, (_, back) in LABELS.items() if kind != SYMMETRIC}
    assert not inverse_words & set(RELATIONS)


def test_a_symmetric_relation_says_the_same_from_both_ends():
    held = archive({"ABC 12": cites("ABC 7 related"), "ABC 7": ""})
    assert held.cites(ref("ABC 12"))[0].label == held.cited_by(ref("ABC 7"))[0].inverse_label


def test_what_is_found_in_the_text_is_a_link_without_a_relation():
    held = archive({"ABC 12": "", "ABC 7": ""}, {"ABC 12": "1. See ABC 7.\n2. As ABC 7 and DEF 29/23 say, buy.\n"})
    seven, def_ = held.cites(ref("ABC 12"))
    assert (seven.target, seven.kind, seven.relation) == (ref("ABC 7"), CITES, None)
    assert [citation.sentence for citation in seven.citations] == ["See ABC 7.", "As ABC 7 and DEF 29/23 say, buy."]
    assert [citation.anchor for citation in seven.citations] == ["para-1", "para-2"]
    assert [citation.where for citation in seven.citations] == ["paragraph 1", "paragraph 2"]
    assert def_.target == ref("DEF 29/23")
    assert (seven.label, seven.inverse_label, seven.changes) == ("Cites", "Cited by", False)


def test_what_is_declared_and_found_is_one_link():
    held = archive({"ABC 12": cites("ABC 7 amends"), "ABC 7": ""}, {"ABC 12": "This amends ABC 7.\n"})
    (both,) = held.cites(ref("ABC 12"))
    assert both.kind == "amends"
    assert both.relation is not None
    assert [citation.sentence for citation in both.citations] == ["This amends ABC 7."]


def test_declared_links_come_first_then_those_found_in_their_order():
    held = archive({"ABC 12": cites("ABC 9 amends", "ABC 3 background")}, {"ABC 12": "ABC 5, ABC 9 and ABC 4.\n"})
    assert [str(each.target) for each in held.cites(ref("ABC 12"))] == ["ABC 9", "ABC 3", "ABC 5", "ABC 4"]


def test_two_relations_to_one_decision_are_two_links_and_the_same_twice_is_one():
    held = archive({"ABC 12": cites("ABC 7 amends", "ABC 7 implements", "ABC 7 amends")})
    assert [each.kind for each in held.cites(ref("ABC 12"))] == ["amends", "implements"]


def test_nothing_links_to_itself():
    held = archive({"ABC 12": cites("ABC 12 related")}, {"ABC 12": "ABC 12 says so.\n"})
    assert held.cites(ref("ABC 12")) == held.cited_by(ref("ABC 12")) == ()
    assert held.stubs == ()


def test_links_to_one_decision_come_oldest_first():
    held = archive(
        {
            "ABC 20": "date_signed: 2020-01-01\n" + cites("ABC 7 amends"),
            "ABC 15": "date_signed: 2022-01-01\n" + cites("ABC 7 amends"),
            "DEF 1/21": "date_signed: 2021-01-01\n" + cites("ABC 7 amends"),
            "ABC 7": "",
        }
    )
    assert [str(each.source) for each in held.cited_by(ref("ABC 7"))] == ["ABC 20", "DEF 1/21", "ABC 15"]


NUMBERS = st.integers(1, 8)
ARCHIVES = st.dictionaries(NUMBERS, st.lists(st.tuples(NUMBERS, st.sampled_from([*RELATIONS])), max_size=4), max_size=6)


@given(ARCHIVES, st.dictionaries(NUMBERS, st.lists(NUMBERS, max_size=3), max_size=6))
def test_every_link_has_two_ends(declared, found):
    """In any archive: what one page shows as going out, another shows as coming in, and none is lost."""
    records = {
        f"ABC {n}": cites(*(f"ABC {to} {kind}" for to, kind in each)) if each else "" for n, each in declared.items()
    }
    bodies = {f"ABC {n}": "".join(f"See ABC {to}.\n\n" for to in each) or "None.\n" for n, each in found.items()}
    held = archive(records, bodies)
    known = [*held.decisions, *held.stubs]
    out = {each for reference in known for each in held.cites(reference)}
    back = {each for reference in known for each in held.cited_by(reference)}
    assert out == back
    assert all(each.target in known and each.source in held.decisions for each in out)
    assert set(held.stubs) == {each.target for each in out} - set(held.decisions)
    assert all(held.knows(reference) for reference in known)
    for reference in held.decisions:
        assert {each.target for each in held.cites(reference)} == set(held.targets(reference))


def test_links_depend_on_the_record_alone():
    facts = facts_of("ABC 12", cites("ABC 7 amends"), "See ABC 8.\n")
    assert links_of(facts) == link(SETTINGS, TODAY, [facts]).cites(facts.reference)


# --- Stubs and names -----------------------------------------------------------------------------


def test_a_decision_cited_and_not_held_is_a_stub_until_its_record_arrives():
    citing = {"ABC 12": cites("ABC 7 amends")}
    assert archive(citing).stubs == (ref("ABC 7"),)
    assert archive({**citing, "ABC 7": ""}).stubs == ()
    assert len(archive({**citing, "ABC 7": ""}).cited_by(ref("ABC 7"))) == 1


def test_only_a_decision_of_a_series_of_its_own_is_missed_by_the_archive():
    """One that another body publishes never will be held: nobody is to add it."""
    cites = record("cites:\n  - {reference: ABC 7, relation: amends}\n  - {reference: GHI 5, relation: background}")
    series = "series:\n  - {name: ABC, form: 'ABC {number}'}\n  - {name: GHI, form: 'GHI {number}'%s}\n"
    other = ", address: 'https://other.example/{number}'"
    for address, missed in (("", ["ABC 7", "GHI 5"]), (other, ["ABC 7"])):
        found = check_files({PATH: cites, "archive.yml": series % address})
        told = [each.message.split(" is cited")[0] for each in found if each.code == "DEC201"]
        assert told == missed


def test_stubs_are_in_order_and_each_is_there_once():
    held = archive(
        {"ABC 12": cites("DEF 2/21 amends", "ABC 100 amends", "ABC 9 amends"), "ABC 13": cites("ABC 9 related")}
    )
    assert [str(each) for each in held.stubs] == ["ABC 9", "ABC 100", "DEF 2/21"]


def test_a_stub_is_called_as_the_first_paper_that_names_it_does():
    held = archive(
        {
            "ABC 30": "date_signed: 2022-01-01\ncites:\n  - {reference: ABC 7, title: Later name}",
            "ABC 20": "date_signed: 2021-01-01\ncites:\n  - {reference: ABC 7, title: Old quay}",
            "ABC 10": "date_signed: 2020-01-01\ncites:\n  - {reference: ABC 7}",
        }
    )
    assert held.heading(ref("ABC 7")) == "ABC 7: Old quay"
    assert held.heading(ref("ABC 10")) == "ABC 10: New radios for the pilot boats"
    assert held.heading(ref("ABC 99")) == "ABC 99"
    assert not held.knows(ref("ABC 99"))


def test_of_two_records_with_one_reference_the_first_path_counts():
    first = facts_of("ABC 12", "title: First")._replace(path="decisions/a/abc-12.md")
    second = facts_of("ABC 12", "title: Second")._replace(path="decisions/b/abc-12.md")
    held = link(SETTINGS, TODAY, [second, first])
    assert held.decisions[ref("ABC 12")] is first
    assert held.received == (first, second)


def test_the_order_in_which_records_arrive_does_not_matter():
    records = [
        facts_of("ABC 12", cites("ABC 7 amends")),
        facts_of("ABC 7"),
        facts_of("DEF 2/21", cites("ABC 7 related")),
    ]
    one, other = link(SETTINGS, TODAY, records), link(SETTINGS, TODAY, records[::-1])
    assert list(one.decisions) == list(other.decisions)
    assert one.cited_by(ref("ABC 7")) == other.cited_by(ref("ABC 7"))
    assert (one.stubs, one.threads) == (other.stubs, other.threads)


# --- Threads -------------------------------------------------------------------------------------


def test_a_thread_gathers_a_programme_in_order_of_time():
    held = archive(
        {
            "ABC 12": "programmes: [new-quay]\ndate_signed: 2021-01-01",
            "DEF 3/20": "programmes: [new-quay]\ndate_signed: 2020-01-01",
            "ABC 9": "programmes: [new-quay]\ndate_signed: 2022-01-01",
            "ABC 13": "date_signed: 2021-02-01",
        }
    )
    assert [str(each) for each in held.thread("new-quay")] == ["DEF 3/20", "ABC 12", "ABC 9"]
    assert held.thread("no-such-programme") == ()


@pytest.mark.parametrize("kind", RELATIONS)
def test_a_thread_holds_what_its_decisions_change_though_it_is_not_held(kind):
    held = archive({"ABC 12": "programmes: [new-quay]\n" + cites(f"ABC 7 {kind}", f"ABC 8 {kind}"), "ABC 8": ""})
    members = [str(each) for each in held.thread("new-quay")]
    assert members == (["ABC 7", "ABC 12"] if kind in CHANGING else ["ABC 12"])


# --- The door ------------------------------------------------------------------------------------

UNTIL = date(2027, 4, 1)
DEFERRED = "deferral:\n  until: 2027-04-01\n  reason: a tender is open"
RELEASED = DEFERRED + "\n  released: {by: the clerk, date: %s}"
BEFORE, AFTER = date(2027, 3, 31), date(2027, 4, 2)
NOT, SHOWN = "hidden", "shown"

DOOR = [
    ("deferral: no", BEFORE, SHOWN),
    ("drop: deferral", BEFORE, SHOWN),
    (DEFERRED, BEFORE, NOT),
    (DEFERRED, UNTIL, NOT),
    (DEFERRED, AFTER, NOT),
    (DEFERRED, date(2099, 1, 1), NOT),
    (RELEASED % "2027-03-01", BEFORE, NOT),
    (RELEASED % "2027-03-01", UNTIL, SHOWN),
    (RELEASED % "2027-03-01", AFTER, SHOWN),
    (RELEASED % "2027-04-02", UNTIL, NOT),
    (RELEASED % "2027-04-02", AFTER, SHOWN),
    (DEFERRED + "\n  announce: number", BEFORE, ""),
    (DEFERRED + "\n  announce: number", AFTER, ""),
    (DEFERRED + "\n  announce: title", BEFORE, "New radios for the pilot boats"),
    (RELEASED % "2027-03-01" + "\n  announce: title", UNTIL, SHOWN),
    # What cannot be read never lets anything out.
    ("deferral: yes", AFTER, NOT),
    ("deferral:", AFTER, NOT),
    ("deferral: 2020-01-01", AFTER, NOT),
    ("deferral: []", AFTER, NOT),
    ("deferral: {reason: x}", AFTER, NOT),
    ("deferral: {until: soon, reason: x, released: {by: x, date: 2020-01-01}}", AFTER, NOT),
    ("deferral: {until: 2020-01-01, reason: x, released: yes}", AFTER, NOT),
    ("deferral: {until: 2020-01-01, reason: x, released: {by: x}}", AFTER, NOT),
    ("deferral: {until: 2020-01-01, reason: x, released: {by: x, date: 01/02/2020}}", AFTER, NOT),
    ("deferral: {until: 2027-04-01, reason: x, announce: all}", BEFORE, NOT),
]  # fmt: skip


@pytest.mark.parametrize(("deferral", "day", "outcome"), DOOR)
def test_the_door_lets_through_what_may_be_told(deferral, day, outcome):
    facts = facts_of("ABC 12", deferral)
    admitted = admit([facts], day)
    if outcome == SHOWN:
        assert admitted == ((facts,), {}, frozenset())
    elif outcome == NOT:
        assert admitted == ((), {}, {facts.reference})
    else:
        assert admitted == ((), {facts.reference: outcome}, frozenset())


def test_an_archive_is_as_if_it_never_had_what_is_hidden():
    files = {
        path_of("ABC 12"): record("", "1. Approved.\n", path_of("ABC 12")),
        path_of("ABC 14"): record(
            DEFERRED + "\n" + cites("ABC 12 amends", "ABC 8 amends"), "See ABC 6.\n", path_of("ABC 14")
        ),
    }
    with_it, without = checked(files).archive, checked({path_of("ABC 12"): files[path_of("ABC 12")]}).archive
    for part in ("received", "decisions", "announced", "hidden", "stubs", "threads", "sources"):
        assert getattr(with_it, part) == getattr(without, part)
    assert with_it.cited_by(ref("ABC 12")) == ()
    assert not with_it.knows(ref("ABC 14"))
    assert not with_it.knows(ref("ABC 8"))


def test_of_an_announced_decision_only_what_is_announced_is_known():
    citing = record("cites:\n  - {reference: ABC 14, title: The secret quay}", path=path_of("ABC 12"))
    for announce, heading in (("number", "ABC 14"), ("title", "ABC 14: New radios for the pilot boats")):
        deferred = record(f"{DEFERRED}\n  announce: {announce}", path=path_of("ABC 14"))
        held = checked({path_of("ABC 12"): citing, path_of("ABC 14"): deferred}).archive
        assert held.heading(ref("ABC 14")) == heading
        assert held.knows(ref("ABC 14"))
        assert ref("ABC 14") not in held.stubs
        assert ref("ABC 14") not in held.decisions


PLACES = [
    ("", "See ABC 14.\n"),
    ("", "## After ABC 14\n\nApproved.\n"),
    ("", "## After ABC&nbsp;**14**\n\nApproved.\n"),
    ("", "> as agreed in *ABC*\n> 14\n"),
    ("", "See `ABC 14`.\n"),
    ("", "See [the paper ABC 14](https://www.example.org/).\n"),
    ("", "Text.[^1]\n\n[^1]: See ABC&#32;14.\n"),
    ("", "| a | see ABC\\-14 |\n|---|---|\n"),
    ("title: Changes to ABC 14", "Approved.\n"),
    ('title: "Changes to ABC\\x2014"', "Approved.\n"),
    ("summary: >-\n  Follows ABC\n  14.", "Approved.\n"),
    ("doubts:\n  - what: Is ABC 14 meant?", "Approved.\n"),
    (cites("ABC 14 background"), "Approved.\n"),
    ("aliases: [ABC 14]", "Approved.\n"),
]


@pytest.mark.parametrize(("fields", "body"), PLACES)
def test_a_deferred_decision_is_given_away_nowhere(fields, body):
    """Wherever a published record names one, the checker says so."""
    files = {
        path_of("ABC 12"): record(fields, body, path_of("ABC 12")),
        path_of("ABC 14"): record(DEFERRED, path=path_of("ABC 14")),
    }
    assert "DEC502" in codes(checked(files).findings)
    released = record(RELEASED % "2026-01-01", path=path_of("ABC 14")).replace("until: 2027", "until: 2025")
    assert "DEC502" not in codes(checked({**files, path_of("ABC 14"): released}).findings)
