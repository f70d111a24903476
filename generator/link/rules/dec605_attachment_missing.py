"""A file that a record lists is there, under that very name.

Names differ when one letter is a capital: a file that opens on Windows is missing on the web.

Bad:
    === decisions/abc-12.md
    attachments: [{file: Plan.txt, title: The plan}]

    === decisions/abc-12/plan.txt
    Dredge the basin.

Good:
    === decisions/abc-12.md
    attachments: [{file: plan.txt, title: The plan}]

    === decisions/abc-12/plan.txt
    Dredge the basin.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.attached import attached, places, sound
from generator.validate.rule import error, rule


@rule("DEC605")
def attachment_missing(archive: Archive) -> Iterator[Finding]:
    """A file that a record lists is there, under that very name."""
    missing = [(facts, paper) for facts, paper, file in attached(archive) if not file and sound(paper.file)]
    folded = {path.casefold(): path for path in archive.files} if missing else {}
    for facts, paper in missing:
        own, beside = places(facts.path, paper.file)
        meant = folded.get(own.casefold()) or folded.get(beside.casefold())
        if meant:
            name = meant[-len(paper.file) :]
            message = f"{paper.file} is not there; {name} is"
            yield error(facts.path, paper.span, message, f"write {name}: small letters and capitals are different")
        elif paper.ending == "md":
            message = f"{paper.file} needs no entry: what is Markdown in {facts.path.removesuffix('.md')}/ is published"
            yield error(facts.path, paper.span, message, "take the entry out")
        else:
            message = f"{paper.file} is not there"
            yield error(facts.path, paper.span, message, f"put the file at {own}, or take its entry out")
