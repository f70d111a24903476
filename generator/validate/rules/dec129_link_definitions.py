"""A link by label has its address, and every address defined is used.

`[the plan][1]` needs a line `[1]: https://…`. Without it the brackets are printed; a line that no
link uses is not printed at all, and its words are lost.

Bad:
    ---
    See [the plan][1].

    [2]: https://www.example.org/plan

Good:
    ---
    See [the plan][1].

    [1]: https://www.example.org/plan
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.text import outside, unspoken

# What leads nowhere is a comment, of which DEC515 tells.
_DEFINED = regex(r"(?m)^ {0,3}\[([^\]\[^\n][^\]\[\n]{0,98})\]:[ \t]*(?!(?:#|<#?>)[ \t])\S")
_USED = regex(r"\]\[([^\]\[^\n][^\]\[\n]{0,98})\]")
_LABEL = regex(r"\[([^\]\[^\n][^\]\[\n]{0,98})\](?!:)")


@rule("DEC129")
def link_definitions(record: Record) -> Iterator[Finding]:
    """A link by label has its address, and every address defined is used."""
    path, text = record.source
    start = record.fields.span.end
    if text.find("]:", start) < 0 and text.find("][", start) < 0:
        return
    defined = list(outside(_DEFINED.finditer(text, start), _code(record)))
    labels = {_folded(match[1]) for match in defined}
    used = {_folded(match[1]) for match in _LABEL.finditer(text, start)}
    for match in defined:
        if _folded(match[1]) not in used:
            message = f"no link uses the label `{match[1]}`, and this line is not shown"
            yield warning(path, Span(match.start(1) - 1, match.end(1) + 1), message, "use it, or delete the line")
    for match in outside(_USED.finditer(text, start), _code(record)):
        if _folded(match[1]) not in labels:
            message = f"the label `{match[1]}` has no address, and the brackets are printed"
            yield warning(path, Span(*match.span()), message, f"add a line `[{match[1]}]: https://…`")


def _code(record: Record) -> Iterator[Span]:
    return (span for span in unspoken(record.body) if record.source.text[span.start : span.start + 1] in "`~ \t")


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
