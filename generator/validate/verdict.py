"""One record by every rule that needs no other record: it becomes a decision, and its problems findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.config import Settings
from generator.findings import Finding
from generator.model import Decision
from generator.read.record import Reading
from generator.read.references import Grammar
from generator.validate import RULES, decide
from generator.validate import appendices as beside
from generator.validate.merging import told_once
from generator.validate.rule import Rule, run
from generator.validate.types import Context

_FIELDS_TOO = ("self_citation", "unreadable_file", "appendix")  # of other bands, and an appendix keeps them too


class Verdict(NamedTuple):
    """What validation makes of one record: a decision where one can be made, and the findings."""

    decision: Decision | None
    findings: tuple[Finding, ...]


def validate(reading: Reading, settings: Settings, grammar: Grammar, appendices: Sequence[Reading] = ()) -> Verdict:
    """Check one record, and its appendices, by every rule that needs no other record; never raises."""
    context = Context(grammar.parse, tuple(series.name for series in grammar.series))
    decision = decide.decide(reading, settings, context)
    record = reading.record._replace(faults=decide.faults_of(context, reading.record))
    findings = [*run(RULES.shaped("Record"), record)]
    if decision is not None:
        decision = beside.named(decision, appendices, settings) if appendices else decision
        findings += run(RULES.shaped("Decision"), decision)
    for each in appendices:
        findings += run(_of_words("Record"), beside.as_record(each.record, record))
        if decision is not None:
            findings += run(_of_words("Decision"), beside.as_decision(decision, each))
    findings = told_once(findings, (each.record.source for each in (reading, *appendices)))
    if decision is not None and appendices:
        decision = beside.citing(decision, appendices)
    return Verdict(decision, tuple(findings))


def _of_words(shape: str) -> Iterator[Rule]:
    """Yield the rules about words, which an appendix keeps too: all but those about fields and files' names."""
    return (rule for rule in RULES.shaped(shape) if rule.code[3] in "1345" or rule.name in _FIELDS_TOO)
