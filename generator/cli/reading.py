"""Reading the archive: `show` one decision, `export` all as data, print the `schema` of a record."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import config, findings, pipeline, store
from generator.assemble import data
from generator.cli.common import ERRORS, OK, USAGE, Subparsers, check_archive, command, unknown_reference
from generator.read.references import Grammar
from generator.render import FORMATS


def add(commands: Subparsers) -> None:
    """Add the commands."""
    show = command(commands, "show", _show, "print one decision")
    show.add_argument("reference", nargs="+", metavar="REF", help="its reference, in any spelling")
    names = tuple(each.name for each in FORMATS)
    show.add_argument("--as", dest="format", choices=names, default="text", help="the format (default: text)")
    export = command(commands, "export", _export, "print the archive as data, the same bytes as in the site")
    forms = "the form (default: as FILE ends, else json, or csv where there is no other)"
    export.add_argument("--as", dest="format", choices=data.FORMS, help=forms)
    export.add_argument("--what", choices=data.SUBJECTS, default="decisions", help="of what (default: decisions)")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a new file")
    command(commands, "schema", _schema, "print the record format as JSON Schema, for editors and other tools")


def _schema(options: argparse.Namespace) -> int:
    print(data.schema(config.load(options.config_file)).decode(), end="")
    return OK


def _show(options: argparse.Namespace) -> int:
    settings = config.load(options.config_file)
    written = " ".join(options.reference)
    reference = Grammar(settings.series).parse(written)
    if reference is None:
        print(unknown_reference(written, settings), file=sys.stderr)
        return USAGE
    checked = check_archive(options, settings)
    facts = checked.archive.decisions.get(reference)
    if facts is None:
        broken = [each.path for each in checked.findings if each.severity is findings.Severity.ERROR]
        unread = next((path for path in broken if Path(path).stem == reference.slug), "")
        if unread:
            print(
                f"decisions: {reference} cannot be shown: {unread} has errors; `decisions check` lists them",
                file=sys.stderr,
            )
            return ERRORS
        citing = ", ".join(str(each.source) for each in checked.archive.cited_by(reference))
        known = f"; it is cited by {citing}" if citing else ""
        print(f"decisions: {reference} is not held here{known}", file=sys.stderr)
        return ERRORS
    render = next(each.render for each in FORMATS if each.name == options.format)
    sys.stdout.buffer.write(render(pipeline.load(checked, facts.path), checked.archive))
    sys.stdout.flush()
    return OK


def _export(options: argparse.Namespace) -> int:
    path: Path | None = options.output
    ending = path.suffix.lower().removeprefix(".") if path else ""
    form = options.format or (ending if ending in data.FORMS else "json" if options.what == "decisions" else "csv")
    made = data.path_of(options.what, form)
    if not options.format and ending and ending not in data.FORMS:
        ends = ", ".join(f".{each}" for each in data.FORMS)
        print(f"decisions: {path}: name the file with {ends}, or say the form with --as", file=sys.stderr)
        return USAGE
    checked = check_archive(options, config.load(options.config_file))
    files = data.Files(checked.archive)
    if made not in data.paths():
        print(f"decisions: {options.what} can be had as csv only", file=sys.stderr)
        return USAGE
    if findings.has_errors(checked.findings):
        print("nothing was exported: the errors come first; see `decisions check`", file=sys.stderr)
        return ERRORS
    if path is not None:
        store.create(path, files.of(made))
        print(f"{path}: written")
    else:
        sys.stdout.buffer.write(files.of(made))
        sys.stdout.flush()
    return OK
