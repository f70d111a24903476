"""A list says each thing once, and a declaration has one answer.

The second of two like entries is dropped without a word; most often another was meant.

Bad:
    themes: [safety, safety]

Good:
    themes: [safety, radio]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning

_ENTRY = regex(
    r"(themes|programmes|places|recipients|powers|aliases|exempt\.provisions)\.\d+|(declarations)\.\d+\.what"
)


@rule("DEC035")
def said_twice(decision: Decision) -> Iterator[Finding]:
    """A list says each thing once, and a declaration has one answer."""
    path, text = decision.facts.path, decision.source.text
    first: dict[tuple[str, str], Span] = {}
    for name, place in decision.places.items():
        match = _ENTRY.fullmatch(name) if "." in name else None
        if match is None:
            continue
        said = " ".join(text[place.start : place.end].strip("\"'").casefold().split())
        before = first.setdefault((match[1] or match[2], said), place)
        if before is not place:
            message = f"`{match[1] or match[2]}` says this twice; is another meant?"
            related = (Related(path, before, "the first is here"),)
            yield warning(path, place, message, "correct one of the two, or delete it", related=related)
