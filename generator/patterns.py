"""Regular expressions compiled when they are first used: an edit meets a third of the rules', and compiling is slow."""

from __future__ import annotations

import re
from typing import Any, cast

_waiting: list[_Later] = []


class _Later:
    """Stands for a compiled expression; what is asked of it is kept, so that it costs nothing the next time."""

    def __init__(self, text: str, flags: int) -> None:
        self._asked = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._asked), name)
        self.__dict__[name] = found
        return found


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression, which is compiled when it is first used; errors in it are raised then."""
    made = _Later(text, flags)
    _waiting.append(made)
    return cast("re.Pattern[str]", made)


def ready() -> None:
    """Compile all there are: before processes are forked, each of which would compile its own."""
    while _waiting:
        made = _waiting.pop()
        for name in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            getattr(made, name)


# The lines of arrows that git leaves around two versions of one place, which an unfinished merge did not choose from.
_MERGE_MARK = regex(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


def merge_mark(text: str) -> re.Match[str] | None:
    """Return the first mark that an unfinished merge left in a text."""
    return _MERGE_MARK.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
