"""An exempt part is looked at again on the day its record gives.

What is withheld for a time must not be withheld for good by forgetting. Past that day the reason
may be gone.

Bad:
    exempt: {provisions: [section 43], reason: a tender is open, review_date: 2024-03-14}

Good:
    exempt: {provisions: [section 43], reason: a tender is open, review_date: 2034-03-14}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.model import Exempt
from generator.validate.rule import rule, warning


@rule("DEC030")
def review_overdue(archive: Archive) -> Iterator[Finding]:
    """An exempt part is looked at again on the day its record gives."""
    for facts in archive.received:
        exempt = facts.exempt
        if isinstance(exempt, Exempt) and exempt.review_date is not None and exempt.review_date < archive.as_of:
            message = f"the exempt part of {facts.reference} was to be looked at again by {exempt.review_date}"
            help_ = "publish it, or give the new `review_date` and the reason that still holds"
            yield warning(facts.path, facts.at("exempt.review_date"), message, help_)
