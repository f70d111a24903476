"""Signs of Markdown do their work and are not printed.

A space in the wrong place is enough: `** bold**` shows its stars, `##Heading` is a paragraph, and
`[words] (https://…)` is no link. Nor is one whose address has a space in it, whose bracket is never
closed, or whose brackets are exchanged.

Bad:
    ---
    The Board notes the ** cost** of the radios.

Good:
    ---
    The Board notes the **cost** of the radios.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Decision
from generator.patterns import regex
from generator.read.prefilter import signs, starts
from generator.validate.rule import error, lenient, rule
from generator.validate.text import every_block, outside, runs_within, unspoken

_STARS = regex(r"(?<![\w*\\])\*\*(?!\*)(?:(?=[^\s*])|[ \t]{1,3}[^*\n]{1,80}\*\*)|(?<![\s*])[ \t]\*\*(?=[\s.,;:)]|$)")
_NO_WORD = " \t\n.,;:)"  # what follows stars that open no bold
_HASHES = regex(r"\n(#{1,6})(?=[A-Za-z])")
_LINK = regex(r"(?<!!)\[[^\]\[\n]{1,200}\]( +)\((?:https?://|mailto:|/)[^)\s]{1,500}\)")
_OPEN = regex(r"(?<!!)\[([^\]\[\n]{1,200})\]\(((?:https?://|mailto:)[^)\s]{1,500})(?=\s|$)")
# What stands between a space in an address and the closing bracket: `plan.pdf)`, and no words of a sentence.
_PIECE = r"[^\s()\[\]<>@\"':]"
_REST = regex(rf"((?: {_PIECE}{{1,40}}){{0,3}} {_PIECE}{{0,40}}(?:[./][A-Za-z]|%[0-9A-F]{{2}}){_PIECE}{{0,40}})\)")
_EXCHANGED = regex(r"\(([^()\n]{1,200})\)\[((?:https?://|mailto:)[^\]\s]{1,500})\](?!\()")


@rule("DEC133")
def printed_signs(decision: Decision) -> Iterator[Finding]:
    """Signs of Markdown do their work and are not printed."""
    path, text = decision.source
    start = decision.body[0].span.start if decision.body else len(text)
    found: list[tuple[Span, str, str, Fix | None]] = []
    some = signs(text)
    if "**" in some:
        found += _stars(decision)
    hashes = (_HASHES.match(text, at) for at in starts(text, "\n#") if at >= start - 1)
    for match in outside(filter(None, hashes), unspoken(decision.body)):
        space = Fix(Span(match.end(1), match.end(1)), " ")
        found.append((Span(*match.span(1)), "these signs make no heading", "put a space after them", space))
    if "](" in some:
        for match in outside(_LINK.finditer(text, start), unspoken(decision.body)):
            span = Span(*match.span(1))
            found.append((span, "this space keeps a link from being one", "delete the space", Fix(span, "")))
    if "](" in some or ")[" in some:
        found += _brackets(decision, start)
    for span, message, help_, fix in found:
        yield lenient(decision.facts, error(path, span, message, help_, fix))


def _brackets(decision: Decision, start: int) -> Iterator[tuple[Span, str, str, None]]:
    """Yield what was meant for a link and is none for its brackets."""
    text = decision.source.text
    for match in outside(_OPEN.finditer(text, start), unspoken(decision.body)):
        rest = _rest(text, match.start(), match.end())
        if rest:
            help_ = f"write the space as %20: `[{match[1]}]({_shown(match[2] + rest.replace(' ', '%20'))})`"
            span = Span(match.start(), match.end() + len(rest) + 1)
            yield span, "the address of this link has a space in it, and its signs are printed", help_, None
            continue
        help_ = f"close it right after the address: `[{match[1]}]({_shown(match[2].rstrip('.,;:'))})`"
        yield Span(*match.span()), "the bracket of this link is never closed, and its signs are printed", help_, None
    for match in outside(_EXCHANGED.finditer(text, start), unspoken(decision.body)):
        help_ = f"square brackets hold the words, round ones the address: `[{match[1]}]({_shown(match[2])})`"
        yield Span(*match.span()), "the brackets of this link are exchanged, and its signs are printed", help_, None


def _shown(address: str) -> str:
    """Return an address as a help may repeat it: a person's mail address is not told again."""
    return "mailto:…" if address.startswith("mailto:") else address


def _rest(text: str, start: int, end: int) -> str:
    """Return what belongs to an address after its first space, or nothing where its bracket is never closed."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    match = _REST.match(text, end) if before.count("(") == before.count(")") else None
    return match[1] if match else ""


def _stars(decision: Decision) -> Iterator[tuple[Span, str, str, None]]:
    """Yield the stars that are printed: of a bold that is never closed, or with a space beside them."""
    for block in every_block(decision.body):
        if block.kind not in ("paragraph", "heading", "cell"):
            continue
        runs = [run for run in runs_within(block.words) if run.kind == "text" and "**" in run.text]
        alone = len(runs) == 1 and runs[0].text.count("**") == 1
        for run in runs:
            match = _STARS.search(run.text)
            if match is None:
                continue
            at = run.text.index("**", match.start())
            span = Span(run.span.start + at, run.span.start + at + 2)
            if alone and decision.source.text[span.end : span.end + 1].strip(_NO_WORD):
                help_ = "write ** where the bold ends, or delete these"
                yield span, "this bold is never closed, and its stars are printed", help_, None
            else:
                yield span, "these stars are printed", "put them right against the words", None
