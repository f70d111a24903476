"""Waivers: `waivers.yml` in the records folder says which findings stand, and why.

A waiver holds for one rule on one line as it reads now. When the line changes it holds no more.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from generator import values
from generator.findings import Fault, Fix, Source, Span
from generator.patterns import merge_mark
from generator.validate.types import Context, Group, ListOf, Text

_HEAD = """\
# Findings that stand: what the rule asks about is right here. Each waiver says why.
# `decisions waive` writes one. One whose line has changed since holds no more, and is told of.
waivers:
"""
_MEMBERS = {"code": Text(), "file": Text(), "line": Text(), "reason": Text(lines=True)}
_TYPE = Group({"waivers": ListOf(Group(_MEMBERS, tuple(_MEMBERS)))})


class Waiver(NamedTuple):
    """A rule's code, a file, the mark of a line in it, and why what is found there stands.

    `span` is its place in the file of waivers.
    """

    code: str
    path: str
    mark: str
    reason: str
    span: Span


class Waivers(NamedTuple):
    """The waivers of an archive, where they stand, and what of them cannot be read."""

    source: Source
    waivers: tuple[Waiver, ...] = ()
    faults: tuple[Fault, ...] = ()


def read(source: Source) -> Waivers:
    """Read a file of waivers; one that lacks anything is a fault and waives nothing."""
    if not source.text.strip():
        return Waivers(source)
    mark = merge_mark(source.text)
    if mark is not None:
        help_ = "keep one of the two versions below, or both, and delete the lines of arrows and equals signs"
        return Waivers(source, faults=(Fault("conflict", "a merge conflict was left here", Span(*mark.span()), help_),))
    context = Context(lambda text: None)
    fields, faults = values.parse(source.text)
    found = _TYPE.read(fields, "", context) or {}
    waivers = tuple(
        Waiver(item["code"].upper(), item["file"], item["line"], item["reason"], context.places[f"waivers.{number}"])
        for number, item in enumerate(found.get("waivers") or ())
        if all(item.values())
    )
    given = (_of_waivers(fault) for fault in context.faults if fault.message != "`waivers` has no value")
    # Of a record's words none may be lost; here a comment is one.
    spoken = (fault for fault in faults if fault.kind != "yaml-comment")
    return Waivers(source, waivers, (*spoken, *given))


def _of_waivers(fault: Fault) -> Fault:
    """Return a fault in words that fit this file, not a record."""
    return fault._replace(message=fault.message.replace("no field of a record", "no field of a waiver"))


def added(text: str, waiver: Waiver) -> str:
    """Return the text of a file of waivers with one more."""
    lines = (
        f"  - code: {waiver.code}",
        f"    file: {_scalar(waiver.path)}",
        f"    line: {waiver.mark}",
        f"    reason: {_scalar(waiver.reason)}",
    )
    before = text or _HEAD
    return before + "\n" * (not before.endswith("\n")) + "\n".join(lines) + "\n"


def without(source: Source, span: Span) -> Fix | None:
    """Return the fix that takes a waiver out, where it has lines of its own."""
    start = source.line_at(span.start).start
    end = source.text.find("\n", span.end) + 1 or len(source.text)
    whole = source.text[start : span.start].strip() == "-" and not source.text[span.end : end].strip()
    return Fix(Span(start, end), "") if whole else None


def _scalar(text: str) -> str:
    """Return text as a YAML value: bare where nothing can go wrong, else in double quotes."""
    plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_.,;()/-]+)*", text)
    return text if plain and text.lower() not in values.GUESSED else json.dumps(text, ensure_ascii=False)
