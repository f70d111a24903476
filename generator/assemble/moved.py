"""A page at every earlier reference and address of a decision, that says where it is now."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assemble import addresses
from generator.assemble.blocks import archive_name
from generator.assemble.page import Content, Spec
from generator.assemble.templates import render, theme_folders
from generator.link.archive import Archive
from generator.model import Reference
from generator.strings import say

KIND = "moved"


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of a page for each alias; `depends[0]` is the decision as it is now."""
    for reference, facts in archive.decisions.items():
        for alias in facts.aliases:
            if not isinstance(alias, Reference):
                yield Spec(alias, KIND, (f"/{alias}",), (reference,))
            elif archive.moved.get(alias) == reference:
                yield Spec(addresses.of_decision(alias), KIND, (str(alias),), (reference,))


def content(archive: Archive, spec: Spec) -> Content:
    """Return the page: the earlier name, and a link to where the decision is."""
    settings, facts = archive.settings, archive.decisions[spec.depends[0]]
    href = f"{spec.root}{addresses.of_decision(facts.reference)}"
    name = spec.subject[0]
    main = render(theme_folders(settings), "pages/moved.html", was=name, href=href, heading=facts.heading)
    title = say("moved.title", name=name, reference=facts.reference)
    description = say("moved.description", name=name, decision=facts.heading)
    return Content(title, description, f"{title}. {archive_name(settings)}", main, "decisions")
