"""Nothing of a template is left unfilled.

A `TBC` or `[insert date]` that slips through is published as if it were the decision's own words,
and tells every reader that nobody looked. So does a title or a summary that is `none` or `n/a`.

Bad:
    summary: Buys radios for £XX.

Good:
    summary: Buys radios for £5,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import bare_pounds, holds_any, phrases, signs
from generator.validate.rule import error, from_old_paper, lenient, rule

_FILL = (
    r"(?:insert|enter|add|name of|date of|title of|amount|number|reference|your|delete|tbc|to be (?:confirmed|added))"
)
_ROMAN = "".join(f"(?<!{word} )" for word in ("Part", "Schedule", "Article", "Chapter"))
# Each with what `signs` must give of the text, without which it is not looked for.
_LEFT = (
    (("TODO", "TBC", "TBD", "TBA", "FIXME"), regex(r"\b(?:TODO|TB[CDA]|FIXME)\b")),
    (("____",), regex(r"_{4,60}")),
    (("XX",), regex(rf"{_ROMAN}(?<!£)(?<!£ )\b(?:XX[/ -])?XX(?:XX|[/-](?:20)?XX)?\b")),
    (("[",), regex(rf"\[(?i:{_FILL})\b[^\]\n]{{0,60}}\](?!\()")),
)
_NO_SUM = regex(r"£ ?(?:[Xx]{1,9}\b|\?{1,9})")
_SAMPLES = phrases("orem ipsum", "Title of the decision")
_SAMPLE = regex(r"\b(?:[Ll]orem ipsum|Title of the decision)\b")
_ANGLE = regex(rf"<(?i:{_FILL})\b[^>\n]{{0,60}}>")  # in a body, it is refused as HTML
_NO_WORDS = regex(
    r"(?:none|nil|null|n/?a|not applicable|not known|unknown|tb[cda]|to be (?:confirmed|added)|to follow|untitled|"
    r"no (?:title|summary)|title|summary|test|x+|\W+)\.?",
    re.IGNORECASE,
)
_INSTEAD = {
    "title": "write the title that the paper has",
    "summary": "say in one to three plain sentences what was decided, or leave the field out",
}


def says_nothing(words: str) -> bool:
    """Say whether a field's words only stand in the place of words."""
    return bool(_NO_WORDS.fullmatch(words.strip()))


@rule("DEC024")
def unfilled(decision: Decision) -> Iterator[Finding]:
    """Nothing of a template is left unfilled."""
    text = decision.source.text
    body = decision.body[0].span.start if decision.body else len(text)
    some = signs(text)
    found = list(_ANGLE.finditer(text, 0, body))
    if bare_pounds(text):
        found += _NO_SUM.finditer(text)
    for needles, pattern in _LEFT:
        if any(needle in some for needle in needles):
            found += pattern.finditer(text)
    if holds_any(text, _SAMPLES):
        found += _SAMPLE.finditer(text)
    for name, words in (("title", decision.facts.title), ("summary", decision.facts.summary)):
        if words and name in decision.places and says_nothing(words):
            place = decision.places[name]
            found = [each for each in found if not place.start <= each.start() < place.end]
            message = f"`{name}` is `{words}`, which says nothing"
            yield lenient(decision.facts, error(decision.facts.path, place, message, _INSTEAD[name]))
    for match in sorted(found, key=lambda each: each.start()):
        message = f"`{match[0]}` stands here, as in a template that is not filled in"
        settled = "say so under `doubts`" if from_old_paper(decision.facts) else "waive this and say so"
        help_ = f"write what belongs there; if the paper itself prints it, {settled}"
        yield lenient(decision.facts, error(decision.facts.path, Span(*match.span()), message, help_))
