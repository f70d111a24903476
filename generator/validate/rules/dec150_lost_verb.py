"""A verb has all its parts.

`The letters been signed`: a small word is lost, and the sentence may mean that they were signed, or
that they are still to be. Readers of a decision need to know which.

Bad:
    ---
    Nothing is paid until the letters been signed by both.

Good:
    ---
    Nothing is paid until the letters have been signed by both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import starts
from generator.validate.rule import rule, warning
from generator.validate.text import found

_BEEN = regex(r"been\s+[a-z]+")
_AFTER_WORD = regex(r"[\w)]\s+\Z")
_HAVE = regex(r"\b(?:ha(?:ve|s|d|ving)|haven|hasn|hadn)\b|['’](?:ve|d|s)\b", re.IGNORECASE)
_NEVER = regex(r"\b(?:to|will|be|is|are|was|were|would|should|must|can|could|may|might|shall|of)\Z")
# The end of a sentence, of a cell, or of a paragraph, and the mark of a list's point.
_END = regex(r"[.?!][\"”’)]*\s+(?=[A-Z])|\||\n[ \t]*\r?\n|\n[ \t]*(?:[-*+]|[0-9.]*[0-9][.)]?)[ \t]")
_REACH = 400  # characters before `been` in which its `have` may stand
_WITH = ("have ", " has ", " had ")
_HELP = "write the verb in full; if the paper prints it so, keep it and ask under `doubts`"


@rule("DEC150")
def lost_verb(decision: Decision) -> Iterator[Finding]:
    """A verb has all its parts."""
    path, text = decision.source
    if any(_alone(text, at) for at in starts(text, "been")):
        for match in found(decision, _BEEN):
            if _alone(text, match.start()):
                words = " ".join(match[0].split())
                message = f"`{words}` stands here without `have`, `has` or `had`; is a word lost?"
                yield warning(path, Span(*match.span()), message, _HELP)


def _alone(text: str, at: int) -> bool:
    """Say whether the sentence before a `been` has no form of `have`, and is more than its beginning."""
    before = text[max(at - _REACH, 0) : at]
    if before.endswith(_WITH):  # as most often
        return False
    ends = [match.end() for match in _END.finditer(before)]
    sentence = before[ends[-1] :] if ends else before
    if not _AFTER_WORD.search(sentence):
        return False
    return not _HAVE.search(sentence) or bool(_NEVER.search(sentence.rstrip()))
