"""Whole numbers as letters: small ones take one, and any web server squeezes such text well.

A figure is a run of characters, each five bits of the number, the least first; all but the last
come from the second half of the alphabet. The same is read in the browser, character by character;
of lengths, which it needs of few decisions out of many, each is one letter instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_LAST, _MORE = ALPHABET[:32], ALPHABET[32:]
_LONGEST = 0xFFFF - 0x800 - ord("0")  # 63,439; what is longer counts as that long
_VALUES = {letter: value % 32 for value, letter in enumerate(ALPHABET)}


def _figure(number: int) -> str:
    letters = ""
    while number >= 32:
        letters += _MORE[number & 31]
        number >>= 5
    return letters + _LAST[number]


SMALL = [_figure(number) for number in range(4096)]  # most figures are among these


def figure(number: int) -> str:
    """Return a number of 0 or more as letters."""
    return SMALL[number] if number < 4096 else _figure(number)


def figures(numbers: Iterable[int]) -> str:
    """Return numbers as letters, one after the other."""
    return "".join([SMALL[number] if number < 4096 else _figure(number) for number in numbers])


def letters(lengths: Iterable[int]) -> str:
    """Return each length as one letter, which needs no reading: 0 is the figure 0, no surrogate is among them."""
    codes = (min(each, _LONGEST) + ord("0") for each in lengths)
    return "".join([chr(code if code < 0xD800 else code + 0x800) for code in codes])


def read(text: str) -> Iterator[int]:
    """Yield the numbers in letters."""
    number = shift = 0
    for letter in text:
        number |= _VALUES[letter] << shift
        if letter in _LAST:
            yield number
            number = shift = 0
        else:
            shift += 5
