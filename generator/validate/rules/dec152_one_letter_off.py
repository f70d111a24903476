"""One abbreviation is not written in two ways.

A scanner reads `MIP` for `MVP`, a hand types `MPR` for `MPS`: the same words stand about both. Readers
look for what the other one may be, and search does not find it.

Bad:
    ---
    1. The crews track the benefits of the pilot MVP solution.

    2. The pilot MIP solution is paid for by the harbour, and the pilot MVP solution is kept.

Good:
    ---
    1. The crews track the benefits of the pilot MVP solution.

    2. The pilot MVP solution is paid for by the harbour, and is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.findings import Finding, Related, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import vocabulary
from generator.validate.rule import rule, warning
from generator.validate.text import found

_SHORT = regex(r"[A-Z]{3,6}")
_ROMAN = regex(r"[IVXLC]+")
_SMALL = frozenset("the and for from with that this its are was were has have had not but all any each per".split())
_HELP = "compare with the paper; if it prints both, keep them and ask under `doubts`"


@rule("DEC152")
def one_letter_off(decision: Decision) -> Iterator[Finding]:
    """One abbreviation is not written in two ways."""
    words = {word.strip(".,;:()") for word in filter(str.isupper, vocabulary(decision.source.text))}
    alike = _alike(sorted(word for word in words if _SHORT.fullmatch(word) and not _ROMAN.fullmatch(word)))
    if not alike:
        return
    pattern = regex(rf"([\w’'-]{{3,}})\s+({'|'.join(sorted(alike))})\s+(?=([\w’'-]{{3,}}))")
    matches = list(found(decision, pattern))
    framed: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for match in matches:
        if _SMALL.isdisjoint((match[1].lower(), match[3].lower())):
            framed[match[1].lower(), match[3].lower()].append(match)
    for among in framed.values():
        yield from _odd_one(decision, alike, among)


def _odd_one(decision: Decision, alike: dict[str, set[str]], among: list[re.Match[str]]) -> Iterator[Finding]:
    """Ask about an abbreviation that stands once in the record, where the same words stand about another."""
    path, text = decision.source
    for match in among:
        other = next((each for each in among if each[2] in alike[match[2]]), None)
        if other is not None and len(re.findall(rf"\b{match[2]}\b", text)) == 1:
            message = f"`{match[2]}` stands here alone, and `{other[2]}` between the same words elsewhere"
            related = (Related(path, Span(*other.span(2)), f"`{other[2]}` stands here"),)
            yield warning(path, Span(*match.span(2)), f"{message}; are both the same?", _HELP, related=related)


def _alike(words: list[str]) -> dict[str, set[str]]:
    """Return each word with those that differ from it in one letter."""
    masks: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for at in range(len(word)):
            masks[f"{word[:at]}_{word[at + 1 :]}"].append(word)
    alike: dict[str, set[str]] = defaultdict(set)
    for among in masks.values():
        for word in among if among[1:] else ():
            alike[word].update(each for each in among if each != word)
    return alike
