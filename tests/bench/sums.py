"""Sums of every shape, right and wrong, seeded: how many of the wrong ones the checker asks about.

Each sum is made first, as a paper's author would know it; a mistake of the hand is then made in one
of its figures, or a part is lost; only then are the figures printed, in full or rounded. So a
mistake may be smaller than the last digit printed, which nobody can see: it counts as missed.

`python -m tests.bench.sums` prints the table that the handbook shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

import yaml

from tests.support import record, this_archive, verdict

REAL = Path(__file__).parent / "real_sums.yaml"
SEED, EACH = 20260101, 60  # a shape's sums: half right, half wrong
RULES = frozenset(f"DEC{number}" for number in (*range(401, 406), 409, *range(410, 419), 420))
THINGS = "sets masts lamps boats ropes piers".split()


class Sum(NamedTuple):
    """A record with one sum in it, and whether it holds."""

    shape: str
    text: str
    holds: bool


class Score(NamedTuple):
    """Of one shape: the wrong sums and those asked about, the right ones and those asked about."""

    wrong: int
    found: int
    right: int
    alarms: int


# --- Figures and what happens to them ------------------------------------------------------------


def amount(random: Random, most: int = 2_000) -> int:
    """Return a sum as papers have them: mostly in thousands or hundreds, now and then to the pound."""
    return random.randint(20, most) * random.choice((1_000, 1_000, 1_000, 500, 137))


def slip(random: Random, value: int) -> int:
    """Return a sum with a mistake of the hand: two digits exchanged, one wrong, one lost, one too many."""
    digits = str(value)
    for _ in range(20):
        at = random.randrange(max(len(digits.rstrip("0")) - 1, 1))
        made = {
            "exchanged": digits[:at] + digits[at + 1 : at + 2] + digits[at] + digits[at + 2 :],
            "wrong": digits[:at] + str(random.randrange(1, 10)) + digits[at + 1 :],
            "lost": digits[:at] + digits[at + 1 :],
            "doubled": digits[: at + 1] + digits[at:],
        }[random.choice(("exchanged", "exchanged", "wrong", "wrong", "lost", "doubled"))]
        if made and made[0] != "0" and int(made) != value:
            return int(made)
    return value + 1_000


def printed(random: Random, value: int) -> str:
    """Return a sum as papers print it: in full, in thousands, or in millions with two or three places."""
    kind = random.choice(("full", "full", "full", "k", "m"))
    if kind == "k" and value >= 10_000:
        return f"£{(value + 500) // 1000:,}k"
    if kind == "m" and value >= 1_000_000:
        return f"£{Decimal(value) / 1_000_000:.{random.choice((2, 3))}f}m"
    return f"£{value:,}"


def pieces(random: Random, holds: bool) -> tuple[int, list[int]]:
    """Return a total and its parts, one of them mistaken or lost where the sum is not to hold."""
    parts = [amount(random) for _ in range(random.randint(2, 5))]
    total = sum(parts)
    if holds:
        return total, parts
    which = random.randrange(len(parts) + 1)
    if which == len(parts):
        return slip(random, total), parts
    if len(parts) > 2 and random.random() < 0.25:
        return total, parts[:which] + parts[which + 1 :]
    parts[which] = slip(random, parts[which])
    return total, parts


# --- Shapes --------------------------------------------------------------------------------------


def _sentence(form: str) -> Callable[[Random, bool], str]:
    def made(random: Random, holds: bool) -> str:
        total, parts = pieces(random, holds)
        named = [f"{printed(random, part)} for {thing}" for part, thing in zip(parts, THINGS, strict=False)]
        listed = f"{', '.join(named[:-1])} and {named[-1]}"
        return record(
            "",
            form.format(
                total=printed(random, total), parts=listed, plus=" + ".join(printed(random, part) for part in parts)
            )
            + "\n",
        )

    return made


def _list(random: Random, holds: bool) -> str:
    total, parts = pieces(random, holds)
    lines = "\n".join(f"- {printed(random, part)} for {thing}" for part, thing in zip(parts, THINGS, strict=False))
    return record("", f"The grant of {printed(random, total)} is divided as follows:\n\n{lines}\n")


def _table(random: Random, holds: bool) -> str:
    total, parts = pieces(random, holds)
    rows = "".join(f"| {thing} | £{part:,} |\n" for part, thing in zip(parts, THINGS, strict=False))
    return record("", f"| Item | Cost |\n|---|---|\n{rows}| Total | £{total:,} |\n")


def _row(random: Random, holds: bool) -> str:
    total, parts = pieces(random, holds)
    heads = " | ".join(f"202{n}-2{n + 1}" for n in range(len(parts)))
    cells = " | ".join(f"£{part:,}" for part in parts)
    sound = " | ".join("£1,000" for _ in parts)
    lines = f"| sets | {sound} | £{len(parts) * 1000:,} |\n| masts | {cells} | £{total:,} |\n"
    return record("", f"| Item | {heads} | Total |\n|{'---|' * (len(parts) + 2)}\n{lines}")


def _fields(random: Random, holds: bool) -> str:
    total, parts = pieces(random, holds)
    listed = ", ".join(f"{{value: {part}, what: {thing}}}" for part, thing in zip(parts, THINGS, strict=False))
    return record(f"amounts:\n  - {{value: {total}, what: all, kind: spend, role: new, parts: [{listed}]}}")


def _years(random: Random, holds: bool) -> str:
    one, often = amount(random), random.randint(2, 7)
    total = one * often
    if not holds:
        one, total = (slip(random, one), total) if random.random() < 0.5 else (one, slip(random, total))
    form = random.choice(
        (
            "The service costs {one} a year for {often} years, {total} in total.",
            "It is {total} over {often} years ({one} a year).",
            "{often} grants of {one} each come to {total}.",
            "The price is {often} x {one} = {total}.",
            "It costs {one} per annum for {often} years, a total of {total}.",
        )
    )
    return record("", form.format(one=printed(random, one), often=often, total=printed(random, total)) + "\n")


def _per_cent(random: Random, holds: bool) -> str:
    whole, rate = random.randint(20, 900) * 10_000, random.choice((5, 10, 12, 15, 20, 25, 40, 60, 75))
    share = whole * rate // 100
    if not holds:
        share, rate = (
            (slip(random, share), rate) if random.random() < 0.5 else (share, rate + random.choice((-3, 2, 7)))
        )
    form = random.choice(("{share}, or {rate}% of {whole}, is kept.", "{rate}% of {whole} is {share}."))
    return record("", form.format(share=printed(random, share), rate=rate, whole=printed(random, whole)) + "\n")


def _change(random: Random, holds: bool) -> str:
    before, rate = random.randint(200, 900) * 1_000, random.randint(3, 60)
    after = before * (100 + rate) // 100
    if not holds:
        after, rate = (
            (slip(random, after), rate) if random.random() < 0.5 else (after, rate + random.choice((-2, 4, 9)))
        )
    return record("", f"The cost rose from £{before:,} to £{after:,}, an increase of {rate}%.\n")


def _vat(random: Random, holds: bool) -> str:
    net = random.randint(20, 900) * 1_000
    gross = net * 6 // 5
    if not holds:
        net, gross = (slip(random, net), gross) if random.random() < 0.5 else (net, slip(random, gross))
    return record("", f"The sets cost £{net:,} excluding VAT (£{gross:,} including VAT).\n")


def _twice(random: Random, holds: bool) -> str:
    value = random.randint(1_000, 9_000) * 1_000 + random.choice((0, 0, 300, 455))
    rounded = f"£{Decimal(value) / 1_000_000:.{random.choice((1, 2))}f}m"
    return record("", f"The grant is {rounded} (£{value if holds else slip(random, value):,}).\n")


def _in_text(random: Random, holds: bool) -> str:
    value = amount(random) + 7
    field = value if holds else slip(random, value)
    fields = f"amounts:\n  - {{value: {field}, what: sets, kind: spend, role: new}}"
    return record(fields, f"1. Approve £{value:,} for sets.\n")


def _summary(random: Random, holds: bool) -> str:
    value = amount(random) + 7
    summary = f"summary: Buys sets for £{value if holds else slip(random, value):,}."
    return record(summary, f"1. Approve £{value:,} for sets.\n")


SHAPES: dict[str, Callable[[Random, bool], str]] = {
    "parts, then the total": _sentence("The Board pays {parts}, {total} in all."),
    "a total of": _sentence("A total of {total} is needed, {parts}."),
    "a total and a colon": _sentence("The cost is {total}: {parts}."),
    "made up of": _sentence("The sum of {total} is made up of {parts}."),
    "of which": _sentence("The grant of {total}, of which {parts}, is new."),
    "in brackets": _sentence("The Board pays {total} ({parts})."),
    "with plus signs": _sentence("{plus} = {total}."),
    "a sentence that splits the one before": _sentence("The cost is {total}. It is made up of {parts}."),
    "sentences, then together": _sentence("The Board pays {parts}. Together that is {total}."),
    "a list": _list,
    "a table with a total below": _table,
    "a table with totals at the right": _row,
    "parts of an amount": _fields,
    "so much a year, or each": _years,
    "a share in per cent": _per_cent,
    "a change in per cent": _change,
    "with and without VAT": _vat,
    "one sum written twice": _twice,
    "amount and text": _in_text,
    "summary and text": _summary,
}

# Figures that stand together and are no sum, each in a few dozen sentences of made-up figures.
TRAPS = (
    "The cost rose from {a} to {b}, and {c} is held back.",
    "The {a} contract follows one of {b}; the threshold is {c}.",
    "Of the {a}, {b} was spent by March and {c} may be.",
    "The Board gave {a} in 2021, {b} in 2022 and asks for {c} more.",
    "It costs between {a} and {b}, and {c} with the pier.",
    "It costs {a} a year, rising by inflation; {b} is budgeted for the three years.",
    "Sets cost {a}, masts {b} and lamps {c}.",
    "About 20% of the {a} is kept back, and {b} is new.",
    "The grant of {a} includes {b} for sets and {c} for masts.",
    "The contract was worth {a}; it is now worth {b} (was {c}).",
    "The limit of {a} is for sets; {b} and {c} are for masts.",
    "It earns {a} and costs {b}, which leaves {c}.",
)


def sums() -> Iterator[Sum]:
    """Yield the seeded sums, always the same."""
    for shape, made in SHAPES.items():
        random = Random(f"{SEED} {shape}")
        for number in range(EACH):
            holds = number % 2 == 0
            yield Sum(shape, made(random, holds), holds)
    random = Random(SEED)
    for number in range(EACH * 4):
        a, b, c = (printed(random, amount(random)) for _ in "abc")
        yield Sum("no sum at all", record("", TRAPS[number % len(TRAPS)].format(a=a, b=b, c=c) + "\n"), True)


def asked(text: str) -> bool:
    """Say whether the checker asks about a figure in a record."""
    return any(finding.code in RULES for finding in verdict(text).findings)


def measure() -> dict[str, Score]:
    """Return the score of each shape."""
    scores: dict[str, Score] = {}
    for each in sums():
        wrong, found, right, alarms = scores.get(each.shape, Score(0, 0, 0, 0))
        told = asked(each.text)
        if each.holds:
            scores[each.shape] = Score(wrong, found, right + 1, alarms + told)
        else:
            scores[each.shape] = Score(wrong + 1, found + told, right, alarms)
    return scores


def total(scores: dict[str, Score]) -> Score:
    """Return the score of all shapes together."""
    return Score(*(sum(column) for column in zip(*scores.values(), strict=True)))


# --- Real sums -----------------------------------------------------------------------------------


class Judged(NamedTuple):
    """A place of the archive where sums stand together, and what a person made of it by reading."""

    record: str
    total: Decimal
    of: tuple[Decimal, ...]
    verdict: str
    asked: str


def judged() -> list[Judged]:
    """Return the real sums, as judged by hand."""
    listed = yaml.safe_load(REAL.read_text(encoding="utf-8"))
    return [
        Judged(
            each["record"],
            Decimal(str(each["total"])),
            tuple(Decimal(one) for one in each["of"]),
            each["verdict"],
            each.get("asked", ""),
        )
        for each in listed
    ]


def findings_on_figures() -> Counter[tuple[str, str]]:
    """Return how often each rule on figures asks about each record of the archive."""
    archive = this_archive()
    found = (*archive.findings, *archive.settled)
    return Counter((Path(each.path).stem, each.code) for each in found if each.code in RULES)


def of_real_sums() -> Score:
    """Return the score on the real sums: a finding that no judged difference claims is an alarm."""
    found = findings_on_figures()
    sums_judged = judged()
    wrong = [each for each in sums_judged if each.verdict == "differs"]
    records = {each.record for each in sums_judged}
    claimed = Counter((each.record, each.asked) for each in wrong)
    alarms = sum((Counter({key: n for key, n in found.items() if key[0] in records}) - claimed).values())
    told = sum(bool(each.asked) and (each.record, each.asked) in found for each in wrong)
    return Score(len(wrong), told, len(sums_judged) - len(wrong), alarms)


if __name__ == "__main__":
    measured = measure()
    for name, score in [*measured.items(), ("all", total(measured)), ("real sums", of_real_sums())]:
        print(f"{name:34} wrong {score.wrong:4} found {score.found:4}   right {score.right:4} alarms {score.alarms:3}")
