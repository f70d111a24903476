"""The search's two scripts: what runs on the page, and the worker that reads the index.

Each is several small files of the theme, joined so that a browser fetches it at once; the worker
begins with lunr.js, which MkDocs brings along. Their names change with what they are made of.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from generator.assemble.search.cabinet import name_of

SOURCES = "assets/javascripts/search"
PAGE = ("text.js", "reference.js", "results.js", "page.js")
WORKER = ("text.js", "cabinet.js", "score.js", "query.js", "plan.js", "narrow.js", "excerpt.js", "worker.js")
_LUNR = "contrib/search/templates/search/lunr.js"
# Comments that stand on lines of their own; the first of lunr's, with its licence, is kept.
_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


class Scripts:
    """The scripts of a theme: their paths are known at once, their bytes made when they are asked for."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        lunr = lunr_js()
        self.page_parts = [_found(folders, name) for name in PAGE] if lunr else []
        self.worker_parts = [lunr, *(_found(folders, name) for name in WORKER)] if lunr else []
        self.page = f"search/page.{_name(self.page_parts)}.js"
        self.worker = f"search/worker.{_name(self.worker_parts)}.js"

    def paths(self) -> tuple[str, ...]:
        """Return the paths of the scripts; none where lunr.js is not installed."""
        return (self.page, self.worker) if self.page_parts else ()

    def of(self, path: str) -> bytes:
        """Return a script's bytes."""
        return joined(self.page_parts if path == self.page else self.worker_parts)


def _name(parts: list[Path]) -> str:
    return name_of(b"".join([path.read_bytes() for path in parts]))


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
