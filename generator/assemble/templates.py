"""Our pages' templates: one Jinja environment for each list of folders, where the first that has one wins."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket

from generator.assemble import views
from generator.assemble.keeper import Keeper
from generator.config import Settings
from generator.findings import StopError
from generator.strings import counted, say


class ThemeError(StopError):
    """A template that cannot be used."""


_PACKAGE = Path(__file__).resolve().parents[1]


def packaged() -> Path:
    """Return the folder of the theme we ship: in the wheel, or beside the package in the repository."""
    inside = _PACKAGE / "theme"
    return inside if inside.is_dir() else _PACKAGE.parent / "overrides"


def theme_folders(settings: Settings) -> tuple[Path, ...]:
    """Return where templates and stylesheets are looked for: the archive's `overrides`, then ours."""
    own, ours = settings.root / "overrides", packaged()
    return (own, ours) if own != ours and own.is_dir() else (ours,)


def keep(folders: tuple[Path, ...], keeper: Keeper) -> None:
    """Keep templates compiled from run to run: compiling those of one page takes as long as making thirty."""
    _environment(folders).bytecode_cache = _Compiled(keeper)


def render(folders: tuple[Path, ...], name: str, **context: object) -> str:
    """Return a template's HTML; every value that is not Markup is escaped.

    Raises ThemeError when there is no such template or it asks for what is not given.
    """
    try:
        return _environment(folders).get_template(name).render(context)
    except TemplateError as error:
        where, line = getattr(error, "name", None) or name, getattr(error, "lineno", None)
        raise ThemeError(f"the theme's template {where}{f':{line}' if line else ''}: {error}") from error


def digest(folders: tuple[Path, ...]) -> bytes:
    """Return a digest of every template, for keys of pages made from them."""
    made = blake2b(digest_size=16)
    for folder in folders:
        for path in sorted((folder / "pages").glob("*.html")):
            made.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return made.digest()


class _Compiled(BytecodeCache):
    """Compiled templates, each tied to its source; jinja looks whether they are of its own version."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = self.keeper.load(f"template-{bucket.key}", bucket.checksum.encode())
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.keeper.save(f"template-{bucket.key}", bucket.checksum.encode(), bucket.bytecode_to_string())


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.globals |= {"say": say, "counted": counted}
    environment.filters["number"] = views.number
    return environment
