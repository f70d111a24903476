"""Words are written in letters of one script.

A Greek or Cyrillic letter that looks Latin comes from a scan or a pasted text. Nobody sees it, no
search finds the word, and a screen reader spells it out.

Bad:
    title: New rаdios for the pilot boats

Good:
    title: New radios for the pilot boats
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.validate.rule import rule, warning
from generator.validate.text import unusual

_OTHER = re.compile("[Ͱ-ϿЀ-ӿ]")
_UNIT = re.compile(r"μ[A-Za-z]{1,2}|[kMG]Ω")
_WORD = re.compile(r"[^\W\d_]+")
# Letters that cannot be told from Latin ones: a whole word of them may be a Latin word.
_ALIKE = frozenset("аеорсухѕіјАВЕКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΧο")


@rule("DEC106")
def mixed_scripts(decision: Decision) -> Iterator[Finding]:
    """Words are written in letters of one script."""
    text = decision.source.text
    if not _OTHER.search(unusual(text)):
        return
    for word in _WORD.finditer(text):
        strange = [char for char in word[0] if _OTHER.match(char)]
        if (
            strange
            and not _UNIT.fullmatch(word[0])
            and (len(strange) < len(word[0]) or (len(strange) > 1 and _ALIKE.issuperset(strange)))
        ):
            name = unicodedata.name(strange[0], "a letter of another script").lower()
            message = f"`{word[0]}` holds {name}, which looks like a Latin letter or stands beside one; is that meant?"
            help_ = "type the word again in Latin letters, unless the paper means the other script"
            yield warning(decision.facts.path, Span(*word.span()), message, help_)
