"""Links lead to web pages, mail addresses or places in this archive, and nothing else.

A script or data address in a link runs in the reader's browser; an address without its https:
loads from whoever answers; an image from another site tells that site who is reading.

Bad:
    ---
    See [the plan](javascript:alert).

Good:
    ---
    See [the plan](https://www.example.org/plan).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.read.prose import blocks_within
from generator.validate.rule import error, rule
from generator.validate.text import runs_within

_SAFE = regex(r"(?:https?://[^/]|mailto:|#|/(?!/)|\.\.?/|[A-Za-z0-9_][A-Za-z0-9_./#%-]*$)", re.IGNORECASE)
_SCHEME = regex(r"(?!https?:|mailto:)[A-Za-z][A-Za-z0-9+.-]*:", re.IGNORECASE)
_SIGNS = ("[", "<", "@", "://", "www.")  # whatever makes a link or an image has one of these


@rule("DEC102", waivable=False)
def unsafe_link(decision: Decision) -> Iterator[Finding]:
    """Links lead to web pages, mail addresses or places in this archive, and nothing else."""
    text = decision.source.text
    start = decision.body[0].span.start if decision.body else len(text)
    if not any(text.find(sign, start) >= 0 for sign in _SIGNS):
        return
    for block in blocks_within(decision.body):
        for run in runs_within(block.words):
            if run.kind == "image":
                help_ = "describe the picture in words, or attach the file"
                yield error(decision.facts.path, run.span, "an image stands in the body", help_)
            elif run.kind == "link" and not safe(run.target):
                help_ = "write the whole address, beginning with https://"
                yield error(decision.facts.path, run.span, "this link's address is not allowed", help_)


def safe(target: str) -> bool:
    """Say whether a link's address may be published."""
    return bool(_SAFE.match(target)) and not _SCHEME.match(target)
