"""Signs are written as themselves, not as a web page's code for them.

Titles and summaries are plain text: `&amp;` is shown with all its five characters on the page, in
search results and in feeds. In the body the same happens to a code that was coded twice.

Bad:
    title: Radios &amp; aerials

Good:
    title: Radios & aerials
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.text import outside, unspoken

_CODE = regex(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
_TWICE = regex(r"&amp;(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
_SAFE = frozenset("& £€–—’‘“”…·")  # may stand in an unquoted value, though not at its start


@rule("DEC127")
def entities(decision: Decision) -> Iterator[Finding]:
    """Signs are written as themselves, not as a web page's code for them."""
    text = decision.source.text
    if "&" not in text:
        return
    for name, place in decision.places.items():
        if name in ("title", "summary") or name.endswith((".title", ".what", ".reason")):
            yield from _coded(decision, _CODE, place)
    if decision.body and "&amp;" in text:
        yield from _coded(decision, _TWICE, Span(decision.body[0].span.start, len(text)))


def _coded(decision: Decision, pattern: re.Pattern[str], place: Span) -> Iterator[Finding]:
    for match in outside(pattern.finditer(decision.source.text, *place), unspoken(decision.body)):
        once = html.unescape(match[0])
        if once == match[0]:
            continue  # words between & and ;
        meant = html.unescape(once).replace("\xa0", " ")
        span = Span(*match.span())
        safe = span.start > place.start and (meant.isalpha() or meant in _SAFE)
        sign = f"`{meant}`" if meant.strip() else "a space"
        message = f"`{match[0]}` is shown as it stands, not as {sign}"
        yield warning(decision.facts.path, span, message, f"write {sign}", Fix(span, meant) if safe else None)
