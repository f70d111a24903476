"""How findings are told to people, programs and code hosts."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest

from generator.findings import Finding, Fix, Related, Severity, Source, Span, as_text, sentence
from generator.link import ARCHIVE_RULES
from generator.report import FORMATS, github, text
from generator.validate import RULES

ALL = (*RULES, *ARCHIVE_RULES)
TEXTS = {"decisions/a, b.md": "one\ntwo: 50% of £9\nthree\n", "decisions/c.md": "four\n"}
A, C = TEXTS


def source_of(path: str) -> Source:
    return Source(path, TEXTS.get(path, ""))


def finding(**other: object) -> Finding:
    given = {"code": "DEC405", "severity": Severity.WARNING, "message": "no", "path": A, "span": Span(4, 7)}
    return Finding(**{**given, **other})  # type: ignore[arg-type]


def told(form: str, *findings: Finding) -> str:
    return "\n".join(FORMATS[form](findings, source_of, ALL))


def data(form: str, *findings: Finding) -> Any:
    return json.loads(told(form, *findings))


BOTH = finding(
    code="DEC010",
    severity=Severity.ERROR,
    message="is it 5?\nor 6",
    help="write 5",
    fix=Fix(Span(9, 11), "5"),
    related=(Related(C, Span(0, 4), "the other end"),),
)


@pytest.mark.parametrize(("given", "made"), [("no", "no."), ("is it?", "is it?"), ("so.", "so.")])
def test_a_message_becomes_a_sentence(given, made):
    assert sentence(given) == made


# --- Text ----------------------------------------------------------------------------------------


def test_one_finding_reads_as_it_does_alone():
    assert told("text", BOTH) == as_text(BOTH, source_of) + "\n"


def test_advice_is_told_once_and_a_closing_list_says_where_to_read_on():
    many = [finding(help="look it up"), finding(help="look it up"), finding(help="another"), finding()]
    lines = told("text", *many)
    assert lines.count("= help: look it up") == 1
    assert lines.count("= help: another") == 1
    assert lines.count("warning[DEC405]") == 4
    assert lines.rstrip().endswith("  decisions explain DEC405   (2 alike)")


def test_advice_of_another_rule_is_told_though_its_words_are_the_same():
    lines = told("text", finding(help="look it up"), finding(help="look it up", code="DEC404"))
    assert lines.count("= help") == 2
    assert "explain" not in lines


def test_colours_say_nothing_that_words_do_not():
    plain, coloured = told("text", BOTH, finding()), "\n".join(text.coloured([BOTH, finding()], source_of, ALL))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b[1;31merror[DEC010]\x1b[0m: is it" in coloured
    assert "\x1b[1;33m^^^\x1b[0m" in coloured


def test_colours_are_put_by_the_form_of_a_line_not_by_what_a_record_says():
    TEXTS["decisions/d.md"] = "error[DEC010]: mine\n"
    coloured = "\n".join(text.coloured([finding(path="decisions/d.md", span=Span(0, 5))], source_of, ALL))
    assert "1 | error[DEC010]: mine" in coloured


def test_a_line_each_in_the_form_of_compilers():
    assert told("short", BOTH, finding()).split("\n") == [
        "decisions/a, b.md:2:1: error: is it 5?\\nor 6 (write 5) [DEC010]",
        "decisions/a, b.md:2:1: warning: no [DEC405]",
    ]


# --- JSON ----------------------------------------------------------------------------------------


def test_json_has_places_and_both_ends_and_is_plain_ascii():
    assert data("json", BOTH) == [
        {
            "code": "DEC010",
            "severity": "error",
            "message": "is it 5?\nor 6",
            "path": A,
            "line": 2,
            "column": 1,
            "end_line": 2,
            "end_column": 4,
            "help": "write 5",
            "fix": {"line": 2, "column": 6, "end_line": 2, "end_column": 8, "text": "5"},
            "related": [
                {"path": C, "line": 1, "column": 1, "end_line": 1, "end_column": 5, "message": "the other end"}
            ],
        }
    ]
    assert told("json", finding(message="£\udcff")).isascii()


@pytest.mark.parametrize("form", ["json", "gitlab"])
def test_no_findings_are_an_empty_list(form):
    assert data(form) == []


# --- GitHub --------------------------------------------------------------------------------------


def test_a_workflow_command_escapes_what_would_end_it():
    assert told("github", BOTH) == (
        "::error file=decisions/a%2C b.md,line=2,endLine=2,col=1,endColumn=4,title=DEC010::"
        "is it 5?%0Aor 6%0ATo do: write 5"
    )
    assert told("github", finding(message="50%\r\n::error::x")).endswith("::50%25%0D%0A::error::x")


def test_a_command_is_one_line_whatever_a_record_says():
    assert "\n" not in told("github", finding(message="a\n::set-env name=x::y", path="a\nb.md"))


def test_what_runs_over_lines_has_no_columns():
    assert "col" not in told("github", finding(span=Span(0, 9)))


def test_errors_come_first_and_what_github_drops_is_said():
    many = [finding()] * (github.MOST + 3) + [BOTH]
    lines = told("github", *many).split("\n")
    assert lines[0].startswith("::error ")
    assert lines[1].startswith("::warning ")
    assert lines[-1].startswith("3 more warnings are listed in this log")
    assert len(lines) == len(many) + 1


# --- GitLab --------------------------------------------------------------------------------------


def test_gitlab_gets_what_its_report_needs():
    first, second = data("gitlab", BOTH, finding())
    assert first == {
        "description": "is it 5?\nor 6. To do: write 5.",
        "check_name": "DEC010",
        "fingerprint": first["fingerprint"],
        "severity": "critical",
        "location": {"path": A, "lines": {"begin": 2}},
    }
    assert second["severity"] == "minor"


def fingerprints(found: Sequence[Finding]) -> list[str]:
    return [each["fingerprint"] for each in data("gitlab", *found)]


def test_a_fingerprint_stays_when_lines_come_above_and_each_is_another(monkeypatch):
    found = [finding(), finding(), finding(code="DEC404"), finding(path=C, span=Span(0, 4))]
    before = fingerprints(found)
    assert len(set(before)) == 4
    monkeypatch.setitem(TEXTS, A, "zero\n" + TEXTS[A])
    moved = [each._replace(span=Span(9, 12)) if each.path == A else each for each in found]
    assert fingerprints(moved) == before
    monkeypatch.setitem(TEXTS, A, TEXTS[A].replace("two", "tow"))
    assert set(fingerprints(moved)) & set(before) == {before[3]}


# --- SARIF ---------------------------------------------------------------------------------------


def test_sarif_names_the_rule_the_place_both_ends_and_the_fix():
    log = data("sarif", BOTH, finding())
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == ["DEC010", "DEC405"]
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("DEC010", 0, "error")
    assert (second["ruleId"], second["ruleIndex"], second["level"]) == ("DEC405", 1, "warning")
    (place,) = first["locations"]
    artifact = {"uri": "decisions/a%2C%20b.md", "uriBaseId": "ARCHIVE"}
    region = {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 4}
    assert place["physicalLocation"] == {"artifactLocation": artifact, "region": region}
    assert first["relatedLocations"][0]["message"] == {"text": "the other end"}
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "5"}
    assert "fixes" not in second


# What SARIF 2.1.0 lets stand in each object that we write: properties with the kind of their value
# (an object's name, in a list where it is one), those that must be there marked by `!`.
STRUCTURE: dict[str, dict[str, Any]] = {
    "log": {"$schema": str, "version!": str, "runs!": ["run"]},
    "run": {"tool!": "tool", "columnKind": str, "originalUriBaseIds": dict, "results": ["result"]},
    "tool": {"driver!": "component"},
    "component": {"name!": str, "semanticVersion": str, "rules": ["descriptor"]},
    "descriptor": {
        "id!": str,
        "name": str,
        "properties": dict,
        "shortDescription": "multiformat",
        "fullDescription": "multiformat",
        "help": "multiformat",
    },
    "multiformat": {"text!": str, "markdown": str},
    "result": {
        "ruleId": str,
        "ruleIndex": int,
        "level": str,
        "message!": "message",
        "partialFingerprints": dict,
        "locations": ["location"],
        "relatedLocations": ["location"],
        "fixes": ["fix"],
    },
    "message": {"text": str, "markdown": str, "id": str},
    "location": {"id": int, "physicalLocation": "physical", "message": "message"},
    "physical": {"artifactLocation": "artifact", "region": "region"},
    "artifact": {"uri": str, "uriBaseId": str, "index": int},
    "region": {"startLine": int, "startColumn": int, "endLine": int, "endColumn": int},
    "fix": {"description": "message", "artifactChanges!": ["change"]},
    "change": {"artifactLocation!": "artifact", "replacements!": ["replacement"]},
    "replacement": {"deletedRegion!": "region", "insertedContent": "content"},
    "content": {"text": str},
}


def hold(value: Any, kind: Any) -> None:
    """Hold a part of a log against the structure."""
    if isinstance(kind, list):
        assert isinstance(value, list)
        for item in value:
            hold(item, kind[0])
    elif isinstance(kind, str):
        wanted = STRUCTURE[kind]
        named = {name.rstrip("!"): inner for name, inner in wanted.items()}
        assert set(value) <= set(named), kind
        assert {name.rstrip("!") for name in wanted if name.endswith("!")} <= set(value), kind
        for name, inner in value.items():
            hold(inner, named[name])
    else:
        assert isinstance(value, kind)


def test_sarif_keeps_the_structure_of_the_standard():
    log = data("sarif", BOTH, finding(span=Span(0, 99)), finding(path=C, span=Span(0, 0)))
    hold(log, "log")
    (run,) = log["runs"]
    ids = [each["id"] for each in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            artifact, region = place["physicalLocation"].values()
            assert artifact["uriBaseId"] in run["originalUriBaseIds"]
            assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", artifact["uri"])
            assert not artifact["uri"].startswith("/")
            assert min(region.values()) >= 1
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")


def test_every_rule_can_stand_in_sarif():
    log = data("sarif", *(finding(code=each.code) for each in ALL))
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [each.code for each in ALL]
    for each in rules:
        assert re.fullmatch(r"([A-Z0-9][a-z0-9]*)+", each["name"])
        assert all(each[key]["text"] for key in ("shortDescription", "fullDescription", "help"))


def test_a_log_without_findings_is_a_log():
    assert data("sarif")["runs"][0]["results"] == []
