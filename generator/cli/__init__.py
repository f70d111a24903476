"""The `decisions` command: parse arguments, call, print.

Exit codes: 0 no errors, 1 errors in the archive, 2 usage, configuration or disk.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from jinja2 import TemplateError

from generator import __version__
from generator.cli import build, check, reading, settling, writing
from generator.cli.common import ERRORS, OK, USAGE
from generator.config import ConfigError
from generator.intake.table import IntakeError
from generator.read.gittree import GitError
from generator.store import StoreError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = parser().parse_args(arguments)
    gc.disable()  # a command is short, and collecting among 10,000 facts doubles its time
    try:
        code: int = options.command(options)
    except (ConfigError, GitError, IntakeError, StoreError) as error:
        print(f"decisions: {error}", file=sys.stderr)
        return USAGE
    except TemplateError as error:
        print(f"decisions: the theme's {_where(error)}: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:  # no permission, a full disk, a port in use
        print(f"decisions: {_of_system(error)}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("decisions: stopped; nothing is half written", file=sys.stderr)
        return ERRORS
    return code


def _where(error: TemplateError) -> str:
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    return f"template {name}:{line}" if name else "template"


def _of_system(error: OSError) -> str:
    """Return what the system says in its own words, and of which file."""
    words = error.strerror or str(error)
    return f"{error.filename}: {words}" if error.filename is not None else words


def run() -> NoReturn:
    """Run a command as this process, and end it without taking 10,000 facts apart again."""
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass  # the reader of our output has gone
    except OSError as error:  # a full disk
        print(f"decisions: the output was not written: {_of_system(error)}", file=sys.stderr)
        code = USAGE
    os._exit(code)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    made = argparse.ArgumentParser(
        prog="decisions",
        description="Check, build and read an archive of decisions.",
        epilog="Exit codes: 0 no errors, 1 errors in the archive, 2 usage, configuration or disk.",
    )
    made.add_argument("--version", action="version", version=f"decisions {__version__}")
    commands = made.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for part in (check, settling, build, reading, writing):
        part.add(commands)
    return made
