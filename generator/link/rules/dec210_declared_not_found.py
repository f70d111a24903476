"""A decision that a record says its text cites is found in the text.

An entry under `cites` that gives the paragraph, and whose number the text does not print, has a
mistyped number or belongs to another record. An entry without a paragraph may rest on a form or
a list beside the text, and is left alone.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends}
      - {reference: ABC 8, relation: amends, paragraph: "1"}
    ---
    This amends ABC 7.
    === decisions/abc-7.md
    title: Old radios
    === decisions/abc-8.md
    title: Older radios

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends}
      - {reference: ABC 8, relation: amends, paragraph: "1"}
    ---
    This amends ABC 7 and 8.
    === decisions/abc-7.md
    title: Old radios
    === decisions/abc-8.md
    title: Older radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.validate.rule import rule, warning


@rule("DEC210")
def declared_not_found(archive: Archive) -> Iterator[Finding]:
    """A decision that a record says its text cites is found in the text."""
    for facts in archive.received:
        found = {each.to for each in facts.citations}
        missing = [
            each
            for each in facts.relations
            if each.paragraph and each.to not in found and each.to != facts.reference and not each.as_printed
        ]
        if missing:
            names = ", ".join(dict.fromkeys(str(each.to) for each in missing))
            message = f"declared and not found in the text: {names}; is another number meant?"
            help_ = "compare the entry with the text; a number the paper misprints goes into `as_printed`"
            yield warning(facts.path, missing[0].span, message, help_)
