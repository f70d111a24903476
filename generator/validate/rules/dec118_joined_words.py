"""A space stands between two words.

Spaces are lost where a PDF ends a line or changes its font: `relatesto`, `theMayor`, `(RP)Policy`.
Search finds neither word, and a screen reader makes one strange word of both.

Bad:
    ---
    This decision relatesto the pilot boats.

Good:
    ---
    This decision relates to the pilot boats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.validate.rule import rule, warning
from generator.validate.text import found, of_any, vocabulary

# Joined words that are no words, and words before `to` and the like that are lost most often.
_SURE = {
    pair.replace("_", ""): pair.index("_")
    for pair in (
        "of_the in_the to_the on_the at_the by_the for_the and_the from_the with_the that_the as_the is_the will_be "
        "should_be must_be would_be can_be could_be shall_be to_be has_been have_been had_been does_not did_not is_not "
        "are_not was_not up_to due_to as_well in_order it_is there_is there_are"
    ).split()
}
_BEFORE = frozenset(
    "relates relating refers according subject access contribute allocated provided awarded approved agreed "
    "required needs likely able prior pursuant response regard respect order approve delegate extension".split()
)
_ENDINGS = ("to", "the", "of", "and", "that", "for", "with", "from", "which")
_REAL = frozenset(
    "hereto thereto whereto hitherto thereof hereof whereof therefor wherefor forthwith herewith therewith wherewith "
    "therefrom wherefrom".split()
)
_LONGEST = 60  # letters of two words that have run together; more is no text
_EDGE = ".,;:!?*_\"'“”‘’"
_CAPITAL = re.compile(r"(?<![\w’'-])(the|and|that|this|which|of|with|from|by|for|to|in|on|at)([A-Z][a-z]{2,})(?![\w.])")
_ALWAYS = ("the", "and", "that", "which")
_STOP = re.compile(
    r"(?<![\w.@/-])([a-z]{3,}[.;:,])(The|This|These|There|It|In|As|We|If|No|All|An|On|At|To|That|For)(?!\w|[.-]\w)"
    r"|([A-Za-z]\))([A-Z][a-z]{2,}|and|of|to|for|in|the|which|is|are|will|with|has|or|by)(?!\w|[.-]\w)"
    r"|([a-z]{3,})(\([A-Z]{2,8}\))"
)


@rule("DEC118")
def joined_words(decision: Decision) -> Iterator[Finding]:
    """A space stands between two words."""
    words = vocabulary(decision.source.text)
    seams = {word: at for word in words if (at := _seam(word, words))}
    for match in found(decision, of_any(seams)) if seams else ():
        word, at = match[0], seams[match[0]]
        if word[at] == "(" and match.start() < decision.facts.title_span.end:
            continue  # of a title's brackets DEC025 tells
        meant = f"{word[:at]} {word[at:]}".strip(_EDGE)
        message = f"`{word.strip(_EDGE)}` looks like two words; is `{meant}` meant?"
        yield warning(decision.facts.path, Span(*match.span()), message, "put a space between them")


def _seam(word: str, words: frozenset[str]) -> int:
    """Return where in a word a space is missing, where it cannot be one; else nought."""
    if len(word) > _LONGEST:
        return 0
    if word.islower():
        bare = word if word.isalpha() else word.strip(_EDGE)
        return _in_lower(bare, words) + word.index(bare) if bare.isalpha() and _in_lower(bare, words) else _stop(word)
    if word.isalpha() and (word[1:].islower() or word.isupper()):
        return 0
    capital = _CAPITAL.search(word)
    if capital and (capital[1] in _ALWAYS or capital[2] in words):
        return capital.start(2)
    return _stop(word)


def _in_lower(word: str, words: frozenset[str]) -> int:
    if word in _SURE:
        return _SURE[word]
    if word.endswith(_ENDINGS) and word not in _REAL:
        for ending in _ENDINGS:
            start = word.removesuffix(ending)
            if start != word and len(start) > 3 and (start in _BEFORE or start in words):
                return len(start)
    return 3 if word.startswith("the") and len(word) > 7 and word[3:] in words else 0


def _stop(word: str) -> int:
    """Return where a word begins right after a full stop or a bracket."""
    match = None if "/" in word or "@" in word else _STOP.search(word)
    return next(at for at in map(match.start, (2, 4, 6)) if at >= 0) if match else 0
