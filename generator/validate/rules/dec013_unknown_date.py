"""A decision's date of signing and its maker are known, or an old capture has lost them.

Real captures of old pages have lost many dates, and a guess is worse than a gap. A record made
from the signed paper itself has no such excuse.

Bad:
    date_signed: unknown
    source: {origin: born_digital}

Good:
    date_signed: 2023-12-12
    source: {origin: born_digital}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.validate.rule import error, from_old_paper, lenient, rule


@rule("DEC013")
def unknown_date(decision: Decision) -> Iterator[Finding]:
    """A decision's date of signing and its maker are known, or an old capture has lost them."""
    facts = decision.facts
    for field, value in (("date_signed", facts.signed), ("decision_maker", facts.maker)):
        place = decision.places.get(field)
        if value is None and place and decision.source.text[place.start : place.end] == "unknown":
            help_ = "give it, or say under `source` what was captured"
            if from_old_paper(facts):
                help_ = "look for it in the original; until then the page says it is not known"
            yield lenient(facts, error(facts.path, place, f"`{field}` is unknown", help_))
