"""A waiver or a doubt that settles a finding still has one to settle.

A waiver holds for a line as it read when somebody looked at it. When the line changes, somebody must
look again; when nothing is found any more, what is left behind would hide the next mistake.

Bad:
    === decisions/abc-12.md
    doubts:
      - what: The table adds up to £450, not £500.
        finding: DEC405

Good:
    === decisions/abc-12.md
    doubts:
      - what: The paper names no supplier.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.settle import Settlement
from generator.settle.waivers import without
from generator.validate.rule import rule, warning


@rule("DEC631", waivable=False)
def settles_nothing(settlement: Settlement) -> Iterator[Finding]:
    """A waiver or a doubt that settles a finding still has one to settle."""
    for each in settlement.idle:
        fix = without(each.source, each.span) if each.source is settlement.waivers.source else None
        yield warning(each.source.path, each.span, each.why, each.help, fix)
