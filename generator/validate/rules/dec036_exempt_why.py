"""A part kept from the public says why, under which provision, and when that is looked at again.

The public may ask for each of them. A record written now can say all three; what an old paper
leaves out cannot be made up.

Bad:
    exempt: {reason: prices}

Good:
    exempt: {provisions: ["Freedom of Information Act 2000, section 43"], reason: prices, review_date: 2028-03-14}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision, Exempt
from generator.validate.rule import from_old_paper, rule, warning


@rule("DEC036")
def exempt_why(decision: Decision) -> Iterator[Finding]:
    """A part kept from the public says why, under which provision, and when that is looked at again."""
    facts = decision.facts
    if not isinstance(facts.exempt, Exempt):
        return
    wanted = ("reason",) if from_old_paper(facts) else ("reason", "provisions", "review_date")
    missing = [f"`{name}`" for name in wanted if f"exempt.{name}" not in decision.places]
    if missing:
        message = f"`exempt` has no {' and no '.join(missing)}"
        yield warning(facts.path, decision.places["exempt"], message, "add what the decision says of it")
