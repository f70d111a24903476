"""A page before and after it is made: its address and everything it shows, then its content."""

from __future__ import annotations

from typing import NamedTuple

from generator.model import Reference
from generator.strings import say


class Spec(NamedTuple):
    """A page, or a file beside one, to be made: where, of which kind, about what, and all it depends on.

    `depends` are the decisions whose facts it shows, in the order it shows them; `extra` is
    anything else that shows (a count, a neighbour's date, the id of a body). Two specs that are equal, over facts
    that are equal, give equal bytes: the page cache rests on that.
    """

    address: str
    kind: str
    subject: tuple[str, ...] = ()
    depends: tuple[Reference, ...] = ()
    extra: str = ""

    @property
    def depth(self) -> int:
        """How many folders below the site's root the page lies."""
        return self.address.count("/")

    @property
    def root(self) -> str:
        """The relative address of the site's root from this page: `../../`, or `./`."""
        return "../" * self.depth or "./"

    @property
    def framed(self) -> bool:
        """Whether it is a page in the site's frame: an address that ends in no `/` is a file's."""
        return not self.address or self.address.endswith("/")

    @property
    def path(self) -> str:
        """The page's file in the site's folder."""
        return f"{self.address}index.html" if self.framed else self.address


class Content(NamedTuple):
    """What fills a page's slots: HTML in `main`, `head` and `early` (the head before its stylesheets), else plain text.

    `current` names the entry of the menu the page belongs to: decisions, threads or nothing.
    """

    title: str
    description: str
    running: str
    main: str
    current: str = ""
    head: str = ""
    skip: str = say("page.skip")
    skip_to: str = "main"
    early: str = ""
