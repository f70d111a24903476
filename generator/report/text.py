"""Findings for a person: each with its line and caret, advice that repeats told once; or a line each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.findings import Finding, Severity, Source, as_text, plain
from generator.validate.rule import Rule

_INKS = {"error": "1;31", "warning": "1;33", "place": "36", "advice": "1"}
_CARETS = re.compile(r"^( *\|) ( *)(\^+)$")


def lines(findings: Sequence[Finding], source_of: Callable[[str], Source], rules: Iterable[Rule]) -> Iterator[str]:
    """Yield findings as text, each followed by an empty line, and where to read on."""
    yield from _told(findings, source_of, lambda text, severity: text)


def coloured(findings: Sequence[Finding], source_of: Callable[[str], Source], rules: Iterable[Rule]) -> Iterator[str]:
    """Yield the same with colours, which say nothing that the words do not."""
    yield from _told(findings, source_of, _painted)


def short(findings: Sequence[Finding], source_of: Callable[[str], Source], rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a line for each finding, in the form compilers print and editors know."""
    for finding in findings:
        place = source_of(finding.path).place(finding.span.start)
        advice = f" ({finding.help})" if finding.help else ""
        said = f"{finding.severity}: {finding.message}{advice} [{finding.code}]"
        yield plain(f"{finding.path}:{place.line}:{place.column}: {said}")


def _told(
    findings: Sequence[Finding], source_of: Callable[[str], Source], paint: Callable[[str, Severity], str]
) -> Iterator[str]:
    told: set[tuple[str, str]] = set()
    repeated: Counter[str] = Counter()
    for finding in findings:
        advice = finding.code, finding.help
        if finding.help and advice in told:
            repeated[finding.code] += 1
            yield paint(as_text(finding._replace(help=""), source_of), finding.severity) + "\n"
        else:
            told.add(advice)
            yield paint(as_text(finding, source_of), finding.severity) + "\n"
    yield from _closing(repeated)


def _closing(repeated: Counter[str]) -> Iterator[str]:
    """Yield what stands for the advice that was not repeated."""
    if repeated:
        yield "What to do was said with the first of its kind. To read it again, and why it matters:"
        for code, count in sorted(repeated.items()):
            yield f"  decisions explain {code}   ({count + 1:,} alike)"
        yield ""


def _painted(text: str, severity: Severity) -> str:
    return "\n".join(_ink(line, severity) for line in text.split("\n"))


def _ink(line: str, severity: Severity) -> str:
    carets = _CARETS.match(line)
    if carets:
        return f"{carets[1]} {carets[2]}{_in(carets[3], severity)}"
    if line.startswith(f"{severity}["):
        head, _, rest = line.partition(": ")
        return f"{_in(head, severity)}: {rest}"
    if line.startswith("  --> "):
        return f"  --> {_in(line[6:], 'place')}"
    if line.startswith(("   = help:", "   = see:")):
        head, _, rest = line.partition(":")
        return f"{_in(head, 'advice')}:{rest}"
    return line


def _in(text: str, ink: str) -> str:
    return f"\x1b[{_INKS[ink]}m{text}\x1b[0m"
