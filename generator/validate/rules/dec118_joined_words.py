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

from collections.abc import Iterable, Iterator
from itertools import filterfalse

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import pure, signed
from generator.validate.rule import rule, warning
from generator.validate.text import found, of_any

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
_SHORTEST = 5  # letters of the shortest two words that are seen to have run together
_LONGEST = 60  # letters of two words that have run together; more is no text
_CAPITAL = regex(r"(the|and|that|this|which|of|with|from|by|for|to|in|on|at)([A-Z][a-z]{2,})")
_ALWAYS = ("the", "and", "that", "which")
# What the pattern below cannot do without, looked for in all the words together.
_SEAM = regex(r"[.;:,)(](?:(?<=[.;:,])[A-Z]|(?<=\))[A-Za-z]|(?<=[a-z]\()[A-Z])")
_STOP = regex(
    r"(?<![\w.@/-])((?:[a-z]{3,}|\d[\d.]*)[.;:,])(The|This|These|There|It|In|As|We|If|No|All|An|On|At|To|That|For)(?!\w|[.-]\w)"
    r"|([\w(]*[A-Za-z]\))([A-Z][a-z]{2,}|and|of|to|for|in|the|which|is|are|will|with|has|or|by)(?!\w|[.-]\w)"
    r"|(\w*[a-z]{3})(\([A-Z]{2,8}\))"
)


@rule("DEC118")
def joined_words(decision: Decision) -> Iterator[Finding]:
    """A space stands between two words."""
    letters, rest = set(pure(decision.source.text)), signed(decision.source.text)
    letters.update(filter(str.isalpha, [word[:-1] for word in rest]))  # before a stop
    letters.update(word[:-2] for word in rest if word.endswith(("’s", "'s")))
    seams = {**_in_small(letters), **_at_capitals(letters), **_at_stops(rest)}
    for match in found(decision, of_any(seams)) if seams else ():
        word, at = match[0], seams[match[0]]
        if word[at] == "(" and match.start() < decision.facts.title_span.end:
            continue  # of a title's brackets DEC025 tells
        message = f"`{word}` looks like two words; is `{word[:at]} {word[at:]}` meant?"
        yield warning(decision.facts.path, Span(*match.span()), message, "put a space between them")


def _in_small(words: set[str]) -> dict[str, int]:
    """Return where words of small letters that are no words are two."""
    seams = {word: _SURE[word] for word in _SURE.keys() & words}
    for word in [word for word in words if len(word) > _SHORTEST and (word.endswith(_ENDINGS) or word[:3] == "the")]:
        if word not in seams and word not in _REAL and word.islower():
            at = next((len(word) - len(end) for end in _ENDINGS if word.endswith(end)), 0)
            if at > 3 and (word[:at] in words or word[:at] in _BEFORE):
                seams[word] = at
            elif word.startswith("the") and len(word) > 7 and word[3:] in words:
                seams[word] = 3
    return seams


def _at_capitals(words: set[str]) -> dict[str, int]:
    """Return where a capital stands within a word, after a small word that can be none of its syllables."""
    mixed = filterfalse(str.isupper, filterfalse(str.istitle, filterfalse(str.islower, words)))
    matches = (match for match in map(_CAPITAL.fullmatch, mixed) if match)
    return {match[0]: match.start(2) for match in matches if match[1] in _ALWAYS or match[2] in words}


def _at_stops(words: Iterable[str]) -> dict[str, int]:
    """Return where a word begins right after a full stop or a bracket."""
    seams: dict[str, int] = {}
    short = [word for word in words if len(word) < _LONGEST and not word.rstrip(".,;:)").isalpha()]
    if not _SEAM.search(" ".join(short)):
        return seams
    for word in short:
        if "/" not in word and "@" not in word:
            match = _STOP.search(word)
            if match:
                at = next(at for at in map(match.start, (2, 4, 6)) if at >= 0)
                seams[match[0]] = at - match.start()
    return seams
