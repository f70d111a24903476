"""The paragraph in which a decision is said to be cited is in the text.

The paragraph is where a reader of the cited decision is sent. One that does not exist, or names
another decision, sends them astray.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, paragraph: "2.1"}
    ---
    1.1. The sets are old.

    1.2. This amends ABC 7.
    === decisions/abc-7.md
    title: Old radios

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, paragraph: "1.2"}
    ---
    1.1. The sets are old.

    1.2. This amends ABC 7.
    === decisions/abc-7.md
    title: Old radios
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Related, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.text import every_block

_NUMBER = regex(r"(?:para(?:graph)?s? )?(\d{1,3}(?:\.\d{1,3})*[a-z]?)\.?", re.IGNORECASE)


@rule("DEC217")
def paragraph_not_there(decision: Decision) -> Iterator[Finding]:
    """The paragraph in which a decision is said to be cited is in the text."""
    facts = decision.facts
    told = [relation for relation in facts.relations if relation.paragraph]
    if not told:
        return
    numbers = {block.number.rstrip(".") for block in every_block(decision.body) if block.number}
    anchors = {citation.to: {c.anchor for c in facts.citations if c.to == citation.to} for citation in facts.citations}
    places = _places(decision)
    dotted = any("." in number for number in numbers)
    for relation in told:
        match = _NUMBER.fullmatch(relation.paragraph.strip())
        if match is None or not dotted or "." not in match[1]:
            continue
        help_ = "look the citation up in the text, and write the number of its paragraph"
        if match[1] not in numbers:
            message = f"there is no paragraph {match[1]} in this record"
            said = (Related(facts.path, relation.span, f"said of the citation of {relation.to}"),)
            yield warning(facts.path, places[relation.span], f"{message}; is another meant?", help_, related=said)
        elif relation.to in anchors and f"para-{match[1]}" not in anchors[relation.to]:
            first = next(citation for citation in facts.citations if citation.to == relation.to)
            message = f"{relation.to} is not cited in paragraph {match[1]}; is {first.where} meant?"
            related = (Related(facts.path, first.span, f"{relation.to} is cited here"),)
            yield warning(facts.path, places[relation.span], message, help_, related=related)


def _places(decision: Decision) -> dict[Span, Span]:
    """Return where the paragraph of each relation is told, by the place of its reference."""
    told = ((name, span) for name, span in decision.places.items() if name.startswith("cites."))
    references = {name.removesuffix(".reference"): span for name, span in told if name.endswith(".reference")}
    return {span: decision.places.get(f"{item}.paragraph", span) for item, span in references.items()}
