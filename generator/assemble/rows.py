"""A row of a list: one decision with its title, a sentence, its day and its new money."""

from __future__ import annotations

from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.lookup import Lookup
from generator.assemble.views import Sum
from generator.model import Reference
from generator.strings import say


class Row(NamedTuple):
    """What a list shows of a held decision; `inferred` says that neighbouring numbers place it."""

    reference: str
    href: str
    title: str
    sentence: str
    signed: str
    note: str
    inferred: bool
    sums: tuple[Sum, ...]


def row(known: Lookup, reference: Reference, root: str) -> Row:
    """Return a held decision's row; one that was withdrawn keeps its number, title and day."""
    facts, dated = known.archive.decisions[reference], known.dated(reference)
    withdrawn = facts.withdrawal is not None
    return Row(
        str(reference),
        f"{root}{addresses.of_decision(reference)}",
        facts.title,
        say("status.withdrawn-said") if withdrawn else views.first_sentence(facts.summary),
        dated.short,
        dated.note,
        bool(dated.inferred),
        () if withdrawn else views.sums(facts.amounts),
    )
