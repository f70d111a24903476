"""Every rule: its place in the list, its page in the handbook, its examples, its golden cases."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator.link.rules
import generator.validate.rules
from generator.against import compare
from generator.findings import Finding, Severity, as_text
from generator.link import ARCHIVE_RULES
from generator.read.tree import FolderTree, MemoryTree
from generator.store import Cache
from generator.validate import RULES
from generator.validate.rule import BANDS, MOST, Rule, error, rule, run, warning
from tests.support import NOWHERE, PATH, SETTINGS, check_files, checked, codes, record, settings_with, verdict

CASES = Path(__file__).parent.parent / "cases"
ALL = (*RULES, *ARCHIVE_RULES)
NO_GOLDEN = "a golden may not be empty: the bad case is not found"

every_rule = pytest.mark.parametrize("each", ALL, ids=[each.code for each in ALL])


# --- The lists -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "package"),
    [(RULES, generator.validate.rules), (ARCHIVE_RULES, generator.link.rules)],
    ids=["record", "archive"],
)
def test_the_list_is_the_folder(rules, package):
    """Each module of the folder is in the list, in the order of file names, and named by its code."""
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    listed = [each.check.__module__.rpartition(".")[2] for each in rules]
    assert listed == names
    assert [each.code.lower() for each in rules] == [name.split("_")[0] for name in names]
    for each in rules:
        module = importlib.import_module(each.check.__module__)
        assert [value for value in vars(module).values() if isinstance(value, Rule)] == [each]


def test_no_code_is_used_twice():
    assert len({each.code for each in ALL}) == len({each.name for each in ALL}) == len(ALL)


def test_rules_of_the_archive_look_at_the_archive():
    assert {each.shape for each in RULES} == {"Record", "Decision"}
    assert {each.shape for each in ARCHIVE_RULES} == {"Archive", "Change", "Settlement"}


# --- A rule's page and its examples --------------------------------------------------------------


def parts(page: str) -> tuple[str, str, str, str]:
    """Return a page's sentence, why it matters, the bad example and the good one."""
    match = re.fullmatch(r"(\S[^\n]*\.)\n\n(\S.*?)\n\nBad:\n(.*?)\n\nGood:\n(.*)", page, re.DOTALL)
    assert match, "a page is: sentence, why, `Bad:`, `Good:`"
    return match[1], match[2], textwrap.dedent(match[3]), textwrap.dedent(match[4])


def files_of(example: str) -> dict[str, str]:
    """Return the files an example stands for: those it names, or one record.

    `=== path` begins a file. A file is whole as it stands, unless it begins with a field: then its
    lines replace those of a valid record. `archive.yml` holds options. After a line `---` follows the record's body.
    """
    if not example.startswith("=== "):
        return {PATH: _valid_but_for(example, PATH)}
    _, *sections = re.split(r"^=== (\S+)$", example, flags=re.MULTILINE)
    files = {}
    for path, section in zip(sections[::2], sections[1::2], strict=True):
        text = section.strip("\n")
        files[path] = _valid_but_for(text, path) if path.endswith(".md") and re.match(r"[a-z_]+:", text) else text
    return files


def _valid_but_for(lines: str, path: str) -> str:
    overrides, _, body = f"\n{lines}\n".partition("\n---\n")
    return record(overrides, f"{body.strip()}\n", path) if body.strip() else record(overrides, path=path)


@every_rule
def test_a_page_has_a_sentence_a_reason_and_two_examples(each):
    sentence, why, _, _ = parts(each.page)
    assert each.sentence == sentence == each.check.__doc__
    assert len(sentence) < 100
    assert len(why) > 60
    assert each.band == BANDS[each.code[3]]


@every_rule
def test_the_bad_example_breaks_the_rule(each):
    bad = check_files(files_of(parts(each.page)[2]))
    assert each.code in codes(bad)
    assert set(codes(bad)) <= {each.code, "DEC604"}, "the example should break one rule alone"


@every_rule
def test_the_good_example_keeps_it(each):
    good = check_files(files_of(parts(each.page)[3]))
    assert each.code not in codes(good)
    assert not [finding for finding in good if finding.severity is Severity.ERROR]


# --- Golden cases --------------------------------------------------------------------------------


def printed(folder: Path, kind: str) -> tuple[str, set[str]]:
    """Check the archive in a case's folder; return its findings as printed, and their codes."""
    given = folder / f"{kind}.yml"
    settings = settings_with(given.read_text(encoding="utf-8")) if given.exists() else SETTINGS
    result = checked(FolderTree(folder, kind), settings=settings._replace(root=folder, records=kind))
    if (folder / "before").is_dir():
        result = compare(result, _as_if_in(FolderTree(folder, "before"), kind), Cache(folder / "none"))
    lines = (as_text(finding, result.source_of) + "\n" for finding in result.findings)
    return "\n".join(lines), set(codes(result.findings))


def _as_if_in(tree: FolderTree, kind: str) -> MemoryTree:
    """Return the files of a case's `before` folder as if they had lain in the folder that is checked."""
    return MemoryTree({path.replace("before", kind, 1): tree.read(path) for path in tree.entries})


def test_each_rule_has_its_cases_and_no_other_folder_is_there():
    folders = {path.name for path in CASES.iterdir()}
    assert folders == {each.code for each in ALL}
    for each in ALL:
        for kind in ("bad", "good"):
            assert any(path.is_file() for path in (CASES / each.code / kind).rglob("*")), (each.code, kind)


@every_rule
def test_bad_cases_print_their_golden(each):
    text, found = printed(CASES / each.code, "bad")
    golden = CASES / each.code / "expected.txt"
    assert text.strip(), NO_GOLDEN
    assert found == {each.code}, "a case breaks one rule alone"
    if os.environ.get("UPDATE"):
        golden.write_text(text, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    assert expected.strip(), NO_GOLDEN
    assert text == expected


@every_rule
def test_every_bad_case_is_found(each):
    text, _ = printed(CASES / each.code, "bad")
    if each.code != "DEC604":  # there the finding is that there are none
        for path in (CASES / each.code / "bad").rglob("*.md"):
            sound = not path.is_symlink() and path.read_bytes().startswith(b"---\n# A sound record")
            told = f"--> bad/{path.relative_to(CASES / each.code / 'bad')}" in text
            assert told is not sound, path


@every_rule
def test_good_cases_are_clean(each):
    assert printed(CASES / each.code, "good") == ("", set())


# --- Running rules -------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["DEC7", "DEC701", "ABC001", "dec001", "DEC0011"])
def test_a_code_has_a_band_and_two_figures(code):
    with pytest.raises(ValueError, match="no code of a rule"):
        rule(code)


def test_a_check_that_is_broken_often_is_told_often_enough():
    def check(subject: str) -> Iterator[Finding]:
        """Say it very often."""
        for number in range(MOST + 10):
            yield warning("a.md", NOWHERE, f"no. {number}", "")
        yield error("a.md", NOWHERE, "worse", "")
        yield warning("b.md", NOWHERE, "elsewhere", "")

    found = list(run([Rule("DEC099", "often", "str", check, "")], "x"))
    told = [finding.message for finding in found if finding.path == "a.md"]
    assert told[: MOST + 1] == [
        *(f"no. {number}" for number in range(MOST)),
        "worse; 10 more like this follow in this file",
    ]
    assert len(told) == MOST + 1
    assert [finding.severity for finding in found if finding.message.startswith("worse")] == [Severity.ERROR]
    assert [finding.message for finding in found if finding.path == "b.md"] == ["elsewhere"]
    assert {finding.code for finding in found} == {"DEC099"}


def test_a_help_that_sends_to_doubts_says_how_one_answers_for_a_warning_and_for_no_error():
    def check(subject: str) -> Iterator[Finding]:
        """Ask, and refuse."""
        yield error("a.md", NOWHERE, "no", "ask under `doubts`")
        for _ in range(MOST + 1):
            yield warning("a.md", NOWHERE, "why", "mend it, or ask under `doubts` first")

    first, second, *_, last = run([Rule("DEC099", "asks", "str", check, "")], "x")
    assert first.help == "ask under `doubts`"
    assert second.help == last.help == "mend it, or ask under `doubts` with `finding: DEC099` first"


# --- An unfinished merge -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        "## Recommendation\n\n1. Approve it.\n\n<<<<<<< HEAD\n## Legal advice\n=======\n## Advice\n>>>>>>> draft\n",
        "<<<<<<< HEAD\nApproved by the the Board.\n=======\nApproved.\n>>>>>>> draft\n\nIt is so agreed.\n",
        "<<<<<<< HEAD\n1.1. The sets are old.\n=======\n1.1. The sets are very old.\n>>>>>>> draft\n",
    ],
    ids=["headings", "words", "numbers"],
)
def test_of_an_unfinished_merge_its_marks_alone_are_told(lines):
    assert codes(check_files({PATH: record(body=lines)})) == ["DEC108"]


def test_an_unfinished_merge_of_fields_is_no_fault_of_yaml():
    fields = "<<<<<<< HEAD\nkind: contract\n=======\nkind: grant\n>>>>>>> draft"
    text = record().replace("kind: contract", fields)
    assert codes(verdict(text).findings) == ["DEC108"]


def test_beside_an_unfinished_merge_all_else_is_told():
    lines = "<<<<<<< HEAD\nWrite to jo@example.org.\n=======\nApproved.\n>>>>>>> draft\n\nApproved by the the Board.\n"
    assert codes(check_files({PATH: record(body=lines)})) == ["DEC108", "DEC507", "DEC128"]
