"""What all tests share: Hypothesis's profiles, and the browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium as system

# Both are derandomised: the same code gets the same verdict. Raise `max_examples` to search further.
settings.register_profile("quick", max_examples=25, derandomize=True, deadline=None)
settings.register_profile("long", max_examples=1000, derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The system's Chromium, or the browser that the environment variable CHROMIUM names."""
    found = system.find()
    if found is None:
        pytest.fail(system.NEEDED, pytrace=False)
    return Path(found)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One Chromium for each worker: a second one cannot be driven beside it."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium)
        yield found
        found.close()
