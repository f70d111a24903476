"""The only module that knows MkDocs: it takes the shell from it, and keeps it from our pages.

MkDocs builds the few pages people write, and one empty page per directory depth: the shell. It
builds them into a folder of its own, since it empties its output folder on every build; the
site's folder is written by the store alone.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.exceptions import ConfigurationError as HostConfigError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import config as archive_config
from generator import findings, pipeline
from generator.assemble import shell as shells
from generator.assemble import stylesheet
from generator.assemble.shell import Shell
from generator.assemble.templates import theme_folders
from generator.config import ConfigError, Settings
from generator.pipeline import Checked, building
from generator.store import Cache, StoreError
from generator.strings import counted, say

AS_OF = "DECISIONS_AS_OF"
_FRAME = "_shell"
_KEPT = "hosted-shell"  # the name of the shell in the cache
_CSS = "assets/stylesheets/material.css"  # what our pages use of Material's stylesheet
# What Material ships that our pages do without: its scripts, maps and palettes.
_LEFT_OUT = ("assets/javascripts/", "sitemap.xml")
log = logging.getLogger("mkdocs.plugins.decisions")


class DecisionsPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # options are read by `config`
    """MkDocs's `decisions` plugin: the gate before a build, the shell from it, the archive after it."""

    def __init__(self) -> None:
        self.options: Mapping[str, Any] = {}
        self.serving = False
        self.shell_only = False
        self.shell: Shell | None = None
        self.tied = b""
        self.checked: Checked | None = None
        self.folder = Path()

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Take the options as they are; `config.from_options` reads and checks them."""
        self.options = options
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether MkDocs serves: then errors are shown and do not stop it."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, redirect MkDocs's output, and put our templates before the theme's."""
        host = {name: config.get(name) for name in ("site_name", "site_url", "site_dir", "docs_dir")}
        try:
            self.settings = archive_config.from_options(Path(config.config_file_path), host, self.options)
        except ConfigError as error:
            raise PluginError(str(error)) from None
        self.cache = Cache.beside(self.settings.root)
        self.folder = Path(config.site_dir)
        # A folder of this build's own: two builds of one archive must not empty each other's.
        self.staging = TemporaryDirectory(prefix="decisions-")
        config.site_dir = self.staging.name
        folders = [str(folder) for folder in theme_folders(self.settings)]
        config.theme.dirs = [*folders, *(each for each in config.theme.dirs if each not in folders)]
        self.material_css = _material_css(config.theme.dirs)
        config.extra["material_css"] = _CSS
        config.extra["search"] = True
        config.extra["official"] = self.settings.official
        config.extra["archive"] = self.settings
        self.shell = None
        if not (self.shell_only or config.strict):  # a strict build must see its warnings again
            self.tied = building.made_of(self.settings, Path(config.config_file_path), _chosen(config))
            self.shell = self.cache.load(_KEPT, self.tied)
        if self.shell is not None:
            _leave_nothing_to_do(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """The gate: check the archive, and build nothing while it has errors (unless it is served)."""
        if self.shell_only:
            return
        self.checked = _check(self.settings, self.cache)
        for line in pipeline.for_a_build(self.checked):
            print(line)
        if findings.has_errors(self.checked.findings) and not self.serving:
            raise Abort("nothing was built: the errors come first")

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the frame the site's words."""
        env.globals["say"] = say
        return env

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add one empty page per depth, from which the shell is taken; nothing at all when it is known."""
        if self.shell is not None:
            return Files([])
        for depth in range(1, shells.DEEPEST + 1):
            path = "/".join([_FRAME] * depth) + ".md"
            content = "---\nshell: true\ntitle: shell\n---\n"
            files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Take the shell MkDocs has built, and build the archive into the site's own folder."""
        if self.shell is None:
            self.shell = _shell(Path(config.site_dir), self.settings, self.material_css)
            if not (self.shell_only or config.strict):
                self.cache.save(_KEPT, self.tied, self.shell)
        self.staging.cleanup()
        if self.shell_only or self.checked is None:
            return
        problems = _problems(self.checked)
        try:
            with self.cache.lock():
                built = building.build(self.checked, self.shell, self.folder, self.cache, problems=problems)
        except StoreError as error:
            raise PluginError(str(error)) from None
        log.info("%s files in %s, %s written, %s deleted", built.total, self.folder, built.written, built.deleted)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when a record, the archive's configuration or the theme changes."""
        server.watch(str(self.settings.root / self.settings.records))
        for folder in theme_folders(self.settings):
            server.watch(str(folder))
        return server


def _chosen(config: MkDocsConfig) -> str:
    """Return what a command line may have chosen over the configuration file, as far as pages show it."""
    return repr((config.theme.name, config.use_directory_urls, config.site_url, list(config.plugins)))


def _leave_nothing_to_do(config: MkDocsConfig) -> None:
    """Spare MkDocs the pages that are known: reading its theme alone takes half a second."""
    config.theme.dirs = []
    config.theme.static_templates = set()
    config.extra_templates = []
    config.nav = None


def _check(settings: Settings, cache: Cache) -> Checked:
    said = os.environ.get(AS_OF, "")
    as_of = date.fromisoformat(said) if said else datetime.now(UTC).date()
    tree = pipeline.folder_tree(settings, cache, time.time_ns())
    return pipeline.check(settings, tree, as_of, cache, bodies=True)


def _problems(checked: Checked) -> str:
    """Return the line every served page begins with while the archive has errors."""
    if not findings.has_errors(checked.findings):
        return ""
    errors = [f for f in checked.findings if f.severity is findings.Severity.ERROR]
    first = errors[0]
    place = checked.source_of(first.path).place(first.span.start)
    text = counted("frame.problems", len(errors), first=f"{first.path}:{place.line}: {first.message}")
    return f'<p role="note" class="problems">{escape(text)}</p>\n'


def _material_css(folders: Iterable[str]) -> str:
    """Return the path of the theme's stylesheet, whose name changes with every release."""
    for folder in folders:
        for path in sorted(Path(folder, "assets/stylesheets").glob("main.*.min.css")):
            return f"assets/stylesheets/{path.name}"
    raise PluginError("the theme has no stylesheet: is mkdocs-material installed, and `theme.name` material?")


def _shell(staging: Path, settings: Settings, material_css: str) -> Shell:
    """Read what MkDocs built: frames by depth, written pages, and the files beside them."""
    frames: dict[int, str] = {}
    pages: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for path in sorted(path for path in staging.rglob("*") if path.is_file()):
        name = path.relative_to(staging).as_posix()
        if name.startswith(f"{_FRAME}/"):
            frames[name.count("/")] = path.read_text(encoding="utf-8")
        elif name.startswith(_LEFT_OUT) or name.endswith(".map") or "/palette." in name:
            continue
        elif name.endswith(".html"):
            pages[name] = path.read_text(encoding="utf-8")
        else:
            files[name] = path.read_bytes()
    used = stylesheet.classes((*frames.values(), *pages.values())) | stylesheet.of_templates(theme_folders(settings))
    files[_CSS] = stylesheet.slim(files.pop(material_css).decode(), used).encode()
    by_depth = tuple(frames[max(depth, 1)] for depth in range(shells.DEEPEST + 1))
    return shells.shell(by_depth, pages, files)


def make_shell(config_file: Path) -> Shell:
    """Let MkDocs build its pages, and return the shell.

    Raises ConfigError when MkDocs refuses its configuration or a written page.
    """
    try:
        host = load_config(str(config_file))
        plugin = cast("DecisionsPlugin", host.plugins["decisions"])
        plugin.shell_only = True
        plugin.on_startup(command="build", dirty=False)
        mkdocs_build.build(host)
    except (HostConfigError, PluginError, Abort) as error:
        raise ConfigError(f"{config_file}: {error}") from None
    if plugin.shell is None:
        raise ConfigError(f"{config_file}: MkDocs built no page")
    return plugin.shell


def serve(config_file: Path, address: str, as_of: date | None) -> int:
    """Serve the archive on this machine until interrupted, rebuilding on every change."""
    if as_of is not None:
        os.environ[AS_OF] = as_of.isoformat()
    try:
        mkdocs_serve.serve(str(config_file), livereload=True, dev_addr=address)
    except (HostConfigError, PluginError, Abort) as error:
        raise ConfigError(f"{config_file}: {error}") from None
    return 0
