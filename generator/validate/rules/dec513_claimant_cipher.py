"""A person behind a cipher is not told apart further.

Papers on claims call a person by letters so that nobody knows who it is. Those who know the case
know the letters too, and a search joins every paper that uses them. Ask whether the public part
needs the person at all.

Bad:
    ---
    The claim of claimant AZX is settled for £3,000.

Good:
    ---
    A claim is settled for £3,000.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import holds_any, phrases
from generator.validate.rule import rule, secret, warning

_WHO = phrases(*"laimant omplainant ppellant pplicant itness atient ictim mployee epresentation".split())
_CIPHER = regex(
    r"\b(?:[Cc]laimants?|[Cc]omplainants?|[Aa]ppellants?|[Aa]pplicants?|[Ww]itness|[Pp]atient|[Vv]ictim|[Ee]mployee)"
    r" [‘'\"(]?([A-HJ-Z]{1,3}|[A-Z]{2,3})(?:[0-9]{0,2})\b(?!['’]s\b| [a-z]{0,2}[A-Z]|-)"
    r"|\b(?:representation|behalf|funding|claim) (?:of|for|by) ([A-Z]{1,2}[0-9]{1,3})\b"
)
# Short names of bodies and things that stand after such a word and are no cipher.
_KNOWN = frozenset("MPS MPA CPS PSD HMG HR UK NHS EU IT VAT SME ID NCA BTP PCC HMP".split())


@rule("DEC513")
def claimant_cipher(record: Record) -> Iterator[Finding]:
    """A person behind a cipher is not told apart further."""
    text = record.source.text
    if not holds_any(text, _WHO):
        return
    for found in _CIPHER.finditer(text):
        group = 1 if found[1] else 2
        if found[group] not in _KNOWN:
            help_ = "write `a claimant`; if the court named the case so, waive this and say so"
            message = "this is a person's cipher. Does the public part need it?"
            yield secret(warning(record.source.path, Span(found.start(group), found.end()), message, help_))
