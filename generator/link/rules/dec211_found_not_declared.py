"""A change that the text says it makes to another decision is declared.

What is only found in the text gets a link without a meaning: the other page says "cited by", and
does not warn its readers that it was amended. A record that declares nothing is left alone.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends}
    ---
    This amends ABC 7 and 8.
    === decisions/abc-7.md
    title: Old radios
    === decisions/abc-8.md
    title: Older radios

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends}
      - {reference: ABC 8, relation: amends}
    ---
    This amends ABC 7 and 8.
    === decisions/abc-7.md
    title: Old radios
    === decisions/abc-8.md
    title: Older radios
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.model import Citation, Reference
from generator.read.references import Grammar
from generator.validate.rule import rule, warning

_CHANGE = r"\b(?:amend|extend|supersede|implement|withdraw)s? (?:\S+ ){0,4}?[\[(]?"


@rule("DEC211")
def found_not_declared(archive: Archive) -> Iterator[Finding]:
    """A change that the text says it makes to another decision is declared."""
    grammar = Grammar(archive.settings.series)
    for facts in archive.received:
        if not facts.relations:
            continue
        declared: set[Reference | None] = {each.to for each in facts.relations}
        declared |= {grammar.parse(each.as_printed) for each in facts.relations if each.as_printed}
        missing = [each for each in facts.citations if each.to not in declared and _changes(each)]
        if missing:
            names = ", ".join(dict.fromkeys(str(each.to) for each in missing))
            message = f"the text speaks of a change to {names}, and none is declared; is one meant?"
            help_ = "add an entry under `cites`, with `relation: background` if nothing is changed"
            yield warning(facts.path_of(missing[0]), missing[0].span, message, help_)


def _changes(citation: Citation) -> bool:
    """Say whether the sentence names the decision soon after one of the words for a change."""
    return bool(re.search(_CHANGE + re.escape(citation.as_written), citation.sentence, re.IGNORECASE))
