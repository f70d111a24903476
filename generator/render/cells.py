"""Cells of CSV files: rows of plain text, harmless to whatever opens them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_FORMULA = ("=", "+", "-", "@")


def line(cells: Iterable[str]) -> str:
    """Return one line of CSV."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerow(cells)
    return file.getvalue()


def safe(text: str) -> str:
    """Return words on one line, harmless to whatever opens the file.

    An apostrophe keeps a spreadsheet from reading them as a formula; a blank after `<` keeps a
    browser that takes the file for a page from reading a tag.
    """
    text = _TAG.sub("< ", " ".join(text.split())) if "<" in text else " ".join(text.split())
    return f"'{text}" if text.startswith(_FORMULA) else text
