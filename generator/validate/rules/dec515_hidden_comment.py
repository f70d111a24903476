"""A record holds no comment that only its file shows.

A link definition such as `[//]: # (ask legal)` is a known way to write what no page shows. The
file itself is published too, with everything in it.

Bad:
    ---
    The bid is accepted.

    [//]: # (legal says the second bidder may sue)

Good:
    ---
    The bid is accepted.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.validate.rule import error, rule, secret

_COMMENT = regex(r"\[[^\]\n]{0,80}\]:[ \t]{0,9}(?:#|<#?>)[ \t]{1,9}[\"'(][^\n]*")


@rule("DEC515")
def hidden_comment(record: Record) -> Iterator[Finding]:
    """A record holds no comment that only its file shows."""
    text = record.source.text
    if text.find("]:", record.fields.span.end) < 0:
        return
    for found in _COMMENT.finditer(text, record.fields.span.end):
        message = "this line is on no page, but anybody who takes the file reads it"
        yield secret(error(record.source.path, Span(*found.span()), message, "delete it, here and in the history"))
