"""A decision written now says whether publication is deferred and whether a part is exempt.

Of an old paper that is silent nobody can say more. Whoever writes a record today knows both, and
a reader who finds neither cannot tell a no from an oversight.

Bad:
    drop: exempt

Good:
    exempt: no
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.validate.rule import rule, warning, written_now


@rule("DEC040")
def unstated(decision: Decision) -> Iterator[Finding]:
    """A decision written now says whether publication is deferred and whether a part is exempt."""
    facts = decision.facts
    if not written_now(decision):
        return
    for name in ("deferral", "exempt"):
        if name not in decision.places:
            message = f"the record does not say `{name}`"
            yield warning(facts.path, facts.reference_span, message, f"add `{name}: no`, or what is decided")
