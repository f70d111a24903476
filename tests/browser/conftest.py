"""What the tests in a real browser share: the archives, built once for each worker and served, and Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.browser.served import ROOT, build, served, templates

COUNCIL = {
    "notes and corrections": "decisions/ex-2026-6/",
    "withheld": "decisions/ex-2025-11/",
    "announced": "decisions/ex-2026-15/",
    "moved": "officer/od-233a/",
    "released": "decisions/ex-2025-9/",
    "withdrawn": "decisions/od-221/",
    "papers": "decisions/od-233/",
}


class Served(NamedTuple):
    """An archive's site in a browser's reach: the address of every template's page, by its name."""

    folder: Path
    root: str
    pages: dict[str, str]


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented council, whose pages change only when we change them; those the first archive has none of."""
    built = build(ROOT / "tests/sites/council/mkdocs.yml", tmp_path_factory.mktemp("council") / "site")
    with served(built.folder) as root:
        yield Served(built.folder, root, COUNCIL)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The first archive."""
    built = build(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("built") / "site")
    with served(built.folder) as root:
        yield Served(built.folder, root, templates(built.archive))
