"""What a rule is: a code, and a generator of findings over a record, a decision or the archive."""

from __future__ import annotations

import inspect
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any, NamedTuple, overload

from generator.findings import Finding, Fix, Related, Severity, Span
from generator.model import Decision, Facts, Fields, Record, Scalar

BANDS = {
    "0": "front matter",
    "1": "body",
    "2": "references",
    "3": "accessibility",
    "4": "figures",
    "5": "confidentiality",
    "6": "files",
}
# Origins of a record whose words were printed before this archive could check them.
FROM_OLD_PAPERS = ("web_capture", "pdf_conversion", "restated")
_DOUBTS = "under `doubts`"
MOST = 50  # findings of one rule told in one file; nobody reads 50,000
Check = Callable[[Any], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule: its code, what it looks at (`Record`, `Decision`, `Archive` …), its check, its page.

    `page` is the module's docstring: the sentence, why it matters, `Bad:` and `Good:`. What it finds
    is not `waivable` where nothing can be published as it stands.
    """

    code: str
    name: str
    shape: str
    check: Check
    page: str
    waivable: bool = True

    @property
    def sentence(self) -> str:
        """The rule in one sentence."""
        return self.page.split("\n", 1)[0]

    @property
    def standing(self) -> str:
        """Whether and how what it finds may stand, in one paragraph."""
        if not self.waivable:
            return "It cannot be waived: nothing can be published as it stands."
        return (
            f'Where what it finds is right, say why: `decisions waive {self.code} FILE:LINE --reason "…"`. '
            f"Of a warning readers can be told instead: a doubt in the record, with `finding: {self.code}`."
        )

    @property
    def band(self) -> str:
        """What kind of thing the rule is about."""
        return BANDS[self.code[3]]


def rule(code: str, waivable: bool = True) -> Callable[[Check], Rule]:
    """Make a rule of a check; the check's parameter says which shape it takes."""
    if not re.fullmatch(r"DEC[0-6][0-9]{2}", code):
        raise ValueError(f"{code} is no code of a rule")

    def make(check: Check) -> Rule:
        parameter = next(iter(inspect.signature(check).parameters.values()))
        page = inspect.cleandoc(sys.modules[check.__module__].__doc__ or "")
        return Rule(code, check.__name__, str(parameter.annotation), check, page, waivable)

    return make


class Rules(Sequence[Rule]):
    """Rules in an order written by hand, each named by its module and its own name: `dec012_x.published`.

    Their modules are read when a rule is asked for. All of them take a fifth of a second, which a check
    in which nothing changed need not spend.
    """

    def __init__(self, package: str, *names: str) -> None:
        self.package = package
        self.names = names

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        parted = (name.split(".") for name in self.names)
        return tuple(getattr(import_module(f"{self.package}.{module}"), name) for module, name in parted)

    @overload
    def __getitem__(self, index: int) -> Rule: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Rule]: ...
    def __getitem__(self, index: int | slice) -> Rule | Sequence[Rule]:
        return self._rules[index]

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def _shapes(self) -> dict[str, tuple[Rule, ...]]:
        shapes = {each.shape for each in self._rules}
        return {shape: tuple(each for each in self._rules if each.shape == shape) for shape in shapes}

    def shaped(self, shape: str) -> tuple[Rule, ...]:
        """Return the rules that look at a thing of this shape."""
        return self._shapes.get(shape, ())


def run(rules: Iterable[Rule], subject: object) -> Iterator[Finding]:
    """Check one subject by rules of its shape, each finding under its rule's code.

    Of one rule's findings in one file the first MOST are told, the rest counted by one more.
    """
    for each in rules:
        found = list(each.check(subject))
        if found:
            yield from _told(each.code, found)


def _told(code: str, findings: list[Finding]) -> Iterator[Finding]:
    told: Counter[str] = Counter()
    untold: dict[str, list[Finding]] = {}
    for finding in findings:
        told[finding.path] += 1
        if told[finding.path] <= MOST:
            yield _under(code, finding)
        else:
            untold.setdefault(finding.path, []).append(finding)
    for rest in untold.values():
        yield _counted(code, rest)


def _under(code: str, finding: Finding) -> Finding:
    """Return a finding under its rule's code; a help that sends to `doubts` says how a doubt answers for it."""
    if finding.severity is Severity.WARNING and _DOUBTS in finding.help:
        return finding._replace(code=code, help=finding.help.replace(_DOUBTS, f"{_DOUBTS} with `finding: {code}`"))
    return finding._replace(code=code)


def _counted(code: str, rest: list[Finding]) -> Finding:
    """Return one finding for many, as severe as the most severe of them."""
    first = next((finding for finding in rest if finding.severity is Severity.ERROR), rest[0])
    message = f"{first.message}; {len(rest) - 1:,} more like this follow in this file" if rest[1:] else first.message
    covered = Span(rest[0].span.start, rest[-1].span.end) if first.secret else first.span
    return _under(code, first._replace(message=message, span=covered))


def error(
    path: str, span: Span, message: str, help_: str, fix: Fix | None = None, related: tuple[Related, ...] = ()
) -> Finding:
    """Return a finding that stops publication; the rule's code is added when it runs."""
    return Finding("", Severity.ERROR, message, path, span, help_, fix, related)


def warning(
    path: str, span: Span, message: str, help_: str, fix: Fix | None = None, related: tuple[Related, ...] = ()
) -> Finding:
    """Return a finding that does not stop publication."""
    return Finding("", Severity.WARNING, message, path, span, help_, fix, related)


def secret(finding: Finding) -> Finding:
    """Return a finding that must not repeat what it found."""
    return finding._replace(secret=True)


def from_old_paper(subject: Facts | Record) -> bool:
    """Say whether a record's words came from an old paper and were not written for this archive."""
    if isinstance(subject, Facts):
        return subject.provenance.origin in FROM_OLD_PAPERS
    source = subject.fields.get("source")
    origin = source.get("origin") if isinstance(source, Fields) else None
    return isinstance(origin, Scalar) and origin.text in FROM_OLD_PAPERS


def written_now(decision: Decision) -> bool:
    """Say whether a record says itself that its words are written for this archive, and owes all it can say."""
    return decision.facts.provenance.origin == "born_digital" and "source.origin" in decision.places


def lenient(subject: Facts | Record, finding: Finding) -> Finding:
    """Return an error as it is in what is written now, as a warning in what came from an old paper."""
    return finding._replace(severity=Severity.WARNING) if from_old_paper(subject) else finding


def faults(record: Record, *kinds: str, severity: Severity = Severity.ERROR) -> Iterator[Finding]:
    """Turn a record's faults of these kinds into findings."""
    for fault in record.faults:
        if fault.kind in kinds:
            path = record.source.path
            related = (Related(path, fault.first, "given here first"),) if fault.first else ()
            yield Finding("", severity, fault.message, path, fault.span, fault.help, fault.fix, related)
