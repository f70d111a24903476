"""One of several tables is introduced: by a caption, a heading, or the sentence before it.

Who comes to a table by ear, from one table to the next, hears its caption first and knows whether
to listen on.

Bad:
    ---
    | Item | Cost |
    |---|---|
    | Radios | £5 |

    | Item | Saving |
    |---|---|
    | Radios | £1 |

Good:
    ---
    Table: What the radios cost

    | Item | Cost |
    |---|---|
    | Radios | £5 |

    Table: What they save

    | Item | Saving |
    |---|---|
    | Radios | £1 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.findings import Finding
from generator.model import Block, Decision
from generator.patterns import regex
from generator.read.prose import plain
from generator.validate.rule import rule, warning

_INTRODUCES = regex(r":[*_]*$|\b(?:table|below|follow(?:s|ing)|breakdown|summar\w+|set out|shown)\b", re.IGNORECASE)


@rule("DEC307")
def table_caption(decision: Decision) -> Iterator[Finding]:
    """One of several tables is introduced: by a caption, a heading, or the sentence before it."""
    if sum(block.kind == "table" for block in decision.body) < 2:
        return  # one table needs no name to be told from another
    for before, block in pairwise((None, *decision.body)):
        if block and block.kind == "table" and not block.words and not _introduces(before):
            message = "nothing says what this table shows"
            help_ = "write a line `Table: ` and what it shows, with an empty line before and after"
            yield warning(decision.facts.path, block.children[0].span, message, help_)


def _introduces(block: Block | None) -> bool:
    if block is None or block.kind == "heading":
        return block is not None
    return block.kind in ("paragraph", "list") and bool(_INTRODUCES.search(_last(block)))


def _last(block: Block) -> str:
    """Return the last sentence or so of a block's words."""
    while block.children:
        block = block.children[-1]
    return plain(block.words)[-200:]
