"""A reference with a year has the year in which the decision was signed.

Numbers of such a series begin anew each year. A decision signed in another year has a mistyped
date, or a mistyped reference, and with it a wrong address for good.

Bad:
    === decisions/def-2023-29.md
    reference: DEF 29/23
    date_signed: 2021-03-14

Good:
    === decisions/def-2023-29.md
    reference: DEF 29/23
    date_signed: 2023-03-14
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.model import Decision
from generator.validate.rule import rule, warning

_LAST_MONTH = 6  # a number given out in one year may be signed as late as June of the next


@rule("DEC220")
def year_of_reference(decision: Decision) -> Iterator[Finding]:
    """A reference with a year has the year in which the decision was signed."""
    facts = decision.facts
    year, signed = facts.reference.year, facts.signed
    if year is None or signed is None or signed.year == year:
        return
    if signed.year != year + 1 or signed.month > _LAST_MONTH:
        message = f"{facts.reference} is a number of {year}, and the decision is signed on {signed}"
        related = (Related(facts.path, facts.reference_span, f"a number of {year}"),)
        help_ = "check the date and the reference; keep what the paper prints, and ask under `doubts`"
        place = decision.places["date_signed"]
        yield warning(facts.path, place, f"{message}; is another year meant?", help_, related=related)
