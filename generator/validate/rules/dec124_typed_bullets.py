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
from itertools import pairwise

from generator.findings import Finding, Fix, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import pure, unusual
from generator.validate.rule import error, lenient, rule
from generator.validate.text import outside, unspoken

_BULLETS = "•▪▫‣◦●○■□◆➢➤⁃∙·"
_ANY = regex(f"[{_BULLETS}–—]")
_POINT = regex(rf"(?m)^([ \t>]*(?:[-*][ \t]+)?)([{_BULLETS}][ \t]*)(?=[^\s|])")
_DASH = regex(r"(?m)^([ \t>]*)([–—o][ \t]+)(?=[^\s|])")  # which may stand so in running text: once


@rule("DEC124")
def typed_bullets(decision: Decision) -> Iterator[Finding]:
    """The points of a list are marked as Markdown's, with a hyphen."""
    path, text = decision.source
    if not decision.body or not (_ANY.search(unusual(text)) or "o" in pure(text)):
        return
    start = decision.body[0].span.start
    points = [*_POINT.finditer(text, start), *_in_rows(list(_DASH.finditer(text, start)), text)]
    for match in outside(points, unspoken(decision.body)):
        marked = match[1].strip(" \t>") != ""  # a hyphen and a bullet after it
        span = Span(*match.span(2))
        fix = Fix(span, "" if marked else "- ") if match[2][0] != "o" else None  # a fix takes no letter away
        message = "this point of a list is marked twice" if marked else "this bullet makes no list"
        help_ = "delete the bullet" if marked else "begin the line with `- `"
        yield lenient(decision.facts, error(path, span, message, help_, fix))


def _in_rows(dashes: list[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """Yield the dashes that begin lines one after the other, with an empty line between them or none."""
    near = [
        one[2][0] == other[2][0] and text.count("\n", one.start(), other.start()) < 3 for one, other in pairwise(dashes)
    ]
    for dash, before, after in zip(dashes, [False, *near], [*near, False], strict=False):
        if before or after:
            yield dash
