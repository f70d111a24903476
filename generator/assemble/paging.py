"""The links to the pages of a list."""

from __future__ import annotations

from generator.assemble import addresses
from generator.assemble.views import Anchor
from generator.strings import say


def paged(title: str, number: int, last: int) -> str:
    """Return a list's title with the number of its page, where it has several."""
    return say("pages.paged", title=title, number=number, last=last) if last > 1 else title


def pages_nav(address: str, number: int, last: int) -> tuple[Anchor, ...]:
    """Return the links to a list's pages: near ones, first, last, next; `after` marks here and gaps."""
    if last == 1:
        return ()
    near = sorted({1, last, *range(max(number - 2, 1), min(number + 2, last) + 1)})
    nav: list[Anchor] = []
    for before, page in zip([0, *near], near, strict=False):
        if page - before > 1:
            nav.append(Anchor("", "", "gap"))
        here = "here" if page == number else ""
        nav.append(Anchor(addresses.of_page(address, page), str(page), here))
    if number > 1:
        nav.append(Anchor(addresses.of_page(address, number - 1), say("pages.previous")))
    if number < last:
        nav.append(Anchor(addresses.of_page(address, number + 1), say("pages.next")))
    return tuple(nav)
