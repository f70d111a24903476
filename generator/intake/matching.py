"""Names and words of a register, matched with the archive's people and vocabularies.

Only what is the same but for case, blanks and punctuation matches: a near miss is a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from generator.config import Office, Settings

_PARTS = re.compile(r"\s*[;|]\s*")


def plain(text: str) -> str:
    """Return a text's letters and figures in small letters, parted by single blanks."""
    text = re.sub("['’]", "", text.casefold()).replace("&", " and ")
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def match_maker(text: str, signed: date | None, settings: Settings) -> str:
    """Return the key or role that a register's decision maker is, or nothing.

    A name decides; a role that several have held is told by the day, and without one stays a role.
    """
    wanted = plain(text)
    offices = tuple(settings.makers.values())
    named = [each for each in offices if wanted in _names(each)]
    then = [each for each in named if _held(each, signed)]
    for found in (named, then):
        if len(found) == 1:
            return found[0].key
    in_role = [each for each in offices if wanted == plain(each.role)]
    sure = [each for each in in_role if (signed or not (each.begins or each.ends)) and _held(each, signed)]
    if len(sure) == 1 and (signed or len(in_role) == 1):
        return sure[0].key
    return next((role for role in settings.roles if plain(role) == wanted), "")


def _names(office: Office) -> tuple[str, ...]:
    name, role = plain(office.name), plain(office.role)
    return plain(office.key), name, f"{name} {role}", f"{role} {name}"


def _held(office: Office, signed: date | None) -> bool:
    if signed is None:
        return not (office.begins or office.ends)
    return (office.begins is None or office.begins <= signed) and (office.ends is None or signed <= office.ends)


def match_words(text: str, known: Mapping[str, str], many: bool) -> tuple[list[str], list[str]]:
    """Return the keys that a cell's words are, and the words that are none.

    `known` maps keys to labels. A list is parted by semicolons or bars; by commas only where the
    cell as a whole, and with its commas, is no label.
    """
    words = {plain(word): key for key, label in known.items() for word in (key, label)}
    if plain(text) in words or not many:
        return ([words[plain(text)]], []) if plain(text) in words else ([], [text])
    found: list[str] = []
    lost: list[str] = []
    for part in filter(None, _PARTS.split(text)):
        pieces = [part] if plain(part) in words else [each.strip() for each in part.split(",") if each.strip()]
        for piece in pieces:
            (found if plain(piece) in words else lost).append(words.get(plain(piece), piece))
    return list(dict.fromkeys(found)), lost


def yes_or_no(text: str) -> str:
    """Return `yes` or `no` for a cell that says so, else nothing."""
    said = plain(text)
    return "yes" if said in ("yes", "y", "true") else "no" if said in ("no", "n", "false") else ""


def quoted(words: Iterable[str]) -> str:
    """Return words in quotation marks, in a row, none longer than a question should be."""
    return ", ".join(f"“{word[:200]}{'…' if len(word) > 200 else ''}”" for word in words)
