"""A reference in front matter is written as the archive prints it.

Any spelling is understood, but whoever searches the records for ABC 12 misses `abc12`, and a second spelling looks
like a second decision.

Bad:
    reference: abc12

Good:
    reference: ABC 12
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Decision, Reference
from generator.validate.rule import rule, warning


@rule("DEC034")
def spelled_reference(decision: Decision) -> Iterator[Finding]:
    """A reference in front matter is written as the archive prints it."""
    for reference, place in _references(decision):
        written = decision.source.text[place.start : place.end].strip("\"'")
        if written and written != str(reference):
            message = f"`{written}` is printed {reference} everywhere else"
            yield warning(decision.facts.path, place, message, f"write {reference}", Fix(place, str(reference)))


def _references(decision: Decision) -> Iterator[tuple[Reference, Span]]:
    facts, places = decision.facts, decision.places
    yield facts.reference, facts.reference_span
    for relation in facts.relations:
        yield relation.to, relation.span
    by_span = {amount.span: amount.of for amount in facts.amounts if amount.of}
    for path, place in places.items() if by_span else ():
        if path.endswith(".of") and path.startswith("amounts."):
            of = by_span.get(places[path.removesuffix(".of")])
            if of is not None:
                yield of, place
