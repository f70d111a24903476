"""What YAML tools make of a bare value: true, a number in base 8, minutes; and the value in quotes, or without them."""

from __future__ import annotations

from decimal import Decimal

from generator.patterns import regex
from generator.values import GUESSED

_NUMBER = regex(r"[-+]?[0-9.][0-9A-Za-z_.:+-]{1,30}")  # what else could be read as one
_OCTAL = regex(r"0o?([0-7]+)")
_ZEROED = regex(r"0[0-9]+")
_BASED = regex(r"0[xX][0-9a-fA-F]+|0[bB][01]+")
_CLOCK = regex(r"[1-9][0-9]*(?::[0-5]?[0-9])+")
_POWER = regex(r"[-+]?[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]{1,2}")
_JOINED = regex(r"[0-9]+(?:_[0-9]+)+")
_NOUGHT = regex(r"([0-9]+)\.([0-9]*?)0+")
_CURLY = {"“": "”", "‘": "’"}
_BARE = regex(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{0,200}")  # what every YAML tool leaves alone


def other_reading(text: str) -> str:
    """Return what some YAML tools read instead of a bare value, or nothing where all keep it as it is."""
    if text.lower() in GUESSED:
        return "true or false"
    if not text or not _NUMBER.fullmatch(text):
        return ""
    if _JOINED.fullmatch(text):
        return text.replace("_", "")
    if match := _NOUGHT.fullmatch(text):
        return f"{match[1]}.{match[2]}".rstrip(".")
    return _whole(text)


def _whole(text: str) -> str:
    """Return how a whole number reads that is written in another base, in minutes, or with a power of ten."""
    if match := _OCTAL.fullmatch(text):
        return str(int(match[1], 8))
    if _ZEROED.fullmatch(text):
        return text.lstrip("0") or "0"
    if _BASED.fullmatch(text):
        return str(int(text, 0))
    if _CLOCK.fullmatch(text):
        sixties = 0
        for part in text.split(":"):
            sixties = sixties * 60 + int(part)
        return str(sixties)
    return f"{Decimal(text).normalize():f}" if _POWER.fullmatch(text) else ""


def in_quotes(text: str) -> str:
    """Return a value in quotes, as every YAML tool reads it back."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def within_curly(text: str) -> str:
    """Return what stands in curly quotation marks where they are round the whole of a value, or nothing."""
    closing = _CURLY.get(text[:1])
    if closing is None or not text.endswith(closing):
        return ""
    inner = text[1:-1].strip()
    return "" if any(mark in inner for mark in (text[0], closing)) else inner


def as_written(text: str) -> str:
    """Return a value as it is written: bare where that is the same to every YAML tool, else in quotes."""
    return text if _BARE.fullmatch(text) and not other_reading(text) else in_quotes(text)
