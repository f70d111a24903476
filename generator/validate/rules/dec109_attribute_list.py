"""No list of HTML attributes stands in braces after the words.

Some Markdown tools turn `{: onclick=… }` into HTML; here it is text, and readers would see it.
What it is meant to do, a record cannot ask for: how a page looks is the theme's to say.

Bad:
    ---
    Approved. {: style="color:red" }

Good:
    ---
    Approved.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.read.prose import prose
from generator.validate.rule import error, rule
from generator.validate.text import every_block

_LIST = regex(r"\{:? ?[.#\w-]+(?:=|\s*\})[^}]{0,200}\}?")


@rule("DEC109")
def attribute_list(decision: Decision) -> Iterator[Finding]:
    """No list of HTML attributes stands in braces after the words."""
    if not decision.body or decision.source.text.find("{", decision.body[0].span.start) < 0:
        return
    for block in every_block(decision.body):
        if not block.words or block.kind == "code":
            continue
        text = prose(block.words) if any("{" in run.text for run in block.words) else None
        found = _LIST.search(text.masked) if text else None
        if text and found and (found[0].startswith("{:") or "=" in found[0]):
            message = "a list of HTML attributes stands here; it would be shown as text"
            yield error(decision.facts.path, text.span(*found.span()), message, "delete it")
