"""Amounts that a record calls parts, sources or savings of another agree with it.

Grants that come to a pound more than their total, or sources that do not cover what they pay for,
make each reader wonder which figure holds.

Bad:
    amounts:
      - {value: 5000, what: two grants, kind: spend, role: new}
      - {value: 3000, what: grant to the north pier, kind: spend, role: part_of}
      - {value: 1999, what: grant to the south pier, kind: spend, role: part_of}

Good:
    amounts:
      - {value: 5000, what: two grants, kind: spend, role: new}
      - {value: 3000, what: grant to the north pier, kind: spend, role: part_of}
      - {value: 2000, what: grant to the south pier, kind: spend, role: part_of}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from generator.findings import Finding
from generator.model import Amount, Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds

_SOURCE = regex(r"(?:(?:met|drawn|taken)? ?from|carried (?:forward|over)|out of)\b", re.IGNORECASE)
_HELP = "compare the figures with the paper; keep what it prints, and note the difference under `doubts`"
_FEW = 9  # pounds that rounding or a slip may put between a saving and the difference it is
_MOST = 100  # amounts in one record; of more, some agree or nearly agree by chance


@rule("DEC404")
def sums_between_amounts(decision: Decision) -> Iterator[Finding]:
    """Amounts that a record calls parts, sources or savings of another agree with it."""
    amounts = decision.facts.amounts
    if not 2 <= len(amounts) <= _MOST:
        return
    for amount, message in (*_parts(amounts), *_sources(amounts), *_savings(amounts)):
        yield warning(decision.facts.path, amount.span, message, _HELP)


def _exact(amount: Amount) -> bool:
    return not amount.approximate and not amount.up_to


def _parts(amounts: tuple[Amount, ...]) -> Iterator[tuple[Amount, str]]:
    """Find parts that nearly make a new amount of their kind and period, and one larger than any whole."""
    for kind in dict.fromkeys(amount.kind for amount in amounts if amount.role == "part_of"):
        parts = [each for each in amounts if each.role == "part_of" and each.kind == kind]
        # Parts of a kind that no whole has are those of the whole there is: a grant taken in, and how it is spent.
        whole = [each for each in amounts if each.role != "part_of" and each.kind == kind] or [
            each for each in amounts if each.role == "new"
        ]
        new = [each for each in whole if each.role == "new" and _exact(each)]
        for one in new:
            of_it = [each for each in parts if len(new) == 1 or each.period == one.period != ""]
            total = sum((each.value for each in of_it), Decimal(0))
            if len(of_it) > 1 and 0 < abs(total - one.value) <= one.value / 100:
                message = f"the {len(of_it)} parts come to {pounds(total)} and the amount is {pounds(one.value)}"
                yield one, f"{message}; is the difference rounding, or a misprint?"
        largest = max((each.value for each in whole), default=None)
        for part in parts:
            if largest is not None and part.value > largest:
                yield part, f"this part, {pounds(part.value)}, is more than any whole here; is its role `part_of`?"


def _sources(amounts: tuple[Amount, ...]) -> Iterator[tuple[Amount, str]]:
    """Find sources of money that nearly cover the one new spending, and do not."""
    spends = [each for each in amounts if (each.kind, each.role) == ("spend", "new") and _exact(each)]
    sources = [each for each in amounts if each.kind == "budget" and _SOURCE.match(each.what)]
    total = sum((each.value for each in sources), Decimal(0))
    if len(sources) > 1 and len(spends) == 1 and 0 < abs(total - spends[0].value) <= spends[0].value / 20:
        message = (
            f"the {len(sources)} sources named come to {pounds(total)} and the spending is {pounds(spends[0].value)}"
        )
        yield spends[0], f"{message}; is one of them for something else too?"


def _savings(amounts: tuple[Amount, ...]) -> Iterator[tuple[Amount, str]]:
    """Find savings that are a few pounds off the difference of two other amounts."""
    for saving in (each for each in amounts if each.kind == "saving" and _exact(each)):
        others = [each.value for each in amounts if each is not saving]
        for one, other in combinations(others, 2):
            left = abs(one - other)
            if 0 < abs(left - saving.value) <= min(Decimal(_FEW), saving.value / 1000):
                first, second = pounds(max(one, other)), pounds(min(one, other))
                message = f"{first} less {second} leaves {pounds(left)}, and this is {pounds(saving.value)}"
                yield saving, f"{message}; is the difference rounding?"
