"""The blocks of a decision's page besides its facts, links and body: each a small pure function."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.lookup import Lookup
from generator.assemble.views import Anchor
from generator.config import Settings
from generator.model import Deferral, Exempt, Facts, Reference
from generator.render.html import published

SUMMARY = "Summary by this archive, not the decision itself."
# Our blocks after the body, in order: the name in the template, the id, the words of `On this page`.
BLOCKS = (
    ("withheld", "page-withheld", "What is withheld"),
    ("outward", "page-builds-on", "Builds on"),
    ("inward", "page-built-on-by", "What builds on it"),
    ("threads", "page-threads", "Thread"),
    ("legislation", "page-legislation", "Legislation cited"),
    ("questions", "page-questions", "Questions"),
    ("attachments", "page-attachments", "Attachments"),
    ("corrections", "page-corrections", "Corrections"),
    ("cite", "page-cite", "How to cite this"),
    ("source", "page-source", "Source and licence"),
    ("ask", "page-ask", "Another format, or a problem"),
)
_ORIGINS = {
    "born_digital": "Made from",
    "web_capture": "Captured from",
    "pdf_conversion": "Converted from a PDF of",
    "restated": "Restated from",
}


class Notice(NamedTuple):
    """What a reader must know first: a few words in bold, then anchors and words in turn."""

    bold: str
    said: tuple[Anchor, ...]


class Place(NamedTuple):
    """A decision's place in a thread, with the decisions before and after it."""

    thread: Anchor
    said: str
    before: Anchor | None
    after: Anchor | None


class Question(NamedTuple):
    """A published doubt, with a link to the place it stands beside (none when it concerns the whole)."""

    what: str
    about: str
    beside: Anchor | None


class Source(NamedTuple):
    """Where a record comes from: words, link, words; and who may use it how."""

    origin: str
    link: Anchor
    captured: str
    licence: tuple[str, ...]


def notices(known: Lookup, facts: Facts, root: str, text: str) -> tuple[Notice, ...]:
    """Return the notices of a page: changed by a later decision, restated, withdrawn, corrected, released."""
    found = (
        _changed(known, facts, root),
        restated(facts, text),
        _withdrawn(facts),
        _corrected(facts),
        _released(facts),
    )
    return tuple(notice for notice in found if notice is not None)


def _changed(known: Lookup, facts: Facts, root: str) -> Notice | None:
    said = []
    for each in known.archive.cited_by(facts.reference):
        if each.changes:
            signed = known.dated(each.source).signed
            after = f" ({signed}). " if signed else ". "
            said += [Anchor("", f"{each.inverse_label} "), known.anchor(each.source, root)._replace(after=after)]
    return Notice("A later decision changes this one.", tuple(said)) if said else None


def restated(facts: Facts, text: str) -> Notice | None:
    """Return the notice that a page's words are this archive's and not the decision's."""
    if not facts.restated:
        return None
    address = views.web_address(facts.provenance.address)
    said = []
    if address:
        link = Anchor(address, f"{views.host(address)}: {facts.reference}", ". ")
        said += [Anchor("", "The decision is at "), link]
    if 'id="para-' in text and not facts.withdrawal:
        said.append(Anchor("", "Paragraph numbers are the paper’s own."))
    return Notice(SUMMARY, tuple(said))


def _withdrawn(facts: Facts) -> Notice | None:
    if facts.withdrawal is None:
        return None
    when = f" on {views.day(facts.withdrawal.date)}" if facts.withdrawal.date else ""
    reason = f"{facts.withdrawal.reason} " if facts.withdrawal.reason else ""
    said = f"{reason}The page stays, so that its address goes on working; the text is no longer shown."
    return Notice(f"This record was withdrawn{when}.", (Anchor("", said),))


def _corrected(facts: Facts) -> Notice | None:
    if not facts.corrections or facts.withdrawal:
        return None
    last = max(correction.date for correction in facts.corrections)
    link = Anchor("#page-corrections", "See what was corrected", ".")
    return Notice(f"Corrected, last on {views.day(last)}.", (link,))


def _released(facts: Facts) -> Notice | None:
    deferral = facts.deferral
    if not isinstance(deferral, Deferral) or deferral.released_on is None:
        return None
    days = (deferral.released_on - facts.signed).days if facts.signed else 0
    after = f", {views.counted(days, 'day')} after it was signed" if days > 0 else ""
    reason = f" The reason given: {deferral.reason}" if deferral.reason else ""
    said = f"It was released on {views.day(deferral.released_on)}{after}.{reason}"
    return Notice("Publication of this decision was deferred.", (Anchor("", said),))


def withheld(facts: Facts) -> tuple[str, ...]:
    """Return what a page says in the place of an exempt part: its legal basis, the reason, the next review."""
    exempt = facts.exempt
    if not isinstance(exempt, Exempt) or facts.withdrawal:
        return ()
    missing = views.gap(facts)
    basis = f"Its legal basis is {missing[0].lower()}{missing[1:]}."
    if exempt.provisions:
        basis = f"Its legal basis: {views.listed(exempt.provisions)}."
    reason = f"The reason given: {exempt.reason}" if exempt.reason else ""
    review = f"To be reviewed on {views.day(exempt.review_date)}." if exempt.review_date else ""
    return tuple(filter(None, (basis, reason, review)))


def threads(known: Lookup, reference: Reference, root: str) -> tuple[Place, ...]:
    """Return a decision's places in its programmes' threads."""
    terms = known.archive.settings.terms["programmes"]
    places = []
    for step in known.steps.get(reference, ()):
        span = f", {step.span}" if step.span else ""
        said = f"Decision {step.number} of {step.total}{span}."
        if step.total > 1 and step.number == step.total:
            said += " It is the last one we know of."
        before = known.anchor(step.before, root) if step.before else None
        after = known.anchor(step.after, root) if step.after else None
        href = f"{root}{addresses.of_thread(step.key)}"
        places.append(Place(Anchor(href, terms[step.key].label), said, before, after))
    return tuple(places)


def questions(facts: Facts, text: str) -> tuple[Question, ...]:
    """Return the open questions, in the order they are numbered beside the text."""
    asked = []
    for number, doubt in enumerate(published(facts.doubts), 1):
        about = "our copy" if doubt.about == "our_copy" else "the signed text"
        beside = None
        if f'id="question-{number}"' in text:
            beside = Anchor(f"#question-{number}", f"Beside {doubt.where}")
        asked.append(Question(doubt.what, about, beside))
    return tuple(asked)


def cite(settings: Settings, facts: Facts, address: str, text: str) -> tuple[str, ...]:
    """Return how to cite a decision, then, where it has numbered paragraphs, how to cite one of them."""
    at = f"{settings.site_url.rstrip('/')}/{address}"
    when = f" ({views.day(facts.signed)})" if facts.signed else ""
    if facts.restated:
        cited = f"{settings.name}, summary of {facts.reference}{when}"
    elif settings.official:
        cited = f"{settings.body}, {facts.heading}{when}"
    else:
        cited = f"{facts.heading}{when}, in {settings.name}"
    lines = [f"{cited}, {at}"]
    if found := re.search(r'id="(para-([^"]+))"', text):
        lines.append(f"A paragraph: {cited}, paragraph {found[2]}, {at}#{found[1]}")
    return tuple(lines)


def source(settings: Settings, facts: Facts) -> Source:
    """Return where a record comes from and what is said of its licence."""
    provenance = facts.provenance
    address = views.web_address(provenance.address)
    where = f"the decision on {views.host(address)}" if address else provenance.address or "the decision"
    captured = f", captured {views.day(provenance.captured)}" if provenance.captured else ""
    licence = []
    if facts.restated:
        licence.append(f"The summary’s words are this archive’s{_licensed(settings)}.")
    if provenance.licence:
        licence.append(f"Licence of the decision: {provenance.licence}.")
    elif settings.official and settings.licence:
        licence.append(f"Licence: {settings.licence}.")
    elif not settings.official:
        licence.append("We claim no licence on the publisher’s behalf.")
    return Source(_ORIGINS[provenance.origin], Anchor(address, where), captured, tuple(licence))


def _licensed(settings: Settings) -> str:
    return f" ({settings.licence})" if settings.licence else ""


def running(settings: Settings, facts: Facts) -> str:
    """Return the line a printed page carries at its head."""
    signed = settings.labels["date_signed"].lower()
    when = f"{signed} {views.day(facts.signed)}" if facts.signed else "undated"
    if facts.restated:
        return f"{facts.reference}, {when}. Summary by {settings.name}, not the decision itself"
    return f"{facts.reference}, {when}. {archive_name(settings)}"


def archive_name(settings: Settings) -> str:
    """Return the archive's name, and that it is unofficial where it is."""
    return settings.name if settings.official else f"{settings.name}, an unofficial archive"
