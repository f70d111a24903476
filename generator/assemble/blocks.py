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
from generator.strings import counted, say, section

# Our blocks after the body, in order: the name in the template and among the strings, the id.
BLOCKS = (
    ("withheld", "page-withheld"),
    ("outward", "page-builds-on"),
    ("inward", "page-built-on-by"),
    ("threads", "page-threads"),
    ("legislation", "page-legislation"),
    ("questions", "page-questions"),
    ("attachments", "page-attachments"),
    ("corrections", "page-corrections"),
    ("cite", "page-cite"),
    ("source", "page-source"),
    ("ask", "page-ask"),
)


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
    """Where a record comes from: how it was made, of what, on which day; and who may use it how."""

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
    return Notice(say("notice.changed"), tuple(said)) if said else None


def restated(facts: Facts, text: str) -> Notice | None:
    """Return the notice that a page's words are this archive's and not the decision's."""
    if not facts.restated:
        return None
    address = views.web_address(facts.provenance.address)
    said = []
    if address:
        link = Anchor(address, f"{views.host(address)}: {facts.reference}", ". ")
        said += [Anchor("", f"{say('notice.decision-at')} "), link]
    if 'id="para-' in text and not facts.withdrawal:
        said.append(Anchor("", say("notice.numbers")))
    return Notice(say("notice.summary"), tuple(said))


def _withdrawn(facts: Facts) -> Notice | None:
    if facts.withdrawal is None:
        return None
    day = facts.withdrawal.date
    bold = say("notice.withdrawn-on", date=views.day(day)) if day else say("notice.withdrawn")
    said = " ".join(filter(None, (facts.withdrawal.reason, say("notice.page-stays"))))
    return Notice(bold, (Anchor("", said),))


def _corrected(facts: Facts) -> Notice | None:
    if not facts.corrections or facts.withdrawal:
        return None
    last = max(correction.date for correction in facts.corrections)
    link = Anchor("#page-corrections", say("notice.see-corrections"), ".")
    return Notice(say("notice.corrected", date=views.day(last)), (link,))


def _released(facts: Facts) -> Notice | None:
    deferral = facts.deferral
    if not isinstance(deferral, Deferral) or deferral.released_on is None:
        return None
    days = (deferral.released_on - facts.signed).days if facts.signed else 0
    day = views.day(deferral.released_on)
    said = counted("notice.released-after", days, date=day) if days > 0 else say("notice.released", date=day)
    reason = f" {say('decision.reason', reason=deferral.reason)}" if deferral.reason else ""
    return Notice(say("notice.deferred"), (Anchor("", f"{said}{reason}"),))


def withheld(facts: Facts) -> tuple[str, ...]:
    """Return what a page says in the place of an exempt part: its legal basis, the reason, the next review."""
    exempt = facts.exempt
    if not isinstance(exempt, Exempt) or facts.withdrawal:
        return ()
    missing = views.gap(facts)
    basis = say("decision.no-basis", missing=f"{missing[0].lower()}{missing[1:]}")
    if exempt.provisions:
        basis = say("decision.basis", provisions=views.listed(exempt.provisions))
    reason = say("decision.reason", reason=exempt.reason) if exempt.reason else ""
    review = say("decision.review", date=views.day(exempt.review_date)) if exempt.review_date else ""
    return tuple(filter(None, (basis, reason, review)))


def threads(known: Lookup, reference: Reference, root: str) -> tuple[Place, ...]:
    """Return a decision's places in its programmes' threads."""
    terms = known.archive.settings.terms["programmes"]
    places = []
    for step in known.steps.get(reference, ()):
        said = f"{', '.join(filter(None, (say('thread.step', number=step.number, total=step.total), step.span)))}."
        if step.total > 1 and step.number == step.total:
            said += f" {say('thread.last')}"
        before = known.anchor(step.before, root) if step.before else None
        after = known.anchor(step.after, root) if step.after else None
        href = f"{root}{addresses.of_thread(step.key)}"
        places.append(Place(Anchor(href, terms[step.key].label), said, before, after))
    return tuple(places)


def questions(facts: Facts, text: str) -> tuple[Question, ...]:
    """Return the open questions, in the order they are numbered beside the text."""
    asked = []
    for number, doubt in enumerate(published(facts.doubts), 1):
        about = section("doubts")[doubt.about]
        beside = None
        if f'id="question-{number}"' in text:
            beside = Anchor(f"#question-{number}", say("decision.beside", place=doubt.where))
        asked.append(Question(doubt.what, about, beside))
    return tuple(asked)


def cite(settings: Settings, facts: Facts, address: str, text: str) -> tuple[str, ...]:
    """Return how to cite a decision, then, where it has numbered paragraphs, how to cite one of them."""
    at = f"{settings.site_url.rstrip('/')}/{address}"
    when = f" ({views.day(facts.signed)})" if facts.signed else ""
    if facts.restated:
        cited = say("cite.summary", archive=settings.name, reference=f"{facts.reference}{when}")
    elif settings.official:
        cited = say("cite.decision", body=settings.body, decision=f"{facts.heading}{when}")
    else:
        cited = say("cite.copy", archive=settings.name, decision=f"{facts.heading}{when}")
    lines = [say("cite.whole", cited=cited, address=at)]
    if found := re.search(r'id="(para-([^"]+))"', text):
        lines.append(say("cite.paragraph", cited=cited, number=found[2], address=f"{at}#{found[1]}"))
    return tuple(lines)


def source(settings: Settings, facts: Facts) -> Source:
    """Return where a record comes from and what is said of its licence."""
    provenance = facts.provenance
    address = views.web_address(provenance.address)
    where = provenance.address or say("source.decision")
    if address:
        where = say("source.decision-on", host=views.host(address))
    captured = views.day(provenance.captured) if provenance.captured else ""
    licence = []
    if facts.restated and settings.licence:
        licence.append(say("licence.of-summary-stated", licence=settings.licence))
    elif facts.restated:
        licence.append(say("licence.of-summary"))
    if provenance.licence:
        licence.append(say("licence.of-decision", licence=provenance.licence))
    elif settings.official and settings.licence:
        licence.append(say("licence.of-archive", licence=settings.licence))
    elif not settings.official:
        licence.append(say("licence.unclaimed"))
    return Source(provenance.origin, Anchor(address, where), captured, tuple(licence))


def running(settings: Settings, facts: Facts) -> str:
    """Return the line a printed page carries at its head."""
    signed = settings.labels["date_signed"].lower()
    when = f"{signed} {views.day(facts.signed)}" if facts.signed else say("dates.undated").lower()
    name = say("archive.summary-by", name=settings.name) if facts.restated else archive_name(settings)
    return f"{facts.reference}, {when}. {name}"


def archive_name(settings: Settings) -> str:
    """Return the archive's name, and that it is unofficial where it is."""
    return settings.name if settings.official else say("archive.unofficial", name=settings.name)
