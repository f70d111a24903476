"""What is meant is named, not only pointed to by its place on the sheet or its colour.

A page on the web has no overleaf and no right-hand column on a telephone, and who cannot see
colours, or hears the page, finds nothing "shown in red".

Bad:
    ---
    The sums shown in red are overleaf.

Good:
    ---
    The sums marked “late” are in the table of costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import vocabulary
from generator.validate.rule import rule, warning
from generator.validate.text import found, with_stops

_COLOUR = (
    r"(?:shown|marked|highlighted|shaded|printed|coloured|indicated|set out|written|outlined|displayed|text|figures|"
    r"items|rows|cells|entries|areas?) in (?:red|green|blue|yellow|amber|orange|grey|gray|purple|pink|bold|italics?)"
)
_PLACE = (
    r"overleaf|(?:in|on|at|see|to) the (?:left|right)(?:-| )hand (?:side|column|margin)|(?:table|box|map|figure|chart|"
    r"diagram|panel|picture|column) (?:on|to|at) the (?:left|right)\b|on the (?:next|previous|following) page|"
    r"(?:see|on) (?:the )?page \d{1,3}\b(?! of)"
)
_POINTED = regex(rf"\b(?:{_COLOUR}|{_PLACE})(?!\w)", re.IGNORECASE)
# One of these words stands in whatever the pattern finds.
_NEEDED = with_stops(
    "overleaf Overleaf left right left-hand right-hand page Page red green blue yellow amber orange grey gray purple "
    "pink bold italic italics".split()
)


@rule("DEC310")
def seen_only(decision: Decision) -> Iterator[Finding]:
    """What is meant is named, not only pointed to by its place on the sheet or its colour."""
    if _NEEDED.isdisjoint(vocabulary(decision.source.text)):
        return
    for match in found(decision, _POINTED):
        message = (
            f"`{' '.join(match[0].split())}` says where on a sheet or in which colour, which not everybody can see"
        )
        help_ = "name the thing: by its heading, its paragraph's number or its caption"
        yield warning(decision.facts.path, Span(*match.span()), message, help_)
