"""`check --fix` and `--diff`, with a rule of the tests' own: `teh` is `the`, and so on."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import cli, validate
from generator.findings import Finding, Fix, Span
from generator.model import Record
from generator.store import StoreError, replace
from generator.validate.rule import Rule, error
from tests.bench import corpus

MEND = {
    "teh": "the",
    "wehn\n": "when\n\n",
    "abcd": "x",
    "bcd": "y",  # these two overlap
    "spoil": "<b>[a](javascript:x)</b>",
    "flip": "flop",
    "flop": "flip",
}


def _check(record: Record) -> Iterator[Finding]:
    """Mend the words of the table."""
    text = record.source.text
    for wrong, right in MEND.items():
        for match in re.finditer(re.escape(wrong).replace("\\\n", "\r?\n"), text):
            span = Span(*match.span())
            yield error(record.source.path, span, f"{wrong!r} is misspelt", f"write {right!r}", Fix(span, right))


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a record in an archive that is checked by the further rule."""
    shaped, further = validate.RULES.shaped, Rule("DEC099", "words", "Record", _check, "Words are spelt right.")
    monkeypatch.setattr(validate.RULES, "shaped", lambda shape: (*shaped(shape), *[further] * (shape == "Record")))
    corpus.write(tmp_path / "archive", 3)
    monkeypatch.chdir(tmp_path / "archive")
    return next((tmp_path / "archive").rglob("ben-2.md"))


def add(record: Path, words: str) -> bytes:
    """Add words to a record's end, and return its bytes."""
    with record.open("ab") as file:
        file.write(words.encode())
    return record.read_bytes()


def test_fixes_are_applied_and_the_file_checked_again(record, capsys):
    before = add(record, "\nApprove teh cost and teh plan.\n")
    assert cli.main(["check", "--fix"]) == 0
    said = capsys.readouterr()
    assert "3 records: no errors" in said.out
    assert said.err == "decisions: 2 fixes applied in 1 file\n"
    assert record.read_bytes() == before.replace(b"teh", b"the")


def test_what_overlaps_is_fixed_in_a_second_round(record, capsys):
    before = add(record, "\nzzz abcd teh\n")
    assert cli.main(["check", "--fix"]) == 0
    assert record.read_bytes() == before.replace(b"abcd", b"x").replace(b"teh", b"the")
    assert "2 fixes applied in 1 file" in capsys.readouterr().err


def test_line_endings_mark_and_permissions_are_kept(record):
    record.write_bytes(b"\xef\xbb\xbf" + record.read_bytes().replace(b"\n", b"\r\n"))
    before = add(record, "\r\nIt is wehn\r\n")
    record.chmod(0o600)
    assert cli.main(["check", "--fix"]) == 0
    assert record.read_bytes() == before.replace(b"wehn\r\n", b"when\r\n\r\n")
    assert stat.S_IMODE(record.stat().st_mode) == 0o600


def test_a_difference_is_shown_and_nothing_written(record, capsys):
    before = add(record, "\nApprove teh abcd cost.\n")
    assert cli.main(["check", "--diff"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith(f"--- a/{record.relative_to(Path.cwd())}\n")
    assert "-Approve teh abcd cost.\n+Approve the x cost.\n" in said.out
    assert "2 fixes in 1 file; --fix applies them, and 1 more that overlap" in said.err
    assert record.read_bytes() == before


def test_a_difference_where_nothing_can_be_fixed(record, capsys):
    assert cli.main(["check", "--diff"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "decisions: nothing here has a safe fix\n")


def test_a_fix_that_leads_to_more_errors_is_undone(record, capsys):
    before = add(record, "\nspoil\n")
    assert cli.main(["check", "--fix"]) == 1
    assert record.read_bytes() == before
    assert "ben-2.md: its fixes led to other errors and were undone" in capsys.readouterr().err


def test_two_fixes_that_undo_each_other_end(record):
    add(record, "\nflip\n")
    assert cli.main(["check", "--fix"]) == 1


def test_a_machine_s_format_has_nothing_else_on_its_output(record, capsys):
    add(record, "\nteh\n")
    assert cli.main(["check", "--fix", "--format", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_a_file_that_changed_meanwhile_is_left_alone(record):
    with pytest.raises(StoreError, match="changed meanwhile"):
        replace(record, b"what it was", b"new")
    link = record.with_name("link.md")
    link.symlink_to(record)
    with pytest.raises(StoreError, match="changed meanwhile"):
        replace(link, record.read_bytes(), b"new")
    assert record.read_bytes() != b"new"


def test_a_disk_that_refuses_is_a_plain_message(record, capsys, monkeypatch):
    before = add(record, "\nteh\n")

    def refuse(*paths):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.store.os.replace", refuse)
    assert cli.main(["check", "--fix"]) == 2
    assert "ben-2.md: cannot be written (Permission denied)" in capsys.readouterr().err
    assert record.read_bytes() == before
    assert [path.name for path in record.parent.iterdir() if path.name.startswith(".")] == []


# --- Colours -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "coloured"), [(["--colour", "always"], True), ([], False), (["--color=never"], False)]
)
def test_colours_only_where_they_are_wanted(record, capsys, words, coloured):
    add(record, "\nteh\n")
    cli.main(["check", *words])
    assert ("\x1b[" in capsys.readouterr().out) is coloured


@pytest.mark.parametrize(
    ("names", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)]
)
def test_a_terminal_has_colours_unless_it_says_no(record, capsys, monkeypatch, names, coloured):
    add(record, "\nteh\n")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    cli.main(["check"])
    assert ("\x1b[" in capsys.readouterr().out) is coloured


# --- What may not be told ------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--diff"], ["--fix"], ["--fix", "--format", "json"], ["--format", "sarif"]])
def test_nothing_private_is_told_on_the_way(record, capsys, words):
    add(record, "\nAsk teh clerk, kim.doe@harbour.example, about teh cost.\n")
    cli.main(["check", *words])
    said = capsys.readouterr()
    assert "kim.doe" not in said.out + said.err
    assert "kim.doe" in record.read_text(), "a fix leaves it where it is"


def test_nothing_private_stands_in_a_ratchet_or_a_waiver(record, capsys):
    text = add(record, "\nAsk the clerk, kim.doe@harbour.example.\n").decode()
    cli.main(["ratchet", "--write"])
    line = text[: text.index("kim.doe")].count("\n") + 1
    cli.main(["waive", "DEC507", f"{record.relative_to(Path.cwd())}:{line}", "--reason", "the clerk's public address"])
    written = "".join(path.read_text() for path in Path("decisions").glob("*.*"))
    assert "the clerk's public address" in written
    assert "kim" not in written
    assert cli.main(["check"]) == 0
