"""What a printed page carries on every sheet is not part of the text.

Page numbers, running heads and a web page's buttons are caught in the flow when a paper is
converted. They cut sentences in two and are read out as if they were the paper's words.

Bad:
    ---
    The radios are bought for

    Page 3 of 12

    the four pilot boats.

Good:
    ---
    The radios are bought for the four pilot boats.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Block, Decision
from generator.patterns import regex
from generator.read.prefilter import vocabulary
from generator.read.prose import plain
from generator.validate.rule import error, lenient, rule, warning

_LONGEST = 90  # characters of a line that pages repeat
_PAGE = regex(
    r"(?:page|p\.) ?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?|[-–—] ?\d{1,3} ?[-–—]|\d{1,3} ?(?:of|/) ?\d{1,3}|"
    r"(?:please )?(?:turn over|p\.?t\.?o\.?|see overleaf)|\(?continued(?: overleaf| on (?:the )?next page)?\)?|"
    r"(?:this )?page (?:is )?(?:intentionally )?(?:left )?(?:intentionally )?blank|"
    r"skip to (?:main )?content|back to top|(?:share|print|e?mail) this page|jump to (?:main )?content|"
    r"official ?[-–—] ?public|click here to (?:enter|type) text|\[?type (?:here|text)\]?|cookies on this site",
    re.IGNORECASE,
)
_NUMBER = r"\n[ \t]*(page \d{1,3} of \d{1,3})[ \t]*\r?\n"
_INSIDE = regex(rf"(?<=[^\r\n])\r?{_NUMBER}|{_NUMBER}(?=[ \t]*[^\s])", re.IGNORECASE)
_SAYS_PAGE = frozenset(("Page", "page", "PAGE"))
_OFTEN = 3  # times a line interrupts the text before it is a running head


@rule("DEC120")
def page_furniture(decision: Decision) -> Iterator[Finding]:
    """What a printed page carries on every sheet is not part of the text."""
    path, text = decision.source
    short = [
        (number, text[block.span.start : block.span.end].strip("#*_ \t\r\n"))
        for number, block in enumerate(decision.body)
        if block.kind in ("paragraph", "heading") and block.span.end - block.span.start < _LONGEST
    ]
    for number, words in short:
        if _PAGE.fullmatch(words):
            message = f"`{words}` belongs to a page, not to the text"
            problem = error(path, decision.body[number].span, message, "delete it, and join the sentence around it")
            yield lenient(decision.facts, problem)
        elif words.isdecimal() and len(words) < 4:
            message = f"`{words}` stands alone here; is it the number of a page?"
            yield warning(path, decision.body[number].span, message, "delete it, or put it where it belongs")
    if not _SAYS_PAGE.isdisjoint(vocabulary(text)):
        yield from _inside_paragraphs(decision)
    yield from _running_heads(decision, short)


def _inside_paragraphs(decision: Decision) -> Iterator[Finding]:
    path, text = decision.source
    for match in _INSIDE.finditer(text, decision.body[0].span.start) if decision.body else ():
        group = match.lastindex or 1
        message = f"`{match[group]}` belongs to a page, not to the text"
        problem = error(path, Span(*match.span(group)), message, "delete the line")
        yield lenient(decision.facts, problem)


def _running_heads(decision: Decision, short: list[tuple[int, str]]) -> Iterator[Finding]:
    """Yield a finding for each line that interrupts the text again and again."""
    often = {words for words, count in Counter(words for _, words in short).items() if count >= _OFTEN and words[3:]}
    places = defaultdict(list)
    for number, words in short if often else ():
        if words in often and number and not _PAGE.fullmatch(words) and _open(decision.body[number - 1]):
            places[words].append(number)
    for numbers in places.values():
        if len(numbers) >= _OFTEN:
            span = decision.body[numbers[0]].span
            message = f"this line cuts a sentence in two, here and {len(numbers) - 1} times more; is it a page's head?"
            yield warning(decision.facts.path, span, message, "delete it wherever it stands")


def _open(block: Block) -> bool:
    """Say whether a paragraph ends in the middle of a sentence."""
    return block.kind == "paragraph" and bool(re.search(r"[a-z,]$", plain(block.words)))
