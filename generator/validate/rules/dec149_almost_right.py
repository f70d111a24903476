"""No word stands where one that is spelled almost alike is meant.

`Contact` for `contract`, `practise` for `practice`: a spelling checker passes over them, since both
are words. Search does not find the one that is meant, and a sentence read aloud says something else.

Bad:
    ---
    The contract is for three years. The price holds for the length of the contact.

Good:
    ---
    The contract is for three years. The price holds for the length of the contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import vocabulary
from generator.validate.rule import rule, warning
from generator.validate.text import found, with_stops

# Of people who talk: then `contact` is the word.
_NOT_TALK = r"(?! (?:with|between|by|from|cent|details|person|point|number|list|tracing|form|made|and|or|time|rate)\b)"
_MANAGES = r"\b(?:project|programme|contract|line|senior|risk|finance|service)"
_ARE = r"(?:is|are|was|were|be|been|being)"
# Each word, the one that is meant, and the words about it that make that sure: alone each is right more
# often than not. Words of every page, such as `there` and `lead`, are not here: they would be sought in all.
_LIST: Mapping[str, tuple[str, str]] = {
    "contact": (
        "contract",
        (
            rf"\b(?:length|term|duration|life|value|price|expiry|award|awarding) of (?:the|this|a) (contact){_NOT_TALK}"
            rf"|\b(?:awards?|awarded|tender|let|terminate|novate) (?:a|the|this|a new|the new) (contact){_NOT_TALK}"
            rf"|\b(?:framework|call-off|under the|under this) (contact){_NOT_TALK}"
            r"|\b(contact) (?:award|value|price|sum|variation|novation|renewal|expiry)\b"
        ),
    ),
    "contacts": ("contracts", rf"\b(?:award|awards|awarded|tender|terminate|framework|call-off) (contacts){_NOT_TALK}"),
    "trial": ("trail", r"\b(?:audit|paper) (trial)\b"),
    "trail": ("trial", r"\b(?:pilot|clinical) (trail)\b|\b(trail) period\b"),
    "pubic": ("public", r"\b(pubic) (?!h)[a-z]"),
    "manger": ("manager", rf"{_MANAGES} (manger)\b"),
    "mangers": ("managers", rf"{_MANAGES} (mangers)\b"),
    "asses": ("assess", r"\b(?:to|will|must|should|can) (asses)\b|\b(asses) (?:whether|how)\b"),
    "statue": ("statute", r"\b(?:by|under) (statue)\b|\b(statue) (?:law|book)\b"),
    "principle": ("principal", r"\b(principle) (?:contractor|officer|authority|place|residence)\b"),
    "principal": ("principle", r"\b(?:agreed|agree|approved|approve|approval|agreement) in (principal)\b"),
    "discreet": ("discrete", r"\b(discreet) (?:project|phase|element|piece|part|stage)"),
    "stationary": ("stationery", r"\b(?:office|printing and) (stationary)\b|\b(stationary) and printing\b"),
    "complimentary": ("complementary", r"\b(complimentary) to\b"),
    "affect": ("effect", r"\b(?:takes?|took|taking|(?:comes?|came) into|with immediate) (affect)\b|\b(affect) from\b"),
    "affective": ("effective", r"\bcost[ -](affective)\b|\b(affective) from\b"),
    "rolls": ("roles", r"\b(rolls) and responsibilities\b"),
    "sort": ("sought", rf"\b(?:approval|advice|permission|authority|consent|agreement) {_ARE} (sort)\b"),
    "breech": ("breach", r"\b(breech) of\b|\bin (breech)\b"),
    "waver": ("waiver", r"\b(?:a|the|this|procurement|tender) (waver)\b|\b(waver) of\b"),
    "loose": ("lose", r"\b(?:will|may|would|could|to|not) (loose) (?:the|its|their|this|funding|money|grant)\b"),
    "dependant": ("dependent", rf"\b{_ARE} (dependant) (?:up)?on\b"),
    "practise": ("practice", r"\b(?:best|good|common|current|usual|codes? of|in) (practise)\b"),
    "advise": ("advice", r"\b(?:legal|financial|equalities|technical|commercial|expert) (advise)\b"),
    "weather": ("whether", r"\b(weather) or not\b"),
}
_SEEN = with_stops(_LIST)


@rule("DEC149")
def almost_right(decision: Decision) -> Iterator[Finding]:
    """No word stands where one that is spelled almost alike is meant."""
    text = decision.source.text
    for word in sorted({seen.strip(".,;:)") for seen in _SEEN & vocabulary(text)}):
        if word.startswith("contact") and ("ontract" not in text or "ontact cent" in text):
            continue  # where people are called, a contact has a length
        meant = _LIST[word][0]
        for match in found(decision, _pattern(word)):
            message = f"`{word}` stands here where `{meant}` seems to be meant"
            help_ = f"write `{meant}`; if the paper prints it so, keep it and ask under `doubts`"
            yield warning(decision.facts.path, Span(*match.span(match.lastindex or 0)), message, help_)


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Return the pattern of a word among others; most are never asked for, and a space may be a line's end."""
    return regex(_LIST[word][1].replace(" ", r"\s+"))
