"""Slips of the hand that YAML cannot read, or reads as something else: where they are, and what to write."""

from __future__ import annotations

import re
from typing import NamedTuple

FIELD = re.compile(r"(?P<indent>[ ]*(?:- +)?)(?P<name>[A-Za-z_][A-Za-z0-9_-]{0,39}):(?=[ \r\n]|\Z)")
# A hyphen glued to a field, or another sign in its place.
_BULLET = re.compile(r"(?P<indent>[ ]*)(?:-(?=[a-z_])|[–—*•·−] *)(?P<name>[a-z_]{1,40}):(?=[ \r\n]|\Z)")
_STRANGE = re.compile(r"[ ]*[\u00a0\u2000-\u200a\u202f\u3000]\s*(?=\S)")  # spaces, but none that YAML knows
_AFTER_QUOTES = re.compile(r"[ ]*(?:- +)?[a-z_]{1,40}: +(?P<value>(?P<mark>[\"'])[^\r\n]*)")
_BEFORE = 3  # lines above the place where the parser gives up, among which the slip is


class Slip(NamedTuple):
    """A slip: what is wrong, from where to where in the text, what to do."""

    message: str
    start: int
    end: int
    help: str


def found(text: str, index: int) -> Slip | None:
    """Return the slip that made a parser give up at `index`, or None where it is of no known kind."""
    starts = _lines(text, index)
    for start in reversed(starts[: _BEFORE + 1]):
        slip = _sign(text, start)
        if slip is not None:
            return slip
    return _quotes(text, starts[0], index) or _margin(text, starts)


def beside(text: str, start: int) -> str:
    """Say where the line that begins at `start` belongs: below the field above it."""
    above = next((each for at in _lines(text, start)[1:] if (each := FIELD.match(text, at))), None)
    if above is None:
        return "begin it where the field above it begins"
    where = f"begin it below `{above['name']}`, {_spaces(len(above['indent']))}"
    return f"{where}; if it does belong to that value, put the value in quotes"


def _spaces(column: int) -> str:
    return f"with {column} spaces before it" if column else "at the start of its line"


def _lines(text: str, index: int) -> list[int]:
    """Return where the line at `index` begins, and the lines above it that are not empty, upwards."""
    starts = [text.rfind("\n", 0, index) + 1]
    while starts[-1] > 0 and len(starts) < 2 * _BEFORE:
        starts.append(text.rfind("\n", 0, starts[-1] - 1) + 1)
    return [starts[0], *(at for at in starts[1:] if text[at : text.find("\n", at)].strip())]


def _sign(text: str, start: int) -> Slip | None:
    """Return a bullet that is no hyphen and space, or an indent of other spaces, at the start of a line."""
    strange = _STRANGE.match(text, start)
    if strange:
        message = "this line is indented with no-break or other special spaces, which YAML does not take for spaces"
        return Slip(message, start, strange.end(), "delete them, and type plain spaces in their place")
    bullet = _BULLET.match(text, start)
    if bullet:
        message = "an entry of a list begins with a hyphen and a space"
        help_ = f"write `{bullet['indent']}- {bullet['name']}: …`"
        return Slip(message, start + len(bullet["indent"]), bullet.end(), help_)
    return None


def _quotes(text: str, start: int, index: int) -> Slip | None:
    """Return a value that begins in quotes and goes on after them."""
    match = _AFTER_QUOTES.match(text, start)
    if match is None or match["mark"] not in text[match.start("value") + 1 : index]:
        return None
    value, mark = match["value"].rstrip(), match["mark"]
    if value.endswith(mark) and value[1:-1].count(mark) % 2:  # 'The Met's': the marks at both ends are meant
        value = value[1:-1]
    if '"' not in value:
        whole = f'"{value}"'
    elif "'" not in value:
        whole = f"'{value}'"
    else:
        whole = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    message = "the quotation mark closes before the value ends"
    return Slip(message, index, index + 1, f"put the whole value in quotes: {whole}")


def _margin(text: str, starts: list[int]) -> Slip | None:
    """Return a field that begins further left than those around it, though it stands among them."""
    fields = [each for at in starts[:3] if (each := FIELD.match(text, at))]
    here, above, before = [*(len(each["indent"]) for each in fields), 0, 0, 0][:3]
    if above < here == before:
        message = "this line begins further left than the lines around it"
        return Slip(message, fields[1].start(), fields[1].end() - 1, f"begin it {_spaces(here)}")
    return None
