"""Which provision of an instrument is meant: the words before or after its title, read and named."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from generator.read.statutes import SITE, Statute

_REACH: Final = 160  # characters before and after a title in which a provision may stand
_WORDS: Final = {
    "section": r"[Ss]ections?|[Ss]ecs?\.?|[Ss]s?\.?",
    "article": r"[Aa]rticles?|[Aa]rts?\.?",
    "regulation": r"[Rr]egulations?|[Rr]egs?\.?",
    "rule": r"[Rr]ules?",
    "paragraph": r"[Pp]aragraphs?|[Pp]aras?\.?",
    "Schedule": r"[Ss]chedules?|[Ss]ch\.?",
    "Part": r"Parts?",
}
_UNIT: Final = "|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items())
_SUB: Final = r"\((?:[0-9]{1,3}[A-Z]{0,2}|[a-z]{1,3})\)"
_ONE: Final = (
    rf"(?:[0-9]{{1,4}}[A-Z]{{0,3}}|[IVX]{{1,6}})(?: ?{_SUB}){{0,4}}"
    rf"(?:(?:, ?| and | or | to | ?[&–-] ?){_SUB}(?: ?{_SUB}){{0,3}}){{0,6}}(?![\w.]\w|\w)"
)
_MANY: Final = rf"{_ONE}(?:(?:, | and | or | to | ?[&–-] ?|, and ){_ONE}){{0,5}}"
_STEP: Final = rf"(?:{_UNIT}) ?(?P<numbers>{_MANY})"
_ANY: Final = re.sub(r"\?P<\w+>", "?:", _STEP)
_JOIN: Final = r"(?:, | ?\(| (?:of|to|in|under) (?:the )?)"
# `section 3 of the`, `Schedule 3, paragraph 7 of the`, `paragraph 7 of Schedule 3 to`, up to a title.
_BEFORE: Final = re.compile(
    rf"(?<![\w.(-])(?P<steps>{_ANY}(?:{_JOIN}{_ANY}){{0,2}}),?(?: (?:of|to|in|under|from))?(?: the)? \Z"
)
# `, section 15`, `, Schedule 3, paragraph 7`, ` s. 22A`, after a title; the paper's own paragraphs are not meant.
_AFTER: Final = re.compile(
    rf"(?:, | \(| at | )(?P<steps>(?!(?:{_WORDS['paragraph']}) ?[0-9]){_ANY}(?:, {_ANY})?)(?! (?:of|to|above|below)\b)"
)
# Seen first, since most titles have no provision before them and looking for one takes time.
_ENDS_IN_NUMBER: Final = re.compile(r"[0-9A-Z)](?:,| (?:of|to|in|under|from))?(?: the)? \Z")
_STEPS: Final = re.compile(_STEP)
_PARTED: Final = re.compile(r", and |, (?!\()| and (?!\()| or (?!\()| ?& ?(?!\()")


class Place(NamedTuple):
    """A provision: its name as we print it, and its address."""

    name: str
    address: str


class Read(NamedTuple):
    """The provisions beside a title, and the offsets of their words and the title's together."""

    places: tuple[Place, ...]
    start: int
    end: int


def beside(text: str, start: int, end: int, statute: Statute) -> Read:
    """Return the provisions named before or after a title that stands at some offsets."""
    left = max(0, start - _REACH)
    before = _BEFORE.search(text[left:start]) if _ENDS_IN_NUMBER.search(text[max(left, start - 16) : start]) else None
    if before is not None:
        return Read(_places(before["steps"], statute), left + before.start("steps"), end)
    after = _AFTER.match(text[: end + _REACH], end)
    if after is not None:
        return Read(_places(after["steps"], statute), start, after.end("steps"))
    return Read((Place("", statute.address),), start, end)


def _places(words: str, statute: Statute) -> tuple[Place, ...]:
    """Read `Schedule 3, paragraphs 7 and 8` as two provisions, the larger unit of each first."""
    steps = [(next(unit for unit in _WORDS if match[unit]), match["numbers"]) for match in _STEPS.finditer(words)]
    steps.sort(key=lambda step: ("Schedule", "Part").index(step[0]) if step[0] in ("Schedule", "Part") else 2)
    if not steps:
        return (Place("", statute.address),)
    *outer, (unit, numbers) = steps
    return tuple(_place((*outer, (unit, number)), statute) for number in _PARTED.split(numbers))


def _place(steps: tuple[tuple[str, str], ...], statute: Statute) -> Place:
    name = ", ".join(f"{unit}{'s' if _ranges(number) else ''} {_tidy(number)}" for unit, number in steps)
    return Place(name, statute.address + _path(steps, statute))


def _ranges(number: str) -> bool:
    return re.search(r"\w(?: to | ?[–-] ?)\w", number) is not None


def _tidy(number: str) -> str:
    """Return `143 (1) (b)` as `143(1)(b)`."""
    return re.sub(r"(?<=[\w)]) \(", "(", number) if " to" not in number and " and" not in number else _spaced(number)


def _spaced(number: str) -> str:
    return re.sub(r"(?<=[0-9A-Z)]) (?=\()", "", number)


def _path(steps: tuple[tuple[str, str], ...], statute: Statute) -> str:
    """Return the way to a provision below its instrument's address, as far as we are sure of it."""
    if not statute.address.startswith(SITE):
        return ""
    path = ""
    for at, (unit, number) in enumerate(steps):
        inside = steps[0][0] == "Schedule" and at > 0
        if unit not in (("paragraph", "Part") if inside else (statute.unit, "Schedule", "Part")):
            break
        path += f"/{unit.lower()}/{re.split(r'[ (,–-]', number)[0]}"
    return path
