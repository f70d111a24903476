"""The workflow files: what they say, and their commands, run as they stand in a copy of the tree.

The copy borrows this .venv and its marker of what is installed, so that `make site` skips pip; the
actions themselves (checkout, upload, deploy) run on the hosts alone and are only read here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
CHECK, PAGES, GITLAB = ".github/workflows/check.yml", ".github/workflows/pages.yml", ".gitlab-ci.yml"
FILES = (CHECK, PAGES, GITLAB)
ADDRESS = "https://board.example/archive/"
ON = True  # how YAML 1.1 reads the key `on`


def load(name: str) -> dict[Any, Any]:
    plain = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    assert isinstance(plain, dict)
    return plain


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in load(name)["jobs"].values() for step in job.get("steps", ())]


# --- What they say -------------------------------------------------------------------------------


def test_these_are_all_the_workflows():
    found = {path.relative_to(ROOT).as_posix() for path in (ROOT / ".github/workflows").iterdir()}
    assert found == {CHECK, PAGES}


def test_every_push_and_pull_request_is_checked():
    check, pages = load(CHECK)[ON], load(PAGES)[ON]
    assert set(check) == {"push", "pull_request", "workflow_call"}
    assert check["push"] == {"branches-ignore": ["main"]}
    assert check["pull_request"] is None
    assert pages == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert load(PAGES)["jobs"]["check"] == {"uses": f"./{CHECK}"}
    kinds = [rule["if"] for rule in load(GITLAB)["workflow"]["rules"]]
    assert kinds[0] == '$CI_PIPELINE_SOURCE == "merge_request_event"'
    assert kinds[-1] == "$CI_COMMIT_BRANCH"
    assert "rules" not in load(GITLAB)["check"]


def test_only_main_is_published_and_only_what_was_checked():
    deploy = load(PAGES)["jobs"]["deploy"]
    assert deploy["needs"] == "check"
    assert deploy["if"] == "github.ref == 'refs/heads/main'"
    assert [step["uses"].split("@")[0] for step in deploy["steps"]] == [
        "actions/download-artifact",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
    ]
    uploaded = next(step for step in steps(CHECK) if step.get("uses", "").startswith("actions/upload-artifact@"))
    assert uploaded == steps(CHECK)[-1]
    assert uploaded["with"]["name"] == deploy["steps"][0]["with"]["name"]
    assert "if" not in uploaded, "a failed check leaves no preview"
    pages = load(GITLAB)["pages"]
    assert pages["needs"] == ["check"]
    assert pages["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert load(GITLAB)["check"]["artifacts"]["paths"] == ["site/"]
    assert "when" not in load(GITLAB)["check"]["artifacts"], "a failed check leaves no preview"


def test_a_failure_is_a_failure():
    for name in FILES:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"continue-on-error|allow_failure|\|\| *true|always\(\)", text), name


def test_permissions_are_the_least():
    assert load(CHECK)["permissions"] == load(PAGES)["permissions"] == {"contents": "read"}
    assert "permissions" not in load(CHECK)["jobs"]["check"]
    assert load(PAGES)["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    checkout = next(step for step in steps(CHECK) if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"] == {"persist-credentials": False, "fetch-depth": 0}
    assert "secrets." not in (ROOT / CHECK).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [CHECK, PAGES])
def test_actions_are_official_and_pinned(name):
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@v[0-9]+\.[0-9]+\.[0-9]+", action), action


def test_images_and_runners_are_pinned():
    for name in (CHECK, PAGES):
        for job in load(name)["jobs"].values():
            assert job.get("runs-on", "ubuntu-24.04") == "ubuntu-24.04"
    for job in ("check", "pages"):
        assert re.fullmatch(r"python:3\.[0-9]+-[a-z]+", load(GITLAB)[job]["image"])


@pytest.mark.parametrize("name", FILES)
def test_no_registry_is_named(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"pypi|npmjs|ghcr|docker\.io|quay\.io|registry|index-url", text)


def test_no_expression_stands_in_a_command():
    """What stands in `${{ }}` is pasted before the shell reads it: it belongs in `env`."""
    for name in (CHECK, PAGES):
        for step in steps(name):
            assert "${{" not in step.get("run", "")


# --- What they do --------------------------------------------------------------------------------


def commands(name: str) -> list[str]:
    if name == GITLAB:
        return [*load(GITLAB)["check"]["script"], *load(GITLAB)["pages"]["script"]]
    return [step["run"] for step in steps(CHECK) if "run" in step]


def copy_of_tree(folder: Path) -> Path:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("tests/", "docs/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    venv = folder / ".venv"
    venv.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (venv / name).symlink_to(ROOT / ".venv" / name)
    here = subprocess.run(["sh", "-c", "pwd | cksum | cut -d ' ' -f 1"], cwd=folder, capture_output=True, check=True)
    (venv / f".site-{here.stdout.decode().strip()}").touch()
    return folder


def run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    hidden = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHONWARNINGS")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"PYTHONPATH": str(folder), "SITE_URL": ADDRESS}
    words = ["bash", "-e", "-o", "pipefail", "-c", command]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize(("name", "site"), [(CHECK, "site"), (GITLAB, "public")], ids=["github", "gitlab"])
def test_the_commands_check_and_build(name, site, tmp_path):
    folder = copy_of_tree(tmp_path)
    for command in commands(name):
        done = run(folder, command)
        assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])
    home = (folder / site / "index.html").read_text(encoding="utf-8")
    assert ADDRESS in (folder / site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<h1" in home
    assert not (folder / "public" if site == "site" else folder / "site").exists()


def test_a_broken_record_stops_everything(tmp_path):
    folder = copy_of_tree(tmp_path)
    record = folder / "decisions/2023/pcd-1562.md"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("date_signed: 2023-12-12", "date_signed: 12/12/2023"), encoding="utf-8")
    results = {command: run(folder, command) for command in commands(CHECK)}
    assert [done.returncode != 0 for done in results.values()] == [False, True, True]
    check, build = list(results.values())[1:]
    assert "::error file=decisions/2023/pcd-1562.md,line=" in check.stdout
    assert "error[DEC010]" in build.stdout
    assert not (folder / "site").exists()
