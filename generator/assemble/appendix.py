"""The page of an appendix or report kept as Markdown: its words, under the decision they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assemble import addresses, blocks
from generator.assemble.decision import filled, listed, trail
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.templates import render, theme_folders
from generator.assemble.views import Anchor
from generator.link.archive import Archive
from generator.model import Appendix, Facts, Reference
from generator.render.html import Body
from generator.strings import say

KIND = "appendix"


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of every appendix's page; `subject` is the decision's slug and the appendix's name."""
    for reference, facts in archive.decisions.items():
        if facts.appendices and not facts.withdrawal:
            for appendix in facts.appendices:
                yield _spec(lookup(archive), reference, facts, appendix)


def _spec(known: Lookup, reference: Reference, facts: Facts, appendix: Appendix) -> Spec:
    cited = dict.fromkeys(each.to for each in facts.citations if each.appendix == appendix.name)
    depends = (reference, *cited)
    address = addresses.of_appendix(reference, appendix.name)
    return Spec(address, KIND, (reference.slug, appendix.name), depends, known.noted(depends))


def shown(archive: Archive, spec: Spec) -> Appendix:
    """Return the appendix a page shows."""
    return next(each for each in archive.decisions[spec.depends[0]].appendices if each.name == spec.subject[1])


def content(archive: Archive, spec: Spec, body: Body) -> Content:
    """Return an appendix's page."""
    known, facts = lookup(archive), archive.decisions[spec.depends[0]]
    appendix = shown(archive, spec)
    main = render(
        theme_folders(archive.settings),
        "pages/appendix.html",
        trail=(*trail(archive.settings, facts, spec.root), Anchor("../", facts.reference.text)),
        notice=blocks.restated(facts, ""),
        appendix=appendix,
        appendix_of=facts.reference,
        decision=Anchor("../", facts.heading),
        contents=listed(body.headings),
        body=filled(known, facts, body.pieces, "../../"),
    )
    title = f"{facts.reference}: {appendix.title}"
    return Content(
        title=title,
        description=say("appendix.about", appendix=appendix.title, decision=facts.heading),
        running=blocks.running(archive.settings, facts),
        main=main,
        current="decisions",
        skip=say("appendix.skip"),
    )
