"""A table's figures add up to the total it gives, or that the text before it gives.

A table is where readers add. A cost that was lost on the way from the paper shows here first.

Bad:
    ---
    | Item | Cost |
    |---|---|
    | Radios | £300 |
    | Masts | £150 |
    | Total | £500 |

Good:
    ---
    | Item | Cost |
    |---|---|
    | Radios | £300 |
    | Masts | £200 |
    | Total | £500 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.findings import Finding
from generator.model import Block, Decision
from generator.patterns import regex
from generator.read.prose import plain
from generator.validate.cells import NO_SUM, NOTHING, TOTAL, number, room
from generator.validate.figures import UNITS
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds
from generator.validate.text import every_block

_MONEY = r"£(\d[\d,]{0,20}(?:\.\d{1,6})?)\s*(million|m|k|bn)?\b"
_STATED = regex(
    rf"{_MONEY} (?:is|are|was|were|will be) (?:to be )?(?:divided|split|shared|broken down|made up|distributed)"
    rf"|(?:how|breakdown of|division of|split of) (?:the )?{_MONEY}"
    rf"|\btotal(?:s|ling)?(?: cost| budget| amount| value| grant| funding)?(?: of| is| comes to)? {_MONEY}",
    re.IGNORECASE,
)
_POINTS = regex(r"\b(?:table|below|following)\b")
_HELP = "compare the table with the paper; keep what it prints, and note the difference under `doubts`"


class _Column(NamedTuple):
    """A table column's readable figures, the rows that have text instead, and how far rounding goes."""

    figures: list[Decimal]
    unread: list[Block]
    money: bool
    room: Decimal


@rule("DEC405")
def table_total(decision: Decision) -> Iterator[Finding]:
    """A table's figures add up to the total it gives, or that the text before it gives."""
    if "|" not in decision.source.text:
        return
    before: Block | None = None
    for block in every_block(decision.body):
        if block.kind == "table" and len(block.children) > 2:
            for cell, message in _of_table(block, plain(before.words) if before else ""):
                yield warning(decision.facts.path, cell.span, message, _HELP)
        if block.kind in ("paragraph", "item", "heading", "table") and block.words:
            before = block


def _of_table(table: Block, before: str) -> Iterator[tuple[Block, str]]:
    header, *rows = (row.children for row in table.children)
    label = next((text for cell in rows[-1] if (text := plain(cell.words))), "")
    if TOTAL.match(label):
        for column in range(1, len(header)):
            if column < len(rows[-1]) and not NO_SUM.search(plain(header[column].words)):
                yield from _against_row(rows, column)
    else:
        stated = _stated(plain(table.words)) or (_stated(before) if _points(before) else None)
        columns = [_column(rows, column) for column in range(1, len(header))]
        costs = [each for each in columns if each.money and len(each.figures) > 1]
        if stated is not None and len(costs) == 1:
            yield from _compared(costs[0], stated, rows[-1][-1])


def _against_row(rows: list[tuple[Block, ...]], column: int) -> Iterator[tuple[Block, str]]:
    total = number(plain(rows[-1][column].words))
    if total is None:
        return
    single = [row for row in rows[:-1] if not _is_total(row)]
    summed = [row for row in rows[:-1] if _is_total(row)]
    found = _column(single, column)
    others = [_column(summed, column), _column(rows[:-1], column)] if summed else []
    widest = max(found.room, room(plain(rows[-1][column].words)) * (len(single) + 1))
    sums = [sum(each.figures, Decimal(0)) for each in (found, *others)]
    if len(found.figures) > 1 and not any(abs(each - total) <= widest for each in sums):
        yield from _compared(found._replace(room=widest), total, rows[-1][column])


def _compared(column: _Column, total: Decimal, place: Block) -> Iterator[tuple[Block, str]]:
    write = pounds if column.money else "{:,}".format
    found = sum(column.figures, Decimal(0))
    gap = total - found
    if len(column.unread) == 1 and gap > 0:
        cell = column.unread[0]
        message = f"the other figures come to {write(found)} and the total is {write(total)}"
        yield cell, f"{message}; is `{plain(cell.words)}` {write(gap)}?"
    elif column.unread and -gap > column.room and min(column.figures) >= 0:  # whatever is not read adds to it
        message = f"the figures that can be read alone come to {write(found)}, and the total is {write(total)}"
        yield place, f"{message}; is one of them misprinted?"
    elif not column.unread and abs(gap) > column.room:
        yield place, f"the figures come to {write(found)} and the total is {write(total)}; is one of them misprinted?"


def _is_total(row: tuple[Block, ...]) -> bool:
    return bool(TOTAL.match(next((text for cell in row if (text := plain(cell.words))), "")))


def _column(rows: list[tuple[Block, ...]], column: int) -> _Column:
    figures: list[Decimal] = []
    unread: list[Block] = []
    money, widest = False, Decimal(0)
    for cell in (row[column] for row in rows if column < len(row)):
        text = plain(cell.words)
        figure = number(text)
        if figure is not None:
            figures.append(figure)
            money = money or "£" in text
            widest = max(widest, room(text) * (len(rows) + 1))
        elif not NOTHING.fullmatch(text):
            unread.append(cell)
    return _Column(figures, unread, money, widest)


def _points(text: str) -> bool:
    """Say whether a text says that it is about the table below it."""
    return text.endswith(":") or bool(_POINTS.search(text.lower()))


def _stated(text: str) -> Decimal | None:
    """Return the one sum that a text says is divided or is the total."""
    found = {
        Decimal(digits.replace(",", "")) * UNITS[(unit or "").lower()]
        for match in _STATED.finditer(text)
        for digits, unit in zip(match.groups()[::2], match.groups()[1::2], strict=True)
        if digits
    }
    return found.pop() if len(found) == 1 else None
