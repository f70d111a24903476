"""Making the site: `build` and `serve`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from generator import config, findings, pipeline
from generator.assemble.shell import Shell
from generator.cli.common import ERRORS, OK, Progress, Subparsers, check_archive, command, say
from generator.pipeline import building
from generator.store import Cache

_PORTS = 65_536


def add(commands: Subparsers) -> None:
    """Add the commands."""
    build = command(commands, "build", _build, "check, then build the site; only what changed is written")
    build.add_argument(
        "--site-dir", type=Path, help="folder of the site, which holds nothing else (default: as configured, site/)"
    )
    serve = command(commands, "serve", _serve, "build, serve on this machine, and rebuild on every change")
    serve.add_argument(
        "--address", type=_address, default="127.0.0.1:8000", help="address and port (default: 127.0.0.1:8000)"
    )


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < _PORTS:
        raise argparse.ArgumentTypeError(f"{text} is not an address and a port; write it as 127.0.0.1:8000")
    return text


def _build(options: argparse.Namespace) -> int:
    settings = config.load(options.config_file)
    cache = Cache.beside(settings.root)
    with cache.lock():
        started = time.monotonic()
        checked = check_archive(options, settings, bodies=True)
        if findings.has_errors(checked.findings):
            say(pipeline.for_a_build(checked))
            print("nothing was built: the errors come first", file=sys.stderr)
            return ERRORS
        shell = building.shell_of(settings, options.config_file, cache, lambda: _host_shell(options))
        folder = options.site_dir or settings.root / settings.site_dir
        built = building.build(checked, shell, folder, cache, Progress())
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
