"""A record holds no leftovers of tracked changes or reviewers' comments.

What was struck out or asked in a draft is not what was signed, and often not for publication.

Bad:
    ---
    The price is £5,000. [Commented [JH1]: is this public?]

Good:
    ---
    The price is £5,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import holds_any, phrases
from generator.validate.rule import error, rule, secret

_NEEDLES = phrases(
    "{++",
    "{--",
    "{>>",
    "{~~",
    "ommented [",
    "omment [",
    "ormatted:",
    "eleted:",
    "rafting note",
    "RAFTING NOTE",
)
_CHANGE = regex(
    r"\{(?:\+\+|--|>>|~~)[^}\n]{0,400}\}?|\b(?:Commented|Comment) \[[A-Za-z]{1,6}[0-9]{1,4}(?:R[0-9]+)?\]:[^\n]{0,400}"
    r"|^(?:Formatted|Deleted): [^\n]{0,400}|\[?\b[Dd](?:rafting|RAFTING) (?:note|NOTE)\b:[^\n]{0,400}",
    re.MULTILINE,
)


@rule("DEC516")
def tracked_change(record: Record) -> Iterator[Finding]:
    """A record holds no leftovers of tracked changes or reviewers' comments."""
    text = record.source.text
    if not holds_any(text, _NEEDLES):
        return
    for found in _CHANGE.finditer(text, record.fields.span.end):
        help_ = "keep the words as signed and delete the rest"
        message = "this looks like a tracked change or a reviewer's comment"
        yield secret(error(record.source.path, Span(*found.span()), message, help_))
