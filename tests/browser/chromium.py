"""The browser that tests and pictures use."""

from __future__ import annotations

import os
import shutil

NEEDED = "Chromium is needed: sudo apt-get install chromium"


def find() -> str | None:
    """Return the system's Chromium, or the browser that the environment variable CHROMIUM names."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next(filter(None, map(shutil.which, filter(None, names))), None)
