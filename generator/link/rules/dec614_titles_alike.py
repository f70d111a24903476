"""The papers of one decision have titles of their own.

A list of links is often read without the words around it. Two links that say the same and lead to
different files cannot be told apart there.

Bad:
    === decisions/abc-12.md
    attachments: [{file: one.txt, title: The plan}, {file: two.txt, title: The plan}]

    === decisions/abc-12/one.txt
    Dredge the basin.

    === decisions/abc-12/two.txt
    Dredge the river.

Good:
    === decisions/abc-12.md
    attachments: [{file: one.txt, title: The plan}, {file: two.txt, title: "The plan, revised"}]

    === decisions/abc-12/one.txt
    Dredge the basin.

    === decisions/abc-12/two.txt
    Dredge the river.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.validate.rule import rule, warning


@rule("DEC614")
def titles_alike(archive: Archive) -> Iterator[Finding]:
    """The papers of one decision have titles of their own."""
    for facts in archive.received:
        if not facts.attachments:
            continue
        taken = {appendix.title.casefold(): f"{appendix.name}.md" for appendix in facts.appendices}
        for paper in facts.attachments:
            # The same paper in another format has another ending, which its link says.
            key = f"{paper.title.casefold()}.{paper.ending}"
            other = taken.get(paper.title.casefold()) or taken.setdefault(key, paper.name)
            if other != paper.name:
                message = f"{paper.name} has the title of {other}"
                yield warning(facts.path, paper.span, message, "say in the titles how they differ")
