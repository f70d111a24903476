"""The host's stylesheet without the rules that no page of a site can use: most of it, and every page waits for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2

_CLASS = re.compile(r"""\bclass=(?:"([^"]*)"|'([^']*)')""")


def classes(texts: Iterable[str]) -> frozenset[str]:
    """Return every class that HTML or templates name."""
    named = (match[1] or match[2] or "" for text in texts for match in _CLASS.finditer(text))
    return frozenset(word for words in named for word in words.split())


def of_templates(folders: Iterable[Path]) -> frozenset[str]:
    """Return every class that the templates in some folders name."""
    paths = (path for folder in folders for path in sorted(folder.rglob("*.html")))
    return classes(path.read_text(encoding="utf-8") for path in paths)


def slim(css: str, used: Set[str]) -> str:
    """Return a stylesheet without the selectors that ask for a class which is not among those used."""
    return "".join(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), used))


def _kept(rules: Iterable[Any], used: Set[str]) -> Iterator[str]:
    """Yield the rules that stay; nodes are `Any`, since tinycss2 has no types."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if held := "".join(_kept(inner, used)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{held}}}"
        elif rule.type == "qualified-rule":
            if selectors := [words for words in _selectors(rule.prelude) if _asked(words) <= used]:
                yield f"{','.join(map(tinycss2.serialize, selectors))}{{{tinycss2.serialize(rule.content)}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Any]) -> list[list[Any]]:
    """Cut what stands before a rule's block at its commas."""
    found: list[list[Any]] = [[]]
    for node in prelude:
        if node == ",":
            found.append([])
        else:
            found[-1].append(node)
    return found


def _asked(selector: list[Any]) -> set[str]:
    """Return the classes without which a selector matches nothing; those in `:not()` or `:is()` are none."""
    return {after.value for before, after in pairwise(selector) if before == "." and after.type == "ident"}
