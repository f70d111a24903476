"""Headings begin with `##` and go down one level at a time, and none is empty.

A screen-reader user moves by headings and hears their levels: a level that is skipped sounds
like a part that is missing. The one `#` heading of a page is its title. A line of hyphens right
under a paragraph makes a heading of it, most often by accident.

Bad:
    ---
    ## Recommendation

    #### Cost

    It costs £90,000.

Good:
    ---
    ## Recommendation

    ### Cost

    It costs £90,000.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.read.prose import plain
from generator.validate.rule import rule, warning


@rule("DEC301")
def heading_order(decision: Decision) -> Iterator[Finding]:
    """Headings begin with `##` and go down one level at a time, and none is empty."""
    level = 1
    for block in decision.body:
        if block.kind != "heading":
            continue
        path = decision.facts.path
        if not plain(block.words):
            yield warning(path, block.span, "this heading has no words", "name it, or delete it")
        elif block.style == "setext":
            help_ = "leave an empty line between them; begin a heading with `## `"
            yield warning(path, block.span, "the line under this paragraph makes a heading of it", help_)
        elif block.level == 1:
            yield warning(path, block.span, "the title is the page's only `#` heading", "write `## ` here")
        elif block.level > level + 1:
            wanted = "#" * (level + 1)
            message = f"a heading of level {block.level} follows one of level {level}"
            yield warning(path, block.span, message, f"write `{wanted} ` here")
        level = max(block.level, 2)
