"""Writing records: `new` begins one, `import-register` drafts many."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import config, findings, store
from generator.cli.common import (
    ERRORS,
    OK,
    USAGE,
    Subparsers,
    check_archive,
    command,
    count,
    say,
    today,
    unknown_reference,
)
from generator.config import Settings
from generator.intake import mapping, preview, register
from generator.intake.table import MAX_BYTES, IntakeError
from generator.read.record import read
from generator.read.references import Grammar
from generator.read.tree import FILE, Entry, content_id
from generator.store import StoreError
from generator.validate.verdict import validate


def add(commands: Subparsers) -> None:
    """Add the commands."""
    new = command(commands, "new", _new, "write the beginnings of a new record")
    new.add_argument("reference", nargs="+", metavar="REF", help="its reference, in any spelling")
    imported = command(commands, "import-register", _import_register, "make draft records of a spreadsheet")
    imported.add_argument("file", type=Path, metavar="FILE", help="the spreadsheet: .csv or .xlsx")
    imported.add_argument("--map", type=Path, metavar="MAP", help="which column goes to which field (default: guessed)")
    imported.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook (default: the first)")
    imported.add_argument("--limit", type=count, metavar="N", help="read only the first N rows below the header")
    imported.add_argument("--print-map", action="store_true", help="print the map as YAML, to be edited, and stop")
    imported.add_argument("--write", action="store_true", help="write the records; without it they are only shown")


def _new(options: argparse.Namespace) -> int:
    settings = config.load(options.config_file)
    written = " ".join(options.reference)
    reference = Grammar(settings.series).parse(written)
    if reference is None:
        print(unknown_reference(written, settings), file=sys.stderr)
        return USAGE
    day = today(options)
    path = settings.root / settings.records / str(day.year) / f"{reference.slug}.md"
    taken = next(iter((settings.root / settings.records).rglob(path.name)), path)
    store.create(taken, TEMPLATE.format(reference=reference).encode())
    shown = path.relative_to(settings.root)
    print(f"{shown}: written. Fill it in, then run `decisions check {shown}`.")
    return OK


def _import_register(options: argparse.Namespace) -> int:
    settings = config.load(options.config_file)
    data = _bytes_of(options.file)
    try:
        table = register.read_table(options.file.name, data, options.sheet)
    except IntakeError as error:
        raise IntakeError(f"{options.file}: {error}") from None
    text = _bytes_of(options.map).decode("utf-8-sig", "replace") if options.map else None
    used = register.guessed_or_read(table, settings, text, str(options.map))
    if options.print_map:
        print(mapping.as_yaml(used), end="")
        return OK
    checked = check_archive(options, settings)
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
        say((*preview.columns(found), *preview.outcome(found, "written")))
    else:
        say(preview.preview(found, settings.records))
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
