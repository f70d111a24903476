"""Numbered paragraphs follow one another, each number once.

Paragraphs are cited by their numbers. A number that comes twice, or is left out between two others,
is most often a misread digit, or a paragraph that was lost on the way from the paper.

Bad:
    ---
    1.1. The radios are worn out.

    1.2. Two of them have failed.

    1.4. New ones cost £90,000.

Good:
    ---
    1.1. The radios are worn out.

    1.2. Two of them have failed.

    1.3. New ones cost £90,000.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Block, Decision
from generator.validate.rule import rule, warning

_HELP = "compare with the paper; keep what it prints, and ask under `doubts` if it is so there"


@rule("DEC145")
def paragraph_numbers(decision: Decision) -> Iterator[Finding]:
    """Numbered paragraphs follow one another, each number once."""
    before: tuple[str, int] = ("", 0)
    for block in decision.body:
        if block.kind == "heading":
            before = ("", 0)  # numbers may begin anew in another part
        whole, dot, last = block.number.rstrip(".").rpartition(".") if block.kind == "paragraph" else ("", "", "")
        if not dot or not last.isdecimal():
            continue
        now = f"{whole}.", int(last)
        message = _amiss(before, now, block)
        if message:
            yield warning(decision.facts.path, block.span, message, _HELP)
        before = now


def _amiss(before: tuple[str, int], now: tuple[str, int], block: Block) -> str:
    """Say what is odd about a number after the one before it, or nothing."""
    if before[0] != now[0]:
        return ""
    if now[1] == before[1]:
        return f"two paragraphs running are numbered {block.number}"
    if now[1] == before[1] + 2:
        return f"{block.number} follows {before[0]}{before[1]}; is {before[0]}{before[1] + 1} missing?"
    return ""
