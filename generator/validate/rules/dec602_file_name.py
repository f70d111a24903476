"""A record's file is named by its reference.

The address comes from the reference alone; a file with another name hides a record from the
next editor who looks for it, and may hide a second record of the same number.

Bad:
    === decisions/radios.md
    reference: ABC 12
    title: New radios

Good:
    === decisions/2023/abc-12.md
    reference: ABC 12
    title: New radios
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.findings import Finding
from generator.model import Decision
from generator.validate.rule import error, rule


@rule("DEC602", waivable=False)
def file_name(decision: Decision) -> Iterator[Finding]:
    """A record's file is named by its reference."""
    facts = decision.facts
    wanted = f"{facts.reference.slug}.md"
    name = PurePosixPath(facts.path).name
    if name != wanted:
        message = f"the file is named {name}, its reference is {facts.reference}"
        help_ = f"mend the reference, or rename the file to {wanted} if no other record is called so"
        yield error(facts.path, facts.reference_span, message, help_)
