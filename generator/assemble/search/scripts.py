"""The search's scripts: one that asks at once, one that shows what is found, a worker and its engine, which answers.

Each is small files of the theme, joined so that a browser fetches them at once; the engine begins
with lunr.js, which MkDocs brings along. Their names change with what they are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from generator.assemble.search.cabinet import name_of

SOURCES = "assets/javascripts/search"
ASKING = ("ask.js",)  # with what the index holds, in one file
PAGE = ("strings.js", "reference.js", "results.js", "page.js")
WORKER = ("worker.js",)
ENGINE = ("text.js", "cabinet.js", "score.js", "query.js", "plan.js", "narrow.js", "excerpt.js", "answer.js")
# The page's part waits for the page.
_PAGE = b"""(() => {
const shown = () => {
%s};
if (document.readyState === "loading") addEventListener("DOMContentLoaded", shown); else shown();
})();
"""
_LUNR = "contrib/search/templates/search/lunr.js"
# Comments that stand on lines of their own; the first of lunr's, with its licence, is kept.
_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


class Script(NamedTuple):
    """A script of a theme: its path is known at once, its bytes are made when they are asked for."""

    name: str
    parts: tuple[Path, ...]
    form: bytes = b"%s"  # what stands round its parts

    @property
    def path(self) -> str:
        """The script's path, whose name changes with its parts."""
        made = name_of(b"".join([self.form, *(path.read_bytes() for path in self.parts)]))
        return f"search/{self.name}.{made}.js"

    def content(self) -> bytes:
        """Return the script's bytes."""
        return self.form % joined(self.parts)


def scripts(folders: tuple[Path, ...]) -> tuple[Script, ...]:
    """Return the scripts that show and answer; none where lunr.js is not installed."""
    lunr = lunr_js()
    if lunr is None:
        return ()
    page, worker, engine = (tuple(_found(folders, each) for each in names) for names in (PAGE, WORKER, ENGINE))
    return Script("page", page, _PAGE), Script("worker", worker), Script("engine", (lunr, *engine))


def asking(folders: tuple[Path, ...]) -> bytes:
    """Return the script that asks; it follows, in one file, what the index holds."""
    return joined(_found(folders, name) for name in ASKING)


def joined(parts: Iterable[Path]) -> bytes:
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
