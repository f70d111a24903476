"""The page of a decision: specs of all, and what one shows, block by block, leaving out empty ones."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from generator.assemble import addresses, blocks, jsonld, keyfacts, legislation, links, papers, views
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home, register
from generator.assemble.views import Anchor
from generator.config import Settings
from generator.link import attached
from generator.link.archive import Archive
from generator.model import Facts, Heading, Reference
from generator.render.html import Body, Hole, Pieces
from generator.strings import say, section

KIND = "decision"


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of every held decision's page; `subject` is its slug, `depends[0]` itself."""
    known = lookup(archive)
    for reference in archive.decisions:
        yield spec(known, reference)


def spec(known: Lookup, reference: Reference) -> Spec:
    """List what a page shows besides its body: the decisions linked, both ways, and those beside it in its threads."""
    archive, steps = known.archive, known.steps.get(reference, ())
    targets = archive.targets(reference)
    sources = archive.cited_from(reference)
    beside = [other for step in steps for other in (step.before, step.after) if other]
    shown = (reference, *targets, *sources, *beside)
    threads = "".join([f"{step.key} {step.number}/{step.total} {step.span}\n" for step in steps])
    facts = archive.decisions[reference]
    beside_it = "".join(
        [f"{file.content_id}\n" if file else "\n" for _, file in attached.of_record(facts, archive.files)]
    )
    extra = f"{beside_it}{threads}{known.noted(shown)}"
    address = addresses.of_decision(reference)
    return Spec(address, KIND, (address[len(addresses.REGISTER) : -1],), shown, extra)


def content(archive: Archive, spec: Spec, body: Body) -> Content:
    """Return a decision's page; `body` is its text, with a hole for each citation in it."""
    known, reference = lookup(archive), spec.depends[0]
    facts, settings = archive.decisions[reference], archive.settings
    text = "".join(piece for piece in body.pieces if isinstance(piece, str))
    shown: dict[str, object] = {
        "withheld": blocks.withheld(facts),
        "ask": f"{spec.root}{addresses.ACCESSIBILITY}#page-ask" if settings.contact.known else "",
        "outward": links.outward(known, reference, spec.root),
        "inward": links.inward(known, reference, spec.root),
        "threads": blocks.threads(known, reference, spec.root),
        "legislation": legislation.of_decision(facts, spec.root),
        "questions": () if facts.withdrawal else blocks.questions(facts, text),
        "attachments": () if facts.withdrawal else papers.papers(archive, facts),
        "corrections": () if facts.withdrawal else facts.corrections,
    }
    main = render(
        theme_folders(settings),
        "pages/decision.html",
        **shown,
        facts=facts,
        trail=trail(settings, facts, spec.root),
        notices=blocks.notices(known, facts, spec.root, text),
        rows=keyfacts.rows(known, facts, spec.root),
        contents=_contents(body.headings, shown) if text.strip() and not facts.withdrawal else (),
        body=Markup() if facts.withdrawal else filled(known, facts, body.pieces),
        cite=blocks.cite(settings, facts, spec.address, "" if facts.withdrawal else text),
        source=blocks.source(settings, facts),
        day=views.day,
    )
    description = "" if facts.withdrawal else views.first_sentence(facts.summary)
    return Content(
        title=facts.heading,
        description=description or facts.heading,
        running=blocks.running(settings, facts),
        main=main,
        current="decisions",
        head=jsonld.script(archive, facts),
        skip=say("decision.skip"),
        skip_to="page-top",
    )


def trail(settings: Settings, facts: Facts, root: str) -> tuple[Anchor, ...]:
    """Return the pages above a decision's."""
    year = addresses.year_of(facts)
    return (
        home(root),
        register(settings, root),
        Anchor(f"{root}{addresses.of_year(year)}", say("dates.not-known") if year == addresses.UNKNOWN else year),
    )


def _contents(headings: tuple[Heading, ...], shown: dict[str, object]) -> tuple[Anchor, ...]:
    """Return the entries of `On this page`: the body's headings, then our blocks that have something."""
    words = section("contents")
    ours = [Anchor(f"#{id_}", words[name]) for name, id_ in blocks.BLOCKS if shown.get(name, True)]
    return (*listed(headings), *ours)


def listed(headings: tuple[Heading, ...]) -> tuple[Anchor, ...]:
    """Return the entries of `On this page` that a body's own headings make."""
    return tuple(Anchor(f"#{heading.anchor}", heading.text) for heading in headings if heading.level <= 3)


def filled(known: Lookup, facts: Facts, body: Pieces, register: str = "../") -> Markup:
    """Return a body with its citations as links; the other's title is in the link, visually hidden.

    `register` is the relative address that decisions' own lie below.
    """
    targets = {each.target.slug: each.target for each in known.archive.cites(facts.reference)}
    made = (
        _link(known, targets.get(piece.slug), piece, register) if isinstance(piece, Hole) else piece for piece in body
    )
    return Markup("".join(made))  # noqa: S704 - render/html.py escaped the body, _link the titles


def _link(known: Lookup, target: Reference | None, hole: Hole, register: str) -> str:
    if target is None:
        return hole.words
    title = str(escape(known.title(target)))
    hidden = f'<span class="vh">: {title}</span>' if title and not hole.words.endswith(title) else ""
    return f'<a href="{register}{hole.slug}/">{hole.words}{hidden}</a>'
