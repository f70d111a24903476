"""What all tests share: Hypothesis's profiles, and the browser."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browser import chromium as browser

# Both are derandomised: the same code gets the same verdict. Raise `max_examples` to search further.
settings.register_profile("quick", max_examples=25, derandomize=True, deadline=None)
settings.register_profile("long", max_examples=1000, derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The system's Chromium, or the browser that the environment variable CHROMIUM names."""
    found = browser.find()
    if found is None:
        pytest.fail(browser.NEEDED, pytrace=False)
    return Path(found)
