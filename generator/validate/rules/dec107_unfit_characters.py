r"""A record holds no characters that turn, hide or stand for lost text.

A direction override shows an amount backwards and is read forwards; a replacement character
marks a letter that an earlier conversion lost; others are no characters at all. Nobody sees
them in an editor, and every reader, search and screen reader takes them differently.

Bad:
    title: "New \u202eradios"

Good:
    title: New radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import unusual
from generator.validate.rule import error, rule, warning

# Overrides and isolates of direction, control characters, and code points that are no characters.
_REFUSED = regex(
    "[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000e-\u001f\u007f\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
    # Letters of tags, which spell hidden words unless they name a flag; variants of what has none.
    "|(?<![\U0001f3f4\U000e0000-\U000e007f])[\U000e0000-\U000e007f]"
    "|(?<![\u3400-\u9fff\U00020000-\U0003ffff\U000e0100-\U000e01ef])[\U000e0100-\U000e01ef]"
)
_LOST = regex("\ufffd(?![0-9])")  # before a figure it was a pound sign, which DEC406 asks about
# The same, written as an escape in a quoted value.
_ESCAPED = regex(r"\\(?:u(?:202[a-eA-E]|206[6-9]|[fF]{3}[eEfF])|x(?:0[0-8bBeEfF]|1[0-9a-fA-F]|7[fF]))")


@rule("DEC107")
def unfit_characters(record: Record) -> Iterator[Finding]:
    """A record holds no characters that turn, hide or stand for lost text."""
    path, text = record.source
    if any(fault.kind == "not-utf8" for fault in record.faults):
        return
    strange = unusual(text)
    found = (_REFUSED.search(text) if _REFUSED.search(strange) else None) or _ESCAPED.search(
        text, 0, record.fields.span.end
    )
    if found:
        message = "a character stands here that hides or turns the text around it"
        yield error(path, Span(*found.span()), message, "delete it; a plain text editor's `show invisibles` shows it")
    lost = next((found.start() for found in _LOST.finditer(text)), -1) if "\ufffd" in strange else -1
    if lost >= 0:
        message = "a letter was lost here in an earlier conversion. What did the paper print?"
        yield warning(path, Span(lost, lost + 1), message, "look it up in the original and type it in")
