"""A letter that varies an agreement is not older than what it varies.

A sentence is carried over from the last year's paper with the last year's letter in it. Then the paper
rests on a letter that says nothing of the money it decides about.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, date: 2022-07}
    ---
    The grant is accepted on the terms of the variation letter dated 5 April 2021.
    === decisions/abc-7.md
    date_signed: 2022-07-12

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, date: 2022-07}
    ---
    The grant is accepted on the terms of the variation letter dated 5 January 2023.
    === decisions/abc-7.md
    date_signed: 2022-07-12
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related, Span
from generator.model import CHANGING, Decision, Relation
from generator.patterns import regex
from generator.validate.dates import in_words
from generator.validate.rule import rule, warning
from generator.validate.text import found

_LETTER = regex(
    r"\b((?i:variation|amendment|modification|change control)\s+(?i:letter|notice|agreement|deed|note))"
    r"\s+(?:dated|signed\s+on|of|issued\s+on)\s+([0-9]{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\s+(?:19|20)[0-9]{2})\b"
)
_HELP = "compare with the paper: is another letter meant? Keep what the paper prints, and ask under `doubts`"


@rule("DEC223")
def varied_before(decision: Decision) -> Iterator[Finding]:
    """A letter that varies an agreement is not older than what it varies."""
    facts = decision.facts
    varied = [each for each in facts.relations if each.kind in CHANGING and each.when]
    if not varied:
        return
    first = min(varied, key=_first)
    for match in found(decision, _LETTER):
        day = in_words(" ".join(match[2].split()))
        if day is not None and day.isoformat() < _first(first):
            message = f"this {match[1].lower()} is older than {first.to} of {first.when}, which the paper varies"
            related = (Related(facts.path, first.span, f"{first.to} is dated {first.when} here"),)
            yield warning(facts.path, Span(*match.span(2)), message, _HELP, related=related)


def _first(relation: Relation) -> str:
    """Return the first day that a relation's date may mean, as year, month and day."""
    return f"{relation.when}-01-01"[:10]
