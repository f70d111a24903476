"""The handbook for editors: what it says is what the code does."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import cli, config
from generator.config import Settings, _Builder
from generator.findings import Severity
from generator.validate import schema
from generator.validate.quantities import Day, PartialDate, Pounds
from generator.validate.referring import Alias, Ref
from generator.validate.types import (
    Choice,
    Flag,
    Group,
    ListOf,
    NoOr,
    Text,
)
from tests import handbook
from tests.support import checked, this_archive

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "site_src"
HANDBOOK = PAGES / "handbook"
WRITTEN = sorted(PAGES.rglob("*.md"))
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module", autouse=True)
def renewed() -> None:
    if os.environ.get("UPDATE"):
        handbook.write()


def text_of(name: str) -> str:
    return (HANDBOOK / name).read_text(encoding="utf-8")


def settings() -> Settings:
    return config.load(ROOT / "mkdocs.yml")


# --- What the code writes ------------------------------------------------------------------------


def test_the_rules_and_the_commands_are_those_of_the_code():
    said = "write it again: UPDATE=1 .venv/bin/python -m pytest tests/test_handbook.py"
    for path, text in handbook.pages().items():
        assert path.exists(), (path, said)
        assert path.read_text(encoding="utf-8") == text, (path, said)
    assert handbook.stale() == [], said


def test_every_rule_has_a_page_and_the_index_links_it():
    index = text_of("rules/index.md")
    for each in handbook.ALL:
        assert index.count(f"[{each.code}]({each.code.lower()}.md)") == 1


def test_the_page_of_commands_has_each_of_them():
    before, _, after = text_of("commands.md").partition(handbook.HEADING)
    assert re.findall(r"^### decisions ([a-z-]+)$", after, re.MULTILINE) == list(handbook.parsers())
    assert set(re.findall(r"`decisions ([a-z-]+)`", before)) <= set(handbook.parsers())


# --- The record format ---------------------------------------------------------------------------

FIELD = re.compile(r"^### `(\w+)`\n\n\*\*(.+?)\.\*\*(.*?)(?=^#{2,3} |\Z)", re.MULTILINE | re.DOTALL)
INNER = re.compile(r"^- `([\w.]+)` \((.+?)\): ", re.MULTILINE)


# Each type's name in the handbook: of one, and in "list of ...".
NAMES: dict[type, tuple[str, str]] = {
    Text: ("text", "texts"),
    PartialDate: ("partial date", ""),
    Pounds: ("pounds", ""),
    Choice: ("choice", "choices"),
    Flag: ("yes or no", ""),
    Ref: ("reference", ""),
    Alias: ("reference or address", "references or addresses"),
    Group: ("set of fields", "sets of fields"),
}


def named(kind: Any) -> str:
    """Return a type's name in the handbook."""
    match kind:
        case Day():
            return "date or unknown" if kind.gap else "date"
        case ListOf():
            return f"list of {NAMES[type(kind.inner)][1]}"
        case NoOr():
            return f"no or a {named(kind.inner)}"
    return NAMES[type(kind)][0]


def fields(group: Group, before: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield each field's path, its type as the handbook names it, and the type."""
    for name, kind in group.members.items():
        yield before + name, named(kind) + ", required" * (name in group.required), kind
        inner = kind
        while isinstance(inner, (ListOf, NoOr)):
            inner = inner.inner
        if isinstance(inner, Group):
            yield from fields(inner, f"{before}{name}.")


def documented() -> dict[str, str]:
    found = {}
    for name, kind, rest in FIELD.findall(text_of("record-format.md")):
        found[name] = kind[0].lower() + kind[1:]
        found |= {f"{name}.{inner}": words for inner, words in INNER.findall(rest)}
    return found


def test_every_field_is_documented_with_its_type_and_no_other():
    own = {extra.name for extra in settings().fields}
    wanted = {path: words for path, words, _ in fields(schema.type_of(settings())) if path.split(".")[0] not in own}
    assert documented() == wanted


def test_every_word_of_a_choice_is_documented():
    sections = {name: rest for name, _, rest in FIELD.findall(text_of("record-format.md"))}
    own = {word for terms in settings().terms.values() for word in terms} | {*settings().makers, *settings().roles}
    for path, _, kind in fields(schema.type_of(settings())):
        section = sections.get(path.split(".")[0])
        if isinstance(kind, Choice) and section is not None:
            missing = [word for word in kind.words if word not in own and f"`{word}`" not in section]
            assert not missing, (path, missing)


BASE = {
    "reference": "reference: PCD 9999",
    "title": "title: New radios",
    "decision_maker": "decision_maker: sophie-linden",
    "date_signed": "date_signed: 2023-03-14",
}


def record_with(lines: str) -> dict[str, str]:
    """Return a record whose fields are those of an example, and what else it must have."""
    given = re.findall(r"^(\w+):", lines, re.MULTILINE)
    rest = [line for name, line in BASE.items() if name not in given]
    number = re.search(r"^reference: \w+ ([0-9]+)$", lines, re.MULTILINE)
    text = "---\n" + "\n".join([*rest, lines.rstrip("\n")]) + "\n---\n\n## Recommendation\n\nApprove it.\n"
    return {f"decisions/2023/pcd-{number[1] if number else 9999}.md": text}


EXAMPLES = [
    pytest.param(lines, id=f"{page}-{number}")
    for page in ("record-format.md", "deferral.md", "settling.md")
    for number, (language, lines) in enumerate(FENCE.findall((HANDBOOK / page).read_text(encoding="utf-8")))
    if language == "yaml"
]


@pytest.mark.parametrize("lines", EXAMPLES)
def test_every_example_of_fields_is_accepted(lines):
    files = record_with(lines)
    for path in list(files):  # the papers an example lists are there
        folder = path.removesuffix(".md")
        papers = re.findall(r"^ *- file: (\S+)\.pdf$", lines, re.MULTILINE)
        files |= {f"{folder}/{paper}.pdf": "%PDF-1.7\n" for paper in papers}
    found = checked(files, settings=settings()).findings
    assert [each for each in found if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (page.name, text)
        for page in (HANDBOOK / "body.md", HANDBOOK / "web-page.md")
        for language, text in FENCE.findall(page.read_text(encoding="utf-8"))
        if language == "markdown"
    ],
)
def test_every_example_of_a_body_is_accepted(name, text):
    if text.startswith("---\n"):
        reference = re.search(r"^reference: PCD ([0-9]+)$", text, re.MULTILINE)
        assert reference
        files = {f"decisions/2026/pcd-{reference[1]}.md": text}
    else:
        files = {"decisions/2023/pcd-9999.md": "---\n" + "\n".join(BASE.values()) + f"\n---\n\n{text}"}
    found = checked(files, settings=settings()).findings
    assert [(each.code, each.message) for each in found if each.severity is Severity.ERROR] == []


# --- The configuration ---------------------------------------------------------------------------


class _Asked(dict):  # type: ignore[type-arg]
    """Options that remember which were asked for."""

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self.asked: list[str] = []

    def pop(self, name: str, default: Any = None) -> Any:
        self.asked.append(name)
        return super().pop(name, default)


PROBLEM = {"what": "x", "why": "fails"}


def options_of_the_code(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return every option the configuration reads, `key.part` for the parts of one."""
    full = {
        "body": {"name": "Board"},
        "coverage": {"at_least": "1"},
        "labels": {"kind": "Sort"},
        "series": [{"name": "ABC"}],
        "decision_makers": {"jo": {"name": "Jo", "role": "Chair"}},
        "accessibility": {"audit": {"date": "2026-05-04", "by": "Jo", "result": "none"}, "problems": [PROBLEM]},
        "fields": {"ward": {"label": "Ward"}},
        **{name: {"one": {"label": "One"}} for name in config.VOCABULARIES},
    }
    names: set[str] = set()
    known = _Builder._known

    def noted(self: Any, value: Any, parts: tuple[str, ...]) -> None:
        names.update(f"{self.key}.{part}" for part in parts)
        known(self, value, parts)

    monkeypatch.setattr(_Builder, "_known", noted)
    path = ROOT / "mkdocs.yml"
    asked = _Asked({key: config.values.from_plain(value) for key, value in full.items()})
    _Builder(asked, {}, path).settings(ROOT, path, {})
    return names | set(asked.asked) | {"archive"}


def test_every_option_of_an_archive_is_documented_and_no_other(monkeypatch):
    page = text_of("configuration.md").partition("## In `mkdocs.yml`")[0]
    found = set()
    for name, rest in re.findall(r"^### `(\w+)`\n(.*?)(?=^#{2,3} |\Z)", page, re.MULTILINE | re.DOTALL):
        found |= {name, *(f"{name}.{inner}" for inner in re.findall(r"^- `(\w+)`: ", rest, re.MULTILINE))}
    wanted = options_of_the_code(monkeypatch) - {"archive"}
    for name in config.VOCABULARIES:
        wanted -= {f"{name}.label", f"{name}.summary"}  # said once, for all five
    assert found == wanted
    for word in config.FIELD_TYPES:
        assert f"`{word}`" in page


def test_the_example_configuration_works():
    language, text = FENCE.findall(text_of("configuration.md"))[0]
    assert language == "yaml"
    built = config.from_options(ROOT / "mkdocs.yml", {}, yaml.safe_load(text))
    assert built.series
    assert built.body


def test_the_keys_of_mkdocs_yml_are_those_read():
    page = text_of("configuration.md").partition("## In `mkdocs.yml`")[2]
    for name in ("site_name", "site_url", "docs_dir", "site_dir", "archive"):
        assert f"- `{name}`: " in page


# --- Links and commands --------------------------------------------------------------------------


@pytest.mark.parametrize("page", WRITTEN, ids=[path.relative_to(PAGES).as_posix() for path in WRITTEN])
def test_every_link_to_a_page_resolves(page):
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text)):
        if re.match(r"[a-z]+:|#", target):
            continue
        path, _, anchor = target.partition("#")
        if path.endswith(".md"):
            to = (page.parent / path).resolve()
            assert to.is_file(), target
            if anchor:
                headings = re.findall(r"^#+ (.+)$", to.read_text(encoding="utf-8"), re.MULTILINE)
                assert anchor in {re.sub(r"[^\w]+", "-", each.lower()).strip("-") for each in headings}, target
        else:  # a page of the archive's own: test_site follows it in the built site
            assert re.search(r"\b(decisions|accessibility|whats-new|data|search)/", path), target


def test_every_page_of_the_handbook_is_linked_from_its_index():
    for path in HANDBOOK.glob("*.md"):
        if path.name != "index.md":
            assert f"({path.name})" in text_of("index.md")
    assert "(rules/index.md)" in text_of("index.md")


def shown_commands() -> Iterator[tuple[str, str]]:
    for page in WRITTEN:
        for _, block in FENCE.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                words = line.removeprefix(".venv/bin/")
                if words.startswith("decisions "):
                    yield page.name, words


@pytest.mark.parametrize(("page", "line"), sorted(set(shown_commands())))
def test_every_command_shown_can_be_typed(page, line):
    options = cli.parser().parse_args(shlex.split(line, comments=True)[1:])
    assert callable(options.command)


def test_the_finding_that_the_handbook_waives_is_there():
    code, path, line = re.search(r"decisions waive (\S+) (\S+):([0-9]+) ", text_of("settling.md")).groups()
    found = this_archive().findings
    source = this_archive().source_of(path)
    lines = [source.place(each.span.start).line for each in found if (each.code, each.path) == (code, path)]
    assert int(line) in lines


def test_help_for_readers_links_the_handbook():
    assert "(handbook/index.md)" in (PAGES / "help.md").read_text(encoding="utf-8")


def test_the_page_on_private_data_names_every_rule_about_it():
    text = text_of("private.md")
    about = {each.code for each in handbook.ALL if each.band == "confidentiality" and each.code >= "DEC505"}
    assert {code for code in about if f"[{code}](rules/{code.lower()}.md)" not in text} == set()


def test_pages_are_plain_english_of_britain():
    american = re.compile(r"\b(\w+iz(e|es|ed|ing|ation)|color|center|license[sd]?|behavior|artifact)\b", re.IGNORECASE)
    for path in HANDBOOK.glob("*.md"):
        prose = FENCE.sub("", re.sub(r"`[^`\n]*`", "", path.read_text(encoding="utf-8").partition(handbook.HEADING)[0]))
        found = [match[0] for match in american.finditer(prose) if match[0].lower() not in ("size", "sizes")]
        assert not found, (path.name, found)
