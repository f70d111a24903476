"""A paper that is listed has a name, or is here.

`Background papers: Report` tells no reader which report, and nobody can ask for it. Where the form
lists one and the record has none, it was forgotten, or there is none.

Bad:
    ---
    ## Background papers

    7.1. Report

Good:
    ---
    ## Background papers

    7.1. Report of the harbour engineer on the trial of the radios, May 2023
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.papers import listed
from generator.validate.rule import rule, warning

# What kind of paper it is, and nothing that tells it from another: `Report`, `1. The report`, `Covering letter.`
_KIND = regex(
    r"[\W\d]*((?:(?:a|the|this|full|main|covering|supporting|background|cover|part [12]) )*"
    r"(?:reports?|papers?|letters?|business cases?|appendix|appendices|annex(?:es?)?|spreadsheets?|presentations?|"
    r"slides|briefings?|e-?mails?|documents?|minutes|memos?|forms?|agreements?|proposals?|bids?|plans?))[\W]*",
    re.IGNORECASE,
)
_LONGEST = 60  # characters; what is longer says more than the kind


@rule("DEC616")
def paper_without_name(decision: Decision) -> Iterator[Finding]:
    """A paper that is listed has a name, or is here."""
    facts, text = decision.facts, decision.source.text
    here = facts.attachments or facts.appendices
    if here or facts.restated or facts.withdrawal or ("papers" not in text and "ocuments" not in text):
        return
    for block in listed(decision):
        found = _KIND.fullmatch(text, *block.span) if block.span.end - block.span.start <= _LONGEST else None
        if found:
            message = f"`{found[1]}` is listed here without a name, and the record has no papers"
            help_ = "name it, and add it to `attachments`; if the paper says no more, ask under `doubts` what it was"
            yield warning(facts.path, Span(*found.span(1)), message, help_)
