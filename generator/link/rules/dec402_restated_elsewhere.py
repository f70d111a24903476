"""An amount that restates another decision's is found there.

A restated sum is left out of totals because the other decision counts it. If that one does not
give it, it is counted nowhere, or the number is wrong.

Bad:
    === decisions/abc-12.md
    amounts:
      - {value: 40000, what: radios, kind: spend, role: restates, of: ABC 7}
    cites:
      - {reference: ABC 7, relation: continues}
    === decisions/abc-7.md
    amounts:
      - {value: 90000, what: radios, kind: spend, role: new}

Good:
    === decisions/abc-12.md
    amounts:
      - {value: 90000, what: radios, kind: spend, role: restates, of: ABC 7}
    cites:
      - {reference: ABC 7, relation: continues}
    === decisions/abc-7.md
    amounts:
      - {value: 90000, what: radios, kind: spend, role: new}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.link.rules.dec401_amount_of_cited import gives
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds


@rule("DEC402")
def restated_elsewhere(archive: Archive) -> Iterator[Finding]:
    """An amount that restates another decision's is found there."""
    for facts in archive.decisions.values():
        for amount in facts.amounts:
            target = archive.decisions.get(amount.of) if amount.of and amount.role == "restates" else None
            if target is None or not target.amounts or gives(target, amount.value):
                continue
            message = f"{pounds(amount.value)} restates {amount.of}, which gives no such amount; is another meant?"
            related = (Related(target.path, target.amounts[0].span, f"{amount.of} gives its amounts here"),)
            help_ = "check the sum and the reference in `of`; keep what the paper prints, and ask under `doubts`"
            yield warning(facts.path, amount.span, message, help_, related=related)
