"""What assembling asks of whoever keeps values for it from run to run: the disk is not its own to write on."""

from __future__ import annotations

from typing import Any, Protocol


class Keeper(Protocol):
    """Keeps values, each tied to a version; it may forget any of them."""

    def load(self, name: str, version: bytes) -> Any:
        """Return what was saved under a name for this version, or None."""
        ...

    def save(self, name: str, version: bytes, value: object) -> None:
        """Save a value."""
        ...
