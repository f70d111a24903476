"""A small invented archive, and the ways tests make records of it, read them and check them.

Its board numbers decisions `ABC 12`, its officers `DEF 29/23`; what else it has stands in OPTIONS.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator import against, config, pipeline
from generator.config import Settings
from generator.findings import Finding, Span
from generator.pipeline import Checked
from generator.read.record import Reading, read
from generator.read.references import Grammar
from generator.read.tree import FILE, Entry, FolderTree, MemoryTree, Tree, content_id
from generator.store import Cache
from generator.validate.verdict import Verdict, validate

ROOT = Path(__file__).parent.parent
HOST = {"site_name": "Harbour Board decisions", "site_url": "https://decisions.example/"}
OPTIONS: Mapping[str, Any] = {
    "body": {"name": "Harbour Board", "short": "the Board"},
    "licence": "CC BY 4.0",
    "accessibility": {"prepared": "2026-05-04", "reviewed": "2026-05-04"},
    "series": [
        {"name": "ABC", "form": "ABC {number}", "words": ["Board Decision", "Decision"], "spellings": ["ABCs"]},
        {"name": "DEF", "form": "DEF {number}/{yy}"},
    ],
    "decision_makers": {
        "jo-marsh": {"name": "Jo Marsh", "role": "Chair of the Board", "from": "2019-05-01"},
    },
    "roles": ["Harbour Master"],
    "kinds": {"grant": "Grants", "contract": "Contracts"},
    "themes": {"safety": "Safety at sea", "radio": "Radio"},
    "programmes": {"new-quay": {"label": "New quay", "summary": "Rebuilding the quay."}},
    "places": {"north-pier": "North pier"},
    "recipients": {"coast-radio": "Coast Radio Ltd", "mr-doe": "Mr Doe"},
    "fields": {
        "ward": {"label": "Ward", "type": "choice", "choices": ["north", "south"], "facet": True},
        "key_decision": {"type": "boolean"},
        "advice_from": {"type": "list"},
    },
}
SETTINGS = config.from_options(Path("archive/mkdocs.yml"), HOST, OPTIONS)
GRAMMAR = Grammar(SETTINGS.series)
NOWHERE = Span(0, 0)
TODAY = date(2026, 11, 22)
PATH = "decisions/2023/abc-12.md"
BEFORE = "before/"

# A valid record, field by field; `reference` is written from the file's name.
FIELDS: Mapping[str, str] = {
    "title": "title: New radios for the pilot boats",
    "summary": "summary: Buys radios for the four pilot boats.",
    "decision_maker": "decision_maker: jo-marsh",
    "date_signed": "date_signed: 2023-03-14",
    "kind": "kind: contract",
    "deferral": "deferral: no",
    "exempt": "exempt: no",
    "source": "source:\n  origin: born_digital",
    "schema": "schema: 1",
}
BODY = "## Recommendation\n\n1. Approve the purchase.\n2. Note the cost.\n"
_FIELD = re.compile(r"([a-z_]+):")


def record(overrides: str = "", body: str = BODY, path: str = PATH) -> str:
    """Return the text of a valid record in which some fields are other, further, or dropped.

    `overrides` are lines of front matter: those of a field replace that field's, given twice they
    stand twice; `drop: name` leaves a field out. The reference comes from the path.
    """
    fields = {"reference": f"reference: {reference_of(path)}", **FIELDS}
    given: set[str] = set()
    for name, lines in _by_field(overrides):
        if name == "drop":
            del fields[lines.removeprefix("drop:").strip()]
        else:
            fields[name] = f"{fields[name]}\n{lines}" if name in given else lines
            given.add(name)
    return "---\n" + "\n".join(fields.values()) + f"\n---\n\n{body}"


def _by_field(overrides: str) -> Iterator[tuple[str, str]]:
    """Yield each top-level field's name with its lines; lines before any field belong to the first."""
    name, lines = "", ""
    for line in overrides.splitlines():
        match = _FIELD.match(line)
        if match and lines:
            yield name, lines
            lines = ""
        name = match[1] if match else name
        lines = f"{lines}\n{line}" if lines else line
    if lines:
        yield name, lines


def reference_of(path: str) -> str:
    """Return the reference a file name stands for: `abc-12` is ABC 12, `def-2023-29` DEF 29/23."""
    series, *numbers = Path(path).stem.upper().split("-")
    if len(numbers) != 2:
        return " ".join((series, *numbers))
    return f"{series} {numbers[1]}/{numbers[0][2:]}"


def reading(text: str | bytes, path: str = PATH) -> Reading:
    """Read one record."""
    data = text.encode() if isinstance(text, str) else text
    return read(Entry(path, FILE, content_id(data), len(data)), data, GRAMMAR)


def verdict(text: str | bytes, path: str = PATH, settings: Settings = SETTINGS) -> Verdict:
    """Read and validate one record."""
    return validate(reading(text, path), settings, GRAMMAR)


def checked(files: Mapping[str, str | bytes] | Tree, as_of: date = TODAY, settings: Settings = SETTINGS) -> Checked:
    """Check an archive of some files, each given as text or bytes by its path.

    Files below `before/` are those of an earlier state, against which it is checked.
    """
    if isinstance(files, Mapping):
        given = files.get("archive.yml")
        settings = settings_with(given) if isinstance(given, str) else settings
        files = {path: text for path, text in files.items() if path != "archive.yml"}
        data = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    else:
        data = {}
    then = {path.removeprefix(BEFORE): text for path, text in data.items() if path.startswith(BEFORE)}
    now = MemoryTree({path: text for path, text in data.items() if not path.startswith(BEFORE)})
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        found = pipeline.check(settings, now if isinstance(files, Mapping) else files, as_of, cache)
        return against.compare(found, MemoryTree(then), cache) if then else found


@cache
def this_archive() -> Checked:
    """Check the archive this project publishes, once for all tests of one process."""
    settings = config.load(ROOT / "mkdocs.yml")
    return checked(FolderTree(settings.root, settings.records), TODAY, settings)


def settings_with(text: str) -> Settings:
    """Return the archive's settings with some options replaced by YAML."""
    given = yaml.load(text, yaml.BaseLoader)  # noqa: S506, which makes nothing but texts
    return config.from_options(Path("archive/mkdocs.yml"), HOST, {**OPTIONS, **given})


def check_files(files: Mapping[str, str | bytes], as_of: date = TODAY) -> tuple[Finding, ...]:
    """Return what the checker finds in an archive of some files."""
    return checked(files, as_of).findings


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """Return the findings' codes, in order."""
    return [finding.code for finding in findings]


def said(text: str, finding: Finding) -> str:
    """Return the stretch of a record's text that a finding points to."""
    return text.removeprefix("\ufeff")[finding.span.start : finding.span.end]
