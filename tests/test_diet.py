"""A check in which nothing changed loads no more than it needs: imports are what it takes time for."""

import subprocess
import sys

import pytest

# Each takes longer to load than such a check takes without it.
HEAVY = ("markdown_it", "mkdocs", "jinja2", "generator.assemble", "generator.intake", "generator.validate.schema")


@pytest.mark.parametrize("arguments", [("check",), ("check", "--format", "json")])
def test_an_unchanged_archive_is_checked_without_what_reads_and_makes(arguments, tmp_path):
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "mkdocs.yml").write_text("site_name: S\nplugins:\n  - decisions: {archive: archive.yml}\n")
    (archive / "archive.yml").write_text("body: {name: The Board, short: Board}\nofficial: no\nseries: [{name: ABC}]\n")
    (archive / "decisions").mkdir()
    (archive / "docs").mkdir()
    run = f"import sys; from generator import cli; cli.main({arguments!r}); print([*sys.modules], file=sys.stderr)"
    command = [sys.executable, "-c", run]
    for _ in range(2):
        done = subprocess.run(command, check=True, cwd=archive, capture_output=True, text=True)
    assert "0 records" in done.stdout or arguments[1:]
    loaded = eval(done.stderr)  # noqa: S307, our own output
    assert [name for name in loaded if name.startswith(HEAVY)] == []
