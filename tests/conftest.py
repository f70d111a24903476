"""What all tests share: Hypothesis's profiles, and the browser."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# Both are derandomised: the same code gets the same verdict. Raise `max_examples` to search further.
settings.register_profile("quick", max_examples=25, derandomize=True, deadline=None)
settings.register_profile("long", max_examples=1000, derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The system's Chromium, or the browser that the environment variable CHROMIUM names."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    found = next(filter(None, map(shutil.which, filter(None, names))), None)
    if found is None:
        pytest.fail("Chromium is needed: sudo apt-get install chromium", pytrace=False)
    return Path(found)
