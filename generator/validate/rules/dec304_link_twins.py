"""Two links with the same words lead to the same place.

Heard one after the other without the text around them, two links "signed document" that lead to
two documents cannot be told apart.

Bad:
    ---
    [Signed document](https://www.example.org/plan) and [signed document](https://www.example.org/cost).

Good:
    ---
    [Signed plan](https://www.example.org/plan) and [signed cost sheet](https://www.example.org/cost).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.model import Decision, Inline
from generator.read.prose import plain
from generator.validate.rule import rule, warning
from generator.validate.text import every_block, runs_within


@rule("DEC304")
def link_twins(decision: Decision) -> Iterator[Finding]:
    """Two links with the same words lead to the same place."""
    path, text = decision.source
    if text.count("]", decision.body[0].span.start if decision.body else len(text)) < 2:
        return
    first: dict[str, Inline] = {}
    for block in every_block(decision.body):
        for run in runs_within(block.words):
            words = plain(run.children) if run.kind == "link" else ""
            other = first.setdefault(words.casefold(), run) if words else run
            if other.target.rstrip("/") != run.target.rstrip("/"):
                message = f"`{words}` leads to two places on this page"
                related = (Related(path, other.span, "the same words lead elsewhere here"),)
                yield warning(path, run.span, message, "say in the words of each what is there", related=related)
