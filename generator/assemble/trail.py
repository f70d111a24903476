"""The first of the pages above a page: home, and the register, by the archive's own name for it."""

from __future__ import annotations

from generator.assemble import addresses
from generator.assemble.views import Anchor
from generator.config import Settings
from generator.strings import say


def home(root: str) -> Anchor:
    """Return the link to the home page."""
    return Anchor(root, say("page.home"))


def register(settings: Settings, root: str) -> Anchor:
    """Return the link to the list of all decisions."""
    return Anchor(f"{root}{addresses.REGISTER}", settings.labels["decisions"])
