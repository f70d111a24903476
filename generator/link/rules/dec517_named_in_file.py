"""A published file does not name the people who typed it.

Word processors write the name of whoever made and last saved a file into it, often a login.
Nobody sees it on the page, and everybody can read it.

Bad:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan}]

    === decisions/abc-12/plan.pdf
    %PDF-1.4
    1 0 obj << /Title (The plan) /Author (Jane Harker) >> endobj
    trailer << /Info 1 0 R >>

Good:
    === decisions/abc-12.md
    attachments: [{file: plan.pdf, title: The plan}]

    === decisions/abc-12/plan.pdf
    %PDF-1.4
    1 0 obj << /Title (The plan) /Author (Harbour Board) >> endobj
    trailer << /Info 1 0 R >>
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.config import Settings
from generator.findings import Finding
from generator.link.archive import Archive
from generator.link.attached import attached
from generator.validate.rule import rule, warning

# Names that programs write when nobody gave one.
_NOBODY = frozenset(
    """admin administrator author default docx4j libreoffice microsoft office openpyxl owner python-docx root scanner
    unknown user windows word""".split()
)


# Words in the names of bodies, which may sign what they publish.
_BODIES = frozenset(
    """agency association authority board body bureau charity college commission committee company council department
    directorate force forum foundation group institute limited llp ltd ministry office partnership plc police service
    services society team trust unit university""".split()
)


@rule("DEC517")
def named_in_file(archive: Archive) -> Iterator[Finding]:
    """A published file does not name the people who typed it."""
    known = _known(archive.settings)
    for facts, paper, file in attached(archive):
        if file and any(not _harmless(name.casefold(), known) for name in file.names):
            message = f"{paper.name} says in its properties who wrote or saved it"
            help_ = "take the name out (in Word: File, Info, Inspect Document) and save the file again"
            yield warning(facts.path, paper.span, message, help_)


def _known(settings: Settings) -> frozenset[str]:
    """Return the names the body itself may sign with."""
    offices = (name for office in settings.makers.values() for name in (office.name, office.role))
    return frozenset(
        name.casefold() for name in (settings.body, settings.body_short, *settings.roles, *offices) if name
    )


def _harmless(name: str, known: frozenset[str]) -> bool:
    words = set(name.replace(",", " ").split())
    return bool(words & (_NOBODY | _BODIES)) or any(own in name for own in known)
