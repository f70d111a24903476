"""`as_printed` is another reference than the right one.

The field is for a reference that the paper misprints, so that readers are shown both. The same
reference twice says that the paper is wrong and right at once.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, as_printed: ABC 7}
    ---
    This amends ABC 7.
    === decisions/abc-7.md
    title: Old radios

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, as_printed: ABC 17}
    ---
    This amends ABC 17.
    === decisions/abc-7.md
    title: Old radios
    === decisions/abc-17.md
    title: Old masts
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import error, lenient, rule

_NO_SIGN = regex(r"[\W_]+")


@rule("DEC218")
def printed_as_right(decision: Decision) -> Iterator[Finding]:
    """`as_printed` is another reference than the right one."""
    for relation in decision.facts.relations:
        if relation.as_printed and _bare(relation.as_printed) == _bare(str(relation.to)):
            message = f"`as_printed` is {relation.to}, which is the reference itself"
            help_ = "delete `as_printed`, or write what the paper prints instead"
            yield lenient(decision.facts, error(decision.facts.path, relation.span, message, help_))


def _bare(reference: str) -> str:
    return _NO_SIGN.sub("", reference).casefold()
