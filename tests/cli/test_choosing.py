"""`check FILE …` and `check --errors`: some findings of many, as they are typed."""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator import cli, config, plugin
from generator.store import Cache
from tests.bench import corpus


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an archive with an error in one record, a fix in it, and a warning in another."""
    corpus.write(tmp_path / "archive", 4)
    monkeypatch.chdir(tmp_path / "archive")
    change(record("ben-1"), "^date_signed: .*$", "date_signed: unknown", "origin: born_digital", "origin: web_capture")
    change(record("ben-2"), "^date_signed: (....)-(..)-(..)$", r"date_signed: \3/\2/\1", "^kind:", "kinds:")
    return tmp_path / "archive"


def record(name: str) -> Path:
    return next(Path().rglob(f"{name}.md"))


def change(path: Path, *pairs: str) -> None:
    text = path.read_text()
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        text, count = re.subn(old, new, text, count=1, flags=re.MULTILINE)
        assert count, old
    path.write_text(text)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


def codes(text: str) -> list[str]:
    return re.findall(r"^(?:error|warning)\[(DEC...)\]", text, re.MULTILINE)


def test_a_file_is_told_of_alone_and_the_whole_is_counted(archive, capsys):
    for named in (str(record("ben-1")), str(archive / record("ben-1")), f"./{record('ben-1')}"):
        code, said, _ = run(capsys, "check", named)
        assert (code, codes(said)) == (0, ["DEC013"])
        assert said.endswith("told of here: no errors, 1 warning; in all, 4 records: 2 errors, 1 warning\n"), (
            "an error elsewhere is not hidden"
        )
    code, said, _ = run(capsys, "check", str(record("ben-2")))
    assert (code, sorted(codes(said))) == (1, ["DEC005", "DEC010"])
    assert sorted(codes(run(capsys, "check", "decisions")[1])) == ["DEC005", "DEC010", "DEC013"]


def test_a_file_is_named_as_seen_from_where_the_reader_stands(archive, capsys, monkeypatch):
    found = record("ben-1")
    monkeypatch.chdir(found.parent)
    for named in (found.name, str(found)):  # from here, or as the checker prints it
        assert codes(run(capsys, "check", "-f", str(archive / "mkdocs.yml"), named)[1]) == ["DEC013"]


def test_the_archive_is_looked_for_in_the_folders_above(archive, capsys, monkeypatch):
    found = record("ben-1")
    monkeypatch.chdir(found.parent)
    for named in (found.name, str(found)):
        assert codes(run(capsys, "check", named)[1]) == ["DEC013"]
    assert run(capsys, "show", "BEN 3")[0] == 0
    Path("mkdocs.yml").write_text("site_name: Another\n")
    code, _, err = run(capsys, "check")
    assert (code, "mkdocs.yml:1" in err or err.startswith("decisions: mkdocs.yml")) == (2, True), "the nearest is meant"


def test_where_no_folder_above_has_one_this_folder_lacks_it(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = run(capsys, "check")
    assert (code, err.startswith("decisions: mkdocs.yml: there is no such file;")) == (2, True)


@pytest.mark.parametrize("name", ["decisions/ben-9.md", "mkdocs.yml", "notes.md", "/etc/hostname", ".."])
def test_a_file_that_is_not_read_is_no_file_without_mistakes(archive, capsys, name):
    (archive / "notes.md").write_text("Rubbish.")
    code, said, err = run(capsys, "check", name)
    assert (code, said) == (2, "")
    assert f"{name}: is no file of this archive, whose records are in decisions" in err


def test_errors_alone(archive, capsys):
    code, said, _ = run(capsys, "check", "--errors")
    assert (code, sorted(codes(said))) == (1, ["DEC005", "DEC010"])
    assert run(capsys, "check", "--errors", str(record("ben-1")))[0] == 0


def test_fixes_are_of_the_files_named(archive, capsys):
    _, _, err = run(capsys, "check", "--fix", str(record("ben-1")))
    assert err == "decisions: nothing here has a safe fix\n"
    assert "kinds:" in record("ben-2").read_text()
    _, said, err = run(capsys, "check", "--fix", str(record("ben-2")))
    assert re.search("fix(es)? applied in 1 file", err)
    assert "kinds:" not in record("ben-2").read_text()
    assert "DEC005" not in codes(said)


def test_where_errors_stand_among_many_warnings_it_is_said_how_to_see_them(archive, capsys):
    assert "--errors" not in run(capsys, "check")[1]
    body = "\n".join(f"{number}.1 The sum is £200,0000 for {number} lamps.\n" for number in range(1, 25))
    with record("ben-1").open("a") as file:
        file.write(f"\n{body}")
    _, said, _ = run(capsys, "check")
    assert "To see the errors alone: decisions check --errors" in said
    assert "--errors" not in run(capsys, "check", "--errors")[1]


def test_where_errors_stop_a_build_no_warning_is_shown(archive, capsys):
    code, said, err = run(capsys, "build")
    assert (code, err) == (1, "nothing was built: the errors come first\n")
    assert sorted(codes(said)) == ["DEC005", "DEC010"]
    told = "\n4 records: 2 errors, 1 warning\n1 warning is not shown: decisions check shows it\n"
    assert said.endswith(told)
    change(record("ben-3"), "^date_signed: .*$", "date_signed: unknown", "origin: born_digital", "origin: web_capture")
    assert run(capsys, "build")[1].endswith("\n2 warnings are not shown: decisions check shows them\n")


@pytest.mark.parametrize("serving", [False, True])
def test_nor_is_one_where_mkdocs_builds_or_serves(archive, capsys, serving):
    host = plugin.DecisionsPlugin()
    host.settings, host.serving = config.load(archive / "mkdocs.yml"), serving
    host.cache = Cache.beside(host.settings.root)
    with nullcontext() if serving else pytest.raises(Abort, match=r"nothing was built: the errors come first$"):
        host.on_pre_build(config=MkDocsConfig())
    said = capsys.readouterr().out
    assert sorted(codes(said)) == ["DEC005", "DEC010"]
    assert said.endswith("\n1 warning is not shown: decisions check shows it\n")


@pytest.mark.parametrize("more", [["--errors"], ["decisions"]])
def test_the_ratchet_is_of_the_whole(archive, capsys, more):
    code, said, err = run(capsys, "check", "--ratchet", *more)
    assert (code, said) == (2, "")
    assert "--ratchet looks at the whole archive" in err


@pytest.mark.parametrize("option", ["-f", "--config-file=mkdocs.yml", "--as-of"])
def test_options_before_the_command_are_told_where_to_stand(archive, capsys, option):
    code, _, err = run(capsys, option, "mkdocs.yml", "check")
    assert code == 2
    assert "after the command" in err
