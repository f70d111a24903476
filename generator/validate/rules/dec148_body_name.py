"""The body's own name is written as it is.

A reader who meets the name with a small word lost or changed wonders whether another body is
meant, and search does not find it.

Bad:
    === archive.yml
    body: {name: Harbour Board for Piers and Lights, short: the Board}
    === decisions/2023/abc-12.md
    title: New radios for the pilot boats
    ---
    1. The Harbour Board for Piers Lights buys the radios.

Good:
    === archive.yml
    body: {name: Harbour Board for Piers and Lights, short: the Board}
    === decisions/2023/abc-12.md
    title: New radios for the pilot boats
    ---
    1. The Harbour Board for Piers and Lights buys the radios.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.text import found

_LOST = ("and", "of", "for", "the", "in")  # small words that are lost on the way
_TAKEN_FOR = {"of": "for", "for": "of"}


@rule("DEC148")
def body_name(decision: Decision) -> Iterator[Finding]:
    """The body's own name is written as it is."""
    name = decision.body_name
    miswritten = _miswritten(name)
    if miswritten is None or name.split()[0][:5] not in decision.source.text:
        return
    for match in found(decision, miswritten):
        message = f"`{' '.join(match[0].split())}` is nearly the name of the body; is `{name}` meant?"
        help_ = f"write `{name}`; if the paper prints it so, keep it and ask under `doubts`"
        yield warning(decision.facts.path, Span(*match.span()), message, help_)


@lru_cache(maxsize=4)
def _miswritten(name: str) -> re.Pattern[str] | None:
    """Return a pattern of a name with one small word lost or another in its place, if it has any."""
    words = name.split()
    forms = []
    for number, word in enumerate(words[1:-1], 1):
        before, after = words[:number], words[number + 1 :]
        if word in _LOST and len(words) > 3:
            forms.append([*before, *after])
        if word in _TAKEN_FOR:
            forms.append([*before, _TAKEN_FOR[word], *after])
    spelt = (r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in form) for form in forms)
    return regex(rf"\b(?:{'|'.join(spelt)})\b") if forms else None
