"""A record holds no signs that only one font can show.

Wingdings and Symbol draw ticks, boxes and bullets on code points that belong to nobody. In any
other font they are empty boxes, and no screen reader can say what they are.

Bad:
    ---
    Financial advice taken: \uf0fc

Good:
    ---
    Financial advice taken: yes
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import unusual
from generator.validate.rule import error, lenient, rule

_PRIVATE = regex("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
# What the signs met most often look like: of Wingdings, but for \uf0b7 of Symbol.
_LIKELY = {
    **dict.fromkeys("\uf0fc\uf0fe\uf052", "a tick"),
    **dict.fromkeys("\uf0fb\uf0fd\uf054", "a cross"),
    **dict.fromkeys("\uf06f\uf0a8\uf071\uf072", "an empty box"),
    **dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf06e\uf0a0\uf09f", "a bullet"),
    **dict.fromkeys("\uf0e0\uf0e8\uf0f0", "an arrow"),
    **dict.fromkeys("\uf02d", "a hyphen"),
}
_HELPS = {
    "a tick": "write `yes`, or `✓`, if the paper has a tick",
    "a bullet": "begin the line with `- ` if the paper has a list",
}


@rule("DEC115")
def font_signs(record: Record) -> Iterator[Finding]:
    """A record holds no signs that only one font can show."""
    path, text = record.source
    if _PRIVATE.search(unusual(text)):
        for match in _PRIVATE.finditer(text):
            likely = _LIKELY.get(match[0])
            bullet = likely == "a bullet" and not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
            message = f"a sign stands here that only one font can show{f'; was it {likely}?' if likely else ''}"
            help_ = _HELPS.get(likely or "", "look it up in the original, and write it in words or as a plain sign")
            fix = Fix(Span(*match.span()), "-") if bullet else None
            yield lenient(record, error(path, Span(*match.span()), message, help_, fix))
