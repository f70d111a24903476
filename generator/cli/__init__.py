"""The `decisions` command: parse arguments, call, print.

Exit codes: 0 no errors, 1 errors in the archive, 2 usage, configuration or disk.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import NoReturn

from generator import __version__
from generator.cli.common import ERRORS, OK, USAGE, nearest_config
from generator.findings import StopError

# Each command's module, which is loaded only for it, or for the list of all: `--help`.
COMMANDS = {
    **dict.fromkeys(("check", "explain"), "check"),
    **dict.fromkeys(("waive", "ratchet"), "settling"),
    **dict.fromkeys(("build", "serve"), "build"),
    **dict.fromkeys(("show", "export", "schema"), "reading"),
    **dict.fromkeys(("new", "import-register"), "writing"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0].partition("=")[0] in ("-f", "--config-file", "--as-of"):
        print(f"decisions: write {given[0]} after the command: decisions check {given[0]} …", file=sys.stderr)
        return USAGE
    module = COMMANDS.get(given[0]) if given else None
    options = parser([module] if module else COMMANDS.values()).parse_args(given)
    gc.disable()  # a command is short, and collecting among 10,000 facts doubles its time
    try:
        options.config_file = options.config_file or nearest_config()
        code: int = options.command(options)
    except StopError as error:
        print(f"decisions: {error}", file=sys.stderr)
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


def parser(modules: Iterable[str] = tuple(COMMANDS.values())) -> argparse.ArgumentParser:
    """Return the parser of the commands that some modules have."""
    made = argparse.ArgumentParser(
        prog="decisions",
        description="Check, build and read an archive of decisions.",
        epilog="Exit codes: 0 no errors, 1 errors in the archive, 2 usage, configuration or disk.",
    )
    made.add_argument("--version", action="version", version=f"decisions {__version__}")
    commands = made.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in dict.fromkeys(modules):
        import_module(f"generator.cli.{module}").add(commands)
    return made
