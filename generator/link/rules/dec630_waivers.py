"""Each waiver names a rule, a file and a line, and says why.

A waiver that lacks its reason, or is misspelt, would hide nothing, or more than somebody meant. What
cannot be read, or leads a reader astray, is mended: no reason makes it fit to publish. Nor may a
reason or a comment name what no record may: a person's address, a telephone number.

Bad:
    === decisions/abc-12.md
    title: New radios
    === decisions/waivers.yml
    waivers:
      - code: DEC013
        file: decisions/abc-12.md
        line: fmimlpkgleej

Good:
    === decisions/abc-12.md
    date_signed: unknown
    source: {origin: web_capture}
    === decisions/waivers.yml
    waivers:
      - code: DEC013
        file: decisions/abc-12.md
        line: fmimlpkgleej
        reason: The original has no date; asked the board, which knows of none.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.settle import Settlement
from generator.validate.rule import error, rule


@rule("DEC630", waivable=False)
def waivers_are_whole(settlement: Settlement) -> Iterator[Finding]:
    """Each waiver names a rule, a file and a line, and says why."""
    source, _, faults = settlement.waivers
    for fault in faults:
        yield error(source.path, fault.span, fault.message, fault.help, fault.fix)
    for each in settlement.refused:
        yield error(each.source.path, each.span, each.why, each.help)._replace(secret=each.secret)
