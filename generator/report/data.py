"""Findings for programs: a JSON list of our own, and GitLab's report on a merge request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b

from generator.findings import Finding, Severity, Source, Span, sentence
from generator.validate.rule import Rule


def lines(findings: Sequence[Finding], source_of: Callable[[str], Source], rules: Iterable[Rule]) -> Iterator[str]:
    """Yield findings as a JSON list in ASCII, one object each, places counted from 1."""
    yield json.dumps([_as_dict(finding, source_of) for finding in findings], indent=2)


def _as_dict(finding: Finding, source_of: Callable[[str], Source]) -> dict[str, object]:
    source = source_of(finding.path)
    fix = finding.fix
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "path": finding.path,
        **_region(source, finding.span),
        "help": finding.help,
        "fix": {**_region(source, fix.span), "text": fix.text} if fix else None,
        "related": [
            {"path": other.path, **_region(source_of(other.path), other.span), "message": other.message}
            for other in finding.related
        ],
    }


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.place(span.start), source.place(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def gitlab(findings: Sequence[Finding], source_of: Callable[[str], Source], rules: Iterable[Rule]) -> Iterator[str]:
    """Yield findings as GitLab's Code Quality report."""
    issues = [_issue(finding, number, source_of) for finding, number in numbered(findings, source_of)]
    yield json.dumps(issues, indent=2)


def _issue(finding: Finding, number: int, source_of: Callable[[str], Source]) -> dict[str, object]:
    source = source_of(finding.path)
    return {
        "description": said(finding),
        "check_name": finding.code,
        "fingerprint": fingerprint(finding, number, source),
        "severity": "critical" if finding.severity is Severity.ERROR else "minor",
        "location": {"path": finding.path, "lines": {"begin": source.place(finding.span.start).line}},
    }


def said(finding: Finding) -> str:
    """Return what is wrong and what to do, as sentences."""
    return sentence(finding.message) + (f" To do: {sentence(finding.help)}" if finding.help else "")


def fingerprint(finding: Finding, number: int, source: Source) -> str:
    """Return what tells a finding from others and stays when lines above it come or go.

    `number` counts findings of one rule on lines that read the same. The source is as it is shown:
    what none may repeat is blotted out, so nothing of it can be worked out from the digest.
    """
    line = source.line_at(finding.span.start)
    said = "\0".join((finding.code, finding.path, source.text[line.start : line.end].strip(), str(number)))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def numbered(findings: Sequence[Finding], source_of: Callable[[str], Source]) -> Iterator[tuple[Finding, int]]:
    """Yield each finding with how many like it, by code, file and words of the line, came before."""
    seen: dict[str, int] = {}
    for finding in findings:
        alike = fingerprint(finding, 0, source_of(finding.path))
        seen[alike] = seen.get(alike, -1) + 1
        yield finding, seen[alike]
