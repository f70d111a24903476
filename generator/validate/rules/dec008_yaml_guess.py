"""A text that YAML tools take for true or false stands in quotes.

The word No, unquoted, is false to one tool and text to another. Quoted, it is text to all.

Bad:
    title: No

Good:
    title: "No"
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC008")
def yaml_guess(record: Record) -> Iterator[Finding]:
    """A text that YAML tools take for true or false stands in quotes."""
    yield from faults(record, "yaml-guess")
