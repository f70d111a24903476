"""The site's own words: every label, heading and sentence that its pages are made with.

They stand in one file, `strings.txt`, which says at its head how it is written. Code and templates
name a string by its section and key; a test holds that none of them has words of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

FILE = Path(__file__).with_name("strings.txt")


def say(key: str, /, **places: object) -> str:
    """Return a string, such as `page.home`, with its places filled.

    Once HTML (Markup) fills a place the whole is HTML, and all else in it is escaped; it is text otherwise.
    Raises KeyError when there is no such string, or a place in it is not given.
    """
    text = _strings()[key]
    if not places:
        return text
    for value in places.values():
        if isinstance(value, Markup):
            made = {name: escape(each) for name, each in places.items()}
            return Markup(str(escape(text)).format_map(made))  # noqa: S704 - every part was escaped
    return text.format_map(places)


def counted(key: str, count: int, /, **places: object) -> str:
    """Return the form of a string that agrees with a count; the count fills its place `{count}`."""
    return say(f"{key}.one" if count == 1 else f"{key}.other", count=f"{count:,}", **places)


@cache
def section(name: str) -> Mapping[str, str]:
    """Return all strings of a section by their keys, in the order they are written in."""
    start = f"{name}."
    return {key.removeprefix(start): text for key, text in _strings().items() if key.startswith(start)}


@cache
def _strings() -> Mapping[str, str]:
    return dict(read(FILE.read_text(encoding="utf-8")))


def read(text: str) -> Iterator[tuple[str, str]]:
    """Yield each string of a file like ours, `section.key` and its words.

    Raises ValueError at a line that is neither a section nor a string.
    """
    heading = key = words = ""
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1] == " " and key:
            words += f" {line.strip()}"
            continue
        if key:
            yield f"{heading}.{key}", words
            key = ""
        if line[:1] == "[":
            heading = line.strip("[]")
        elif line and line[0] != "#":
            key, _, words = line.partition("=")
            key, words = key.rstrip(), words.strip()
            if not (heading and key and words):
                raise ValueError(f"line {number} is neither a [section] nor `key = words`: {line}")
    if key:
        yield f"{heading}.{key}", words
