"""A Chromium driven through its own pipe, with as little as that takes, so that what is measured is the page's work.

Playwright hears of every request a page makes; on two cores that takes a page more time than its own
script. The protocol is Chrome's: https://chromedevtools.github.io/devtools-protocol/.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PAUSE = 0.03  # seconds between two looks at a page that is on its way to another
SETTLED = 0.7  # seconds after which a page that has loaded is taken to be at rest


def program() -> str:
    """Return the browser's path."""
    if named := os.environ.get("CHROMIUM"):
        return named
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(found for name in names if (found := shutil.which(name)))


class Refused(Exception):
    """The browser refused a command, as it does in a page that just gave way to another."""


class Browser:
    """A running browser."""

    def __init__(self, reads: int, writes: int) -> None:
        self.writes, self.answers, self.number = writes, os.fdopen(reads, "rb"), 0

    def command(self, method: str, session: str | None = None, **parameters: object) -> dict[str, Any]:
        """Return the answer to a command; raise Refused."""
        self.number += 1
        said = {"id": self.number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})
        os.write(self.writes, json.dumps(said).encode() + b"\0")
        while (answer := self._heard()).get("id") != self.number:
            pass  # something that happened, of which we have no use
        if "error" in answer:
            raise Refused(answer["error"]["message"])
        return dict(answer["result"])

    def _heard(self) -> dict[str, Any]:
        said = bytearray()
        while (byte := self.answers.read(1)) != b"\0":
            if not byte:
                raise SystemExit("the browser ended")
            said += byte
        return dict(json.loads(said))

    @contextmanager
    def page(self, script: str) -> Iterator[Page]:
        """Yield a page of a browser that has seen nothing yet; a script runs before each page's own."""
        context = self.command("Target.createBrowserContext")["browserContextId"]
        size = {"width": 1280, "height": 900}
        target = self.command("Target.createTarget", url="about:blank", browserContextId=context, **size)["targetId"]
        session = self.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.command("Page.enable", session)
        self.command("Page.addScriptToEvaluateOnNewDocument", session, source=script)
        yield Page(self, session)
        self.command("Target.disposeBrowserContext", browserContextId=context)


class Page:
    """A page that is open."""

    def __init__(self, browser: Browser, session: str) -> None:
        self.browser, self.session = browser, session

    def open(self, address: str) -> None:
        """Go to an address as somebody does who types it; return when its HTML begins to come."""
        self.browser.command("Page.navigate", self.session, url=address)

    def follow(self, address: str) -> None:
        """Go to an address as somebody does who follows a link; return when that page is there."""
        self.evaluate(f"void location.assign({json.dumps(address)})")
        while self._tried("location.href") != address:
            time.sleep(PAUSE)

    def rest(self) -> None:
        """Wait until the page has loaded and what it does of itself is done."""
        while self._tried("document.readyState") != "complete":
            time.sleep(PAUSE)
        time.sleep(SETTLED)

    def evaluate(self, expression: str) -> Any:
        """Return what an expression comes to, once it has; raise Refused."""
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        return self.browser.command("Runtime.evaluate", self.session, **asked)["result"].get("value")

    def _tried(self, expression: str) -> Any:
        try:
            return self.evaluate(expression)
        except Refused:
            return None


@contextmanager
def running() -> Iterator[Browser]:
    """Yield a browser of its own, with a profile of its own."""
    (theirs_in, ours_out), (ours_in, theirs_out) = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        words = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'
        flags = ("--headless=new", "--no-sandbox", "--no-first-run", "--remote-debugging-pipe")
        started = subprocess.Popen(
            ("sh", "-c", words, "sh", program(), *flags, f"--user-data-dir={Path(profile)}"),
            pass_fds=(theirs_in, theirs_out),
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        browser = Browser(ours_in, ours_out)
        try:
            yield browser
        finally:
            browser.command("Browser.close")
            started.wait(10)
            os.close(ours_out)
            browser.answers.close()
