"""Checking: `check` and `explain`."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import textwrap
from functools import lru_cache
from pathlib import Path

from generator import against, config, findings, pipeline
from generator.cli import choosing, fixing, settling, watching
from generator.cli.common import ERRORS, OK, USAGE, Subparsers, check_archive, command, each_rule, rules, say
from generator.config import Settings
from generator.configfile import place
from generator.pipeline import Checked
from generator.read.gittree import GitTree
from generator.report import FORMATS, text
from generator.store import Cache

_FIGURES = str.maketrans("OILZ", "0112")  # letters that are typed for the figures of a code
_LONG, _SHORTEST, _MOST = 7, 4, 8  # figures that are no code, letters of a word that finds rules, rules told
_LIKE = 0.8  # how like a code must be, of 1


def add(commands: Subparsers) -> None:
    """Add the commands."""
    check = command(commands, "check", _check, "check every record; print what is wrong and what to do")
    choosing.add(check)
    check.add_argument("--format", choices=tuple(FORMATS), default="text", help="how findings are printed")
    when = ("auto", "always", "never")
    check.add_argument("--colour", "--color", choices=when, default="auto", help="colours in text (default: auto)")
    mending = check.add_mutually_exclusive_group()
    mending.add_argument("--fix", action="store_true", help="apply the safe fixes, then check again")
    mending.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    mending.add_argument("--watch", action="store_true", help="check again at every change, until Ctrl-C")
    since = "check what changed since a commit, too: lost addresses, reused references, texts changed unsaid"
    check.add_argument("--against", metavar="REF", help=since)
    check.add_argument("--ratchet", action="store_true", help="tell only of warnings the ratchet does not let stand")
    explain = command(commands, "explain", _explain, "print what a rule of the checker asks, why, and examples")
    explain.add_argument("code", nargs="?", metavar="CODE", help="its code, as DEC012; without it, list all")


def _check(options: argparse.Namespace) -> int:
    settings = config.load(options.config_file)
    if options.watch:
        return watching.watch(lambda: _once(options, config.load(options.config_file)), settings, options.config_file)
    return _once(options, settings)


def _once(options: argparse.Namespace, settings: Settings) -> int:
    code = _told(options, settings)
    _look_for_pages(options.config_file, settings)
    return code


def _told(options: argparse.Namespace, settings: Settings) -> int:
    if options.ratchet and choosing.some(options):
        print("decisions: --ratchet looks at the whole archive: leave out files and --errors", file=sys.stderr)
        return USAGE
    checked, told = _checked(options, settings)
    if options.diff:
        fixing.show(told)
        return ERRORS if findings.has_errors(told.findings) else OK
    if options.fix:
        fixing.fix(told, lambda: _checked(options, settings)[1])
        checked, told = _checked(options, settings)
    if options.ratchet:
        return settling.check(checked, lambda found, summary: _report(options, found, summary))
    summary = pipeline.summary(checked)
    if choosing.some(options):
        summary = f"told of here: {pipeline.numbers(told.findings)}; in all, {summary}"
    _report(options, told, summary)
    return ERRORS if findings.has_errors(told.findings) else OK


def _look_for_pages(config_file: Path, settings: Settings) -> None:
    """Tell, last, of a folder of pages that is named and not there: records can be checked, but no site be built."""
    if not (settings.root / settings.docs_dir).is_dir():
        where = place(config_file, ("docs_dir",))
        if where != str(config_file):  # it is named there
            message = f"there is no folder {findings.plain(settings.docs_dir)}: a build will stop at it"
            print(f"decisions: {where}: {message}", file=sys.stderr)


def _checked(options: argparse.Namespace, settings: Settings) -> tuple[Checked, Checked]:
    """Check the archive, and against a commit where one is named: with all findings, and with those asked for."""
    checked = check_archive(options, settings)
    if options.against is not None:
        before = GitTree(settings.root, settings.records, options.against)
        checked = against.compare(checked, before, Cache.beside(settings.root))
    return checked, choosing.chosen(options, checked)


def _report(options: argparse.Namespace, checked: Checked, summary: str) -> None:
    form = text.coloured if options.format == "text" and _in_colour(options.colour) else FORMATS[options.format]
    source_of = lru_cache(maxsize=4)(checked.source_of)  # findings come file by file
    say(form(checked.findings, source_of, each_rule()))
    if options.format in ("text", "short", "github"):
        if hint := pipeline.errors_alone(checked.findings):
            print(f"{hint}\n")
        print(summary)


def _in_colour(wanted: str) -> bool:
    """Say whether to print in colours: on a terminal that has them, unless NO_COLOR forbids it."""
    if wanted != "auto":
        return wanted == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        say(f"{each.code}  {each.sentence}" for each in each_rule())
        return OK
    code = options.code.upper()
    if code not in rules():
        print(f"decisions: no rule is called {findings.plain(options.code)}; {_instead(options.code)}", file=sys.stderr)
        return USAGE
    standing = textwrap.fill(rules()[code].standing, 100, initial_indent="    ", subsequent_indent="    ")
    print(f"{code}: {rules()[code].page}\n\nTo let it stand:\n{standing}")
    return OK


def _instead(word: str) -> str:
    """Return what may have been meant by what is no code: one very like it, or rules with the word in their names."""
    figures = word.upper().removeprefix("DEC").translate(_FIGURES).strip(" -_")
    if figures.isascii() and figures.isdecimal():
        code = f"DEC{int(figures):03}" if len(figures) < _LONG else ""
        near = [code] if code in rules() else difflib.get_close_matches(f"DEC{figures}", rules(), 1, _LIKE)
    else:
        near = difflib.get_close_matches(word.upper(), rules(), 1, _LIKE)
    if near:
        return f"is {near[0]} meant?"
    wanted = word.lower()
    if len(wanted) >= _SHORTEST:
        named = [f"{each.code} ({each.name.replace('_', ' ')})" for each in each_rule() if wanted in each.name]
        if named:
            return f"by that word there {'are' if named[1:] else 'is'} {', '.join(named[:_MOST])}"
    return "a code is DEC and three figures, as DEC012, and `decisions explain` lists them all"
