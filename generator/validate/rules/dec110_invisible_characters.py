r"""No character that nobody sees stands in a record.

Zero-width spaces and joiners come along from web pages and word processors. A word that holds
one looks right, no search finds it, and some screen readers break it in two.

Bad:
    title: "New ra\u200bdios for the pilot boats"

Good:
    title: New radios for the pilot boats
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import unusual
from generator.validate.rule import rule, warning

_UNSEEN = "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
# Scripts in which joiners and marks of direction are part of the spelling, and pictures joined by them.
_NEEDED = "\u0590-\u1fff\u2600-\u27bf\ua800-\uabff\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U00010000-\U0010ffff"
_RUN = regex(rf"(?<![{_UNSEEN}{_NEEDED}])[{_UNSEEN}]++(?![{_NEEDED}])")
_ANY = regex(f"[{_UNSEEN}]")
# The same, written as an escape in a quoted value.
_ESCAPED = regex(r"\\u(?:200[bBcCdDeEfF]|206[0-4]|[fF][eE][fF]{2}|034[fF]|180[eE])")


@rule("DEC110")
def invisible_characters(record: Record) -> Iterator[Finding]:
    """No character that nobody sees stands in a record."""
    path, text = record.source
    if _ANY.search(unusual(text)):
        for match in _RUN.finditer(text):
            name = unicodedata.name(match[0][0], "a character without a width").lower().replace("zero w", "zero-w")
            yield _finding(path, Span(*match.span()), f"a {name} stands here, which nobody sees")
    for match in _ESCAPED.finditer(text, record.fields.span.start, record.fields.span.end):
        yield _finding(path, Span(*match.span()), f"`{match[0]}` stands for a character that nobody sees")


def _finding(path: str, span: Span, message: str) -> Finding:
    return warning(path, span, message, "delete it; the text looks the same without it", Fix(span, ""))
