"""Settling: findings that somebody has answered for are told no more, while their lines stay.

A waiver (in `waivers.yml`) answers that the rule asks in vain. A doubt, in the record, answers for
a warning by telling readers of it. Nothing else is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from generator.findings import Finding, Severity, Source, Span
from generator.model import NOWHERE, Fields, Record
from generator.settle.marks import Marks
from generator.settle.waivers import Waiver, Waivers
from generator.validate.rule import BANDS, Rule, run

_EACH = "mend the code; `decisions explain` lists all"
_MEND = "mend what it finds, and take the waiver out"
_RENEW = "take the waiver out; where the finding still stands for good, write it again: `decisions waive`"
_NAME = "take `finding` out of the doubt, or mend its code; an error is waived, not doubted"
Place = tuple[str, str]  # a rule's code and a file


class Vain(NamedTuple):
    """A waiver or a doubt that settles nothing: its file, its place there, why, and what to do.

    `secret` says that what stands there must not be told again.
    """

    source: Source
    span: Span
    why: str
    help: str
    secret: bool = False


class Settlement(NamedTuple):
    """What became of an archive's findings: those still open, those settled, and what settles nothing.

    `refused` are waivers that may not be, `idle` waivers and doubts of what is not found.
    """

    waivers: Waivers
    open: tuple[Finding, ...]
    settled: tuple[Finding, ...] = ()
    refused: tuple[Vain, ...] = ()
    idle: tuple[Vain, ...] = ()


def settle(
    findings: Iterable[Finding],
    waivers: Waivers,
    doubts: Set[Place],
    unread: Set[str],
    rules: Mapping[str, Rule],
    text_of: Callable[[str], str],
) -> Settlement:
    """Part the findings that a waiver or a doubt answers for from those that are open.

    `doubts` are what the records' doubts name; `unread` the paths of records that are no decisions.
    """
    found = tuple(findings)
    kept = tuple(_private(waivers, rules))
    if not waivers.waivers and not doubts:
        return Settlement(waivers, found, refused=kept)
    marks = Marks(found, text_of)
    telling = {each for each in waivers.waivers for vain in kept if _meet(each.span, vain.span)}
    apart = (each for each in waivers.waivers if each not in telling)
    refused = {each: said for each in apart if (said := _never(each, waivers.source, rules))}
    given = {(each.code, each.path, each.mark): each for each in waivers.waivers if each not in {*refused, *telling}}
    named = {(code, path) for code, path, _ in given}
    used, met = set[Waiver](), dict[Place, Finding]()
    parted: tuple[list[Finding], list[Finding]] = [], []
    for finding in found:
        place = finding.code, finding.path
        met.setdefault(place, finding)
        waiver = given.get((*place, marks.of(finding))) if place in named else None
        if waiver is not None and finding.severity is Severity.ERROR and finding.path in unread:
            refused[waiver] = Vain(waivers.source, waiver.span, "what cannot be read cannot be waived", _MEND)
        used |= {waiver} if waiver else set()
        answered = (waiver and waiver not in refused) or (place in doubts and finding.severity is Severity.WARNING)
        parted[bool(answered)].append(finding)
    unused = (each for each in given.values() if each not in used)
    idle = [Vain(waivers.source, each.span, _changed(each, met, marks), _RENEW) for each in unused]
    idle += _in_vain(doubts, met, marks)
    return Settlement(waivers, tuple(parted[False]), tuple(parted[True]), (*kept, *refused.values()), tuple(idle))


def private(text: str, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Yield what may not stand in a text that is kept with the records: an address, a telephone number."""
    record = Record(Source("", text), "", Fields((), NOWHERE), ())
    return run((each for each in rules if each.shape == "Record" and each.band == BANDS["5"]), record)


def _private(waivers: Waivers, rules: Mapping[str, Rule]) -> Iterator[Vain]:
    """Yield what may not stand in the file of waivers, wherever it does: a comment is read as a reason is."""
    for found in private(waivers.source.text, rules.values()):
        yield _telling(waivers.source, found.span, found)


def _telling(source: Source, span: Span, found: Finding) -> Vain:
    why = f"this has what {found.code} asks about: {found.message}"
    return Vain(source, span, why, "say it without: this file is kept and read with the records", True)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _never(waiver: Waiver, source: Source, rules: Mapping[str, Rule]) -> Vain | None:
    """Say why a waiver may never be and what to do, or nothing."""
    if waiver.code not in rules:
        return Vain(source, waiver.span, f"no rule is called {waiver.code}", _EACH)
    if not rules[waiver.code].waivable:
        return Vain(source, waiver.span, f"what {waiver.code} finds cannot be waived", _MEND)
    # What escapes hide in the file's text, the reason has in clear.
    found = next(private(waiver.reason, rules.values()), None)
    return found and _telling(source, waiver.span, found)


def _changed(waiver: Waiver, met: Mapping[Place, Finding], marks: Marks) -> str:
    """Say why a waiver finds nothing to waive."""
    still = met.get((waiver.code, waiver.path))
    if still is None:
        return f"{waiver.code} finds nothing in {waiver.path} any more"
    where = f"{waiver.path}:{marks.line(still)}"
    return f"the line it was written for has changed; {waiver.code} now asks about {where}"


def _in_vain(doubts: Set[Place], met: Mapping[Place, Finding], marks: Marks) -> Iterator[Vain]:
    """Yield the doubts that name a finding which is not there, or is an error."""
    for code, path in sorted(doubts):
        finding = met.get((code, path))
        if finding is None or finding.severity is Severity.ERROR:
            source = marks.source(path)
            start = max(source.text.find(code, source.text.find("finding:")), 0)
            why = "which finds nothing here" if finding is None else "whose error it cannot settle"
            yield Vain(source, Span(start, start + len(code)), f"this doubt names {code}, {why}", _NAME)
