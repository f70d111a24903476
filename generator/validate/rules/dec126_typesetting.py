r"""No commands of a typesetting program stand in the text.

Some converters write what they cannot read as formulas: `$\checkmark$` for a tick, `$19^{th}$` for
a date. They are published as they stand, and read out sign by sign.

Bad:
    ---
    Approved on the $19^{th}$ of May.

Good:
    ---
    Approved on the 19th of May.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import error, lenient, rule
from generator.validate.text import found

# `$\pm`, `$\mathcal` and `$\text` before a sum are a currency sign misread, which DEC406 asks about.
_COMMAND = regex(
    r"\$ ?[^$\s]{0,20}[\^_] ?\{?[^$\s]{1,12}\$|\$\\(?!pm|mathcal|text\b)[a-zA-Z]{2,20}|(?<!\$)\\(?:mathrm|mathbf|"
    r"mathit|mathcal|textbf|textit|text|underline|frac|times|cdot|checkmark|square|bullet|quad|circ|rightarrow|Rightarrow|sqrt|"
    r"begin|end|left|right|pm|hline|item|ldots|footnote|section|emph)(?![a-z])"
)


@rule("DEC126")
def typesetting(decision: Decision) -> Iterator[Finding]:
    """No commands of a typesetting program stand in the text."""
    if "\\" not in decision.source.text and "$" not in decision.source.text:
        return
    for match in found(decision, _COMMAND):
        message = f"`{match[0]}` is a command of a typesetting program, and is printed as it stands"
        problem = error(decision.facts.path, Span(*match.span()), message, "write what the paper shows in plain words")
        yield lenient(decision.facts, problem)
