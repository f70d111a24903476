"""Rendering: a decision in one format, one format one file."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.link.archive import Archive
from generator.model import Decision
from generator.render.data import data
from generator.render.markdown import markdown
from generator.render.page import page
from generator.render.text import text


class Format(NamedTuple):
    """A format: its name, its media type, and the function that makes it; twice gives the same bytes."""

    name: str
    media_type: str
    render: Callable[[Decision, Archive], bytes]


FORMATS = (
    Format("text", "text/plain", text),
    Format("markdown", "text/markdown", markdown),
    Format("html", "text/html", page),
    Format("json", "application/json", data),
)
