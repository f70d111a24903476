"""Findings as workflow commands: GitHub shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.findings import Finding, Severity, Source
from generator.validate.rule import Rule

MOST = 10  # annotations of a severity that GitHub shows of one step; the rest it drops unsaid


def lines(findings: Sequence[Finding], source_of: Callable[[str], Source], rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a workflow command for each finding, errors first, and how many GitHub will not show."""
    for severity in (Severity.ERROR, Severity.WARNING):
        alike = [finding for finding in findings if finding.severity is severity]
        yield from (_command(finding, source_of(finding.path)) for finding in alike)
        if len(alike) > MOST:
            rest = f"{len(alike) - MOST:,} more {severity}s are listed in this log, not beside the lines"
            yield f"{rest}: GitHub shows {MOST} of a step."


def _command(finding: Finding, source: Source) -> str:
    start, end = source.place(finding.span.start), source.place(finding.span.end)
    where = {"file": finding.path, "line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub ignores columns of what runs over several lines
        where |= {"col": start.column, "endColumn": end.column}
    where["title"] = finding.code
    said = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    advice = f"\nTo do: {finding.help}" if finding.help else ""
    return f"::{finding.severity} {said}::{_data(f'{finding.message}{advice}')}"


def _data(text: str) -> str:
    """Return text as the part after `::` may hold it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return text as a value before `::` may hold it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
