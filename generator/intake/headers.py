"""Which row of a sheet is its header, and which field each column is likely to be for.

A guess is only ever shown; what it does not know is left over, and an editor's map replaces it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.config import Settings
from generator.intake.matching import plain
from generator.intake.table import Row, letters

LOOKED_AT = 20  # rows in which the header is sought
_LONGEST = 100  # characters of a header's name
# A column so called may say which rows are not for publication.
_HOLD = re.compile(
    r"\b(?:defer\w*|exempt\w*|confidential\w*|embargo\w*|withh\w*|restrict\w*|sensitiv\w*|part 2|part two|part ii"
    r"|not for publication|(?:do not|dont) publish)\b"
)

# Headers that say exactly this, then those that hold one of these words; earlier fields choose first.
_EXACT: Mapping[str, str] = {
    "reference": "reference|ref|ref no|ref number|reference no|reference number|decision no|decision number"
    "|decision ref|decision reference|number|no|id|decision id",
    "title": "title|subject|decision title|title of decision|name of decision|report title|name|decision",
    "summary": "summary|description|details|abstract|executive summary|purpose",
    "decision_maker": "decision maker|decided by|maker|decision taker|taken by|decision made by|signed by|approved by"
    "|officer|delegated officer",
    "date_published": "date published|published|publication date|date of publication|published on",
    "date_signed": "date signed|signed|date of decision|decision date|date|date taken|date decided|date approved"
    "|signed on|date made",
    "amount": "amount|value|sum|cost|total|total value|decision value|financial value|contract value|gbp|value gbp",
    "kind": "kind|type|decision type|type of decision",
    "themes": "theme|themes|category|categories|topic|topics|portfolio",
    "programmes": "programme|programmes",
    "places": "place|places|area|areas|location",
    "recipients": "recipient|recipients|supplier|suppliers|payee|grantee|contractor|awarded to",
    "address": "link|url|web address|webpage|web page|address of page|hyperlink|source",
}
_HOLDING: Mapping[str, str] = {
    "reference": "reference|ref",
    "date_published": "published|publication",
    "date_signed": "date",
    "title": "title|subject",
    "decision_maker": "decision maker|decided by",
    "amount": "amount|value|cost",
    "summary": "summary|description",
    "address": "url|link",
    "themes": "theme|category",
}


def names_of(row: Row) -> tuple[str, ...]:
    """Return a name for every column of a header: its text, told apart where two have the same."""
    names: list[str] = []
    for column, cell in enumerate(row.cells):
        text = cell.text[:_LONGEST].strip() or f"column {letters(column)}"
        names.append(f"{text} ({letters(column)})" if text in names else text)
    return tuple(names)


def header(rows: Sequence[Row], known: Iterable[str], settings: Settings) -> Row | None:
    """Return the row, among the first, that names the most columns: those `known`, or guessed ones."""
    wanted = {plain(name) for name in known}
    best, most = None, 0
    for row in rows[:LOOKED_AT]:
        names = names_of(row)
        score = sum(plain(name) in wanted for name in names) if wanted else len(guess(names, settings))
        if score > most:
            best, most = row, score
    return best


def guess(names: Sequence[str], settings: Settings) -> dict[int, str]:
    """Return the field each column is likely to be for; one column a field, others left out."""
    found: dict[int, str] = {}
    headers = {column: plain(name) for column, name in enumerate(names)}
    for field, words in _exact(settings).items():
        for word in words:
            _take(found, field, [column for column, name in headers.items() if name == word])
    for field, said in _HOLDING.items():
        pattern = re.compile(rf"\b(?:{said})\b")
        _take(found, field, [column for column, name in headers.items() if pattern.search(name)])
    return dict(sorted(found.items()))


def _exact(settings: Settings) -> dict[str, list[str]]:
    """Return the words for each field: this archive's own fields and labels, then the usual ones."""
    words = {each.name: [plain(each.name), plain(each.label)] for each in settings.fields}
    for field, usual in _EXACT.items():
        label = settings.labels.get("amounts" if field == "amount" else field, field)
        words[field] = [plain(label), plain(field), *usual.split("|")]
    return words


def _take(found: dict[int, str], field: str, columns: list[int]) -> None:
    free = [column for column in columns if column not in found]
    if free and field not in found.values():
        found[free[0]] = field


def holds_back(name: str) -> bool:
    """Say whether a column's name suggests that it says what must not be published."""
    return _HOLD.search(plain(name)) is not None
