"""The text of a published decision changes only with an entry under `corrections`.

A record is the text as signed. Whoever read it before must be able to see that it reads otherwise
now, and why. Fields, such as themes and amounts, may change without an entry.

Bad:
    === before/decisions/abc-12.md
    title: New radios
    ---
    The radios cost £90,000.
    === decisions/abc-12.md
    title: New radios
    ---
    The radios cost £95,000.

Good:
    === before/decisions/abc-12.md
    title: New radios
    ---
    The radios cost £90,000.
    === decisions/abc-12.md
    title: New radios
    corrections:
      - {date: 2023-06-01, kind: transcription, what: the cost in the first paragraph, why: a digit was misread}
    ---
    The radios cost £95,000.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.change import Change
from generator.model import Block, Decision
from generator.read.prose import blocks_within, plain
from generator.validate.rule import error, rule


@rule("DEC232", waivable=False)
def changed_unsaid(change: Change) -> Iterator[Finding]:
    """The text of a published decision changes only with an entry under `corrections`."""
    for edit in change.edits:
        before, now = edit.before.facts, edit.now.facts
        if now.restated or before.restated or set(now.corrections) - set(before.corrections):
            continue
        changed = _changed(edit.before, edit.now)
        if changed is not None:
            message = f"the text of {now.reference} has been published, and here it reads otherwise"
            help_ = "say under `corrections` what was changed and why, or put the text back"
            yield error(now.path, changed.span, message, help_)


def _changed(before: Decision, now: Decision) -> Block | None:
    """Return the first block whose words differ from those that were published."""
    old, new = (
        [(text, block) for block in blocks_within(each.body) if (text := block.number + plain(block.words))]
        for each in (before, now)
    )
    if " ".join(text for text, _ in old).split() == " ".join(text for text, _ in new).split():
        return None
    for number, (text, block) in enumerate(new):
        if number >= len(old) or old[number][0] != text:
            return block
    return new[-1][1] if new else None
