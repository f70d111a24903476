"""Letters are plain letters, not their printed forms.

A PDF often gives `ﬁ` as one character, and decorated text from the web uses letters made for
formulas. They look like words; search finds none of them, and they are spelled out or skipped.

Bad:
    title: New radios for the oﬃce

Good:
    title: New radios for the office
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import unusual
from generator.validate.rule import rule, warning

_FORMS = "ﬀ-ﬆＡ-Ｚａ-ｚ\U0001d400-\U0001d7ff"  # ligatures, letters as wide as Chinese ones, letters of formulas
_ANY = regex(f"[{_FORMS}]")
_WORD = regex(rf"\w*[{_FORMS}][\w{_FORMS}]*")


@rule("DEC130")
def dressed_letters(record: Record) -> Iterator[Finding]:
    """Letters are plain letters, not their printed forms."""
    path, text = record.source
    if _ANY.search(unusual(text)):
        for match in _WORD.finditer(text):
            plain = unicodedata.normalize("NFKC", match[0])
            span = Span(*match.span())
            message = f"`{match[0]}` is written with printed forms of letters, which no search finds"
            yield warning(path, span, message, f"write `{plain}`", Fix(span, plain))
