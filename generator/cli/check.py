"""Checking: `check` and `explain`."""

from __future__ import annotations

import argparse
import difflib
import sys

from generator import config, findings, pipeline
from generator.cli.common import ERRORS, OK, USAGE, Subparsers, check_archive, command, say
from generator.link import ARCHIVE_RULES
from generator.validate import RULES

_FIGURES = str.maketrans("OILZ", "0112")  # letters that are typed for the figures of a code


def add(commands: Subparsers) -> None:
    """Add the commands."""
    check = command(commands, "check", _check, "check every record; print what is wrong and what to do")
    check.add_argument("--format", choices=("text", "json"), default="text", help="how findings are printed")
    explain = command(commands, "explain", _explain, "print what a rule of the checker asks, why, and examples")
    explain.add_argument("code", nargs="?", metavar="CODE", help="its code, as DEC012; without it, list all")


def _check(options: argparse.Namespace) -> int:
    checked = check_archive(options, config.load(options.config_file))
    if options.format == "json":
        print(findings.as_json(checked.findings, checked.source_of))
    else:
        say(pipeline.report(checked))
    return ERRORS if findings.has_errors(checked.findings) else OK


def _explain(options: argparse.Namespace) -> int:
    rules = {each.code: each for each in sorted((*RULES, *ARCHIVE_RULES), key=lambda each: each.code)}
    if options.code is None:
        say(f"{each.code}  {each.sentence}" for each in rules.values())
        return OK
    code = options.code.upper()
    if code not in rules:
        near = difflib.get_close_matches(code[:3] + code[3:].translate(_FIGURES), rules, 1, 0)
        print(f"decisions: no rule is called {findings.plain(options.code)}; is {near[0]} meant?", file=sys.stderr)
        return USAGE
    print(f"{code}: {rules[code].page}")
    return OK
