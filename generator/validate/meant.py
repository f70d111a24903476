"""Which known word a mistyped one was meant for: the same but for a letter in four, or written as its label is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.findings import Fix, Span

_LONGEST = 80  # letters of a word that is compared; nobody mistypes a longer one
_BETWEEN = re.compile(r"[\s_-]+")


def meant(word: str, known: Iterable[str], labels: Mapping[str, str] | None = None) -> str:
    """Return the one known word that a mistyped one can be, or nothing: a far one would be a wrong fact.

    `labels` are what readers see for a word, which is typed in its place.
    """
    plain, called = _plain(word), labels or {}
    same = [each for each in known if plain in (_plain(each), _plain(called.get(each, "")))]
    if same or len(word) > _LONGEST:
        return same[0] if len(same) == 1 else ""
    room = max(1, len(plain) // 4)
    apart = {each: steps for each in known if (steps := distance(plain, _plain(each), room)) <= room}
    near = [each for each, steps in apart.items() if steps == min(apart.values())]
    return near[0] if len(near) == 1 else ""


def did_you_mean(word: str, known: Iterable[str], labels: Mapping[str, str] | None = None) -> str:
    """Return `did you mean …?` for the word that was meant, or nothing."""
    found = meant(word, tuple(known), labels)
    return f"did you mean `{found}`?" if found else ""


def fixed(span: Span, word: str, known: Iterable[str], labels: Mapping[str, str] | None = None) -> Fix | None:
    """Return the replacement of a mistyped word by the one that was meant."""
    found = meant(word, tuple(known), labels)
    return Fix(span, found) if found else None


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters to add, drop, change or exchange with a neighbour lead from one word to another.

    Counted no further than one more than `most`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for to, against in enumerate(other, 1):
            steps = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != against))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == against:
                steps = min(steps, earlier[to - 2] + 1)
            row.append(steps)
        if min(row) > most:
            return most + 1
    return row[-1]


def _plain(word: str) -> str:
    return _BETWEEN.sub("-", word.strip().lower())
