"""Words are not garbled by a wrong encoding.

Text saved in one encoding and read in another shows `â€™` for an apostrophe. Readers stumble,
search finds nothing, and a pound sign may be taken for part of a number.

Bad:
    title: The Harbour Masterâ€™s new radios

Good:
    title: The Harbour Master’s new radios
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import unusual
from generator.validate.rule import rule, warning

# What Windows-1252 makes of the bytes 0x80 to 0xBF, which follow the first byte of a letter in UTF-8.
_QUOTES = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026"  # these may follow a word by themselves
_REST = "\x81\x8d\x8f\x90\x9d\xa0-\xbf€‚ƒ„†‡ˆ‰Š‹Œ•˜™š›œŽžŸ"
_NEXT = f"[{_QUOTES}{_REST}]"
_GARBLED = regex(f"ï»¿|[â]{_NEXT}{{2}}|ð[Ÿ]{_NEXT}{{2}}|[ÂÃÄÅ](?:[{_REST}]|[{_QUOTES}](?=[a-z]))|â€(?=[ ,.;)\r\n])|ï¿½")
_MEANT = regex("[\xa0-ɏʰ-˿ḀỾ\u2010-\u214f←-⇿∀-⋿■-➿ﬀ-ﬆ\ufeff\U0001f000-\U0001faff]")


@rule("DEC117")
def mojibake(record: Record) -> Iterator[Finding]:
    """Words are not garbled by a wrong encoding."""
    path, text = record.source
    if not re.search("[ÂÃÄÅâðï]", unusual(text)):
        return
    for match in _GARBLED.finditer(text):
        meant, span = _meant(match[0]), Span(*match.span())
        message = f"`{match[0]}` comes of text read in the wrong encoding"
        if meant == "\ufeff":
            yield warning(path, span, message, "delete it", Fix(span, ""))
        elif _MEANT.fullmatch(meant):
            help_ = f"write `{meant}`" if meant.isprintable() else "write a space"
            yield warning(path, span, message, help_, Fix(span, meant))
        elif match[0] in ("â€", "ï¿½"):
            yield warning(path, span, message, "look the place up in the original and type it in")


def _meant(garbled: str) -> str:
    """Return the character whose UTF-8 bytes, read as Windows-1252, are this text; else nothing."""
    # Five bytes are no character in Windows-1252; programs pass them on as they are.
    codes = b"".join(char.encode("latin-1" if char < "\xa0" else "cp1252") for char in garbled)
    return codes.decode("utf-8", "ignore")
