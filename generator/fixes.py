"""Applying what findings say to write instead, and showing it first."""

from __future__ import annotations

import codecs
import difflib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.findings import Finding, Fix, Source, plain

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Fixed(NamedTuple):
    """A text with fixes applied: how many, and those left out because they overlap an applied one."""

    text: str
    applied: int
    skipped: tuple[Finding, ...]


def apply(text: str, findings: Iterable[Finding]) -> Fixed:
    """Apply the fixes of one file's findings, each in the line endings the file has.

    Of fixes that overlap the first counts; one asked for twice is made once.
    """
    wanted: dict[Fix, Finding] = {}
    for finding in findings:
        if finding.fix is not None and 0 <= finding.fix.span.start <= finding.fix.span.end <= len(text):
            wanted.setdefault(finding.fix, finding)
    pieces: list[str] = []
    skipped: list[Finding] = []
    end, last = 0, -1
    for fix, finding in sorted(wanted.items()):
        if fix.span.start < end or fix.span.start == last:  # two insertions in one place have no order
            skipped.append(finding)
            continue
        pieces += (text[end : fix.span.start], _as_in(text, fix.text))
        end, last = fix.span.end, fix.span.start
    return Fixed("".join((*pieces, text[end:])), len(wanted) - len(skipped), tuple(skipped))


def encoded(text: str, like: bytes) -> bytes:
    """Return a file's new bytes: in UTF-8, with a byte-order mark where it had one."""
    mark = codecs.BOM_UTF8 if like.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def diff(before: Source, after: str) -> Iterator[str]:
    """Yield what changes in a file as a unified diff, line by line, fit for a terminal."""
    old, new = _LINE.findall(before.text), _LINE.findall(after)
    for line in difflib.unified_diff(old, new, f"a/{before.path}", f"b/{before.path}"):
        yield plain(line.rstrip("\r\n"))


def _as_in(text: str, written: str) -> str:
    """Return a fix's text with the line endings of the file it goes into."""
    return written.replace("\n", "\r\n") if "\n" in written and "\r\n" in text else written
