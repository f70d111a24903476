"""Words are written in letters of one script.

A Greek or Cyrillic letter that looks Latin comes from a scan or a pasted text. Nobody sees it, no
search finds the word, and a screen reader spells it out.

Bad:
    title: New rаdios for the pilot boats

Good:
    title: New radios for the pilot boats
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import unusual
from generator.validate.rule import rule, warning

_OTHER = regex("[Ͱ-ϿЀ-ӿԀ-ԯ]")
_UNIT = regex(r"μ[A-Za-z]{1,2}|[kMG]Ω")
_WORD = regex(r"[^\W\d_]+")
# Letters that cannot be told from Latin ones, each with the one it looks like.
_LIKE = str.maketrans(
    "аеорсухѕіјһԁԛԝАВЕКМНОРСТУХЅІЈԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϹ", "aeopcyxsijhdqwABEKMHOPCTYXSIJQWABEZHIKMNOPTYXocC"
)
_ALIKE = frozenset(map(chr, _LIKE))
_ALONE = frozenset("АВЕКМНОРСТХаосеІіΑΒΕΖΗΙΚΜΝΟΡΤΧ")  # of one letter: not the small ones a formula has


@rule("DEC106")
def mixed_scripts(decision: Decision) -> Iterator[Finding]:
    """Words are written in letters of one script."""
    text = decision.source.text
    if not _OTHER.search(unusual(text)):
        return
    words = list(_WORD.finditer(text))
    for number, word in enumerate(words):
        strange = set(_OTHER.findall(word[0]))
        if strange and not _UNIT.fullmatch(word[0]) and _looks_latin(word[0], strange):
            beside = words[max(number - 3, 0) : number + 4]
            if len(strange) == len(set(word[0])) and any(_is_foreign(each[0]) for each in beside):
                continue  # a word of a passage in that script
            yield _finding(decision.facts.path, word, strange)


def _looks_latin(word: str, strange: set[str]) -> bool:
    if len(word) == 1:
        return word in _ALONE
    return _ALIKE.issuperset(strange) or any(char not in strange for char in word)


def _is_foreign(word: str) -> bool:
    """Say whether a word is of another script and cannot be taken for a Latin one."""
    return all(map(_OTHER.match, word)) and not _ALIKE.issuperset(word)


def _finding(path: str, word: re.Match[str], strange: set[str]) -> Finding:
    first = next(char for char in word[0] if char in strange)
    name = unicodedata.name(first, "a letter of another script").lower()
    span, latin = Span(*word.span()), word[0].translate(_LIKE)
    message = f"`{word[0]}` holds {name}, which looks like a Latin letter or stands beside one; is that meant?"
    if _OTHER.search(latin):
        return warning(
            path, span, message, "type the word again in Latin letters, unless the paper means the other script"
        )
    help_ = f"write `{latin}` in Latin letters, unless the paper means the other script"
    return warning(path, span, message, help_, Fix(span, latin))
