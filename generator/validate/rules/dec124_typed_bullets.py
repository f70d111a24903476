"""The points of a list are marked as Markdown's, with a hyphen.

A bullet pasted from a word processor is only a character: all points run together in one
paragraph, and no screen reader says that a list of four points begins.

Bad:
    ---
    The radios are:

    • light;
    • loud.

Good:
    ---
    The radios are:

    - light;
    - loud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Decision
from generator.validate.rule import error, lenient, rule
from generator.validate.text import outside, unspoken, unusual

_BULLETS = "•▪▫‣◦●○■□◆➢➤⁃∙"
_ANY = re.compile(f"[{_BULLETS}]")
_POINT = re.compile(rf"(?m)^([ \t>]*(?:[-*][ \t]+)?)([{_BULLETS}][ \t]*)(?=[^\s|])")


@rule("DEC124")
def typed_bullets(decision: Decision) -> Iterator[Finding]:
    """The points of a list are marked as Markdown's, with a hyphen."""
    path, text = decision.source
    if not decision.body or not _ANY.search(unusual(text)):
        return
    for match in outside(_POINT.finditer(text, decision.body[0].span.start), unspoken(decision.body)):
        marked = match[1].strip(" \t>") != ""  # a hyphen and a bullet after it
        span = Span(*match.span(2))
        fix = Fix(span, "" if marked else "- ")
        message = "this point of a list is marked twice" if marked else "this bullet makes no list"
        help_ = "delete the bullet" if marked else "begin the line with `- `"
        yield lenient(decision.facts, error(path, span, message, help_, fix))
