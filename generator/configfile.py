"""The files of a configuration: their words, their YAML, and where in them a name stands.

Whatever cannot be used is said in plain words, with its place and what to do.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator import values
from generator.findings import Source, StopError
from generator.model import Fields
from generator.patterns import merge_mark

PLUGIN = ("plugins", "decisions")  # where the plugin's options stand in mkdocs.yml

_DEEPER = "indent it, and what follows it, by two more spaces"
_TAG = re.compile(r"(?<![^\s\[{,])![^\s,\]}]*")  # what MkDocs understands and records may not have: `!ENV`


class ConfigError(StopError):
    """A configuration that cannot be used; the message says where and what to do."""


def text_of(path: Path, name: str, hint: str) -> str:
    """Return a file's text; `name` is what it is called in messages, `hint` what to do when it is not there.

    Raises ConfigError when it cannot be read or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{name}: there is no such file; {hint}") from None
    except IsADirectoryError:
        raise ConfigError(f"{name}: this is a folder, not a file; {hint}") from None
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read ({error.strerror}); {hint}") from None
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        place = Source(name, before).place(len(before))
        message = "a character here is not UTF-8; save the file as UTF-8"
        raise ConfigError(f"{name}:{place.line}:{place.column}: {message}") from None
    refuse_conflict(text, name)
    return text


def refuse_conflict(text: str, name: str) -> None:
    """Raise ConfigError where a merge in git was left unfinished, of which a parser would tell something else."""
    found = merge_mark(text)
    if found is not None:
        help_ = "keep one of the two versions below, or both, and delete the lines of arrows and equals signs"
        line = Source(name, text).place(found.start()).line
        raise ConfigError(f"{name}:{line}: a merge conflict was left here; {help_}")


def plain(text: str, name: str) -> dict[str, Any]:
    """Return what an `mkdocs.yml` says as plain data, past the tags that only MkDocs understands.

    Raises ConfigError when it is not YAML, or holds no settings.
    """
    try:
        read = yaml.load(text, Loader=_Tolerant)  # noqa: S506, a SafeLoader: only plain data comes out
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigError(_not_yaml(error, text, name)) from None
    if not isinstance(read, dict):
        raise ConfigError(
            f"{name}: holds no settings; it begins with `site_name: …`, and lists `decisions` as a plugin"
        )
    return read


def options(plain: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the plugin's own options out of what an `mkdocs.yml` says.

    Raises ConfigError when the plugin is not listed.
    """
    plugins = plain.get("plugins")
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        if entry == "decisions":
            return {}
        if isinstance(entry, dict) and "decisions" in entry:
            beside = [key for key in entry if key != "decisions"] if isinstance(plugins, list) else []
            if beside:
                where = place(Path(name), ("plugins", str(beside[0])))
                raise ConfigError(f"{where}: `{beside[0]}` stands beside `decisions`, not under it: {_DEEPER}")
            found = entry["decisions"] or {}
            if isinstance(found, dict):
                return found
            raise ConfigError(f"{name}: `decisions` must be a set of `name: value` lines")
    raise ConfigError(f"{name}: has no `decisions` entry under `plugins`")


def archive_file(root: Path, name: str) -> tuple[Source, Fields]:
    """Return what a file named under `archive` says, and its text to tell places in it.

    Raises ConfigError naming the place of what is not YAML.
    """
    text = text_of(root / name, name, "it is named under `archive`")
    source = Source(name, text)
    fields, faults = values.parse(text)
    for fault in faults:
        if fault.kind == "yaml-comment":  # of a record's words none may be lost; here a comment is one
            continue
        place = source.place(fault.span.start)
        raise ConfigError(f"{name}:{place.line}:{place.column}: {fault.message}; {fault.help}")
    return source, fields


def near(word: str, known: Iterable[str]) -> str:
    """Return a question after the known name that a misspelt one is most like, or nothing."""
    close = difflib.get_close_matches(word, list(known), 1, 0.6)
    return f" (is `{close[0]}` meant?)" if close else ""


class _Tolerant(yaml.SafeLoader):
    """Reads mkdocs.yml past tags that only MkDocs understands."""


def _day(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        message = f"{node.value} is no day of the calendar"
        raise yaml.constructor.ConstructorError(None, None, message, node.start_mark) from None


_Tolerant.add_multi_constructor("", lambda loader, suffix, node: None)
_Tolerant.add_constructor("tag:yaml.org,2002:timestamp", _day)


def _not_yaml(error: Exception, text: str, name: str) -> str:
    """Say in plain words why a text is not YAML, and where: as records say it, or in the parser's own words."""
    _, faults = values.parse(_TAG.sub(lambda match: " " * len(match[0]), text))
    fault = next((each for each in faults if each.kind in ("yaml-syntax", "yaml-depth")), None)
    if fault is not None:
        place = Source(name, text).place(fault.span.start)
        return f"{name}:{place.line}:{place.column}: this is not YAML: {fault.message}; {fault.help}"
    mark = getattr(error, "problem_mark", None)
    where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark is not None else name
    return f"{where}: this is not YAML: {getattr(error, 'problem', None) or error}"


def place(path: Path, keys: Sequence[str], word: str = "") -> str:
    """Return where a setting stands, as `mkdocs.yml:12:7`; only the file's name where it is not found there.

    `keys` lead to the setting from the top, through lists; `word` is a name or a value in it that is meant.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_Tolerant)
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return str(path)
    found: yaml.Node | None = None
    for key in keys:
        found, node = next(((name, value) for name, value in _entries(node) if name.value == key), (None, None))
        if found is None:
            return str(path)
    inner = next((each for each in _scalars(node) if word and each.value == word), found)
    return f"{path}:{inner.start_mark.line + 1}:{inner.start_mark.column + 1}" if inner else str(path)


def _entries(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the names and values of a mapping, or of the mappings in a list."""
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _entries(each)


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Yield the words within a node, names before their values."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _scalars(each)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(name)
            yield from _scalars(value)
