"""What an unfinished merge leaves in a text: two versions between lines of arrows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.findings import Finding, Span
from generator.patterns import regex

_MARK = regex(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
CODE = "DEC108"  # the rule that tells of it


def marks(text: str) -> Iterator[Span]:
    """Yield the lines of arrows in a text."""
    if "<<<<<<<" in text or ">>>>>>>" in text:
        for match in _MARK.finditer(text):
            yield Span(*match.span())


def told_once(findings: list[Finding], texts: Iterable[tuple[str, str]]) -> list[Finding]:
    """Leave out what is found between the lines of arrows: it goes away with them.

    `texts` are files with what stands in them. What is private is told all the same.
    """
    merged = {finding.path for finding in findings if finding.code == CODE}
    if not merged:
        return findings
    between = {path: tuple(_between(text)) for path, text in texts if path in merged}
    return [
        each
        for each in findings
        if each.code == CODE
        or each.code.startswith("DEC5")
        or not any(each.span.start < span.end and span.start < each.span.end for span in between.get(each.path, ()))
    ]


def _between(text: str) -> Iterator[Span]:
    """Yield from where to where the versions of each merge reach: to the next line of arrows back, or that line."""
    begun: Span | None = None
    for span in marks(text):
        if text[span.start] == "<":
            if begun:
                yield begun
            begun = span
        else:
            yield Span(begun.start if begun else span.start, span.end)
            begun = None
    if begun:
        yield begun
