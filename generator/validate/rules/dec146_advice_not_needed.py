"""Advice that a paper says was not needed is not said to have been taken.

The officer's form says that no legal advice is needed, and the statement below it that legal advice
was taken into account. A reader cannot tell whether a lawyer has seen the paper.

Bad:
    ---
    Legal advice is not required.

    Financial and legal advice has been taken into account in this paper.

Good:
    ---
    Legal advice is not required.

    Financial advice has been taken into account in this paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Related, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.text import found

_NOT_NEEDED = regex(
    r"\b(?P<kind>[Ll]egal|[Ff]inancial|[Ee]qualit(?:y|ies)) advice (?:is|was) not (?:required|needed|necessary|sought)"
    r"(?: (?:for|on) this (?:decision|proposal|paper|matter))?(?=[.;|\r\n]|$)"
)
_TAKEN = regex(r"\badvice (?:has|have) been (?:sought and )?(?:taken into account|considered)\b")
_BEFORE = 80  # characters before these words in which the kinds of advice are listed
_HELP = "compare with the paper; if it says both, keep them and ask under `doubts` which advice is meant"


@rule("DEC146")
def advice_not_needed(decision: Decision) -> Iterator[Finding]:
    """Advice that a paper says was not needed is not said to have been taken."""
    path, text = decision.source
    if "advice has been" not in text and "advice have been" not in text:
        return
    taken = [(match, _kinds(text, match.start())) for match in found(decision, _TAKEN)]
    for match in found(decision, _NOT_NEEDED) if taken else ():
        kind = match["kind"].lower()
        other = next((each for each, kinds in taken if kind[:6] in kinds), None)
        if other is not None:
            message = f"{kind} advice was not needed, it says here, and elsewhere that it was taken into account"
            related = (Related(path, Span(*other.span()), "it is said to be taken here"),)
            yield warning(path, Span(*match.span()), message, _HELP, related=related)


def _kinds(text: str, end: int) -> str:
    """Return the words of a sentence before a place, in which kinds of advice may be listed."""
    return re.split(r"[.;|\n]", text[max(0, end - _BEFORE) : end])[-1].lower()
