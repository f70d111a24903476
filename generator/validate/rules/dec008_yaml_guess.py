"""A text that YAML tools take for something else stands in quotes.

The word No, unquoted, is false to one tool and text to another. 0451 is 297 to some, since it begins
with a nought; 14:44 is 884, counted in minutes; 4.10 is 4.1. Quoted, each is the same to all.
Curly quotation marks are no quotes to YAML: pasted round a value, they become a part of it.

Bad:
    title: 14:44

Good:
    title: "14:44"
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC008", waivable=False)
def yaml_guess(record: Record) -> Iterator[Finding]:
    """A text that YAML tools take for something else stands in quotes."""
    yield from faults(record, "yaml-guess", "curly-form")
    yield from faults(record, "curly-words", severity=Severity.WARNING)
