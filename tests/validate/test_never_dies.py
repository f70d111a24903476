"""The checker never dies: on any bytes it ends in time, in little memory, with a code and no traceback.

Each archive is checked by a process of its own, as an editor's push is; a crash of the C parser
would take the tests along otherwise.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from generator.read.record import MAX_MARKS
from tests.support import BODY, FIELDS, HOST, OPTIONS, record, reference_of

ROOT = Path(__file__).resolve().parents[2]
NASTY = ROOT.parent / "shared" / "nasty"
SECONDS, MEGABYTES = 5, 500  # what one check may take, of one record however hostile
CODES = {"ok": (0,), "warning": (0,), "error": (1,), "bounded": (0, 1)}


class Ended(NamedTuple):
    """How a check ended: exit code, what it said, seconds of processor, megabytes at the most."""

    code: int
    out: str
    seconds: float
    megabytes: float


def archive(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write an archive of some records; return its configuration."""
    plugins = [{"decisions": {**OPTIONS, "decision_makers": {"jo-marsh": {"name": "Jo Marsh", "role": "Chair"}}}}]
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump({**HOST, "plugins": plugins}), encoding="utf-8")
    for path, content in files.items():
        target = folder / "decisions" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return config


def check(config: Path, *options: str) -> Ended:
    """Run `decisions check`; kill it after a minute."""
    said = config.parent / "said.txt"
    with said.open("wb") as out:
        command = [sys.executable, "-W", "error", "-m", "generator", "check", "-f", str(config), *options]
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=ROOT)
        ended = time.monotonic() + 60
        pid, status, usage = 0, 0, None
        while not pid and time.monotonic() < ended:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            time.sleep(0.01)
        if not pid:
            process.kill()
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    text = said.read_text(encoding="utf-8", errors="replace")
    return Ended(process.returncode, text, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def slowness() -> float:
    """Return how many times longer this machine takes just now than one at rest, three times over.

    Its speed comes and goes within seconds: what is measured now says little of the check before.
    """
    began = time.process_time()
    for _ in range(4_000_000):
        pass
    return max(1.0, 3 * (time.process_time() - began) / 0.2)


def survived(ended: Ended, codes: tuple[int, ...] = (0, 1), seconds: float = SECONDS) -> None:
    """Assert that a check ended as it should."""
    assert "Traceback" not in ended.out, ended.out[-3000:]
    assert ended.code in codes, (ended.code, ended.out[-3000:])
    assert ended.seconds < seconds or ended.seconds < seconds * slowness(), ended.seconds
    assert ended.megabytes < MEGABYTES, ended.megabytes


# --- What is known to be hard --------------------------------------------------------------------


def front(matter: str) -> str:
    """A record with this among its front matter."""
    return record(matter, path="abc-12.md") if ":" in matter[:20] else f"---\n{matter}\n---\n"


def body(text: str) -> str:
    return record(body=text, path="abc-12.md")


MOST = MAX_MARKS - 200  # just fewer signs of Markdown than a record may have
# Makers of hostile records, each given the number of signs of Markdown to use.
HOSTILE: Mapping[str, Callable[[int], str | bytes]] = {
    "yaml-brackets": lambda marks: front("[" * 30_000),
    "yaml-brackets-in-a-field": lambda marks: front("title: " + "[" * 30_000),
    "yaml-braces": lambda marks: front("title: " + "{a: " * 20_000),
    "yaml-dashes": lambda marks: front("- " * 30_000 + "a"),
    "yaml-questions": lambda marks: front("? " * 30_000 + "a"),
    "yaml-indented": lambda marks: front("".join(" " * n + "a:\n" for n in range(400))),
    "yaml-aliases": lambda marks: front("title: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(999))),
    "yaml-merge": lambda marks: front("<<: {title: x}\ntitle: y"),
    "yaml-surrogate": lambda marks: front('title: "\\ud800\\udfff"'),
    "yaml-nul": lambda marks: front('title: "a\\0b"'),
    "yaml-control": lambda marks: front("title: \x01\x7f\x80"),
    "yaml-many-fields": lambda marks: front("".join(f"title{n}: x\n" for n in range(8_000))),
    "yaml-many-values": lambda marks: front("themes: [" + "safty, " * 12_000 + "x]"),
    "yaml-many-parts": lambda marks: front("amounts: [{value: 1, parts: [" + "{value: 1}," * 8_000 + "]}]"),
    "yaml-long-value": lambda marks: front("title: " + "a" * 99_000),
    "yaml-long-key": lambda marks: front("a" * 1_000 + ": x"),
    "yaml-long-number": lambda marks: front("amounts: [{value: " + "9" * 90_000 + "}]"),
    "yaml-long-date": lambda marks: front("date_signed: " + "1-" * 45_000),
    "yaml-not-a-mapping": lambda marks: front("- a\n- b"),
    "yaml-unclosed": lambda marks: front('title: "a'),
    "empty": lambda marks: b"",
    "a-mark-alone": lambda marks: b"\xef\xbb\xbf",
    "hyphens": lambda marks: b"---",
    "only-front-matter": lambda marks: b"---\n---",
    "nul-bytes": lambda marks: b"\0" * 900_000,
    "utf-16": lambda marks: record().encode("utf-16"),
    "not-utf-8": lambda marks: body("").encode() + b"\xff\xfe\xed\xa0\x80",
    "fifty-megabytes": lambda marks: b"a" * 50_000_000,
    "ten-megabyte-line": lambda marks: body("a " * 5_000_000),
    "one-long-line": lambda marks: body("a " * 490_000),
    "one-long-word": lambda marks: body("a" * 990_000),
    "blank-lines": lambda marks: body("\n" * marks),
    "carriage-returns": lambda marks: body("a\r" * marks),
    "quotes": lambda marks: body(">" * 10_000 + "deep"),
    "quoted-lines": lambda marks: body((">" * 50 + "a\n") * (marks // 3)),
    "lazy-quote": lambda marks: body("> a\n" + "b\n" * marks),
    "lists-in-lists": lambda marks: body("- " * 5_000 + "deep"),
    "lists-by-indent": lambda marks: body("\n".join("  " * n + "- a" for n in range(900))),
    "list-items": lambda marks: body("- a\n" * marks),
    "numbered-items": lambda marks: body("1. a\n" * marks),
    "paragraphs": lambda marks: body("1.1. a\n\n" * (marks // 2)),
    "headings": lambda marks: body("## a\n\n" * (marks // 2)),
    "brackets": lambda marks: body("[" * (marks // 3)),
    "images-open": lambda marks: body("![" * (marks // 6)),
    "links-open": lambda marks: body("[a](" * (marks // 3)),
    "links-in-links": lambda marks: body("[a" * (marks // 3) + "](b)" * (marks // 3)),
    "definitions": lambda marks: body("".join(f"[r{n}]: /u{n}\n[r{n}]\n" for n in range(marks // 8))),
    "definition-open": lambda marks: body("[a]: <" + "b" * 900_000),
    "footnotes": lambda marks: body("".join(f"[^{n}]: a [^{n + 1}]\n\n" for n in range(marks // 8)) + "[^0]"),
    "footnote-of-itself": lambda marks: body("[^1]: [^1]\n\n[^1]"),
    "emphasis": lambda marks: body("*a **b " * (marks // 3)),
    "emphasis-mixed": lambda marks: body("*a_b" * (marks // 2)),
    "stars": lambda marks: body("*" * (marks // 2) + "a" + "*" * (marks // 2)),
    "backticks": lambda marks: body(" ".join("`" * n for n in range(1, 240))),
    "entities": lambda marks: body("&amp;" * marks),
    "escapes": lambda marks: body("\\\\" * (marks // 2)),
    "html": lambda marks: body("<b>" * marks),
    "html-open": lambda marks: body("<a b='" * marks),
    "html-comments": lambda marks: body("<!--" * (marks // 2)),
    "html-cdata": lambda marks: body("<![CDATA[" * (marks // 8)),
    "autolinks": lambda marks: body("<a:b> " * marks),
    "addresses": lambda marks: body("a@b.example/ABC-12 " * 50_000),
    "table-wide": lambda marks: body(
        f"{'|a' * 1_400}|\n{'|-' * 1_400}|\n" + f"{'|b' * 1_400}|\n" * (marks // 1_500 - 2)
    ),
    "table-long": lambda marks: body("a|b\n-|-\n" + "c|d\n" * (marks // 2)),
    "table-filled-up": lambda marks: body(f"{'|a' * 3_000}|\n{'|-' * 3_000}|\n" + "|b|\n" * (marks // 4)),
    "tables": lambda marks: body("a|b\n-|-\n\n" * (marks // 6)),
    "bars": lambda marks: body("|" * marks),
    "references": lambda marks: body(" ".join(f"ABC {n + 1}" for n in range(marks))),
    "references-in-a-list": lambda marks: body("ABC " + ", ".join(str(n + 1) for n in range(2 * marks))),
    "references-in-sentences": lambda marks: body(" ".join(f"See ABC {n + 1}." for n in range(marks))),
    "references-without-numbers": lambda marks: body("Board Decision ABC " * 50_000),
    "separators": lambda marks: body("\u2028\u2029\x85\x0b\x0c\x1c" * 50_000),
    "directions": lambda marks: body("\u202e\u2067\ufeff\u200b\ufffe\U0001ffff" * 30_000),
    "combining": lambda marks: body("a" + "\u0301" * 400_000),
}
NAMES = {
    b"\xff\xfe.md": b"a name that is no text",
    b"a\nb.md": b"a name of two lines",
    b"\xe2\x80\xae.md": b"a name that runs backwards",
    b"abc-12.md/abc-12.md": b"a folder named as a record",
    b"x" * 250 + b".md": b"a long name",
}


def test_hard_records_together(tmp_path):
    """Each in a small size, all in one archive; each by itself, as large as may be, is in `make proof`."""
    ended = check(archive(tmp_path, {f"abc-{n}.md": make(1_500) for n, make in enumerate(HOSTILE.values(), 1)}))
    survived(ended, (1,), SECONDS * 3)
    assert ended.out.count("\n") < 20_000, "what nobody reads need not be said"


@pytest.mark.proof
@pytest.mark.parametrize("name", HOSTILE)
def test_hard_record(tmp_path, name):
    survived(check(archive(tmp_path, {"abc-12.md": HOSTILE[name](MOST)})))


@pytest.mark.parametrize("format_", ["text", "json"])
def test_hard_file_names(tmp_path, format_):
    config = archive(tmp_path, {"abc-1.md": body("")})
    for name, content in NAMES.items():
        path = tmp_path / "decisions" / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "decisions" / "loop").symlink_to(tmp_path / "decisions")
    (tmp_path / "decisions" / "abc-3.md").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "decisions" / "abc-4.md")
    survived(check(config, "--format", format_), (1,))


# --- Random damage -------------------------------------------------------------------------------

RICH = BODY + (
    "\n1.2. See ABC 7, **DEF 29/23** and [the plan](https://a.example/). &pound;5\\* `code`[^1]\n\n"
    "> quoted\n> - listed\n\nTable: Cost\n\n| a | b \\| c |\n|---|--:|\n| ABC 8 | £5 |\n\n[^1]: A note.\n"
)
SPLICES = (
    *(
        "---\n",
        "---",
        "\n",
        "\r",
        "\0",
        "\t",
        "\ufeff",
        "\u2028",
        "\x85",
        "&a ",
        "*a",
        "!!x ",
        "[",
        "]",
        "{",
        "}",
        "#",
        " # ",
    ),
    *(
        ": ",
        "- ",
        "? ",
        "|",
        ">",
        "'",
        '"',
        "\\",
        "%",
        "@",
        "`",
        "```\n",
        "<",
        "<!--",
        "<b>",
        "](",
        "![",
        "[^1]",
        "**",
        "_",
    ),
    *(
        "~",
        "no",
        "NO",
        "unknown",
        "999999999999",
        "-1",
        "2023-02-30",
        "04/12/2023",
        "ABC 12",
        "DEF 1/00",
        "é",
        "😀",
        "\u0301",
    ),
    *("deferral: {until: x}\n", "amounts: [{value: 1e9}]\n", "cites: [{reference: ABC 12}]\n", "source: 3\n", "\udcff"),
)


def damaged(rng: random.Random, number: int) -> bytes:
    """Return a valid record with a few random changes, or random bytes."""
    if rng.random() < 0.1:
        return rng.randbytes(rng.randrange(400))
    fields = "\n".join([f"reference: {reference_of(f'abc-{number}')}", *FIELDS.values(), "places: [north-pier]"])
    text = f"---\n{fields}\n---\n{RICH}"
    for _ in range(rng.randrange(1, 6)):
        at, to = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        to = min(to, at + 40)
        new = rng.choice((rng.choice(SPLICES), text[at:to] * rng.randrange(2, 50), "", rng.choice(SPLICES) * 300))
        text = text[:at] + new + text[to if rng.random() < 0.5 else at :]
    return text.encode("utf-8", "surrogateescape")


def damage(folder: Path, seed: int, count: int) -> Ended:
    rng = random.Random(seed)
    return check(archive(folder, {f"abc-{n}.md": damaged(rng, n) for n in range(1, count + 1)}))


def test_damaged_records(tmp_path):
    ended = damage(tmp_path, seed=1, count=200)
    survived(ended, (1,))
    assert ended.out.count("error[") > 200


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(100, 150))
def test_many_damaged_records(tmp_path, seed):
    survived(damage(tmp_path, seed, count=250), (1,))


# --- The cases of other hands --------------------------------------------------------------------

# A sound verdict other than the index's: a decision cited is not held; a <script> stands in the text;
# a deferral ended years before the signing.
OTHERWISE = {"086-rtl-text": "warning", "123-abbr": "error", "193-deferred-released": "warning"}


@pytest.fixture(scope="module")
def nasty(tmp_path_factory) -> Path:
    """The nasty cases, unpacked, each with this project's own configuration."""
    if not (NASTY / "cases.tar.gz").exists():
        pytest.skip("the nasty cases are not here")
    folder = tmp_path_factory.mktemp("nasty")
    with tarfile.open(NASTY / "cases.tar.gz") as packed:
        packed.extractall(folder, filter="tar")
    return folder / "cases"


# All cases in one process, each as the command line would check it.
EACH = """
import contextlib, io, json, sys, time
from generator import cli
for config in sys.argv[1:]:
    said, started = io.StringIO(), time.process_time()
    with contextlib.redirect_stdout(said):
        code = cli.main(["check", "-f", config])
    print(json.dumps([code, said.getvalue(), time.process_time() - started]))
"""


def test_nasty_cases(nasty):
    index = yaml.safe_load((NASTY / "index.yaml").read_text(encoding="utf-8"))["cases"]
    configs = [nasty / case["id"] / "mkdocs.yml" for case in index]
    for config in configs:
        config.write_text(yaml.safe_dump({"plugins": [{"decisions": {"archive": "archive.yml"}}]}), encoding="utf-8")
        (config.parent / "archive.yml").write_bytes((ROOT / "decisions" / "archive.yml").read_bytes())
    run = subprocess.run([sys.executable, "-c", EACH, *configs], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    wrong = {}
    for case, line in zip(index, run.stdout.splitlines(), strict=True):
        code, out, seconds = json.loads(line)
        assert seconds < SECONDS or seconds < SECONDS * slowness(), case["id"]
        got = "error" if "error[" in out else "warning" if "warning[" in out else "ok"
        wanted = OTHERWISE.get(case["id"], case["expected"])
        if code not in CODES[wanted] or wanted not in ("bounded", got):
            wrong[case["id"]] = (wanted, got)
    assert not wrong
