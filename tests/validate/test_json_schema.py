"""The record format as JSON Schema: a validator that knows nothing of us takes every good record and no bad one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from generator import cli, config
from generator.assemble import data
from tests.support import SETTINGS, record

ROOT = Path(__file__).parents[2]
ARCHIVES = [ROOT / "mkdocs.yml", ROOT / "tests/sites/council/mkdocs.yml"]


class Yaml12(yaml.SafeLoader):
    """Reads scalars as YAML 1.2's core schema does, and with it most editors."""


class Yaml11(yaml.SafeLoader):
    """Reads scalars as YAML 1.1 does, but leaves dates texts, as JSON must."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first))
Yaml11.yaml_implicit_resolvers = {
    sign: [each for each in found if not each[0].endswith(":timestamp")]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
both = pytest.mark.parametrize("loader", [Yaml11, Yaml12])


def validator(settings: config.Settings) -> Draft202012Validator:
    schema = json.loads(data.schema(settings))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def front_matter(text: str, loader: Any) -> Any:
    return yaml.load(text.split("---\n")[1], Loader=loader)  # noqa: S506, both are SafeLoaders


def wrong(text: str, loader: Any, settings: config.Settings = SETTINGS) -> list[str]:
    return [each.message for each in validator(settings).iter_errors(front_matter(text, loader))]


@both
@pytest.mark.parametrize("path", ARCHIVES, ids=["this", "council"])
def test_every_record_is_valid(path, loader):
    settings = config.load(path)
    schema = validator(settings)
    records = [each for each in (path.parent / settings.records).rglob("*.md") if each.read_text().startswith("---\n")]
    assert records
    for each in records:
        found = [error.message for error in schema.iter_errors(front_matter(each.read_text(), loader))]
        assert found == [], each


GOOD = [
    "",
    "date_signed: unknown\nsource: {origin: web_capture}",
    "deferral: {until: 2027-01-01, reason: a tender, announce: no}",
    "exempt: {provisions: [s. 40], reason: names}",
    "amounts:\n  - {value: 246700.50, what: radios, approximate: yes, parts: [{value: 100.25}, {value: 146600.25}]}",
    "cites:\n  - {reference: ABC 7, paragraph: 4.8, date: 2021, amount: 5}\n  - {reference: ABC 8, date: 2021-07}",
    "attachments:\n  - {file: a.pdf, title: A, accessible: no}",
    "key_decision: yes\nward: north",
    "declarations:\n  - {what: an interest, answer: no}",
    'schema: "1"',
]
BAD = [
    "drop: title",
    "title:",
    "titel: New radios",
    "date_signed: 14 March 2023",
    "date_signed: 2023-02-30",
    "date_published: 14/03/2023",
    "kind: loan",
    "themes: safety",
    "themes: [saftey]",
    "status: gone",
    "deferral: yes",
    "deferral: {until: 2027-01-01}",
    "deferral: {until: 2027-01-01, reason: a tender, announce: maybe}",
    "amounts: [{what: radios}]",
    "amounts: [{value: £90}]",
    "amounts: [{value: 90, approximate: perhaps}]",
    "cites: [{relation: amends}]",
    "cites: [{reference: ABC 7, relation: replaces}]",
    "cites: [{reference: ABC 7, date: July 2021}]",
    "source: {origin: pdf}",
    "schema: 2",
    "ward: west",
    "doubts: [{where: here}]",
]


@both
@pytest.mark.parametrize("overrides", GOOD)
def test_a_good_record_is_valid(overrides, loader):
    assert wrong(record(overrides), loader) == []


@both
@pytest.mark.parametrize("overrides", BAD)
def test_a_bad_record_is_not(overrides, loader):
    assert wrong(record(overrides), loader)


def test_the_command_prints_it(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert cli.main(["schema"]) == 0
    assert capsys.readouterr().out.encode() == data.schema(config.load(ROOT / "mkdocs.yml"))
