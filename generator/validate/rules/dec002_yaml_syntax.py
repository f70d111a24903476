"""Front matter is YAML that every tool reads alike.

One line YAML cannot read hides every field below it. The usual causes are a colon inside an
unquoted value, a line that does not begin below its neighbours, a tab, and a quotation mark that is
never closed.

Bad:
    title: Radios: phase two

Good:
    title: "Radios: phase two"
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC002", waivable=False)
def yaml_syntax(record: Record) -> Iterator[Finding]:
    """Front matter is YAML that every tool reads alike."""
    yield from faults(record, "yaml-syntax")
