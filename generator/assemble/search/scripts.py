"""The search's script: one file, which the page runs and which runs again as the worker that reads the index.

It is several small files of the theme, joined so that a browser fetches them at once; the worker's
part begins with lunr.js, which MkDocs brings along. Its name changes with what it is made of.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from generator.assemble.search.cabinet import name_of

SOURCES = "assets/javascripts/search"
EARLY = ("ask.js",)
PAGE = ("strings.js", "reference.js", "results.js", "page.js")
WORKER = ("text.js", "cabinet.js", "score.js", "query.js", "plan.js", "narrow.js", "excerpt.js", "worker.js")
_WHOLE = b"""if (typeof document === "undefined") (() => {
%s})();
else (() => {
%sconst shown = () => {
%s};
if (document.readyState === "loading") addEventListener("DOMContentLoaded", shown);
else shown();
})();
"""
_LUNR = "contrib/search/templates/search/lunr.js"
# Comments that stand on lines of their own; the first of lunr's, with its licence, is kept.
_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


class Script:
    """The script of a theme: its path is known at once, its bytes are made when they are asked for."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        lunr = lunr_js()
        own = [[_found(folders, name) for name in names] for names in (WORKER, EARLY, PAGE)]
        self.parts = [[lunr, *own[0]], *own[1:]] if lunr else []

    def path(self) -> str:
        """Return the script's path; nothing where lunr.js is not installed."""
        paths = [path for part in self.parts for path in part]
        return f"search/search.{name_of(b''.join([path.read_bytes() for path in paths]))}.js" if paths else ""

    def content(self) -> bytes:
        """Return the script's bytes: the worker's part where there is no document.

        Elsewhere what asks at once comes first, and the page's part waits until the page is there.
        """
        return _WHOLE % tuple(map(joined, self.parts))


def joined(parts: list[Path]) -> bytes:
    """Join scripts, each in its own words but without comments and indents."""
    return "".join([_squeezed(path.read_text(encoding="utf-8")) for path in parts]).encode()


def _squeezed(text: str) -> str:
    licence, rest = "", text
    if text.startswith("/**") and "@license" in text[:400]:
        end = text.index("*/") + 3
        licence, rest = text[:end], text[end:]
    return licence + _INDENT.sub("", _COMMENT.sub("", rest)).lstrip("\n")


def _found(folders: tuple[Path, ...], name: str) -> Path:
    """Return a script of the first folder that has it: an archive may replace any."""
    return next(path for folder in folders if (path := folder / SOURCES / name).is_file())


def lunr_js() -> Path | None:
    """Return lunr.js as it was installed with the host, of which nothing is run for it; None without that."""
    try:
        spec = find_spec("mkdocs")
    except ImportError:
        return None
    if spec is None or spec.origin is None:
        return None
    found = Path(spec.origin).parent / _LUNR
    return found if found.is_file() else None
