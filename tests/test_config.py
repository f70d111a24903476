"""The configuration: one reader, with or without MkDocs, that names what does not fit and where."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import config
from generator.config import ConfigError, ExtraField, Office, Series, Settings, Term
from generator.strings import section
from tests.support import HOST, OPTIONS, SETTINGS

SERIES = [{"name": "ABC"}]


def settings(options: Mapping[str, object], host: Mapping[str, object] | None = None) -> Settings:
    return config.from_options(Path("mkdocs.yml"), host or {}, {"series": SERIES, **options})


# --- What is read --------------------------------------------------------------------------------


def test_everything_a_body_decides_is_read():
    assert SETTINGS.name == "Harbour Board decisions"
    assert (SETTINGS.body, SETTINGS.body_short) == ("Harbour Board", "the Board")
    assert SETTINGS.series == (
        Series("ABC", "ABC {number}", ("Board Decision", "Decision"), ("ABCs",), ""),
        Series("DEF", "DEF {number}/{yy}", (), (), ""),
    )
    assert SETTINGS.makers["jo-marsh"] == Office("jo-marsh", "Jo Marsh", "Chair of the Board", date(2019, 5, 1), None)
    assert SETTINGS.roles == ("Harbour Master",)
    assert SETTINGS.terms["kinds"]["grant"] == Term("grant", "Grants", "")
    assert SETTINGS.terms["programmes"]["new-quay"] == Term("new-quay", "New quay", "Rebuilding the quay.")
    assert SETTINGS.fields == (
        ExtraField("ward", "Ward", "choice", True, False, ("north", "south")),
        ExtraField("key_decision", "Key decision", "boolean", False, False, ()),
        ExtraField("advice_from", "Advice from", "list", False, False, ()),
    )


def test_what_is_not_said_has_a_default():
    bare = settings({})
    assert (bare.records, bare.site_dir, bare.docs_dir, bare.page_size) == ("decisions", "site", "docs", 50)
    assert bare.official is True
    assert bare.labels == dict(section("labels"))
    assert bare.series == (Series("ABC", "ABC {number}", (), (), ""),)
    assert set(bare.terms) == set(config.VOCABULARIES)
    assert (bare.at_least, bare.checked, bare.fields, bare.roles) == (0, None, (), ())


@pytest.mark.parametrize(("form", "has_year", "year_first"), [
    ("ABC {number}", False, False),
    ("ABC {number}/{yy}", True, False),
    ("ABC {year} {number}", True, True),
    ("{yy}/ABC/{number}", True, True),
])  # fmt: skip
def test_a_series_form_says_whether_it_has_years(form, has_year, year_first):
    (series,) = settings({"series": [{"name": "ABC", "form": form}]}).series
    assert (series.has_year, series.year_first) == (has_year, year_first)


@pytest.mark.parametrize(
    ("written", "flag"), [(False, False), ("no", False), (True, True), ("yes", True), ("", True), (None, True)]
)
def test_a_flag_is_one_boolean_however_it_is_written(written, flag):
    assert settings({"official": written}).official is flag


# --- The digest: the cache is as good as this ------------------------------------------------------

CHANGES = [
    {"body": {"name": "Other"}}, {"official": False}, {"strapline": "x"}, {"licence": "x"}, {"page_size": 20},
    {"series": [*SERIES, {"name": "DEF"}]}, {"series": [{"name": "ABC", "words": ["Paper"]}]}, {"roles": ["Clerk"]},
    {"kinds": {"grant": "Grants"}}, {"labels": {"kind": "Sort"}}, {"fields": {"ward": {}}}, {"records": "papers"},
    {"decision_makers": {"a": {"name": "A", "role": "B"}}}, {"coverage": {"at_least": 5, "checked": "2026-01-01"}},
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_the_digest_changes_with_anything_said(change):
    assert settings(change).digest != settings({}).digest
    assert settings(change).digest == settings(change).digest


def test_the_digest_does_not_depend_on_where_the_archive_lies(tmp_path):
    one = config.from_options(tmp_path / "a" / "mkdocs.yml", HOST, OPTIONS)
    assert one.digest == SETTINGS.digest


# --- What does not fit ---------------------------------------------------------------------------

REFUSED = [
    ({"series": []}, "`series` names no series of decisions"),
    ({"series": "ABC"}, "`series` must be a list, each with a `name` and a `form`"),
    ({"series": ["ABC"]}, "`series` must be a list, each with a `name` and a `form`"),
    ({"series": [{"name": "A-B"}]}, "`series` needs a `name` of letters and figures, beginning with a letter"),
    ({"series": [{"name": "ABC", "form": "ABC"}]}, "`series` needs a `form` with {number}"),
    ({"series": [{"name": "ABC", "form": "ABC {number} {number}"}]}, "`series` needs a `form` with {number}"),
    ({"series": [{"name": "ABC", "form": "ABC {number}/{month}"}]}, "`series` needs a `form` with {number}"),
    ({"series": [{"name": "ABC"}, {"name": "ABC"}]}, "`series` names ABC twice"),
    ({"series": [{"name": "ABC", "word": "x"}]}, "`series` has the unknown key `word` (is `words` meant?); there are"),
    ({"kinds": {"Big Grant": "x"}}, "`kinds` needs keys of small letters, figures and single hyphens"),
    ({"kinds": ["grant"]}, "`kinds` must be a set of `name: value` lines"),
    ({"kinds": {"grant": {"lable": "x"}}}, "`kinds` has the unknown key `lable` (is `label` meant?); there are"),
    ({"decision_makers": {"a": "A"}}, "`decision_makers` must give each decision maker a `name` and a `role`"),
    ({"decision_makers": {"a": {"name": "A"}}}, "`decision_makers` must give `a` a `name` and a `role`"),
    ({"decision_makers": {"a": {"name": "A", "role": "B", "from": "May"}}}, "must give `from` as a date, as 2026"),
    ({"roles": "Clerk"}, "`roles` must be a list"),
    ({"fields": {"ward": {"type": "colour"}}}, "`fields` has the type `colour`; there are text, date"),
    ({"fields": {"ward": {"type": "choice"}}}, "`fields` must list the `choices` of `ward`"),
    ({"fields": {"Ward": {}}}, "`fields` must be named in small letters"),
    ({"fields": {"title": {}}}, "`fields` may not name a field `title`, which every record has"),
    ({"official": "perhaps"}, "`official` must be yes or no"),
    ({"page_size": "many"}, "`page_size` must be a whole number"),
    ({"page_size": -5}, "`page_size` must be a whole number"),
    ({"page_size": 0}, "`page_size` must be 1 or more"),
    ({"page_sise": 5}, "`page_sise` is not an option of the decisions plugin (is `page_size` meant?)"),
    ({"zzz": 5}, "`zzz` is not an option of the decisions plugin"),
    ({"coverage": {"checked": "2026-02-30"}}, "`coverage` must give `checked` as a date, as 2026-11-22"),
    ({"coverage": {"at_least": "many"}}, "`coverage` must give `at_least` as a whole number"),
    ({"contact": {"days": "ten"}}, "`contact` must give `days` as a whole number"),
    ({"decision_makers": {"Jo Marsh": {}}}, "figures and single hyphens, not `Jo Marsh`: write `jo-marsh`"),
    ({"body": "Harbour Board"}, "`body` must be a set of `name: value` lines"),
    ({"body": {"name": ["a"]}}, "`body` must be a text"),
    ({"labels": {"kindd": "x"}}, "`labels` has the unknown key `kindd`"),
    ({"seriess": []}, "`seriess` is not an option of the decisions plugin"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_what_does_not_fit_is_named(options, message):
    with pytest.raises(ConfigError) as raised:
        settings(options)
    assert str(raised.value).startswith("mkdocs.yml: ")
    assert message in str(raised.value)


# --- Files ---------------------------------------------------------------------------------------


def archive(folder: Path, mkdocs: str, **files: str) -> Path:
    (folder / "mkdocs.yml").write_text(mkdocs, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


PLUGIN = (
    "site_name: A\nplugins:\n  - search\n  - decisions:\n      archive: [one.yml, two.yml]\n      licence: inline\n"
)


def test_an_archive_may_lie_in_files_and_what_stands_first_counts(tmp_path):
    one = "series:\n  - name: ABC  # the board's own\nlicence: of one\nstrapline: of one\n"
    two = "strapline: of two\nkinds:\n  grant: Grants\n"
    read = config.load(archive(tmp_path, PLUGIN, one=one, two=two))
    assert (read.name, read.licence, read.strapline) == ("A", "inline", "of one")
    assert [series.name for series in read.series] == ["ABC"]
    assert list(read.terms["kinds"]) == ["grant"]
    assert (read.root, read.config_path) == (tmp_path.resolve(), "mkdocs.yml")


@pytest.mark.parametrize(
    "mkdocs",
    [
        "plugins:\n  - decisions:\n      series: [{name: ABC}]\n",
        "plugins:\n  decisions:\n    series: [{name: ABC}]\n",
        "plugins:\n  - decisions:\n      series: [{name: ABC}]\nx: !!python/name:os.system\ny: !ENV [A, b]\n",
    ],
)
def test_the_plugin_is_found_however_it_is_listed(tmp_path, mkdocs):
    assert config.load(archive(tmp_path, mkdocs)).series[0].name == "ABC"


@pytest.mark.parametrize(
    ("one", "message"),
    [
        ("series:\n  - name: ABC\nkinds:\n  Grant: x\n", "one.yml:4:3: `kinds` needs keys of small letters"),
        ("series:\n  - name: ABC\n  - name: D-F\n", "one.yml:3:5: `series` needs a `name`"),
        ("series: [{name: ABC}]\nstrapline: a: b\n", "one.yml:2:13: a colon stands inside an unquoted value"),
        ("series: &a [{name: ABC}]\n", "one.yml:1:9: a YAML anchor (&) stands here"),
        ("series: [{name: ABC}]\nlicence: a\nlicence: b\n", "one.yml:3:1: `licence` is given twice"),
        ("series: [{name: ABC}]\ncolour: red\n", "one.yml:2:1: `colour` is not an option of the decisions plugin"),
        ("series:\n  - name: ABC\n    word: [x]\n", "one.yml:3:5: `series` has the unknown key `word` (is `words`"),
        ("", "one.yml: `series` is not here, and an archive needs one: `series: [{name: ABC}]`"),
        ("series: []\n", "one.yml:1:1: `series` names no series of decisions; write `series: [{name: ABC}]`"),
        ("series:\n<<<<<<< HEAD\n  - name: ABC\n=======\n", "one.yml:2: a merge conflict was left here; keep one of"),
    ],
)
def test_what_does_not_fit_in_a_file_has_its_place(tmp_path, one, message):
    with pytest.raises(ConfigError) as raised:
        config.load(archive(tmp_path, PLUGIN, one=one, two=""))
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("mkdocs", "message"),
    [
        ("plugins: [search]\n", "has no `decisions` entry under `plugins`"),
        ("plugins:\n", "has no `decisions` entry under `plugins`"),
        ("site_name: A\n", "has no `decisions` entry under `plugins`"),
        ("plugins: [decisions]\n", "`series` names no series of decisions"),
        ("plugins:\n  - decisions: [a]\n", "`decisions` must be a set of `name: value` lines"),
        ("", "holds no settings"),
        ("- a\n", "holds no settings"),
        ("plugins:\n  - decisions:\n      archiv: one.yml\n", "mkdocs.yml:3:7: `archiv` is not an option of the"),
        ("plugins:\n  - decisions:\n    archive: one.yml\n", "mkdocs.yml:3:5: `archive` stands beside `decisions`,"),
        ("a: b\n<<<<<<< HEAD\n  c: d\n=======\n c: e\n>>>>>>> x\n", "mkdocs.yml:2: a merge conflict was left here"),
        ("a: b: c\n", "mkdocs.yml:1:5: this is not YAML: a colon stands inside an unquoted value"),
        ("a: !!b c\nd: 'e\n", "mkdocs.yml:2:4: this is not YAML: a quotation mark is opened here and never closed"),
        ("a: 2023-02-30\n", "mkdocs.yml:1:4: this is not YAML: 2023-02-30 is no day of the calendar"),
        ("a: " + "[" * 5_000, "mkdocs.yml:1:53: this is not YAML: values are nested more than 50 deep"),
        ("plugins:\n  - decisions:\n      archive: none.yml\n", "none.yml: there is no such file; it is named under"),
        (
            "plugins:\n  - decisions:\n      archive: {file: a}\n",
            "mkdocs.yml:3:7: `archive` must be the name of a file",
        ),
        ("plugins:\n  - decisions:\n      archive: .\n", ".: this is a folder, not a file; it is named under"),
        ("plugins:\n  - decisions:\n      page_sise: 5\n      series: [{name: A}]\n", "mkdocs.yml:3:7: `page_sise` is"),
        ("plugins:\n  - decisions:\n      series:\n        - {name: A, wrds: x}\n", "mkdocs.yml:4:21: `series` has"),
        ("plugins:\n  - decisions:\n      page_size: 0\n      series: [{name: A}]\n", "mkdocs.yml:3:18: `page_size`"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_refused_in_words(tmp_path, mkdocs, message):
    with pytest.raises(ConfigError, match=r".") as raised:
        config.load(archive(tmp_path, mkdocs))
    assert message in str(raised.value)


def test_a_missing_or_unreadable_file_is_refused_in_words(tmp_path):
    file = tmp_path / "mkdocs.yml"
    for hindrance, message in (
        (lambda: None, r"mkdocs\.yml: there is no such file; name the archive's mkdocs\.yml with -f"),
        (file.mkdir, r"mkdocs\.yml: this is a folder, not a file"),
        (file.rmdir, r"there is no such file"),
        (lambda: file.write_bytes(b"a: b\nsite_name: \xff"), r"mkdocs\.yml:2:12: a character here is not UTF-8; save"),
    ):
        hindrance()
        with pytest.raises(ConfigError, match=message) as raised:
            config.load(file)
        assert "Errno" not in str(raised.value)
        assert "codec" not in str(raised.value)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"legislation": {"Quay Act 1899": "somewhere"}}, "must give `Quay Act 1899` an address"),
        ({"contact": {"email": "nobody"}}, "has an `email` that is no address"),
        ({"contact": {"page": "board.example"}}, "must give `page` as https://"),
        ({"accessibility": {"audit": {"by": "Jo", "result": "full"}}}, "no claim is made without"),
        ({"accessibility": {"audit": {"date": "2026-01-02", "by": "Jo", "result": "good"}}}, "full, partial, none"),
        (
            {
                "accessibility": {
                    "audit": {"date": "2026-01-02", "by": "Jo", "result": "full"},
                    "problems": [{"what": "x", "why": "fails"}],
                }
            },
            "cannot be `full` while `problems` lists one that fails",
        ),
        ({"accessibility": {"problems": [{"what": "x", "why": "because"}]}}, "fails, burden, outside"),
        ({"security": {"contact": "nobody"}}, "must give `contact` as https://"),
        ({"security": {"contact": "tel:1"}}, "until when the contact holds"),
    ],
)
def test_what_the_site_promises_must_fit(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)):
        config.from_options(Path("mkdocs.yml"), HOST, {**OPTIONS, **options})


def test_evidence_is_read_from_the_file_that_proof_writes(tmp_path: Path) -> None:
    run = {"tool": "axe", "version": "4.14", "date": "2026-11-26", "pages": 4, "what": "all", "result": "None found."}
    (tmp_path / "proof.json").write_text(json.dumps([run]))
    options = {**OPTIONS, "accessibility": {"evidence": "proof.json"}}
    assert config.from_options(tmp_path / "b" / "mkdocs.yml", HOST, options).accessibility.evidence == ()
    (found,) = config.from_options(tmp_path / "mkdocs.yml", HOST, options).accessibility.evidence
    assert (found.tool, found.date, found.pages) == ("axe", date(2026, 11, 26), 4)
    (tmp_path / "proof.json").write_text(json.dumps([{**run, "date": "soon"}]))
    with pytest.raises(ConfigError, match="`make proof` writes it"):
        config.from_options(tmp_path / "mkdocs.yml", HOST, options)
