"""The shell: the finished frame of a page, given by whoever hosts the archive, with slots to fill.

The host (MkDocs today) builds the few pages people write and one empty page per directory depth.
Our pages are those frames with their slots filled; the core never asks how a frame was made.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.strings import say

DEEPEST = 6  # decisions/themes/<key>/page/2/ is 5 deep
_SLOT = re.compile(r"\[\[slot ([a-z-]+)\]\]")
# Every slot a frame may have, with what fills it where a page has nothing to say.
SLOTS: Mapping[str, str] = {
    "title": "",
    "description": "",
    "running": "",
    "early": "",
    "head": "",
    "main": "",
    "skip": say("page.skip"),
    "skip-to": "main",
    "coverage": "",
    "problems": "",
    "ask": "",
    "current-decisions": "",
    "current-threads": "",
    "current-money": "",
    "current-data": "",
    "current-quality": "",
    "current-news": "",
    "current-accessibility": "",
    "latest": "",
    "ways-in": "",
    "counts": "",
    "held": "",
}


class Frame(NamedTuple):
    """A page cut at its slots: text, slot name, text, slot name, …, text."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Frame:
        """Cut a page at `[[slot name]]`; an unknown name stays as it is written."""
        pieces: list[str] = [""]
        at = 0
        for match in _SLOT.finditer(html):
            if match[1] in SLOTS:
                pieces[-1] += html[at : match.start()]
                pieces += [match[1], ""]
                at = match.end()
        pieces[-1] += html[at:]
        return cls(tuple(pieces))

    def fill(self, slots: Mapping[str, str]) -> str:
        """Return the page with its slots filled, by their defaults where none is given."""
        return "".join(
            piece if number % 2 == 0 else slots.get(piece, SLOTS[piece]) for number, piece in enumerate(self.pieces)
        )


class Shell(NamedTuple):
    """Frames by depth, the pages people wrote by their output path, and the files beside them.

    `digest` is that of the frames, which every page stands in; `whole` that of all three.
    """

    frames: tuple[Frame, ...]
    pages: Mapping[str, Frame]
    files: Mapping[str, bytes]
    digest: bytes
    whole: bytes

    def fill(self, depth: int, slots: Mapping[str, str]) -> str:
        """Return a page `depth` folders below the site's root."""
        return self.frames[min(depth, len(self.frames) - 1)].fill(slots)


def shell(frames: tuple[str, ...], pages: Mapping[str, str], files: Mapping[str, bytes]) -> Shell:
    """Make a shell of finished HTML; frames are by depth, from the root."""
    digest = hashlib.blake2b(digest_size=16)
    for html in frames:
        digest.update(html.encode())
    whole = digest.copy()
    for path, content in sorted({**files, **{path: html.encode() for path, html in pages.items()}}.items()):
        whole.update(path.encode() + b"\0" + content + b"\0")
    cut = {path: Frame.cut(html) for path, html in sorted(pages.items())}
    kept = dict(sorted(files.items()))
    return Shell(tuple(Frame.cut(html) for html in frames), cut, kept, digest.digest(), whole.digest())


def plain_shell(name: str, language: str = "en-GB") -> Shell:
    """Return a shell of bare HTML, for an archive built without any host."""
    frame = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="description" content="[[slot description]]">\n'
        f"<title>[[slot title]] – {name}</title>\n[[slot early]][[slot head]]</head>\n<body>\n"
        '<a href="#[[slot skip-to]]">[[slot skip]]</a>\n[[slot problems]]'
        '<main id="main" tabindex="-1">[[slot main]]</main>\n'
        "<footer>[[slot coverage]]</footer>\n</body>\n</html>\n"
    )
    return shell((frame,) * (DEEPEST + 1), {}, {})
