"""An exemption is named with the law and the section that it stands in.

What is kept back is kept back under a law, and a reader may ask for a review. `Data Protection
section 43` is nowhere to be found: commercial interests are section 43 of the Freedom of Information
Act.

Bad:
    ---
    ## Part 2

    Part 2 is exempt (Data Protection Section 43, Commercial Interests).

Good:
    ---
    ## Part 2

    Part 2 is exempt (Freedom of Information Act 2000, Section 43, Commercial Interests).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import starts
from generator.validate.rule import rule, warning
from generator.validate.text import found

_ACT = "the Freedom of Information Act 2000"
# Its exemptions by the names they go by, as far as no other law has one of that name.
_SECTIONS: Mapping[str, str] = {
    "future publication": "22",
    "national security": "24",
    "law enforcement": "31",
    "audit functions?": "33",
    "parliamentary privilege": "34",
    "formulation (?:or development )?of (?:government )?policy": "35",
    "conduct of public affairs": "36",
    "environmental information": "39",
    "(?:information )?(?:provided |given |supplied )?in confidence": "41",
    "legal(?:ly)? (?:professional )?privileged?": "42",
    "commercial(?:ly)? (?:interests?|sensitiv\\w+)|trade secrets?": "43",
}
_NAMES = "|".join(f"(?P<s{section}>{name})" for name, section in _SECTIONS.items())
_OTHER = r"(?:Data Protection(?: Act)?|DPA|(?:UK )?GDPR|General Data Protection Regulation)(?: (?:1998|2018))?"
_SECTION = regex(r"ection\s([2-4][0-9])(?![0-9])((?:\s?\([0-9a-z]{1,3}\))*)")
_REACH = 90  # characters before and after in which law and name stand
_LAW_BEFORE = regex(rf"\b({_OTHER})[,:]?\s?[(–-]?\s?\Z")
_AFTER = regex(
    rf"\s?,?\s?(?:(?:of|under)\s(?:the\s)?(?:(?P<other>{_OTHER})|(?:Freedom of Information Act|FOIA?)(?: 2000)?))?"
    rf"\s?[(,:–—-]+\s?(?:the )?(?i:{_NAMES})\b"
)
_NAME_BEFORE = regex(r"\b(?i:commercial interests?)[,:]?\s?[(–-]?\s?(?:under )?\Z")
_LAW_AFTER = regex(rf"\s?,?\s?(?:of|under)\s(?:the\s)?(?P<other>{_OTHER})\b")
_HELP = "if the paper prints it so, keep it and ask under `doubts`"


@rule("DEC520")
def law_of_exemption(decision: Decision) -> Iterator[Finding]:
    """An exemption is named with the law and the section that it stands in."""
    path, text = decision.source
    sections = (_SECTION.match(text, at) for at in starts(text, "ection"))
    if not any(_wrong(match, text) for match in sections if match):
        return  # as nearly always: then nobody need look where the words stand
    field = decision.places.get("exempt")
    matches = [*found(decision, _SECTION), *(_SECTION.finditer(text, *field) if field else ())]
    for match in matches:
        if message := _wrong(match, text):
            yield warning(path, Span(match.start() - 1, match.end()), message, f"name {_ACT}; {_HELP}")


def _wrong(match: re.Match[str], text: str) -> str:
    """Say what is wrong with a section that stands beside the name of an exemption, or nothing."""
    before = text[max(match.start() - 1 - _REACH, 0) : match.start() - 1]
    after = text[match.end() : match.end() + _REACH]
    named = _AFTER.match(after)
    if named is not None:
        section = next(group for group, words in named.groupdict().items() if words and group != "other")[1:]
    elif _NAME_BEFORE.search(before):
        section, named = "43", _LAW_AFTER.match(after)
    else:
        return ""
    law = _LAW_BEFORE.search(before)
    other = law[1] if law else named["other"] if named else None
    if other and match[1] == section:
        return f"section {section} with this name is not of `{other}`, but of {_ACT}"
    known = "FOI" in text or "Freedom of Information" in text
    return f"what is named here is section {section} of {_ACT}" if known and not other and match[1] != section else ""
