"""Money, counted only where it may be: new money of one kind, said with how many decisions state it.

Nothing here adds money of two kinds, and nothing is added that a paper mentions, repeats from
another decision, or gives as part of another sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from generator.assemble import views
from generator.assemble.views import KINDS
from generator.link.archive import Archive
from generator.model import Amount, Exempt, Facts, Reference
from generator.strings import counted, say, section

NEW = section("new-money")  # how new money of each kind is called
# A later decision that may put its own sums in the place of the earlier one's.
_REPLACING = ("supersedes", "corrects", "withdraws")
_RATE = re.compile(
    r"\b(?:an?|per|each|every) (?:year|quarter|month|week|day)\b|\b(?:annual|yearly|monthly)", re.IGNORECASE
)


class Group(NamedTuple):
    """The new money of one kind in some decisions, VAT stated alike.

    `total` is the sum in pounds; `stating` the decisions; `at_most`, `about` and `rates` count the
    amounts stated as the most there may be, as approximate, and as so much a year.
    """

    kind: str
    vat: str
    total: Decimal
    stating: tuple[Reference, ...]
    at_most: int
    about: int
    rates: int

    @property
    def flags(self) -> str:
        """What makes the sum less than certain, in words, or nothing."""
        said = (
            (self.at_most, "up-to"),
            (self.about, "about"),
            (self.rates, "rate"),
        )
        return views.listed(counted(f"flags.{key}", count) for count, key in said if count)

    @property
    def words(self) -> str:
        """The kind, and what is said of VAT: `spending, VAT excluded`."""
        return ", ".join(filter(None, (KINDS[self.kind], views.vat(self.vat))))


class Count(NamedTuple):
    """What some decisions say of money: how many there are, and how many say how much.

    Every decision is in one of four: it states new money (`stating`; `partly` of these withhold a
    part all the same), none and says that a part is withheld (`withheld`), only money that is not
    new (`not_new`), or none at all (`unstated`).
    """

    decisions: int
    stating: int
    partly: int
    not_new: int
    withheld: int
    unstated: int
    groups: tuple[Group, ...]

    def said(self, group: Group) -> str:
        """Return the one way a total is said: `£X in N of M decisions; K withheld, L not stated`."""
        total, stating = views.pounds(group.total), views.number(len(group.stating))
        return counted("total.said", self.decisions, total=total, stating=stating, gaps=self.gaps)

    @property
    def gaps(self) -> str:
        """How many decisions may hold money that is not in a total."""
        counts = ((self.withheld, "withheld"), (self.partly, "partly"))
        withheld = [say(f"total-gaps.{key}", count=views.number(count)) for count, key in counts if count]
        unstated = say("total-gaps.unstated", count=views.number(self.unstated))
        return ", ".join((*(withheld or [say("total.none-withheld")]), unstated))


def count(decisions: Iterable[Facts]) -> Count:
    """Count the money of some decisions; a withdrawn one is not among them."""
    found: dict[tuple[str, str], list[tuple[Reference, Amount]]] = {}
    total = stating = partly = not_new = withheld = unstated = 0
    for facts in decisions:
        if facts.withdrawal is not None:
            continue
        total += 1
        new = [amount for amount in facts.amounts if amount.role == "new"]
        for amount in new:
            found.setdefault((amount.kind, amount.vat), []).append((facts.reference, amount))
        exempt = isinstance(facts.exempt, Exempt)
        if new:
            stating += 1
            partly += exempt
        elif exempt:
            withheld += 1
        elif facts.amounts:
            not_new += 1
        else:
            unstated += 1
    order = {kind: at for at, kind in enumerate(KINDS)}
    keys = sorted(found, key=lambda key: (order[key[0]], key[1]))
    groups = tuple(_group(*key, found[key]) for key in keys)
    return Count(total, stating, partly, not_new, withheld, unstated, groups)


def _group(kind: str, vat: str, found: list[tuple[Reference, Amount]]) -> Group:
    amounts = [amount for _, amount in found]
    return Group(
        kind,
        vat,
        sum((amount.value for amount in amounts), Decimal()),
        tuple(dict.fromkeys(reference for reference, _ in found)),
        sum(amount.up_to for amount in amounts),
        sum(amount.approximate for amount in amounts),
        sum(_is_rate(amount) for amount in amounts),
    )


def _is_rate(amount: Amount) -> bool:
    return bool(amount.period and _RATE.search(amount.period))


class Line(NamedTuple):
    """What a thread says of one kind: its sum and in how many decisions, or why there is no sum."""

    name: str
    figure: str
    said: str


def of_thread(archive: Archive, members: Iterable[Reference]) -> tuple[Line, ...]:
    """Return what a thread's decisions say of money, each kind by itself.

    There is a total only where two decisions or more state new money of the kind, none of it as
    “up to”, “about” or so much a year, VAT alike, and nothing suggests that two of the sums are one:
    no decision of the thread says again, or is part of, a sum counted; none replaces
    a decision counted; no two state the same sum for the same time.
    """
    members = tuple(members)
    held = [archive.decisions[ref] for ref in members if ref in archive.decisions]
    whole = count(held)
    lines = []
    for kind in dict.fromkeys(group.kind for group in whole.groups):
        groups = [group for group in whole.groups if group.kind == kind]
        stating = tuple(dict.fromkeys(ref for group in groups for ref in group.stating))
        why = _no_total(kind, groups, [facts for facts in held if facts.withdrawal is None], stating)
        figure = "" if why else views.pounds(groups[0].total)
        where = counted("thread-money.in", len(members), stating=len(stating))
        lines.append(Line(NEW[kind], figure, f"{where} {why}" if why else where))
    return tuple(lines)


def _no_total(kind: str, groups: list[Group], held: list[Facts], stating: tuple[Reference, ...]) -> str:
    """Return why a thread's new money of one kind has no total, as a sentence, or nothing."""
    if len(stating) < 2:
        return say("thread-money.only", decision=stating[0])
    if any(group.at_most or group.about or group.rates for group in groups):
        return say("thread-money.inexact")
    if len(groups) > 1:
        return say("thread-money.vat")
    if _overlap(kind, held, frozenset(stating)):
        return say("thread-money.overlap")
    return ""


def _overlap(kind: str, held: list[Facts], stating: frozenset[Reference]) -> bool:
    """Say whether anything suggests that two sums counted are one."""
    seen: set[tuple[Decimal, str]] = set()
    for facts in held:
        others = stating - {facts.reference}
        if any(amount.of in others for amount in facts.amounts if amount.role in ("part_of", "restates")):
            return True
        if any(each.kind in _REPLACING and each.to in others for each in facts.relations):
            return True
        new = (amount for amount in facts.amounts if (amount.role, amount.kind) == ("new", kind))
        sums = {(amount.value, amount.period) for amount in new}
        if sums & seen:
            return True
        seen |= sums
    return False


def gaps_of_thread(archive: Archive, members: Iterable[Reference]) -> str:
    """Return which decisions of a thread are in none of its sums, and why, as sentences."""
    members = tuple(members)
    not_held = [str(ref) for ref in members if ref not in archive.decisions]
    held = [archive.decisions[ref] for ref in members if ref in archive.decisions]
    all_held = count(held)
    withheld = all_held.withheld + all_held.partly
    said = [counted("thread-money.withheld", withheld) if withheld else say("thread-money.none-withheld")]
    if not_held:
        said.append(counted("thread-money.not-held", len(not_held), decisions=views.listed(not_held)))
    none = all_held.unstated + all_held.not_new
    if none:
        said.append(counted("thread-money.no-new", none))
    return " ".join(said)
