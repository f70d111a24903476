"""The amount a citation gives is one of those of the decision it cites.

Two papers that give one grant in two sums are both right, or one is not; a reader of either should
not have to find out alone.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, amount: 11900000}
    === decisions/abc-7.md
    amounts:
      - {value: 10500000, what: grant, kind: income, role: new}

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, amount: 10500000}
    === decisions/abc-7.md
    amounts:
      - {value: 10500000, what: grant, kind: income, role: new}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.model import Facts
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds


@rule("DEC401")
def amount_of_cited(archive: Archive) -> Iterator[Finding]:
    """The amount a citation gives is one of those of the decision it cites."""
    for facts in archive.decisions.values():
        for each in facts.relations:
            target = archive.decisions.get(each.to)
            if each.amount is None or target is None or not target.amounts or gives(target, each.amount):
                continue
            said = " and ".join(pounds(amount.value) for amount in target.amounts[:3])
            message = f"{pounds(each.amount)} is given for {each.to} here, and its own record gives {said}"
            if len(target.amounts) > 3:
                message += f" and {len(target.amounts) - 3} more"
            related = (Related(target.path, target.amounts[0].span, f"{each.to} gives its amounts here"),)
            help_ = "compare both papers; keep what each prints, and ask under `doubts`"
            message += "; do the two count different things?"
            yield warning(facts.path, each.span, message, help_, related=related)


def gives(target: Facts, told: Decimal) -> bool:
    """Say whether a decision gives a sum: as an amount, a part, or all new ones together, or rounded to it."""
    own = [amount.value for amount in target.amounts]
    own += [part.value for amount in target.amounts for part in amount.parts]
    for kind in {amount.kind for amount in target.amounts}:
        own.append(sum((a.value for a in target.amounts if (a.role, a.kind) == ("new", kind)), Decimal(0)))
    last = Decimal(10) ** int(told.normalize().as_tuple().exponent)  # the place of its last digit but noughts
    return any(abs(value - told) <= last / 2 for value in own)
