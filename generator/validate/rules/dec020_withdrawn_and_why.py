"""A withdrawn record says why and when, and a record that says so is withdrawn.

A withdrawn decision's page stays as a notice; without its reason and day the notice is empty.
A withdrawal without the status would leave the decision standing as if nothing had happened.

Bad:
    status: withdrawn

Good:
    status: withdrawn
    withdrawal: {reason: taken twice, date: 2023-05-02}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.validate.rule import error, rule


@rule("DEC020")
def withdrawn_and_why(decision: Decision) -> Iterator[Finding]:
    """A withdrawn record says why and when, and a record that says so is withdrawn."""
    path, places = decision.facts.path, decision.places
    withdrawn = decision.facts.withdrawal is not None
    if withdrawn and "withdrawal" not in places:
        message = "the status is withdrawn, and no `withdrawal` says why and when"
        yield error(path, places["status"], message, "add `withdrawal:` with a `reason` and a `date`")
    elif not withdrawn and "withdrawal" in places:
        message = "there is a `withdrawal`, and the status is not withdrawn"
        yield error(path, places["withdrawal"], message, "add `status: withdrawn`, or take the withdrawal out")
