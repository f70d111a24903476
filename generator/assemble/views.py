"""How things are said on pages: dates, sums of money, counts. Pure, and the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.link.chronology import Between
from generator.model import Amount, Facts
from generator.read.citations import sentence_around
from generator.strings import say, section

MONTHS = tuple(section("months").values())
KINDS = section("kinds")  # of money, in the order they are shown


class Sum(NamedTuple):
    """An amount for a list: `£1,053,000` and `income, up to`."""

    figure: str
    words: str


class Anchor(NamedTuple):
    """A link: its address (empty for plain words), its words, and what follows it outside the link."""

    href: str
    text: str
    after: str = ""


def day(value: date) -> str:
    """Return a date as `12 December 2023`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def place(where: str, facts: Facts, appendix: str) -> str:
    """Return the words for a place: `paragraph 4`, `“Costs”`; in an appendix `paragraph 4 of “Report”`."""
    words = where if where.startswith("paragraph ") else say("places.part", part=where)
    return in_appendix(words, facts, appendix)


def in_appendix(words: str, facts: Facts, name: str) -> str:
    """Return the words for a place, with its appendix where it is in one."""
    title = next((each.title for each in facts.appendices if each.name == name), "")
    return say("places.of-appendix", place=words, appendix=title) if title else words


def size(count: int) -> str:
    """Return a number of bytes as `340 KB` or `1.2 MB`, in thousands, rounded up."""
    if count <= 999_000:
        return say("body.size", size=-(-count // 1000))
    return say("body.size-large", size=f"{-(-count // 100_000) / 10:.1f}")


def month(value: date) -> str:
    """Return a date's month as `December 2023`."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def partial(text: str) -> str:
    """Return `2023-07` as `July 2023`, `2023` and `2023-07-04` likewise; other text as it is."""
    year, *rest = text.split("-")
    if not rest:
        return year
    value = date(int(year), int(rest[0]), int(rest[1]) if rest[1:] else 1)
    return day(value) if rest[1:] else month(value)


def between(known: Between) -> str:
    """Return `between March and July 2021`, or nothing.

    Months, not days: numbers are given out in order only roughly.
    """
    after, before = known
    if after is None or before is None:
        if after:
            return say("dates.after", month=month(after))
        return say("dates.before", month=month(before)) if before else ""
    if (after.year, after.month) == (before.year, before.month):
        return say("dates.about", month=month(after))
    first = MONTHS[after.month - 1] if after.year == before.year else month(after)
    return say("dates.between", first=first, last=month(before))


def pounds(value: Decimal) -> str:
    """Return a sum exactly: `£1,200,000`, `£246,700.50`."""
    whole = value == value.to_integral_value()
    return f"{'−' * (value < 0)}£{abs(value):,.{0 if whole else 2}f}"


def number(value: int) -> str:
    """Return a count with its thousands parted: `1,700`."""
    return f"{value:,}"


def plural(word: str) -> str:
    """Return the regular plural of a label: `Themes`, `Parishes`, `Categories`."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def upper_first(text: str) -> str:
    """Return text with a capital letter first, the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(words: Iterable[str]) -> str:
    """Join words as a sentence does: `a`, `a and b`, `a, b and c`."""
    *most, last = [*words] or [""]
    return say("page.and", most=", ".join(most), last=last) if most else last


def first_sentence(text: str) -> str:
    """Return the first sentence of a summary."""
    return sentence_around(text, 0, 1) if text else ""


def host(address: str) -> str:
    """Return the name of the site an address is on, without `www.`; nothing when it names none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def web_address(text: str) -> str:
    """Return an address a reader may be sent to: http or https, else nothing."""
    return text if text.lower().startswith(("https://", "http://")) and host(text) else ""


def alike(amounts: Iterable[Amount]) -> list[list[Amount]]:
    """Return the new amounts, those that may be summed together: of one kind, VAT stated alike."""
    groups: dict[tuple[int, str], list[Amount]] = {}
    order = {kind: at for at, kind in enumerate(KINDS)}
    for amount in amounts:
        if amount.role == "new":
            groups.setdefault((order[amount.kind], amount.vat), []).append(amount)
    return [groups[key] for key in sorted(groups)]


def sums(amounts: Iterable[Amount]) -> tuple[Sum, ...]:
    """Return a list's money column: new amounts only, one sum of each kind, never across kinds."""
    return tuple(_sum(group) for group in alike(amounts))


def _sum(found: list[Amount]) -> Sum:
    words = [KINDS[found[0].kind]]
    if len(found) > 1:
        words.append(say("money.parts", count=len(found)))
    words += [say("money.up-to")] * any(amount.up_to for amount in found)
    words += [say("money.about")] * any(amount.approximate for amount in found)
    words += [vat(found[0].vat)] * bool(found[0].vat)
    return Sum(pounds(sum((amount.value for amount in found), Decimal())), ", ".join(words))


def vat(stated: str) -> str:
    """Return what a paper says of VAT so that it stands by itself: `excluded` as `VAT excluded`."""
    return stated if not stated or "vat" in stated.lower() else say("money.vat", stated=stated)


def one_line(amounts: Iterable[Amount]) -> str:
    """Return the money of a list in one line: `£1,053,000 income, up to`, or `None stated`."""
    return "; ".join(f"{each.figure} {each.words}" for each in sums(amounts)) or say("money.none-stated")


def gap(facts: Facts) -> str:
    """Return how a page says that the paper leaves a fact out."""
    return say("facts.not-stated" if facts.provenance.origin == "born_digital" else "facts.not-in-copy")
