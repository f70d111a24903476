"""A period can be read in one way, and fits the decision.

Amounts are added up and compared year by year. `2023-22` or `202223` counts in no year, and a
period long before the decision is most often a mistyped figure.

Bad:
    amounts:
      - {value: 5000, what: radios, kind: spend, role: new, period: 2023-22}

Good:
    amounts:
      - {value: 5000, what: radios, kind: spend, role: new, period: 2023-24}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Amount, Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning

LONGEST, OLDEST = 40, 3  # years a period may last, and may have ended before the signing
_MISFORMED = regex(r"(?<!\d)(?:\d{5,20}|\d{4}[-–/]\d(?!\d)|\d{4}[-–/]\d{3}(?!\d)|\d{3}[-–/]\d\d(?!\d))")
_YEARS = regex(r"(?<![\d,.£])(\d{4})(?:[-–/](\d{4}|\d{2})(?!\d))?")


@rule("DEC031")
def period(decision: Decision) -> Iterator[Finding]:
    """A period can be read in one way, and fits the decision."""
    facts = decision.facts
    for number, amount in _with_place(decision):
        if message := _problem(amount, facts.signed.year if facts.signed else None):
            help_ = "write it as 2023-24, 2023 or `April 2023 to March 2025`"
            yield warning(facts.path, decision.places[f"amounts.{number}.period"], message, help_)


def _with_place(decision: Decision) -> Iterator[tuple[int, Amount]]:
    """Yield each amount that has a period, with its number in the list."""
    by_span = {amount.span: amount for amount in decision.facts.amounts if amount.period}
    for number in range(
        len(by_span) and sum(path.count(".") == 1 for path in decision.places if path[:8] == "amounts.")
    ):
        amount = by_span.get(decision.places[f"amounts.{number}"])
        if amount is not None:
            yield number, amount


def _problem(amount: Amount, signed: int | None) -> str:
    """Say what is odd about a period, or nothing."""
    shown = amount.period[:40]
    if _MISFORMED.search(amount.period):
        return f"the period `{shown}` has a figure too many or too few; which years are meant?"
    years = [_range(match) for match in _YEARS.finditer(amount.period)]
    if any(last < first for first, last in years) or (years and years[-1][1] < years[0][0]):
        return f"the period `{shown}` ends before it begins; are the years exchanged?"
    if not years:
        return ""
    first, last = years[0][0], max(last for _, last in years)
    if last - first > LONGEST or not 1900 < first <= last < 2200:
        return f"the period `{shown}` is {last - first} years long; is a year mistyped?"
    if signed and amount.role == "new" and last < signed - OLDEST:
        return f"the period `{shown}` ended years before the decision was signed; is another year meant?"
    return ""


def _range(match: re.Match[str]) -> tuple[int, int]:
    """Return the first and the last year of `2023`, `2023-24`, `2023/2028`; `2023-05` is a month."""
    first = int(match[1])
    if not match[2] or (len(match[2]) == 2 and 1 <= int(match[2]) <= 12 < first % 100):
        return first, first
    last = int(match[2])
    return first, last if last > 99 else first - first % 100 + last + 100 * (first % 100 == 99)
