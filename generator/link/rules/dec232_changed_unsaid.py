"""The text of a published decision changes only with an entry under `corrections`.

A record is the text as signed. Whoever read it before must be able to see that it reads otherwise
now, and why. Fields, such as themes and amounts, may change without an entry; so may the words of a
record that only restates a paper, which are the archive's own.

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
from generator.link.change import Change, Edit
from generator.model import Block
from generator.read.prose import blocks_within, plain
from generator.validate.rule import error, rule


@rule("DEC232", waivable=False)
def changed_unsaid(change: Change) -> Iterator[Finding]:
    """The text of a published decision changes only with an entry under `corrections`."""
    for edit in change.edits:
        before, now = edit.before.facts, edit.now.facts
        if now.restated or before.restated or set(now.corrections) - set(before.corrections):
            continue
        for path, was, blocks in _bodies(edit):
            changed = _changed(was, blocks)
            if changed is not None:
                message = f"the text of {now.reference} has been published, and here it reads otherwise"
                help_ = "say under `corrections` what was changed and why, or put the text back"
                yield error(path, changed.span, message, help_)


def _bodies(edit: Edit) -> Iterator[tuple[str, tuple[Block, ...], tuple[Block, ...]]]:
    """Yield the path of a record and of each appendix that was published, its text then, and its text now."""
    before, now = edit.before, edit.now
    yield now.facts.path, before.body, now.body
    then = {each.name: blocks for each, blocks in zip(before.facts.appendices, before.appendices, strict=True)}
    for each, blocks in zip(now.facts.appendices, now.appendices, strict=True):
        if each.name in then:
            yield each.path, then[each.name], blocks


def _changed(before: tuple[Block, ...], now: tuple[Block, ...]) -> Block | None:
    """Return the first block whose words differ from those that were published."""
    old, new = (
        [(text, block) for block in blocks_within(each) if (text := block.number + plain(block.words))]
        for each in (before, now)
    )
    if " ".join(text for text, _ in old).split() == " ".join(text for text, _ in new).split():
        return None
    for number, (text, block) in enumerate(new):
        if number >= len(old) or old[number][0] != text:
            return block
    return new[-1][1] if new else None
