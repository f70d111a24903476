"""A body holds no raw HTML.

HTML can hide text from readers, load things from other sites and break the page for a screen
reader. Everything a paper needs can be said in Markdown. Comments count: what is hidden in the
page is still published.

Bad:
    ---
    The total is <b>£5</b>.

Good:
    ---
    The total is **£5**.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Record
from generator.validate.rule import faults, rule


@rule("DEC101", waivable=False)
def raw_html(record: Record) -> Iterator[Finding]:
    """A body holds no raw HTML."""
    yield from faults(record, "raw-html")
