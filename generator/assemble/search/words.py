"""From text to the terms of the index: the same words, in the same form, as the browser makes of a query.

Text is first made plain (compatibility forms, capitals, possessives, commas inside figures); what
then happens is lunr's pipeline: split, drop the words that say nothing, stem. The stemmer is that
of lunr.js, since that is what stems the reader's words: Python's lunr differs in words like `try`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

# lunr's list: words that are in every decision and distinguish none.
STOP_WORDS = frozenset(
    """a able about across after all almost also am among an and any are as at be because been but by can cannot
    could dear did do does either else ever every for from get got had has have he her hers him his how however i if
    in into is it its just least let like likely may me might most must my neither no nor not of off often on only or
    other our own rather said say says she should since so some than that the their them then there these they this
    tis to too twas us wants was we were what when where which while who whom why will with would yet you
    your""".split()
)
LONGEST = 40  # characters of a term: longer ones are addresses and accidents

_WORD = re.compile(r"[^\W_]+(?:(?<=[0-9])\.[0-9]+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")


def plain(text: str) -> str:
    """Return text as it is split: compatibility forms resolved, small letters, `1,200` as `1200`."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = _POSSESSIVE.sub("", text.lower())
    return _THOUSANDS.sub("", text)


def words(text: str) -> list[str]:
    """Return the words of a text, in order."""
    return _WORD.findall(plain(text))


def terms(text: str) -> Counter[str]:
    """Count the terms of a text.

    No word holds a blank, so what stands between blanks is looked at once, however often it comes.
    """
    found: Counter[str] = Counter()
    for chunk, count in Counter(text.split()).items():
        for term in _terms(chunk):
            found[term] += count
    return found


@lru_cache(maxsize=1 << 16)
def _terms(chunk: str) -> tuple[str, ...]:
    return tuple([stem(word) for word in words(chunk) if word not in STOP_WORDS])


# --- The stemmer: Porter's, as lunr.js has it ----------------------------------------------------

_CONSONANTS, _VOWELS = "[^aeiou][^aeiouy]*", "[aeiouy][aeiou]*"
_ONE = re.compile(f"({_CONSONANTS})?{_VOWELS}{_CONSONANTS}")
_ONE_ONLY = re.compile(f"({_CONSONANTS})?{_VOWELS}{_CONSONANTS}({_VOWELS})?$")
_TWO = re.compile(f"({_CONSONANTS})?{_VOWELS}{_CONSONANTS}{_VOWELS}{_CONSONANTS}")
_VOWEL = re.compile(f"({_CONSONANTS})?[aeiouy]")
_SHORT = re.compile(f"{_CONSONANTS}[aeiouy][^aeiouwxy]$")
_DOUBLED = re.compile(r"([^aeiouylsz])\1$")
_PLURAL = re.compile(r"(.+?)(ss|i)es$")
_PLAIN_PLURAL = re.compile(r"(.+?)([^s])s$")
_PAST = re.compile(r"(.+?)(ed|ing)$")
_FINAL_Y = re.compile(r"(.+?[^aeiou])y$")
_ION = re.compile(r"(.+?)(s|t)(ion)$")
_SECOND = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "bli": "ble",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
    "logi": "log",
}
_THIRD = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_FOURTH = "al ance ence er ic able ible ant ement ment ent ou ism ate iti ous ive ize".split()
_SECOND_END = re.compile(f"(.+?)({'|'.join(_SECOND)})$")
_THIRD_END = re.compile(f"(.+?)({'|'.join(_THIRD)})$")
_FOURTH_END = re.compile(f"(.+?)({'|'.join(_FOURTH)})$")


def stem(word: str) -> str:
    """Return a word's stem, and never more of it than an index needs."""
    word = word[:LONGEST]
    if len(word) < 3:
        return word
    # A first y is a consonant.
    made = _stem("Y" + word[1:] if word[0] == "y" else word)
    return "y" + made[1:] if word[0] == "y" else made


def _stem(word: str) -> str:
    if match := _PLURAL.match(word) or _PLAIN_PLURAL.match(word):
        word = match[1] + match[2]
    word = _tense(word)
    if match := _FINAL_Y.match(word):
        word = match[1] + "i"
    for pattern, ends in ((_SECOND_END, _SECOND), (_THIRD_END, _THIRD)):
        match = pattern.match(word)
        if match and _ONE.match(match[1]):
            word = match[1] + ends[match[2]]
    return _ending(word)


def _tense(word: str) -> str:
    """Take off `-eed`, `-ed` and `-ing`."""
    if word.endswith("eed") and len(word) > 3:
        return word[:-1] if _ONE.match(word[:-3]) else word
    match = _PAST.match(word)
    if match is None or not _VOWEL.match(match[1]):
        return word
    word = match[1]
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _DOUBLED.search(word):
        return word[:-1]
    return word + "e" if _SHORT.match(word) else word


def _ending(word: str) -> str:
    """Take off the last endings: `-ment`, `-able`, `-ion`, `-e`, one of two l."""
    if match := _FOURTH_END.match(word):
        if _TWO.match(match[1]):
            word = match[1]
    elif (match := _ION.match(word)) and _TWO.match(match[1] + match[2]):
        word = match[1] + match[2]
    if word.endswith("e") and len(word) > 1:
        rest = word[:-1]
        if _TWO.match(rest) or (_ONE_ONLY.match(rest) and not _SHORT.match(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _TWO.match(word) else word
