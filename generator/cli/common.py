"""What every command shares: exit codes, its options, the day, the archive checked, progress."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

from generator import pipeline, validate
from generator.config import Settings
from generator.link import ARCHIVE_RULES
from generator.pipeline import Checked
from generator.read.references import Grammar
from generator.store import Cache
from generator.validate.referring import suggestion
from generator.validate.rule import Rule
from generator.validate.types import Context

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # takes no [] at run time
OK, ERRORS, USAGE = 0, 1, 2
_CONFIG = "mkdocs.yml"
_QUIET = 2.0  # seconds before a long run begins to say where it is


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its code, in order."""
    return {each.code: each for each in sorted((*validate.RULES, *ARCHIVE_RULES), key=lambda each: each.code)}


def each_rule() -> Iterator[Rule]:
    """Yield every rule, and read none before the first is asked for."""
    yield from rules().values()


def command(
    commands: Subparsers,
    name: str,
    run: Callable[[argparse.Namespace], int],
    words: str,
) -> argparse.ArgumentParser:
    """Add a command with the options that all of them have."""
    made = commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    where = "the archive's mkdocs.yml (default: the one in this folder, or the nearest above it)"
    made.add_argument("-f", "--config-file", type=Path, help=where)
    made.add_argument(
        "--as-of", type=_day, default=None, metavar="DATE", help="the day to check or build for (default: today)"
    )
    made.set_defaults(command=run)
    return made


def nearest_config() -> Path:
    """Return the mkdocs.yml of the archive one stands in, seen from here; that of this folder where there is none."""
    here = Path.cwd()
    found = (folder / _CONFIG for folder in (here, *here.parents) if (folder / _CONFIG).is_file())
    return Path(os.path.relpath(next(found, here / _CONFIG)))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date; write it as 2026-11-22") from None


def count(text: str) -> int:
    """Read an option that counts rows."""
    if not text.isascii() or not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is not a number of rows; write it as 100")
    return int(text)


def today(options: argparse.Namespace) -> date:
    """Return the day a command works for, in UTC."""
    return options.as_of or datetime.now(UTC).date()


def check_archive(options: argparse.Namespace, settings: Settings, bodies: bool = False) -> Checked:
    """Check the archive as it lies in its folder."""
    cache = Cache.beside(settings.root)
    tree = pipeline.folder_tree(settings, cache, time.time_ns())
    return pipeline.check(settings, tree, today(options), cache, Progress(), bodies)


def unknown_reference(written: str, settings: Settings) -> str:
    """Say that what was typed is no reference, and which may be meant, or how those of its series are written."""
    grammar = Grammar(settings.series)
    meant = suggestion(written, Context(grammar.parse, tuple(series.name for series in settings.series)))
    if not meant:
        begun = [series for series in settings.series if written.upper().startswith(series.name.upper())]
        longest = max(begun, key=lambda series: len(series.name), default=None)
        shown = (longest,) if longest else settings.series[:3]
        meant = f"write it like {' or '.join(each.form.format(number=12, year=2026, yy=26) for each in shown)}"
    return f"decisions: `{written[:60]}` is no reference this archive knows; {meant}"


def counted(number: int, word: str, ending: str = "s") -> str:
    """Return a number of things in words: `no files`, `1 file`, `1,200 files`."""
    return f"{number:,} {word}{ending * (number != 1)}" if number else f"no {word}{ending}"


def say(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        print(line)


class Progress:
    """Says on a terminal, or every ten per cent in a log, how far a long run has come."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.said = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Report `done` of `total`."""
        if time.monotonic() - self.started < _QUIET and not self.said:
            return
        tenth = f"{what}: {done * 10 // total * 10} %"
        if sys.stderr.isatty():
            print(f"\r{what}: {done:,} of {total:,}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        elif tenth != self.said:
            print(tenth, file=sys.stderr, flush=True)
        self.said = tenth
