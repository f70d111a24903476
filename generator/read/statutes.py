"""Acts, Orders, Regulations and Rules by their titles: the table we ship, and what an archive adds.

A title is known or it is not: none is guessed from a part of it, and a longer title that ends in a
known one is not taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from generator.read.prefilter import phrases

SITE: Final = "https://www.legislation.gov.uk/"
_TABLE: Final = Path(__file__).with_name("uk-legislation.txt")
# What a provision of each kind of instrument is called, on paper and in addresses.
_UNITS: Final = {"Act": "section", "Measure": "section", "Order": "article", "Regulations": "regulation"}
_NAME: Final = r"Act|Measure|Order|Regulations|Rules"
ENDING: Final = re.compile(
    rf"(?P<name>{_NAME})(?: \((?P<within>[A-Z][A-Za-z .]{{1,30}})\))? (?P<year>[12][0-9]{{3}})\b"
)
# A text without any of these words names no title that has a year.
WORDS: Final = (" Act", "Measure", "Order", "Regulations", "Rules")
# What follows when the words are only the beginning of a longer title: `(Commencement) Order 2011`.
_GOES_ON: Final = re.compile(rf" \((?:[^()]|\([^()]{{0,80}}\)){{1,160}}\)(?: \([^()]{{1,80}}\)){{0,3}} (?:{_NAME})\b")
# A word with a capital, and one that may join it to the title after it: then that title may be longer.
_JOINED: Final = re.compile(r"(?<![\w’'-])(?P<word>[A-Z][\w’'-]*)(?:,|,? (?:and|of|for|in|with|to|from|on|&))? \Z")
# Words that have a capital only because a sentence begins with them.
_OPENERS: Final = frozenset("The This That Under See In By Of And With To From For".split())
_SAME: Final = str.maketrans("’‘–—‑\N{NO-BREAK SPACE}", "''--- ")


class Statute(NamedTuple):
    """An instrument: its title, its address, and what its provisions are called (nothing: not known)."""

    title: str
    address: str
    unit: str


class Named(NamedTuple):
    """A title found in a text: its offsets, what it names, and a short form given within it."""

    start: int
    end: int
    statute: Statute
    short: str = ""


class Statutes:
    """The titles an archive knows."""

    def __init__(self, own: Iterable[tuple[str, str]] = ()) -> None:
        self.dated: dict[tuple[str, str, str], list[tuple[str, Statute]]] = {}
        self.plain: dict[str, Statute] = {}
        for title, address in (*_shipped(), *own):
            self._add(title, address)
        for stems in self.dated.values():
            stems.sort(key=lambda entry: -len(entry[0]))
        names = sorted(self.plain, key=len, reverse=True)
        self.plainly = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
        self.words = (*WORDS, *names)
        self.phrases = phrases(*self.words)

    def _add(self, title: str, address: str) -> None:
        whole = address if "://" in address else f"{SITE}{address.strip('/')}"
        match = next((each for each in ENDING.finditer(title) if each.end() == len(title)), None)
        if match is None:
            unit = "article" if whole.startswith(f"{SITE}eur/") else ""
            self.plain[title] = Statute(title, whole, unit)
            return
        statute = Statute(title, whole, _UNITS.get(match["name"], "rule"))
        key = (match["name"], match["within"] or "", match["year"])
        stems = self.dated.setdefault(key, [])
        stem = _folded(title[: match.start()])
        stems[:] = [*(entry for entry in stems if entry[0] != stem), (stem, statute)]

    def find(self, text: str) -> list[Named]:
        """Return the titles a text names, in order."""
        found = [named for match in ENDING.finditer(text) if (named := self._ending(text, match))]
        if any(name in text for name in self.plain):
            found += [Named(hit.start(), hit.end(), self.plain[hit[0]]) for hit in self.plainly.finditer(text)]
        return sorted(found) if len(found) > 1 else found

    def _ending(self, text: str, match: re.Match[str]) -> Named | None:
        """Return the title that ends with a year, if it is known and the whole of one."""
        within = match["within"] or ""
        stems = self.dated.get((match["name"], within, match["year"]))
        short = ""
        if stems is None and within.isupper():
            stems, short = self.dated.get((match["name"], "", match["year"])), within
        if not stems or _GOES_ON.match(text, match.end()):
            return None
        for stem, statute in stems:
            start = match.start() - len(stem)
            if start >= 0 and _folded(text[start : match.start()]) == stem and _begins(text, start):
                return Named(start, match.end(), statute, short)
        return None


def _begins(text: str, start: int) -> bool:
    """Say whether a title begins here, and is not the end of a longer one."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "-’'"):
        return False
    before = _JOINED.search(text, max(0, start - 40), start)
    return before is None or before["word"] in _OPENERS


def _folded(text: str) -> str:
    """Return a text as titles are compared: signs alike, no capitals; it keeps its length."""
    same = text.translate(_SAME)
    lower = same.lower()
    return lower if len(lower) == len(same) else same


@cache
def statutes_of(own: tuple[tuple[str, str], ...]) -> Statutes:
    """Return the titles an archive knows: ours and its own, each with its address."""
    return Statutes(own)


@cache
def _shipped() -> tuple[tuple[str, str], ...]:
    """Return the titles and addresses of the table we ship."""
    lines = (line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return tuple((title, address) for address, _, title in (line.partition(" ") for line in lines))
