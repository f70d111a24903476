"""What every form of a restated record says first."""

from __future__ import annotations

from generator.model import Facts


def notice(facts: Facts) -> str:
    """Return the notice of a restated record, or nothing for a decision's own words."""
    if not facts.restated:
        return ""
    where = f" The decision is at {facts.provenance.address}" if facts.provenance.address else ""
    return f"Summary by this archive, not the decision itself.{where}"
