"""The words of a link say where it leads.

A screen-reader user often hears the links of a page alone, one after the other: twelve times
"here", or an address spelled out letter by letter, says nothing.

Bad:
    ---
    The plan is [here](https://www.example.org/plan).

Good:
    ---
    See the [plan for the quay](https://www.example.org/plan).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision, Inline
from generator.patterns import regex
from generator.read.prose import plain
from generator.validate.rule import rule, warning
from generator.validate.text import every_block

_EMPTY_WORDS = frozenset(
    "here|click here|click|this|this link|link|links|this page|page|website|web site|this website|more|read more|"
    "see more|more information|more info|info|find out more|learn more|details|more details|see here|read here|view|"
    "download|download here|open|document|this document|attachment|pdf|go|url|see|read|available here|found here|"
    "at this link|follow this link|this site|site|web page|webpage".split("|")
)
_ADDRESS = regex(r"https?://[^\s<>|]{22,}", re.IGNORECASE)  # a shorter one can be heard and typed
_BARE = regex(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HELP = "let the words say what is there: `[plan for the quay](https://…)`"


@rule("DEC303")
def link_words(decision: Decision) -> Iterator[Finding]:
    """The words of a link say where it leads."""
    path, text = decision.source
    start = decision.body[0].span.start if decision.body else len(text)
    if text.find("]", start) >= 0 or text.find("://", start) >= 0:
        for block in every_block(decision.body):
            if block.words and block.kind != "code":
                yield from _of(block.words, path)


def _of(words: tuple[Inline, ...], path: str) -> Iterator[Finding]:
    for run in words:
        if run.kind == "link":
            problem = _problem(plain(run.children), run.target)
            if problem:
                yield warning(path, run.span, problem, _HELP)
        elif run.children:
            yield from _of(run.children, path)
        elif run.kind == "text" and "://" in run.text:
            for match in _ADDRESS.finditer(run.text):
                span = Span(run.span.start + match.start(), run.span.start + match.end())
                yield warning(path, span, "a bare address stands here, which is read out letter by letter", _HELP)


def _problem(words: str, target: str) -> str:
    if not words:
        return "this link has no words"
    if words.casefold().strip(" .,:;!?›»>→()[]'\"“”‘’") in _EMPTY_WORDS:
        return f"the words `{words}` do not say where this link leads"
    if _BARE.fullmatch(words) and not target.startswith("mailto:"):
        return "the words of this link are an address, which is read out letter by letter"
    return ""
