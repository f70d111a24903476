"""The `decisions` command: parse arguments, call, print.

Exit codes: 0 no errors, 1 errors in the archive, 2 usage, configuration or disk.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from jinja2 import TemplateError

from generator import __version__, config, findings, pipeline, store
from generator.assemble import data
from generator.assemble.shell import Shell
from generator.config import ConfigError, Settings
from generator.intake import mapping, preview, register
from generator.intake.table import MAX_BYTES, IntakeError
from generator.link import ARCHIVE_RULES
from generator.pipeline import Checked
from generator.read.record import read
from generator.read.references import Grammar
from generator.read.tree import FILE, Entry, content_id
from generator.render import FORMATS
from generator.store import Cache, StoreError
from generator.validate import RULES, validate

OK, ERRORS, USAGE = 0, 1, 2
_QUIET = 2.0  # seconds before a long run begins to say where it is


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = _parser().parse_args(arguments)
    gc.disable()  # a command is short, and collecting among 10,000 facts doubles its time
    try:
        code: int = options.command(options)
    except (ConfigError, IntakeError, StoreError) as error:
        print(f"decisions: {error}", file=sys.stderr)
        return USAGE
    except TemplateError as error:
        print(f"decisions: the theme's {_where(error)}: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        print("decisions: stopped; nothing is half written", file=sys.stderr)
        return ERRORS
    return code


def _where(error: TemplateError) -> str:
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    return f"template {name}:{line}" if name else "template"


def run() -> NoReturn:
    """Run a command as this process, and end it without taking 10,000 facts apart again."""
    code = main()
    with contextlib.suppress(BrokenPipeError):  # the reader of our output has gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="decisions",
        description="Check, build and read an archive of decisions.",
        epilog="Exit codes: 0 no errors, 1 errors in the archive, 2 usage, configuration or disk.",
    )
    parser.add_argument("--version", action="version", version=f"decisions {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    check = _command(commands, "check", _check, "check every record; print what is wrong and what to do")
    check.add_argument("--format", choices=("text", "json"), default="text", help="how findings are printed")
    build = _command(commands, "build", _build, "check, then build the site; only what changed is written")
    build.add_argument("--site-dir", type=Path, help="folder of the site (default: as configured, site/)")
    serve = _command(commands, "serve", _serve, "build, serve on this machine, and rebuild on every change")
    serve.add_argument("--address", default="127.0.0.1:8000", help="address and port (default: 127.0.0.1:8000)")
    show = _command(commands, "show", _show, "print one decision")
    show.add_argument("reference", metavar="REF", help="its reference, in any spelling")
    names = tuple(each.name for each in FORMATS)
    show.add_argument("--as", dest="format", choices=names, default="text", help="the format (default: text)")
    export = _command(commands, "export", _export, "print the archive as data, the same bytes as in the site")
    export.add_argument("--as", dest="format", choices=data.FORMS, default="json", help="the form (default: json)")
    export.add_argument("--what", choices=data.SUBJECTS, default="decisions", help="of what (default: decisions)")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a new file")
    explain = _command(commands, "explain", _explain, "print what a rule of the checker asks, why, and examples")
    explain.add_argument("code", nargs="?", metavar="CODE", help="its code, as DEC012; without it, list all")
    new = _command(commands, "new", _new, "write the beginnings of a new record")
    new.add_argument("reference", metavar="REF", help="its reference, in any spelling")
    _register_options(_command(commands, "import-register", _import_register, "make draft records of a spreadsheet"))
    return parser


def _register_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="the spreadsheet: .csv or .xlsx")
    command.add_argument("--map", type=Path, metavar="MAP", help="which column goes to which field (default: guessed)")
    command.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook (default: the first)")
    command.add_argument("--limit", type=_count, metavar="N", help="read only the first N rows below the header")
    command.add_argument("--print-map", action="store_true", help="print the map as YAML, to be edited, and stop")
    command.add_argument("--write", action="store_true", help="write the records; without it they are only shown")


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    words: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    command.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"), help="the archive's mkdocs.yml")
    command.add_argument(
        "--as-of", type=_day, default=None, metavar="DATE", help="the day to check or build for (default: today)"
    )
    command.set_defaults(command=run)
    return command


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date; write it as 2026-11-22") from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is not a number of rows; write it as 100")
    return int(text)


def _today(options: argparse.Namespace) -> date:
    return options.as_of or datetime.now(UTC).date()


def _checked(options: argparse.Namespace, settings: Settings, bodies: bool = False) -> Checked:
    cache = Cache.beside(settings.root)
    tree = pipeline.folder_tree(settings, cache, time.time_ns())
    return pipeline.check(settings, tree, _today(options), cache, _Progress(), bodies)


def _check(options: argparse.Namespace) -> int:
    checked = _checked(options, config.load(options.config_file))
    if options.format == "json":
        print(findings.as_json(checked.findings, checked.source_of))
    else:
        _print(pipeline.report(checked))
    return ERRORS if findings.has_errors(checked.findings) else OK


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _build(options: argparse.Namespace) -> int:
    settings = config.load(options.config_file)
    cache = Cache.beside(settings.root)
    with cache.lock():
        started = time.monotonic()
        checked = _checked(options, settings, bodies=True)
        if findings.has_errors(checked.findings):
            _print(pipeline.report(checked))
            print("nothing was built: the errors come first", file=sys.stderr)
            return ERRORS
        shell = pipeline.shell_of(settings, options.config_file, cache, lambda: _host_shell(options))
        folder = options.site_dir or settings.root / settings.site_dir
        built = pipeline.build(checked, shell, folder, cache, _Progress())
    took = time.monotonic() - started
    print(pipeline.summary(checked))
    print(f"{folder}: {built.total:,} files, {built.written:,} written, {built.deleted:,} deleted, in {took:.1f} s")
    return OK


def _host_shell(options: argparse.Namespace) -> Shell:
    from generator import plugin  # noqa: PLC0415, MkDocs takes a third of a second to import

    return plugin.make_shell(options.config_file)


def _serve(options: argparse.Namespace) -> int:
    from generator import plugin  # noqa: PLC0415, the same

    config.load(options.config_file)
    return plugin.serve(options.config_file, options.address, options.as_of)


def _show(options: argparse.Namespace) -> int:
    settings = config.load(options.config_file)
    reference = Grammar(settings.series).parse(options.reference)
    if reference is None:
        print(f"decisions: {options.reference} is no reference this archive knows", file=sys.stderr)
        return USAGE
    checked = _checked(options, settings)
    facts = checked.archive.decisions.get(reference)
    if facts is None:
        citing = ", ".join(str(each.source) for each in checked.archive.cited_by(reference))
        known = f"; it is cited by {citing}" if citing else ""
        print(f"decisions: {reference} is not held here{known}", file=sys.stderr)
        return ERRORS
    render = next(each.render for each in FORMATS if each.name == options.format)
    sys.stdout.buffer.write(render(pipeline.load(checked, facts), checked.archive))
    sys.stdout.flush()
    return OK


def _export(options: argparse.Namespace) -> int:
    made, path = data.path_of(options.what, options.format), options.output
    checked = _checked(options, config.load(options.config_file))
    files = data.Files(checked.archive)
    if made not in files.paths():
        print(f"decisions: {options.what} are exported as csv only", file=sys.stderr)
        return USAGE
    if findings.has_errors(checked.findings):
        print("nothing was exported: the errors come first; see `decisions check`", file=sys.stderr)
        return ERRORS
    if path is not None:
        store.create(path, files.of(made))
    else:
        sys.stdout.buffer.write(files.of(made))
        sys.stdout.flush()
    return OK


def _explain(options: argparse.Namespace) -> int:
    rules = {each.code: each for each in sorted((*RULES, *ARCHIVE_RULES), key=lambda each: each.code)}
    if options.code is None:
        _print(f"{each.code}  {each.sentence}" for each in rules.values())
        return OK
    code = options.code.upper()
    if code not in rules:
        near = difflib.get_close_matches(code, rules, 1, 0)
        print(f"decisions: no rule is called {findings.plain(options.code)}; is {near[0]} meant?", file=sys.stderr)
        return USAGE
    print(f"{code}: {rules[code].page}")
    return OK


def _new(options: argparse.Namespace) -> int:
    settings = config.load(options.config_file)
    reference = Grammar(settings.series).parse(options.reference)
    if reference is None:
        print(f"decisions: {options.reference} is no reference this archive knows", file=sys.stderr)
        return USAGE
    day = _today(options)
    path = settings.root / settings.records / str(day.year) / f"{reference.slug}.md"
    taken = next(iter((settings.root / settings.records).rglob(path.name)), path)
    store.create(taken, TEMPLATE.format(reference=reference).encode())
    shown = path.relative_to(settings.root)
    print(f"{shown}: written. Fill it in, then run `decisions check`.")
    return OK


def _import_register(options: argparse.Namespace) -> int:
    settings = config.load(options.config_file)
    try:
        table = register.read_table(options.file.name, _bytes_of(options.file), options.sheet)
    except IntakeError as error:
        raise IntakeError(f"{options.file}: {error}") from None
    text = _bytes_of(options.map).decode("utf-8-sig", "replace") if options.map else None
    used = register.guessed_or_read(table, settings, text, str(options.map))
    if options.print_map:
        print(mapping.as_yaml(used), end="")
        return OK
    checked = _checked(options, settings)
    held = {path.stem for path in (settings.root / settings.records).rglob("*.md")}
    aliases = (alias for facts in checked.archive.decisions.values() for alias in facts.aliases)
    held |= {alias.slug for alias in aliases if not isinstance(alias, str)}
    found = register.drafts(table, used, settings, held, _wrong_with(settings), options.limit)
    if options.write:
        for done, draft in enumerate(found.drafts):
            try:
                store.create(settings.root / settings.records / draft.path, draft.text.encode())
            except StoreError as error:
                raise StoreError(f"{error}; {done:,} records were written before") from None
        _print((*preview.columns(found), *preview.outcome(found, "written")))
    else:
        _print(preview.preview(found, settings.records))
    return ERRORS if found.refused else OK


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise IntakeError(f"{path}: cannot be read ({error.strerror})") from None


def _wrong_with(settings: Settings) -> register.Check:
    """Return what says how a draft would fail the check, or nothing."""
    grammar = Grammar(settings.series)

    def wrong(path: str, text: str) -> str:
        data = text.encode()
        entry = Entry(f"{settings.records}/{path}", FILE, content_id(data), len(data))
        found = validate(read(entry, data, grammar), settings, grammar).findings
        return "; ".join(each.message for each in found if findings.has_errors((each,)))

    return wrong


# What is left empty is named by `check`, so that no template is published unfilled.
TEMPLATE = """---
reference: {reference}
title:
summary:
decision_maker:
date_signed:
deferral: no
exempt: no
source:
  origin: born_digital
schema: 1
---

## Executive summary

## Recommendation

## Part 1: facts and advice

### 1. Introduction
"""


class _Progress:
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
