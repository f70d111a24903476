"""What every form of a restated record says first."""

from __future__ import annotations

from generator.model import Facts
from generator.strings import say


def notice(facts: Facts) -> str:
    """Return the notice of a restated record, or nothing for a decision's own words."""
    if not facts.restated:
        return ""
    address = facts.provenance.address
    return say("notice.summary-of", address=address) if address else say("notice.summary")
