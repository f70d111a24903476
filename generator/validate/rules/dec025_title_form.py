"""A title is whole, short enough for a list, and set like a title.

Titles stand in lists, in search results and in the names of windows, where a cut one tells nobody
what was decided and one in capitals is read out letter by letter.

Bad:
    title: Radios for the pilot boats (phase two.

Good:
    title: Radios for the pilot boats (phase two)
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.rules.dec024_unfilled import says_nothing

LONGEST = 160  # characters; the longest title of the first archive has 127
_STOP = regex(r"(?<!\.)(?<!\b[A-Z])(?<!Ltd)(?<!Inc)(?<!plc)(?<!etc)(?<!Co)\.$")
_CUT = regex(r"(?:[,:;(–—-]|\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with))$")
_GLUED = regex(r"[a-z0-9]\((?!e?s\)|[a-z0-9]{1,2}\))")
_HELP = "compare it with the paper; a title that is printed so may stand, if you ask under `doubts`"


@rule("DEC025")
def title_form(decision: Decision) -> Iterator[Finding]:
    """A title is whole, short enough for a list, and set like a title."""
    title, place = decision.facts.title, decision.facts.title_span
    path = decision.facts.path
    if says_nothing(title):
        return
    if _STOP.search(title):
        yield warning(path, place, "the title ends in a full stop", "take it out", _without_stop(decision))
    for message in _problems(title):
        yield warning(path, place, message, _HELP)


def _problems(title: str) -> Iterator[str]:
    if len(title) > LONGEST:
        yield f"the title has {len(title)} characters, too many for a list; is a summary meant?"
    if len(title) > 12 and " " in title and title == title.upper() != title.lower():
        yield "the title is in capitals; is it so in the paper's own list?"
    if title.count("(") != title.count(")") or title.count("[") != title.count("]"):
        yield "the title has a bracket without its other half; is it cut off?"
    elif _CUT.search(title):
        yield f"the title ends in `{title.rsplit(maxsplit=1)[-1]}`; is it cut off?"
    if _GLUED.search(title):
        yield "the title has a bracket without a space before it; is one missing?"


def _without_stop(decision: Decision) -> Fix | None:
    """Return the deletion of the stop, where the title stands as it is read."""
    place = decision.facts.title_span
    written = decision.source.text[place.start : place.end]
    at = written.rfind(".")
    return (
        Fix(Span(place.start + at, place.start + at + 1), "") if written.strip("\"'") == decision.facts.title else None
    )
