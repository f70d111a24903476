"""Headings and paragraphs are not written all in capitals.

Words lose their shape in capitals and are slow to read; some screen readers take them for
abbreviations and spell them out.

Bad:
    ---
    ## FINANCIAL COMMENTS

    None.

Good:
    ---
    ## Financial comments

    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.read.prose import plain
from generator.validate.rule import rule, warning
from generator.validate.text import of_kind

_LONG = regex(r"[^\W\d_]{5,}")
_NO_NAME = regex(r"[^\W\d_]{8,}")  # longer than what letters are put together for
_SMALL = regex(r"\b(?:AND|OF|THE|FOR|TO|IN|ON|WITH|BY|FROM|IS|ARE|AT|NOT|THIS|THAT)\b")
# Protective markings are printed so; DEC505 asks what they do here.
_MARKING = regex(r"(?<![-\w])(?:OFFICIAL|RESTRICTED|CONFIDENTIAL|SECRET|NOT FOR PUBLICATION|PROTECTIVELY MARKED)\b")
_HELP = "write it as in a sentence; only names and abbreviations keep their capitals"


@rule("DEC308")
def capitals(decision: Decision) -> Iterator[Finding]:
    """Headings and paragraphs are not written all in capitals."""
    path = decision.facts.path
    for block in (*of_kind(decision.body, "heading"), *of_kind(decision.body, "paragraph")):
        if block.words and _may_be_shouted(block.words[0].text):
            words = plain(block.words)
            enough = block.kind == "heading" or len(words.split()) > 2
            if enough and words.isupper() and _is_shouted(words) and not _is_marking(words):
                yield warning(path, block.span, f"this {block.kind} is all in capitals", _HELP)


def _may_be_shouted(text: str) -> bool:
    """Say whether a text begins without a small letter: most have one in the second place."""
    return not text[1:2].islower() and text[:40].upper() == text[:40]


def _is_shouted(words: str) -> bool:
    """Say whether words in capitals are a phrase, not a name or a few abbreviations."""
    count = len(_LONG.findall(words))
    return count > 2 or bool(_NO_NAME.search(words)) or (count > 0 and bool(_SMALL.search(words)))


def _is_marking(words: str) -> bool:
    return len(words.split()) < 6 and bool(_MARKING.search(words))
