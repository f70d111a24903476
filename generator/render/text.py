"""A decision as plain text: lines of at most 72 characters, tables read row by row."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from generator.link.archive import Archive
from generator.model import Amount, Block, Decision, Facts
from generator.read.prose import plain
from generator.render.notice import notice
from generator.strings import say, section

WIDTH = 72


def text(decision: Decision, archive: Archive) -> bytes:
    """Return the decision as UTF-8 text."""
    facts = decision.facts
    head = [facts.heading, *([notice(facts)] if notice(facts) else []), facts.summary]
    links = [
        *(f"{each.label}: {archive.heading(each.target)}" for each in archive.cites(facts.reference)),
        *(f"{each.inverse_label}: {archive.heading(each.source)}" for each in archive.cited_by(facts.reference)),
    ]
    paragraphs = [_wrap(line) for line in head if line]
    known = [_wrap(line, hang="  ") for line in _known(facts, archive.settings.labels)]
    paragraphs += ["\n".join(known)] * bool(known)
    paragraphs += [part for block in decision.body for part in _block(block, "")]
    paragraphs += [_wrap(line) for line in links]
    return ("\n\n".join(paragraphs) + "\n").encode()


def _known(facts: Facts, labels: Mapping[str, str]) -> Iterator[str]:
    """Yield who decided, when, and each amount as signed, where the record tells."""
    if facts.maker is not None:
        who = ", ".join(words for words in (facts.maker.name, facts.maker.role) if words)
        yield f"{labels['decision_maker']}: {who}"
    if facts.signed is not None:
        month = tuple(section("months").values())[facts.signed.month - 1]
        yield f"{labels['date_signed']}: {facts.signed.day} {month} {facts.signed.year}"
    if facts.amounts and facts.withdrawal is None:
        yield f"{labels['amounts']}: {'; '.join(map(_amount, facts.amounts))}"


def _amount(amount: Amount) -> str:
    """Return one sum as it is signed, with what it is for; nothing is added up."""
    figure = f"{'−' * (amount.value < 0)}£{abs(amount.value):,.2f}".removesuffix(".00")
    flags = [say("money.up-to")] * amount.up_to + [say("money.about")] * amount.approximate
    role = [] if amount.role == "new" else [section("roles")[amount.role]]
    said = ", ".join([*([amount.what] if amount.what else []), *role])
    return " ".join([*flags, figure, section("kinds")[amount.kind]]) + (f": {said}" if said else "")


def _wrap(words: str, indent: str = "", hang: str | None = None) -> str:
    rest = indent if hang is None else hang
    return textwrap.fill(
        words, WIDTH, initial_indent=indent, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _block(block: Block, indent: str) -> Iterator[str]:
    if block.kind == "table":
        yield from _table(block)
    elif block.kind == "item":
        yield from _item(block, indent)
    elif block.kind == "heading":
        yield _wrap(f"{block.number} {plain(block.words)}".strip())
    elif block.kind in ("paragraph", "code"):
        number = f"{block.number} " if block.number else ""
        yield _wrap(number + plain(block.words), indent)
    else:
        for child in block.children:
            yield from _block(child, indent + "  " * (block.kind == "quote"))


def _item(block: Block, indent: str) -> Iterator[str]:
    mark = f"{block.number}{block.style} " if block.number else "- "
    hang = indent + " " * len(mark)
    for number, child in enumerate(block.children):
        if number == 0 and child.kind == "paragraph":
            yield _wrap(plain(child.words), indent + mark, hang)
        else:
            yield from _block(child, hang)


def _table(block: Block) -> Iterator[str]:
    if block.words:
        yield _wrap(plain(block.words))
    header, *rows = block.children
    names = [plain(cell.words) for cell in header.children]
    for row in rows:
        cells = [
            f"{name}: {plain(cell.words) or say('body.empty')}" for name, cell in zip(names, row.children, strict=True)
        ]
        yield "\n".join(_wrap(cell, "" if number == 0 else "  ") for number, cell in enumerate(cells))
