"""The data files: they parse, equal the model, tell nothing that may not be told, and are described in full."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.assemble import data, dictionary, jsonld, site, tables
from generator.assemble.shell import plain_shell
from generator.link.archive import Archive, link
from generator.model import (
    NOWHERE,
    Appendix,
    Attachment,
    Correction,
    Deferral,
    Doubt,
    Exempt,
    Facts,
    File,
    Part,
    Provision,
    Signature,
    Withdrawal,
)
from generator.render.data import as_dict
from generator.render.html import Body
from tests.assemble.facts import ADDRESS, amount, archive, citation, facts, ref, relation
from tests.support import SETTINGS, TODAY

DAY = date(2021, 3, 4)
PROVISION = Provision(
    "Police Act 1996",
    "https://www.legislation.gov.uk/ukpga/1996/16",
    "section 22A",
    "https://www.legislation.gov.uk/ukpga/1996/16/section/22A",
    "s22A of the Police Act 1996",
    "para-1.2",
    "paragraph 1.2",
    "Under s22A of the Police Act 1996.",
    NOWHERE,
)


def rich(number: int, **others: Any) -> Facts:
    """A decision with something in every field."""
    full: dict[str, Any] = {
        "published": DAY,
        "provisions": (PROVISION, PROVISION._replace(appendix="report")),
        "programmes": ("new-quay",),
        "places": ("north-pier",),
        "recipients": ("coast-radio",),
        "amounts": (
            amount(
                "1200.50",
                what="radios",
                of=ref(2),
                period="2021-22",
                funding="grant",
                recipient="coast-radio",
                approximate=True,
                up_to=True,
                vat="excluded",
                parts=(Part(amount("1200.50").value, "all"),),
            ),
        ),
        "relations": (
            relation(2, when="2020-05", title="Told", amount=amount("5").value, as_printed="AB 2", paragraph="1.2"),
        ),
        "citations": (citation(2), citation(3), citation(3)._replace(appendix="report")),
        "appendices": (Appendix("report", "Report", "decisions/abc-1/report.md", "id"),),
        "deferral": Deferral(DAY, "tender", "Board", "number", "Clerk", DAY),
        "exempt": Exempt(("Part 2",), "prices", DAY),
        "signatures": (Signature("Chair", DAY),),
        "declarations": (("Legal advice taken", "yes"),),
        "powers": ("Harbours Act, section 1",),
        "procurement_route": "Open tender",
        "attachments": (Attachment("a.pdf", "Annex", "appendix", "no", DAY, "00"),),
        "corrections": (Correction(DAY, "erratum", "A date", "It was wrong"),),
        "doubts": (Doubt("Which year?", "1.2", "our_copy", "", True), Doubt("Unasked", "", "our_copy", "", False)),
        "aliases": (ref(90),),
        "provenance": facts(1).provenance._replace(licence="OGL"),
    }
    return facts(number, "2021-01-01", **{**full, **others})


def files(held: Archive) -> dict[str, str]:
    made = data.Files(held)
    return {path.removeprefix("data/"): made.of(path).decode() for path in data.paths()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def paths(value: Any, at: str = "") -> Iterator[str]:
    """Every field's name as the dictionary writes it."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from paths(item, f"{at}.{name}" if at else name)
    elif isinstance(value, list):
        yield f"{at}[]"
        for item in value:
            yield from paths(item, f"{at}[]") if isinstance(item, dict) else ()
        return
    if at:
        yield at


def test_the_json_files_are_the_model() -> None:
    held = archive(rich(1), facts(2, "2020-01-01"), facts(4, citations=(citation(1),)))
    made = files(held)
    model = [as_dict(each, held) for each in held.decisions.values()]
    assert json.loads(made["decisions.json"])["decisions"] == model
    assert [json.loads(line) for line in made["decisions.ndjson"].splitlines()] == model
    assert [next(iter(each)) for each in model] == ["notice"] * 3
    assert model[0]["amounts"][0]["value"] == "1200.50"


def test_the_csv_files_say_what_the_model_says() -> None:
    held = archive(rich(1), facts(2, "2020-01-01"), facts(4, citations=(citation(1),)))
    made = files(held)
    decisions = rows(made["decisions.csv"])
    assert [row["reference"] for row in decisions] == ["ABC 1", "ABC 2", "ABC 4"]
    assert decisions[0]["cites"] == "ABC 2; ABC 3"
    assert decisions[0]["cited_by"] == "ABC 4"
    assert (decisions[0]["exempt"], decisions[1]["exempt"]) == ("yes", "unstated")
    links = {(row["from"], row["to"], row["held"]) for row in rows(made["citations.csv"])}
    assert links == {("ABC 1", "ABC 2", "yes"), ("ABC 1", "ABC 3", "no"), ("ABC 4", "ABC 1", "yes")}
    first = rows(made["citations.csv"])[0]
    assert (first["relation"], first["date_given"], first["amount_given"]) == ("amends", "2020-05", "5")
    assert (first["as_written"], first["sentence"]) == ("ABC 2", "See ABC 2.")
    (money,) = rows(made["amounts.csv"])
    assert (money["value"], money["summed"], money["of"], money["up_to"]) == ("1200.50", "yes", "ABC 2", "yes")


def test_the_notice_comes_first_everywhere() -> None:
    made = files(archive(rich(1), facts(2)))
    for name in ("decisions.csv", "citations.csv", "amounts.csv"):
        found = rows(made[name])
        assert found, name
        for row in found:
            assert next(iter(row.items())) == (
                "notice",
                f"Summary by this archive, not the decision itself. The decision is at {ADDRESS}",
            )


def test_the_same_archive_gives_the_same_bytes() -> None:
    held = [rich(3), facts(2), facts(10)]
    assert files(archive(*held)) == files(archive(*reversed(held)))
    assert all("\r" not in text and text.endswith("\n") for text in files(archive(*held)).values())


def test_a_withdrawn_decision_keeps_its_number_and_loses_its_words() -> None:
    gone = rich(1, summary="Names a child.", withdrawal=Withdrawal("It named a child.", DAY))
    gone = gone._replace(citations=(citation(2, "The child was named in ABC 2."),))
    made = files(archive(gone, facts(2, citations=(citation(1),))))
    text = "".join(made.values())
    for words in ("Names a child", "The child", "1200.50", "Annex", "Which year", "Told"):
        assert words not in text, words
    assert '"status":"withdrawn"' in made["decisions.ndjson"]
    assert "It named a child." in made["decisions.ndjson"]


def test_an_announced_decision_is_only_a_number() -> None:
    told = relation(5, when="2021-06", title="", amount=None)
    held = archive(facts(1, relations=(told,)), announced={ref(5): ""})
    assert [row["reference"] for row in rows(files(held)["decisions.csv"])] == ["ABC 1"]


def test_doubts_that_are_not_published_are_in_no_file() -> None:
    text = "".join(files(archive(rich(1))).values())
    assert "Which year?" in text
    assert "Unasked" not in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t="])
def test_no_cell_is_a_formula(start: str) -> None:
    held = archive(facts(1, title=f"{start}HYPERLINK(1)", amounts=(amount("-5"),)))
    assert rows(files(held)["decisions.csv"])[0]["title"].startswith("'")
    assert rows(files(held)["amounts.csv"])[0]["value"] == "-5"


def test_every_field_and_column_is_described() -> None:
    held = archive(rich(1), facts(2), facts(3), rich(4, withdrawal=Withdrawal("Why", DAY)))
    held = replace(held, files={"decisions/a.pdf": File("decisions/a.pdf", 0o100644, "id", 5, "pdf", "00")})
    found = {path for each in held.decisions.values() for path in paths(as_dict(each, held))}
    found = {path.replace("cited_by[].", "cites[].") for path in found}
    assert found == set(dictionary.FIELDS)
    said = as_dict(held.decisions[ref(1)], held)
    assert list(tables.decision(said, ["ward"])) == [*dictionary.DECISIONS, "ward"]
    assert [list(row) for row in tables.citations(said)] == [list(dictionary.CITATIONS)] * 3
    assert [list(row) for row in tables.legislation(said)] == [list(dictionary.LEGISLATION)] * 2
    assert [list(row) for row in tables.amounts(said)] == [list(dictionary.AMOUNTS)]
    columns = {*dictionary.DECISIONS, *dictionary.AMOUNTS, *dictionary.CITATIONS, *dictionary.LEGISLATION}
    assert columns <= {word for text in files(held).values() for word in text.split("\n")[0].split(",")}


def test_the_page_lists_every_file_and_field() -> None:
    held = archive(rich(1), at_least=1700)
    spec = next(spec for spec in site.plan(held) if spec.address == "data/")
    html = data.content(held, spec).main
    for file in data.FILES:
        assert f'<a href="{file.name}">' in html
    for name in (*dictionary.FIELDS, *dictionary.AMOUNTS, "ward"):
        assert f"<code>{name}</code>" in html
    assert "1 of at least 1,700 decisions" in html


def test_the_schema_is_a_schema() -> None:
    schema = json.loads(data.schema(archive().settings))
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["title"] == "A record of Harbour Board decisions"
    assert "ward" in schema["properties"]


def block(held: Archive, number: int) -> dict[str, Any]:
    """The linked data in a decision's page."""
    spec = next(spec for spec in site.plan(held) if spec.address == f"decisions/abc-{number}/")
    page = site.make(spec, held, plain_shell("Board"), Body(("<p>Words.</p>",))).decode()
    _, _, rest = page.partition('<script type="application/ld+json">')
    text, _, after = rest.partition("</script>")
    assert "<script" not in after
    found: dict[str, Any] = json.loads(text)
    return found


def test_linked_data_of_a_summary_says_that_it_is_one() -> None:
    said = block(archive(rich(1, title="Radios </script><b>"), facts(2)), 1)
    assert said["@type"] == "CreativeWork"
    original = said["isBasedOn"]
    assert original["legislationIdentifier"] == "ABC 1"
    assert original["name"] == "Radios </script><b>"
    assert original["url"] == ADDRESS
    assert original["legislationDate"] == "2021-01-01"
    assert [each["legislationIdentifier"] for each in original["legislationChanges"]] == ["ABC 2"]
    assert [each["legislationIdentifier"] for each in original["citation"]] == ["ABC 3"]
    assert said["url"] == "https://decisions.example/decisions/abc-1/"


def test_linked_data_of_the_decision_itself_names_where_else_it_is() -> None:
    own = facts(1)._replace(provenance=facts(1).provenance._replace(origin="web_capture"))
    said = block(archive(own), 1)
    assert (said["@type"], said["sameAs"]) == ("Legislation", ADDRESS)
    assert said["abstract"] == own.summary


def test_linked_data_of_a_withdrawn_decision_says_no_more_than_its_page() -> None:
    gone = rich(1, summary="Names a child.", withdrawal=Withdrawal("It named a child.", DAY))
    text = jsonld.script(archive(gone), gone)
    assert "child" not in text
    assert "ABC 2" not in text


def test_linked_data_calls_a_change_what_changes_and_nothing_else() -> None:
    kinds = ("amends", "extends", "supersedes", "corrects", "withdraws", "continues", "implements", "related")
    held = archive(facts(20, relations=tuple(relation(n, kind) for n, kind in enumerate(kinds, 1))))
    original = block(held, 20)["isBasedOn"]
    found = {term: len(original[term]) for term in ("legislationChanges", "isBasedOn", "citation")}
    assert found == {"legislationChanges": 5, "isBasedOn": 2, "citation": 1}


def test_the_body_is_named_as_publisher_in_its_official_archive_alone() -> None:
    own = facts(1)._replace(provenance=facts(1).provenance._replace(origin="born_digital"))
    assert "publisher" not in block(archive(own), 1)
    official = link(SETTINGS._replace(official=True), TODAY, (own,), {})
    assert block(official, 1)["publisher"] == {"@type": "GovernmentOrganization", "name": "Harbour Board"}
