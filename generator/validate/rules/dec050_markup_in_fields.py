"""Title and summary are plain words, without Markdown or HTML.

They are printed as typed, in lists, feeds, spreadsheets and search. Stars, brackets and tags would
stand among the words and be read out.

Bad:
    title: New **radios** for the pilot boats

Good:
    title: New radios for the pilot boats
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import error, lenient, rule

_TAG = r"</?[A-Za-z][^<>\n]{0,60}>"
_MARKS = (
    r"\*\*[^*\n]{1,200}\*\*|__[^_\n]{1,200}__|`[^`\n]{1,200}`"  # bold, code
    r"|!?\[[^\]\n]{1,200}\]\([^)\s]{1,300}\)"  # a link or picture
)
# A title may be about a tag, and is shown as it is typed; a summary is ours, and has none.
_LOOKED_FOR = {"title": regex(_MARKS), "summary": regex(f"{_MARKS}|{_TAG}")}


@rule("DEC050")
def markup_in_fields(decision: Decision) -> Iterator[Finding]:
    """Title and summary are plain words, without Markdown or HTML."""
    path, text = decision.source
    for field, marks in _LOOKED_FOR.items():
        place = decision.places.get(field)
        for match in marks.finditer(text, *place) if place else ():
            message = f"`{field}` is printed as typed, and this is markup"
            yield lenient(decision.facts, error(path, Span(*match.span()), message, "write the words alone"))
