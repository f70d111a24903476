"""A passage in another language is announced in English.

A page says once that it is in English. A screen reader then reads Welsh or Polish words by
English rules, and letters of another script one by one, or not at all.

Bad:
    ---
    Mae’r cynllun hwn yn gymwys i bob cwch yn y porthladd ac mae ar gael i bawb.

Good:
    ---
    The notice is also published in Welsh:

    Mae’r cynllun hwn yn gymwys i bob cwch yn y porthladd ac mae ar gael i bawb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.findings import Finding
from generator.model import Block, Decision
from generator.patterns import regex
from generator.read.prefilter import unusual, vocabulary
from generator.read.prose import plain
from generator.validate.rule import rule, warning

# Small words that make up a good part of any text of a language and are not English ones.
_SMALL: Mapping[str, frozenset[str]] = {
    "Welsh": frozenset("yn yr ac mae mae’r mae'r ar gyfer i’r i'r o’r o'r gan bod wedi hwn ei eu neu sydd y".split()),
    "French": frozenset("le la les des du et une dans est pour que qui sur avec par sont au aux ces cette".split()),
    "Polish": frozenset("i w na się nie jest oraz przez dla że które który jak lub są".split()),
    "Spanish": frozenset("el la los las de del y en una que para por con se es su como".split()),
    "German": frozenset("der die das und ist nicht ein eine mit für auf von zu den dem des".split()),
    "Romanian": frozenset("și în de la cu pentru este care să din pe sunt nu".split()),
    "Portuguese": frozenset("o os as de do da e em uma que para por com não se é ao dos das".split()),
}
_ENGLISH = frozenset("the of and to in is for that with by on this be are as was will it or from at".split())
_FEWEST, _SHARE = 8, 0.28  # words of a passage; part of them that are small words
_SCRIPTS = regex("[\u0370-\u1fff\u2c00-\u2dff\u3040-\ud7ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NAMED = regex(
    r"\b(?:in|into|languages?|translat\w+|welsh|french|polish|spanish|german|romanian|portuguese|arabic|hebrew|"
    r"urdu|bengali|punjabi|gujarati|turkish|greek|russian|ukrainian|chinese|persian|farsi|somali|hindi|tamil)\b",
    re.IGNORECASE,
)


@rule("DEC309")
def other_language(decision: Decision) -> Iterator[Finding]:
    """A passage in another language is announced in English."""
    words = vocabulary(decision.source.text)
    scripts = bool(_SCRIPTS.search(unusual(decision.source.text)))
    languages = [name for name, small in _SMALL.items() if len(small & words) > 3]
    if not scripts and not languages:
        return
    before: Block | None = None
    for block in decision.body:
        if block.kind == "paragraph":
            language = _language(plain(block.words), languages)
            told = before is not None and _NAMED.search(plain(before.words)[-200:])
            if language and not told:
                message = f"this passage seems to be in {language}, and nothing says so"
                help_ = "say before it, in English, in which language it is and what it says"
                yield warning(decision.facts.path, block.span, message, help_)
            if language:
                continue
        before = block


def _language(text: str, languages: list[str]) -> str:
    """Return the language, other than English, that a passage is in, as far as can be told cheaply."""
    strange = len(_SCRIPTS.findall(text[:400]))
    if strange > 12 and strange > 0.7 * sum(char.isalpha() for char in text[:400]):
        return "letters of another script"
    words = [word.strip(".,;:()“”\"'") for word in text[:2000].casefold().split()]
    if len(words) < _FEWEST or sum(word in _ENGLISH for word in words) > len(words) // 10:
        return ""
    shares = {name: sum(word in _SMALL[name] for word in words) / len(words) for name in languages}
    best = max(shares, key=shares.__getitem__, default="")
    return best if best and shares[best] >= _SHARE else ""
