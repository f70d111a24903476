"""What the tests of the commands share."""

from __future__ import annotations

import pytest

from generator.cli import common


@pytest.fixture(autouse=True)
def _no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far a run has come is told where it takes long, as on a machine that has other work: here it is not."""
    monkeypatch.setattr(common, "_QUIET", 600.0)
