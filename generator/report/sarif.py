"""Findings as SARIF 2.1.0, which code hosts and editors read: with rules, fixes, and both ends."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.findings import Finding, Fix, Source, Span
from generator.report.data import fingerprint, numbered, said
from generator.validate.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "ARCHIVE"  # the name of the archive's folder in paths, as SARIF lets a reader set it
_Sources = Callable[[str], Source]


def lines(findings: Sequence[Finding], source_of: _Sources, rules: Iterable[Rule]) -> Iterator[str]:
    """Yield one SARIF log with one run."""
    broken = {finding.code for finding in findings}
    known = [each for each in rules if each.code in broken]
    index = {each.code: number for number, each in enumerate(known)}
    results = [_result(each, number, index, source_of) for each, number in numbered(findings, source_of)]
    driver = {"name": "decisions", "semanticVersion": __version__, "rules": [_rule(each) for each in known]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder of the archive's mkdocs.yml."}}},
        "results": results,
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(each: Rule) -> dict[str, Any]:
    return {
        "id": each.code,
        "name": "".join(word.capitalize() for word in each.name.split("_")),
        "shortDescription": {"text": each.sentence},
        "fullDescription": {"text": " ".join(each.page.split("\n\nBad:")[0].split())},
        "help": {"text": each.page},
        "properties": {"tags": [each.band]},
    }


def _result(finding: Finding, number: int, index: dict[str, int], source_of: _Sources) -> dict[str, Any]:
    source = source_of(finding.path)
    made: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index.get(finding.code, -1),
        "level": str(finding.severity),
        "message": {"text": said(finding)},
        "locations": [{"physicalLocation": _location(source, finding.span)}],
        "partialFingerprints": {"lineAndRule/v1": fingerprint(finding, number, source)},
    }
    if finding.related:
        made["relatedLocations"] = [
            {"physicalLocation": _location(source_of(other.path), other.span), "message": {"text": other.message}}
            for other in finding.related
        ]
    if finding.fix:
        made["fixes"] = [_fix(finding.help, finding.fix, source)]
    return made


def _location(source: Source, span: Span) -> dict[str, Any]:
    return {"artifactLocation": _artifact(source), "region": _region(source, span)}


def _artifact(source: Source) -> dict[str, str]:
    return {"uri": quote(source.path.encode("utf-8", "surrogateescape")), "uriBaseId": ROOT}


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.place(span.start), source.place(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(help_: str, fix: Fix, source: Source) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(source, fix.span), "insertedContent": {"text": fix.text}}
    change = {"artifactLocation": _artifact(source), "replacements": [replacement]}
    return {"description": {"text": help_ or "Replace it."}, "artifactChanges": [change]}
