"""The headers a host is to send, and security.txt: in the site, in the handbook, and nowhere a version."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.assemble import hosting, site
from generator.assemble.shell import plain_shell
from generator.link.archive import Archive
from generator.render.html import Body
from generator.settings import Security
from tests.assemble.facts import archive, facts
from tests.support import SETTINGS

PAGE = Path(__file__).parents[2] / "site_src/handbook/publishing.md"


def made(held: Archive, address: str) -> str | None:
    spec = next((spec for spec in site.plan(held) if spec.address == address), None)
    return site.make(spec, held, plain_shell("Board"), Body()).decode() if spec else None


def fields(text: str) -> dict[str, str]:
    return dict(line.strip().split(": ", 1) for line in text.splitlines() if line.startswith("  "))


def test_headers_shut_out_all_but_our_own() -> None:
    text = made(archive(facts(1)), "_headers")
    assert text is not None
    first, _, data = text.partition("/data/*\n")
    assert first.startswith("/*\n")
    policy = fields(first)["Content-Security-Policy"]
    given = {name: rest for name, _, rest in (each.strip().partition(" ") for each in policy.split(";"))}
    assert given["default-src"] == given["frame-ancestors"] == given["base-uri"] == given["object-src"] == "'none'"
    assert {given[f"{kind}-src"] for kind in ("script", "style", "font", "connect", "worker", "manifest")} == {"'self'"}
    assert "unsafe" not in policy
    assert fields(first)["X-Content-Type-Options"] == "nosniff"
    assert data == "  Access-Control-Allow-Origin: *\n"


def test_an_unofficial_archive_asks_not_to_be_indexed() -> None:
    assert hosting.of_every_page(SETTINGS._replace(official=False))["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in hosting.of_every_page(SETTINGS._replace(official=True))


@pytest.mark.parametrize(
    ("language", "pattern"),
    [("nginx", r"^add_header (\S+) \"(.*)\" always;$"), ("caddy", r"^    (\S+) \"(.*)\"$")],
)
def test_the_handbook_has_the_same_for_servers_of_ones_own(language: str, pattern: str) -> None:
    block = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    found = dict(re.findall(pattern, block[1], re.MULTILINE))
    assert found == dict(hosting.of_every_page(SETTINGS._replace(official=True)))


def test_security_txt_says_whom_to_write_to_and_until_when() -> None:
    security = Security("mailto:security@board.example", date(2027, 6, 30))
    assert made(archive(facts(1), security=security), ".well-known/security.txt") == (
        "Contact: mailto:security@board.example\n"
        "Expires: 2027-06-30T00:00:00.000Z\n"
        "Canonical: https://decisions.example/.well-known/security.txt\n"
        "Preferred-Languages: en\n"
    )
    assert made(archive(facts(1)), ".well-known/security.txt") is None
