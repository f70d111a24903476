"""Queries of every syntax lunr has, drawn from the words of some texts."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping

from generator.assemble.search import words
from generator.assemble.search.record import FIELDS

COUNT = 220


def of_every_syntax(texts: Iterable[tuple[int, Mapping[str, str]]], seed: int = 1) -> list[str]:
    """As many queries as the project promises to answer as lunr does, and more."""
    chance = random.Random(seed)
    known = sorted({word for _, said in texts for text in said.values() for word in words.words(text)})
    plain = [word for word in known if word.isascii() and word.isalnum() and len(word) > 2]
    return list(_queries(chance, plain))


def _queries(chance: random.Random, plain: list[str]) -> Iterator[str]:
    fields = list(FIELDS)

    def word() -> str:
        return chance.choice(plain)

    def field() -> str:
        return chance.choice(fields)

    def part() -> str:
        chosen = word()
        at = chance.randint(2, max(len(chosen) - 1, 2))
        return chosen[:at]

    makers = (
        word,
        lambda: f"{word()} {word()} {word()}",
        lambda: f"{field()}:{word()} {word()}",
        lambda: f"+{word()} {word()}",
        lambda: f"+{word()} +{word()}",
        lambda: f"{word()} {word()} -{word()}",
        lambda: f"-{word()}",
        lambda: f"-{field()}:{word()} +{field()}:{word()}",
        lambda: f"{word()}^{chance.randint(2, 9)} {word()}",
        lambda: f"{part()}*",
        lambda: f"*{word()[-3:]}",
        lambda: f"{part()}*{word()[-1]} {word()}",
        lambda: f"{word()}~1",
        lambda: f"{mistyped(chance, word())}~1 {word()}",
        lambda: f"{word()}~2",
        lambda: f"+{field()}:{part()}* -{word()}~1",
        lambda: f"{word()} {word()} {(same := word())} {same}",
        lambda: f"the and {word()}",
        lambda: "zzyzx",
        lambda: f"+zzyzx {word()}",
    )
    for number in range(COUNT):
        yield makers[number % len(makers)]()


def mistyped(chance: random.Random, word: str) -> str:
    """A word with one letter left out, doubled, replaced, or two exchanged."""
    at = chance.randrange(len(word) - 1)
    head, here, after, tail = word[:at], word[at], word[at + 1], word[at + 2 :]
    return chance.choice(
        (
            head + after + tail,
            head + here + here + after + tail,
            head + "z" + after + tail,
            head + after + here + tail,
        )
    )
