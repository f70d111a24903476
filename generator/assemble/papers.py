"""The papers published beside a decision: their addresses, and what its page says of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.views import Anchor
from generator.link import attached
from generator.link.archive import Archive
from generator.model import Attachment, Facts, File
from generator.read.files import PAPERS
from generator.strings import say, section

_FOUND = section("found-in-papers")  # by their marks: what a reader should know before opening a file


class Paper(NamedTuple):
    """A paper as a page shows it: its link (words alone where the file is not here), and what is said of it."""

    link: Anchor
    said: str


def papers(archive: Archive, facts: Facts) -> tuple[Paper, ...]:
    """Return the appendices and papers of a decision, as its own page links them."""
    appendices = (Paper(Anchor(f"{each.name}/", each.title), say("papers.page")) for each in facts.appendices)
    return (*appendices, *(_paper(paper, file) for paper, file in attached.of_record(facts, archive.files)))


def _paper(paper: Attachment, file: File | None) -> Paper:
    kind = section("paper-kinds")[paper.kind]
    said = [say("papers.published", kind=kind, date=views.day(paper.published)) if paper.published else f"{kind}."]
    said.append(section("papers-accessible")[paper.accessible])
    title = paper.title or paper.name
    if file is None:
        return Paper(Anchor("", title), " ".join(said))
    said += [words for mark, words in _FOUND.items() if mark in file.marks]
    form = PAPERS[paper.ending][1] if paper.ending in PAPERS else paper.ending.upper()
    link = Anchor(f"{addresses.FILES}{paper.name}", f"{title} ({form}, {views.size(file.size)})")
    return Paper(link, " ".join(said))


def published(archive: Archive) -> Iterator[tuple[str, File]]:
    """Yield the address and the file of every paper of the site; a withdrawn decision has none."""
    for reference, facts in archive.decisions.items():
        if facts.attachments and not facts.withdrawal:
            for paper, file in attached.of_record(facts, archive.files):
                if file is not None:
                    yield f"{addresses.of_decision(reference)}{addresses.FILES}{paper.name}", file
