"""The record format: every field of a record, and the decision that is made of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Severity
from generator.model import (
    NOWHERE,
    Amount,
    Attachment,
    Correction,
    Decision,
    Deferral,
    Doubt,
    Exempt,
    Facts,
    Maker,
    Part,
    Provenance,
    Reference,
    Signature,
    Withdrawal,
)
from generator.validate.schema import REQUIRED, type_of
from tests.support import FIELDS, SETTINGS, codes, record, said, verdict

ABC_7 = Reference("ABC", None, 7, "ABC 7")


def decide(overrides: str = "", body: str = "Approved.\n") -> Decision:
    made = verdict(record(overrides, body))
    assert made.decision is not None, codes(made.findings)
    return made.decision


def facts(overrides: str = "") -> Facts:
    return decide(overrides).facts


# --- Fields --------------------------------------------------------------------------------------


def test_a_bare_record_says_nothing_it_was_not_told():
    bare = facts("drop: summary\ndrop: kind\ndrop: deferral\ndrop: exempt\ndrop: source\ndrop: schema")
    assert bare.reference == Reference("ABC", None, 12, "ABC 12")
    assert (bare.title, bare.summary, bare.kind) == ("New radios for the pilot boats", "", "")
    assert (bare.signed, bare.published) == (date(2023, 3, 14), None)
    assert bare.maker == Maker("jo-marsh", "Jo Marsh", "Chair of the Board")
    assert bare.deferral is bare.exempt is bare.withdrawal is None
    assert bare.provenance == Provenance("", None, "born_digital", "")
    empty = (bare.themes, bare.amounts, bare.relations, bare.citations, bare.attachments, bare.aliases, bare.extra)
    assert empty == ((),) * 7


DEFERRAL = """deferral:
  until: 2027-01-01
  reason: a tender
  decided_by: Clerk
  announce: title
  released: {by: Clerk, date: 2027-01-02}"""
ATTACHMENT = """attachments:
  - file: files/plan.pdf
    title: Plan
    kind: signed
    accessible: yes
    published: 2023-04-01
    sha256: ab"""
READ = [
    ("decision_maker: Harbour Master", "maker", Maker("", "", "Harbour Master")),
    ("decision_maker: unknown\nsource: {origin: web_capture}", "maker", None),
    ("date_signed: unknown\nsource: {origin: web_capture}", "signed", None),
    ("date_published: 2023-03-20", "published", date(2023, 3, 20)),
    ("summary: |\n  One\n  sentence.", "summary", "One sentence."),
    ("title: Cafe\u0301", "title", "Café"),
    ("themes: [radio, safety, radio]", "themes", ("radio", "safety")),
    ("programmes: [new-quay]", "programmes", ("new-quay",)),
    ("places: [north-pier]", "places", ("north-pier",)),
    ("recipients: [coast-radio]", "recipients", ("coast-radio",)),
    ("powers: [Harbours Act 1964 s. 14]", "powers", ("Harbours Act 1964 s. 14",)),
    ("procurement_route: Open tender", "procurement_route", "Open tender"),
    ("declarations:\n  - {what: Legal advice, answer: NO}", "declarations", (("Legal advice", "no"),)),
    (
        "signatures:\n  - {role: Chair, date: unknown}\n  - {role: Clerk}",
        "signatures",
        (Signature("Chair", None), Signature("Clerk", None)),
    ),
    ("exempt: NO", "exempt", False),
    (
        "exempt: {provisions: [Sch. 12A para. 3], reason: prices, review_date: 2025-01-01}",
        "exempt",
        Exempt(("Sch. 12A para. 3",), "prices", date(2025, 1, 1)),
    ),
    ("deferral: false", "deferral", False),
    (DEFERRAL, "deferral", Deferral(date(2027, 1, 1), "a tender", "Clerk", "title", "Clerk", date(2027, 1, 2))),
    (
        "status: withdrawn\nwithdrawal: {reason: replaced, date: 2024-01-01}",
        "withdrawal",
        Withdrawal("replaced", date(2024, 1, 1)),
    ),
    ("status: published", "withdrawal", None),
    ("aliases: [ABC 7, /decisions/old-name/]", "aliases", (ABC_7, "decisions/old-name/")),
    (
        "corrections:\n  - {date: 2024-01-01, kind: erratum, what: a sum, why: misprint}",
        "corrections",
        (Correction(date(2024, 1, 1), "erratum", "a sum", "misprint"),),
    ),
    (
        "doubts:\n  - {what: Is it 4?, where: para-1, about: signed_text, publish: no}",
        "doubts",
        (Doubt("Is it 4?", "para-1", "signed_text", "", False),),
    ),
    ("doubts:\n  - {what: Is it 4?}", "doubts", (Doubt("Is it 4?", "", "our_copy", "", True),)),
    (
        "source: {address: https://a.example, captured: 2024-01-01, origin: restated, licence: OGL}",
        "provenance",
        Provenance("https://a.example", date(2024, 1, 1), "restated", "OGL"),
    ),
    (
        "ward: south\nkey_decision: yes\nadvice_from: [Pilots, Ferry]",
        "extra",
        (("ward", ("south",)), ("key_decision", ("yes",)), ("advice_from", ("Pilots", "Ferry"))),
    ),
    ("key_decision: NO", "extra", (("key_decision", ("no",)),)),
]


@pytest.mark.parametrize(("overrides", "name", "value"), READ)
def test_a_field_is_read(overrides, name, value):
    assert getattr(facts(overrides), name) == value


def test_an_attachment_is_read_with_its_place():
    (found,) = facts(ATTACHMENT).attachments
    assert found._replace(span=NOWHERE) == Attachment("files/plan.pdf", "Plan", "signed", "yes", date(2023, 4, 1), "ab")
    assert (found.name, found.ending) == ("plan.pdf", "pdf")
    assert found.span.end - found.span.start == len(found.file)


def test_an_amount_is_read_whole():
    (amount,) = facts(
        "amounts:\n  - value: 246700.50\n    what: radios\n    kind: spend\n    role: part_of\n    of: ABC 7\n"
        "    period: 2023-24\n    funding: reserves\n    recipient: coast-radio\n    approximate: yes\n    up_to: yes\n"
        "    vat: excluded\n    parts: [{value: 46700.50, what: masts}, {value: 200000}]\n"
    ).amounts
    assert amount == Amount(
        value=Decimal("246700.50"),
        what="radios",
        kind="spend",
        role="part_of",
        of=ABC_7,
        period="2023-24",
        funding="reserves",
        recipient="coast-radio",
        approximate=True,
        up_to=True,
        vat="excluded",
        parts=(Part(Decimal("46700.50"), "masts"), Part(Decimal(200000), "")),
        span=amount.span,
    )


def test_an_amount_that_says_only_its_value_is_never_summed():
    (amount,) = facts("amounts: [{value: 5}]").amounts
    assert (amount.kind, amount.role, amount.of) == ("other", "background", None)
    assert not amount.approximate


def test_a_relation_is_read_whole():
    text = "cites:\n  - {reference: abc-7, relation: amends, paragraph: '1.2', title: Old, date: 2020-05, amount: 5.00"
    text += ", as_printed: ABC 77}"
    (relation,) = facts(text).relations
    assert relation[:-1] == (ABC_7, "amends", "1.2", "Old", "2020-05", Decimal("5.00"), "ABC 77")
    assert record(text)[relation.span.start : relation.span.end] == "abc-7"


def test_places_of_title_and_reference_are_known():
    made = decide()
    text = made.source.text
    assert text[slice(*made.facts.title_span)] == "New radios for the pilot boats"
    assert text[slice(*made.facts.reference_span)] == "ABC 12"
    assert text[slice(*made.places["date_signed"])] == "2023-03-14"


def test_places_of_dates_are_known_to_rules_on_the_archive():
    made = decide("exempt: {reason: prices, review_date: 2030-01-02}\ncorrections:\n  - {date: 2024-01-02}")
    text, facts = made.source.text, made.facts
    for field in ("date_signed", "exempt.review_date", "corrections.0.date"):
        assert date.fromisoformat(text[facts.at(field).start : facts.at(field).end])
    assert facts.at("withdrawal.date") == facts.reference_span


def test_facts_depend_on_the_record_alone():
    text = record("themes: [radio]")
    one, other = (verdict(text, path).decision for path in ("decisions/abc-12.md", "decisions/2023/abc-12.md"))
    assert one is not None
    assert other is not None
    assert one.facts == other.facts._replace(path=one.facts.path)


# --- When there is no decision -------------------------------------------------------------------

NO_DECISION = [
    "drop: title",
    "drop: reference",
    "title:",
    "reference: XYZ 1",
    "title: no",
    "title: [a]",
    "title: a: b",
    "title: &a b",
    "reference: ABC 12 and 13",
]


@pytest.mark.parametrize("overrides", NO_DECISION)
def test_without_reference_and_title_there_is_no_decision(overrides):
    made = verdict(record(overrides))
    assert made.decision is None
    assert any(finding.severity is Severity.ERROR for finding in made.findings)


@pytest.mark.parametrize(
    "overrides", ["date_signed: soon", "drop: decision_maker", "kind: x", "amounts: 5", "colour: red", "themes: [x]"]
)
def test_any_other_fault_leaves_a_decision_that_says_less(overrides):
    made = verdict(record(overrides))
    assert made.decision is not None
    assert any(finding.severity is Severity.ERROR for finding in made.findings)


@pytest.mark.parametrize("name", REQUIRED)
def test_a_required_field_is_missed(name):
    made = verdict(record(f"drop: {name}"))
    assert [(finding.code, finding.message) for finding in made.findings] == [("DEC006", f"`{name}` is missing")]


def test_every_problem_is_told_at_once_in_the_order_of_the_file():
    text = record("title: No\ndate_signed: 1/2/23\nkind: grnat\ncolour: red\nthemes: safety")
    found = sorted(verdict(text).findings, key=lambda finding: finding.span)
    assert [said(text, finding) for finding in found] == ["No", "1/2/23", "grnat", "colour", "safety"]
    assert codes(tuple(found)) == ["DEC008", "DEC010", "DEC011", "DEC005", "DEC007"]


# --- The format as a whole -----------------------------------------------------------------------


def test_the_format_has_the_archives_own_fields_and_words():
    schema = type_of(SETTINGS).schema()
    assert schema["required"] == list(REQUIRED)
    assert schema["properties"]["kind"]["enum"] == ["grant", "contract"]
    assert schema["properties"]["ward"]["enum"] == ["north", "south"]
    assert schema["properties"]["decision_maker"]["enum"] == ["jo-marsh", "Harbour Master", "unknown"]
    assert set(FIELDS) <= set(schema["properties"])


def test_a_required_field_of_the_archives_own_is_required():
    ward = SETTINGS.fields[0]._replace(required=True)
    settings = SETTINGS._replace(fields=(ward,), digest=b"another")
    found = verdict(record(), settings=settings).findings
    assert [finding.message for finding in found] == ["`ward` is missing"]


NAMES = st.sampled_from([*type_of(SETTINGS).schema()["properties"], "colour"])
VALUES = st.sampled_from(
    [
        "",
        "~",
        "no",
        "x",
        "ABC 7",
        "2023-01-01",
        "-5",
        "[]",
        "[x]",
        "[[x]]",
        "{}",
        "{x: y}",
        "[{value: 1}]",
        "[{what: 1}]",
        "{until: 2020-01-01}",
        "{origin: restated}",
        "[{reference: ABC 7}]",
        "[{date: 2020-01-01}]",
        "[{file: x}]",
        "'\"'",
    ]
)


@given(st.dictionaries(NAMES, VALUES, max_size=8))
def test_any_value_in_any_field_gives_findings_and_never_an_error_of_ours(fields):
    """A decision is made of whatever is left, and nothing in it is a value nobody typed."""
    made = verdict(record("\n".join(f"{name}: {value}" for name, value in fields.items())))
    if made.decision is not None:
        assert made.decision.facts.reference.text == "ABC 12" or "reference" in fields
    for finding in made.findings:
        assert finding.help
        assert finding.span.start <= finding.span.end
