"""Costs said to come all from one source do not come in part from another.

The first page says that the costs come from reserves, and a later one that a part of them comes
from a budget. Both are printed, and whoever asks where the money comes from gets two answers.
from generator.patterns import regex

Bad:
    ---
    The costs will be funded from reserves.

    The cost of the masts will be funded from the budget for repairs.

Good:
    ---
    The costs will be funded from reserves and the budget for repairs.

    The cost of the masts will be funded from the budget for repairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Related, Span
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.text import found

_FROM = ("funded from", "met from", "paid from")
_COMES = (
    r"(?:will|would|is to|are to) (?:all )?be (?:fully |wholly |entirely )?"
    rf"(?:{'|'.join(_FROM)}) (?P<source>[^.;:\n|]{{3,80}})"
)
_ALL = regex(rf"\b(?:The|All)(?: the| of the| total| full| whole| entire)? costs? {_COMES}")
_PART = regex(rf"\b(?:element|part|share|remainder|balance|rest|portion|costs?)\b[^.;:\n|]{{0,60}}? {_COMES}")
# Money that is of one kind and not of another; a grant may well stand in a budget.
_KIND = regex(
    r"\b(?:(?P<reserves>reserves?)|(?P<borrowing>borrowing|loans?)|(?P<receipts>capital receipts?)"
    r"|(?P<budget>budgets?|grants?|underspen\w+|precept|levy))\b",
    re.IGNORECASE,
)
_ANOTHER = regex(r"\b(?:later|future|next|previous|(?:an)?other|separate|further|additional|any)\b", re.IGNORECASE)
_HELP = "compare with the paper; keep what it prints, and ask under `doubts` where the money comes from"


@rule("DEC422")
def one_source(decision: Decision) -> Iterator[Finding]:
    """Costs said to come all from one source do not come in part from another."""
    path, text = decision.source
    whole = next(found(decision, _ALL), None) if any(words in text for words in _FROM) else None
    kinds = _kinds(whole["source"]) if whole else None
    if whole is None or not kinds:
        return
    for match in found(decision, _PART):
        others = _kinds(match["source"])
        before = text[max(0, match.start() - 40) : match.end()]
        if others and kinds.isdisjoint(others) and not _ANOTHER.search(re.split(r"[.\n]\s", before)[-1]):
            message = f"this comes from {_named(others)}; elsewhere all the costs come from {_named(kinds)}"
            related = (Related(path, Span(*whole.span()), "said here of the whole"),)
            yield warning(path, Span(*match.span()), message, _HELP, related=related)


def _kinds(source: str) -> set[str]:
    return {match.lastgroup for match in _KIND.finditer(source) if match.lastgroup}


def _named(kinds: set[str]) -> str:
    names = {"budget": "a budget or grant", "receipts": "capital receipts"}
    return " and ".join(sorted(names.get(kind, kind) for kind in kinds))
