"""A decision as the Markdown it is kept in, under a notice where the words are not its own."""

from __future__ import annotations

from generator.link.archive import Archive
from generator.model import Decision
from generator.render.notice import notice


def markdown(decision: Decision, archive: Archive) -> bytes:
    """Return the record's text; a restated one begins with a comment line in its front matter."""
    text = decision.source.text
    said = notice(decision.facts)
    if said:
        head, rest = text.split("\n", 1)
        text = f"{head}\n# {said}\n{rest}"
    return text.encode()
