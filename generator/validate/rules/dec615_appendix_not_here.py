"""An appendix that a paper lists among its papers is here, or is said to be withheld.

Readers look for what a paper says belongs to it. One that is listed and not here was forgotten,
or is kept back: then the paper should say so.

Bad:
    ---
    ## Supporting papers

    - Appendix 1: Report of the trial

Good:
    === decisions/abc-12.md
    title: New radios
    ---
    ## Supporting papers

    - Appendix 1: Report of the trial

    === decisions/abc-12/report.md
    # Appendix 1: Report of the trial

    The radios were tried for a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import holds_any, phrases
from generator.read.prose import prose
from generator.validate.papers import listed
from generator.validate.rule import rule, warning

_NEEDLES = phrases("Appendix", "Annex")
_NAMED = regex(r"\W*((?:Appendix|Annex|Annexe) [A-Z0-9]{1,3})\b")
_WITHHELD = regex(
    r"\bexempt|\bpart (?:2|ii|two)\b|confidential|restricted|not for publication|withheld|kept back|not published",
    re.IGNORECASE,
)


@rule("DEC615")
def appendix_not_here(decision: Decision) -> Iterator[Finding]:
    """An appendix that a paper lists among its papers is here, or is said to be withheld."""
    facts = decision.facts
    if facts.restated or facts.withdrawal or not holds_any(decision.source.text, _NEEDLES):
        return
    titles = " / ".join([*(each.title for each in facts.attachments), *(each.title for each in facts.appendices)])
    for block in listed(decision):
        words = prose(block.words)
        found = _NAMED.match(words.text)
        if (
            found
            and not _WITHHELD.search(words.text)
            and not re.search(rf"\b{found[1].casefold()}\b", titles.casefold())
        ):
            message = f"{found[1]} is listed here and is not among the record's papers"
            help_ = f"add it with a title that says {found[1]}, or write here that it is withheld"
            yield warning(facts.path, words.span(*found.span(1)), message, help_)
