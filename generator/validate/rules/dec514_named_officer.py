"""A record names those who decide, not those who wrote the paper.

Office holders answer for decisions by name. Officers who drafted a paper or take calls about it
change posts and keep a right to privacy; their role is enough.

Bad:
    ---
    Contact officer: Jane Harker

Good:
    ---
    Contact officer: Head of Pilotage
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import holds_any, phrases
from generator.validate.rule import rule, secret, warning

# What a label ends in: most papers speak of officers, few have a label.
_NEEDLES = phrases(*(f"{end}{colon}" for end in ("fficer", "uthor", " by", "ontact", "ame") for colon in (":", "**:")))
_LABELLED = regex(
    r"\b(?:(?:[Cc]ontact|[Rr]eport|[Dd]rafting|[Oo]riginating|[Ll]ead|[Cc]ase|[Rr]eporting) (?:[Oo]fficer|[Aa]uthor)|"
    r"[Rr]eport [Aa]uthor|[Cc]ontact(?: [Nn]ame)?|[Pp]repared by|[Dd]rafted by|[Aa]uthor)"
    r"(?:\*\*)?:(?:\*\*)?[ \t]{1,3}((?:(?:Mr|Mrs|Ms|Miss|Dr) )?[A-Z][a-z'’-]{1,20}(?: [A-Z]\.?)?"
    r" [A-Z][A-Za-z'’-]{1,20})(?![A-Za-z])"
)
_ROLE = regex(
    r"Director|Officer|Manager|Head|Chief|Commission|Constable|Team|Board|Lead|Committee|Department|Secretar|Clerk|"
    r"Council|Service|Office|Unit|Deputy|Mayor|Master|Chair|Trust|Group|Govern|Finance|Legal|Policy|Support|Adviser|Analyst"
)


@rule("DEC514")
def named_officer(record: Record) -> Iterator[Finding]:
    """A record names those who decide, not those who wrote the paper."""
    text = record.source.text
    if not holds_any(text, _NEEDLES):
        return
    for found in _LABELLED.finditer(text):
        if not _ROLE.search(found[1]):
            help_ = "write the role instead; if the person is a public office holder, waive this and say which office"
            message = "a member of staff seems to be named here"
            yield secret(warning(record.source.path, Span(*found.span(1)), message, help_))
