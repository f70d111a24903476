"""The CSV files: rows of plain text, made from the same view of a decision as its JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.assemble.dictionary import AMOUNTS, CITATIONS, DECISIONS, LEGISLATION
from generator.render.cells import safe

Row = dict[str, str]
_FIGURES = frozenset({"value", "amount_given"})  # exact decimals: a minus sign is theirs


def lines(rows: Iterable[Row]) -> str:
    """Return rows as CSV, every cell safe to open in a spreadsheet."""
    file = io.StringIO()
    write = csv.writer(file, lineterminator="\n").writerow
    for row in rows:
        write([text if not text or name in _FIGURES else safe(text) for name, text in row.items()])
    return file.getvalue()


def decision(said: Mapping[str, Any], own: Iterable[str]) -> Row:
    """Return the row of a decision; `own` names the archive's own fields, its last columns."""
    maker = said["decided_by"] if isinstance(said["decided_by"], dict) else {"role": "unknown"}
    source = said["source"]
    found = {
        **said,
        "decided_by": maker.get("name", ""),
        "role": maker.get("role", ""),
        **{f"inferred_{name}": month for name, month in said.get("date_inferred", {}).items()},
        "deferral": _stated(said.get("deferral", "")),
        "exempt": _stated(said.get("exempt", "")),
        **{f"source_{name}": source.get(name, "") for name in ("address", "captured", "origin")},
        "cites": _references(said.get("cites", ())),
        "cited_by": _references(said.get("cited_by", ())),
    }
    return {name: _words(found.get(name, "")) for name in (*DECISIONS, *own)}


def citations(said: Mapping[str, Any]) -> Iterator[Row]:
    """Yield a row of every place in which a decision names another, or of a relation without one."""
    for link in said.get("cites", ()):
        places: list[dict[str, str]] = link.get("sentences") or [{}]
        for place in places:
            found = {
                **link,
                "notice": said.get("notice", ""),
                "from": said["reference"],
                "to": link["reference"],
                "paragraph": place.get("where") or link.get("paragraph", ""),
                "as_written": place.get("as_written", ""),
                "sentence": place.get("words", ""),
            }
            yield {name: _words(found.get(name, "")) for name in CITATIONS}


def legislation(said: Mapping[str, Any]) -> Iterator[Row]:
    """Yield a row of every provision a decision names, each time it does."""
    whose = {name: said.get(name, "") for name in ("notice", "reference", "title", "date_signed")}
    for provision in said.get("legislation", ()):
        found = {**provision, **whose, "sentence": provision.get("words", "")}
        yield {name: _words(found.get(name, "")) for name in LEGISLATION}


def amounts(said: Mapping[str, Any]) -> Iterator[Row]:
    """Yield a row of every sum a decision names."""
    whose = {name: said.get(name, "") for name in ("notice", "reference", "title", "date_signed")}
    for amount in said.get("amounts", ()):
        parts = [f"{part['value']} {part.get('what', '')}".strip() for part in amount.get("parts", ())]
        found = {**amount, **whose, "parts": parts}
        yield {name: _words(found.get(name, "")) for name in AMOUNTS}


def _references(links: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(link["reference"] for link in links))


def _stated(value: Any) -> str:
    return "yes" if isinstance(value, dict) else str(value)


def _words(value: Any) -> str:
    if isinstance(value, str):  # most are, and there are a million at 10,000 records
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, list) else str(value)
