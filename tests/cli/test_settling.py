"""`waive`, `ratchet` and `check --ratchet`, as they are typed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli
from tests.bench import corpus


def lose_date(path: Path) -> None:
    undated = re.sub(r"^date_signed: .*$", "date_signed: unknown", path.read_text(), flags=re.MULTILINE)
    path.write_text(undated.replace("origin: born_digital", "origin: web_capture"))


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an archive with two warnings, of undated records."""
    corpus.write(tmp_path / "archive", 4)
    for name in ("ben-1", "ben-2"):
        lose_date(next((tmp_path / "archive").rglob(f"{name}.md")))
    monkeypatch.chdir(tmp_path / "archive")
    return tmp_path / "archive"


def place(name: str) -> str:
    path = next(Path().rglob(f"{name}.md"))
    line = next(number for number, line in enumerate(path.read_text().splitlines(), 1) if line.endswith("unknown"))
    return f"{path}:{line}"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


# --- Waivers -------------------------------------------------------------------------------------


def test_a_finding_is_waived_and_told_no_more(archive, capsys):
    for name in ("ben-1", "ben-2"):
        code, said, _ = run(capsys, "waive", "dec013", place(name), "--reason", "Lost: the site has gone.")
        assert code == 0
        assert said == f"decisions/waivers.yml: DEC013 is waived at {place(name)}, until the line changes\n"
    assert run(capsys, "check")[:2] == (0, "4 records: no errors, no warnings, 2 settled by waivers or doubts\n")
    assert (archive / "decisions/waivers.yml").read_text().count('reason: "Lost: the site has gone."') == 2


def test_a_place_may_be_copied_with_its_column(archive, capsys):
    code, said, _ = run(capsys, "waive", "DEC013", f"{place('ben-1')}:14", "--reason", "Lost.")
    assert (code, said) == (0, f"decisions/waivers.yml: DEC013 is waived at {place('ben-1')}, until the line changes\n")


def test_a_waiver_written_by_hand_may_not_name_a_person_s_telephone(archive, capsys):
    run(capsys, "waive", "dec013", place("ben-1"), "--reason", "Lost.")
    path = archive / "decisions/waivers.yml"
    path.write_text(path.read_text().replace("reason: Lost.", "reason: Lost; ask on 07700 900123."))
    code, said, _ = run(capsys, "check")
    assert code == 1
    assert "error[DEC630]: this has what DEC508 asks about" in said
    assert "900123" not in said
    assert "DEC013" in said  # it waives nothing


@pytest.mark.parametrize(
    ("code", "where", "reason", "said"),
    [
        ("DEC999", "", "x", "no rule is called DEC999"),
        ("DEC002", "", "x", "what DEC002 finds must be mended"),
        ("DEC013", "", " ", "say in --reason why"),
        ("DEC013", "", "Ask jane.harker@harbour.example", "without what DEC507 asks about (this looks like a person's"),
        ("DEC013", "", "Ring 07700 900123", "without what DEC508 asks about (this looks like a telephone"),
        ("DEC013", "decisions", "x", "write the place as the checker prints it"),
        ("DEC013", "decisions/x.md:4", "x", "DEC013 is not found at decisions/x.md:4"),
    ],
)
def test_what_cannot_be_waived_is_said(archive, capsys, code, where, reason, said):
    ended, out, err = run(capsys, "waive", code, where or place("ben-1"), "--reason", reason)
    assert (ended, out) == (2, "")
    assert said in err
    assert "jane" not in err
    assert "900123" not in err
    assert not (archive / "decisions/waivers.yml").exists()


def test_what_is_settled_already_is_said_and_by_what(archive, capsys):
    run(capsys, "waive", "DEC013", place("ben-1"), "--reason", "Lost.")
    code, out, err = run(capsys, "waive", "DEC013", place("ben-1"), "--reason", "Lost.")
    assert (code, out) == (2, "")
    by = "by the waiver at decisions/waivers.yml:4"
    assert err == f"decisions: DEC013 is settled at {place('ben-1')} already, {by}\n"
    path = next(archive.rglob("ben-2.md"))
    doubt = "doubts: [{what: On which day was it signed?, finding: DEC013}]\n"
    path.write_text(path.read_text().replace("date_signed:", f"{doubt}date_signed:", 1))
    _, _, err = run(capsys, "waive", "DEC013", place("ben-2"), "--reason", "Lost.")
    assert err == f"decisions: DEC013 is settled at {place('ben-2')} already, by a doubt in the record\n"


def test_another_line_of_the_file_is_named(archive, capsys):
    path, _, line = place("ben-1").rpartition(":")
    _, _, err = run(capsys, "waive", "DEC013", f"{path}:1", "--reason", "x")
    assert f"DEC013 is not found at {path}:1; it is found at line {line}" in err


def test_waivers_that_cannot_be_read_are_not_added_to(archive, capsys):
    (archive / "decisions/waivers.yml").write_text("waivers: []\n")
    code, _, err = run(capsys, "waive", "DEC013", place("ben-1"), "--reason", "x")
    assert code == 2
    assert "no line can be added as it is" in err
    assert (archive / "decisions/waivers.yml").read_text() == "waivers: []\n"


def test_a_doubt_that_settles_costs_no_later_check_the_rules(archive):
    for name in ("ben-1", "ben-2"):
        path = next(archive.rglob(f"{name}.md"))
        doubt = "doubts: [{what: On which day was it signed?, finding: DEC013}]\n"
        path.write_text(path.read_text().replace("date_signed:", f"{doubt}date_signed:", 1))
    script = (
        "import sys; from generator import cli; cli.main(['check']); "
        "print(sum('.rules.dec' in name for name in sys.modules), 'rules read')"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", script]
    said = [subprocess.check_output(command, cwd=archive, text=True, env=environment) for _ in range(2)]
    assert said[1] == "4 records: no errors, no warnings, 2 settled by waivers or doubts\n0 rules read\n"


# --- The ratchet ---------------------------------------------------------------------------------


def test_a_check_against_a_ratchet_that_is_not_there(archive, capsys):
    code, out, err = run(capsys, "check", "--ratchet")
    assert (code, out) == (2, "")
    assert "there is no decisions/ratchet.txt" in err
    assert run(capsys, "ratchet")[:2] == (0, "decisions/ratchet.txt: not there yet\n")


def test_old_warnings_stand_and_a_new_one_fails(archive, capsys):
    assert run(capsys, "ratchet", "--write")[:2] == (0, "decisions/ratchet.txt: written; 2 warnings may stand\n")
    summary = "4 records: no errors, no new warnings; 2 old ones may stand\n"
    assert run(capsys, "check", "--ratchet") == (0, summary, "")
    lose_date(next(archive.rglob("ben-3.md")))
    code, out, _ = run(capsys, "check", "--ratchet")
    assert code == 1
    assert out.count("warning[DEC013]") == 1
    assert "ben-3.md" in out
    assert run(capsys, "check")[0] == 0


def test_it_gets_shorter_by_itself_and_longer_only_when_told(archive, capsys):
    run(capsys, "ratchet", "--write")
    path = next(archive.rglob("ben-1.md"))
    path.write_text(path.read_text().replace("date_signed: unknown", "date_signed:  unknown"))
    _, _, err = run(capsys, "check", "--ratchet")
    assert "1 warning in decisions/ratchet.txt is found no more" in err
    said = "decisions/ratchet.txt: 2 warnings, 1 of them new; 1 of those that may stand found no more\n"
    assert run(capsys, "ratchet")[1] == said
    code, out, err = run(capsys, "ratchet", "--write")
    assert (code, out) == (0, "decisions/ratchet.txt: written; 1 warning may stand\n")
    assert "1 new warning is not let in" in err
    assert run(capsys, "check", "--ratchet")[0] == 1
    run(capsys, "ratchet", "--write", "--all")
    assert run(capsys, "check", "--ratchet")[0] == 0


def test_all_without_write_is_refused_and_not_ignored(archive, capsys):
    code, out, err = run(capsys, "ratchet", "--all")
    assert (code, out) == (2, "")
    assert "write `ratchet --write --all`" in err


def test_the_summary_against_a_ratchet_counts_what_is_settled_apart(archive, capsys):
    run(capsys, "ratchet", "--write")
    run(capsys, "waive", "DEC013", place("ben-1"), "--reason", "Lost.")
    _, out, _ = run(capsys, "check", "--ratchet")
    assert out == "4 records: no errors, no new warnings; 1 old one may stand, 1 settled by waivers or doubts\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [("1 DEC013", "is no line of a ratchet; take the file"), ("<<<<<<< HEAD", "a merge conflict was left here; keep")],
)
def test_a_ratchet_that_is_none_is_named_with_its_line(archive, capsys, line, said):
    (archive / "decisions/ratchet.txt").write_text(f"# mine\n{line}\n")
    for words in (["check", "--ratchet"], ["ratchet"], ["ratchet", "--write"]):
        code, out, err = run(capsys, *words)
        assert (code, out) == (2, "")
        assert f"decisions/ratchet.txt:2: {said}" in err
        assert "--all" not in err  # which would let every new warning in
    assert run(capsys, "ratchet", "--write", "--all")[0] == 0


def test_no_word_of_a_record_stands_in_a_ratchet_or_a_mark(archive, capsys):
    run(capsys, "ratchet", "--write")
    assert "unknown" not in (archive / "decisions/ratchet.txt").read_text()
