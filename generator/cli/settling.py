"""Answering for findings: `waive` one, or let those that are there stand with `ratchet`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator import config, configfile, findings, store
from generator.cli.common import ERRORS, OK, USAGE, Subparsers, check_archive, command, counted, rules
from generator.findings import Finding, Severity, Source
from generator.model import NOWHERE
from generator.pipeline import Checked
from generator.read import RATCHET, WAIVERS
from generator.read.tree import text_of
from generator.settle import private, ratchet, waivers
from generator.settle.marks import Marks
from generator.settle.waivers import Waiver


def add(commands: Subparsers) -> None:
    """Add the commands."""
    waive = command(commands, "waive", _waive, "let one finding stand, and say why, until its line changes")
    waive.add_argument("code", metavar="CODE", help="the rule's code, as DEC405")
    waive.add_argument("place", metavar="FILE:LINE", help="where it is found, as the checker prints it")
    waive.add_argument("--reason", required=True, metavar="WORDS", help="why what is found there is right")
    words = "say how the warnings stand against those that may stay, decisions/ratchet.txt"
    held = command(commands, "ratchet", _ratchet, words)
    held.add_argument("--write", action="store_true", help="write it: what is no longer found is taken out")
    held.add_argument("--all", action="store_true", help="with --write: let new warnings stand too")


def check(checked: Checked, report: Callable[[Checked, str], None]) -> int:
    """Report errors and the warnings that the ratchet does not let stand; either fails the check."""
    path = _path(checked, RATCHET)
    held = _held(checked)
    if held is None:
        print(f"decisions: there is no {path}; `decisions ratchet --write` makes it", file=sys.stderr)
        return USAGE
    compared = ratchet.compare(checked.findings, held, partial(text_of, checked.tree))
    report(checked._replace(findings=compared.new), _summary(checked, compared))
    if compared.over:
        are = f"{counted(compared.over, 'warning')} in {path} {'is' if compared.over == 1 else 'are'}"
        print(f"decisions: {are} found no more; `decisions ratchet --write` shortens it", file=sys.stderr)
    return ERRORS if compared.new else OK


def _summary(checked: Checked, compared: ratchet.Compared) -> str:
    """Return the line that closes a check against a ratchet."""
    errors = sum(finding.severity is Severity.ERROR for finding in compared.new)
    new = len(compared.new) - errors
    said = f"{counted(checked.received, 'record')}: {counted(errors, 'error')}, {counted(new, 'new warning')}"
    settled = f", {len(checked.settled):,} settled by waivers or doubts" if checked.settled else ""
    return f"{said}; {counted(compared.old, 'old one')} may stand{settled}"


def _ratchet(options: argparse.Namespace) -> int:
    if options.all and not options.write:
        print("decisions: --all only says what --write lets in: write `ratchet --write --all`", file=sys.stderr)
        return USAGE
    checked = check_archive(options, config.load(options.config_file))
    texts, path = partial(text_of, checked.tree), _path(checked, RATCHET)
    held = None if options.write and options.all else _held(checked)
    now = ratchet.counted(checked.findings, texts)
    if not options.write:
        print(f"{path}: {_told(now, held)}" if held is not None else f"{path}: not there yet")
        return OK
    kept = now if held is None else held & now
    _write(checked, RATCHET, ratchet.written(kept))
    print(f"{path}: written; {counted(kept.total(), 'warning')} may stand")
    if kept != now:
        left = (now - kept).total()
        are = f"{counted(left, 'new warning')} {'is' if left == 1 else 'are'}"
        print(f"decisions: {are} not let in: mend them, or add --all", file=sys.stderr)
    return OK


def _told(now: Counter[ratchet.Kind], held: Counter[ratchet.Kind]) -> str:
    new, over = (now - held).total() or "none", (held - now).total() or "none"
    return f"{counted(now.total(), 'warning')}, {new} of them new; {over} of those that may stand found no more"


def _held(checked: Checked) -> Counter[ratchet.Kind] | None:
    """Return the ratchet of an archive, or None where it has none."""
    path = _path(checked, RATCHET)
    if path not in checked.tree.entries:
        return None
    if not checked.tree.entries[path].content_id:
        raise config.ConfigError(f"{path}: is too large to be read; mend some warnings, then write it again")
    text = text_of(checked.tree, path)
    configfile.refuse_conflict(text, path)
    held = ratchet.read(text)
    if isinstance(held, int):
        help_ = "take the file from git again, or delete the line: what it let stand is told again"
        raise config.ConfigError(f"{path}:{held}: is no line of a ratchet; {help_}")
    return held


def _waive(options: argparse.Namespace) -> int:
    checked = check_archive(options, config.load(options.config_file))
    code, reason = options.code.upper(), " ".join(options.reason.split())
    path, line = _place(checked, options.place)
    wrong = _cannot(checked, code, path, line) or _unfit(reason)
    if wrong:
        print(f"decisions: {findings.plain(wrong)}", file=sys.stderr)
        return USAGE
    found = _found(checked, code, path)
    marks = _marks(checked)
    mark = next(marks.of(each) for each in found if marks.line(each) == int(line))
    name = _path(checked, WAIVERS)
    text = waivers.added(text_of(checked.tree, name), Waiver(code, path, mark, reason, NOWHERE))
    read = waivers.read(Source(name, text))
    if read.faults or (code, path, mark) not in {each[:3] for each in read.waivers}:
        raise config.ConfigError(f"{name}: no line can be added as it is; see `decisions check`")
    _write(checked, WAIVERS, text)
    print(f"{name}: {code} is waived at {path}:{line}, until the line changes")
    return OK


def _place(checked: Checked, place: str) -> tuple[str, str]:
    """Return the file and the line of a place; a column, which the checker prints too, is left out."""
    path, _, line = place.rpartition(":")
    shorter, _, before = path.rpartition(":")
    given = line.isdecimal() and before.isdecimal() and shorter in checked.tree.entries
    return (shorter, before) if given else (path, line)


def _cannot(checked: Checked, code: str, path: str, line: str) -> str:
    """Say why a finding cannot be waived, or nothing."""
    if code not in rules():
        return f"no rule is called {code}; `decisions explain` lists them"
    if not rules()[code].waivable:
        return f"what {code} finds must be mended, it cannot be waived"
    if not path or not line.isascii() or not line.isdecimal():
        return "write the place as the checker prints it, FILE:LINE"
    marks = _marks(checked)
    lines = sorted({marks.line(each) for each in _found(checked, code, path)})
    if int(line) not in lines:
        for each in checked.settled:
            if each.code == code and each.path == path and marks.line(each) == int(line):
                return f"{code} is settled at {path}:{line} already, {_settler(checked, each, marks.of(each))}"
        there = f"; it is found at line {', '.join(map(str, lines))}" if lines else ""
        return f"{code} is not found at {path}:{line}{there}"
    return ""


def _settler(checked: Checked, finding: Finding, mark: str) -> str:
    """Say where a finding is answered for: by a waiver, or else by a doubt in its record."""
    name = _path(checked, WAIVERS)
    source = Source(name, text_of(checked.tree, name))
    for waiver in waivers.read(source).waivers:
        if waiver[:3] == (finding.code, finding.path, mark):
            return f"by the waiver at {name}:{source.place(waiver.span.start).line}"
    return "by a doubt in the record"


def _unfit(reason: str) -> str:
    """Say why a reason cannot be written, or nothing; what it should not have named is not repeated."""
    if not reason:
        return "say in --reason why what is found is right; readers of the record's history will ask"
    found = next(private(reason, rules().values()), None)
    if found is None:
        return ""
    return f"the reason is kept in the repository: write it without what {found.code} asks about ({found.message})"


def _marks(checked: Checked) -> Marks:
    """Return what gives the marks of lines, as the waivers that hold were given theirs."""
    return Marks((*checked.findings, *checked.settled), partial(text_of, checked.tree))


def _found(checked: Checked, code: str, path: str) -> list[Finding]:
    return [each for each in checked.findings if each.code == code and each.path == path]


def _path(checked: Checked, name: str) -> str:
    return f"{checked.settings.records}/{name}"


def _write(checked: Checked, name: str, text: str) -> None:
    """Write a file of the records folder, new or in place of the one that was read."""
    path = _path(checked, name)
    target: Path = checked.settings.root / path
    if path in checked.tree.entries:
        store.replace(target, checked.tree.read(path), text.encode())
    else:
        store.create(target, text.encode())
