"""The archive: facts of every decision, every link read from both ends, threads, stubs.

One model: pages, lists and data all ask it, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.config import Settings
from generator.link.chronology import Chronology
from generator.model import CHANGING, RELATIONS, Citation, Facts, Reference, Relation

CITES = "cites"  # the kind of a link that is found in the text and declared nowhere
LINK_LABELS: Mapping[str, tuple[str, str]] = {**RELATIONS, CITES: ("Cites", "Cited by")}


class Link(NamedTuple):
    """One decision's link to another: declared (`relation`), found (`citations`), or both."""

    source: Reference
    target: Reference
    kind: str
    relation: Relation | None
    citations: tuple[Citation, ...]

    @property
    def label(self) -> str:
        """The link as its source says it: `Amends`."""
        return LINK_LABELS[self.kind][0]

    @property
    def inverse_label(self) -> str:
        """The link as its target's page says it: `Amended by`."""
        return LINK_LABELS[self.kind][1]

    @property
    def changes(self) -> bool:
        """Whether a reader of the target must be told of the source first."""
        return self.kind in CHANGING


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything about an archive but its bodies, on one day.

    `decisions` is in the order of references; `stubs` are cited and not held; `announced` are
    deferred decisions whose number (and title, where not empty) may be told; `hidden` are those
    of which nothing may be told, empty in an archive that is published; `received` holds also
    records whose reference another record took first.
    """

    settings: Settings
    as_of: date
    received: tuple[Facts, ...]
    decisions: Mapping[Reference, Facts]
    announced: Mapping[Reference, str]
    hidden: frozenset[Reference]
    stubs: tuple[Reference, ...]
    chronology: Chronology
    outward: Mapping[Reference, tuple[Link, ...]]
    inward: Mapping[Reference, tuple[Link, ...]]
    threads: Mapping[str, tuple[Reference, ...]]

    def cites(self, reference: Reference) -> tuple[Link, ...]:
        """Return the links a decision makes, declared ones first, then in the order found."""
        return self.outward.get(reference, ())

    def cited_by(self, reference: Reference) -> tuple[Link, ...]:
        """Return the links other decisions make to this one, oldest first."""
        return self.inward.get(reference, ())

    def thread(self, key: str) -> tuple[Reference, ...]:
        """Return a programme's decisions in order of time, those cited but not held among them."""
        return self.threads.get(key, ())

    def heading(self, reference: Reference) -> str:
        """Return `ABC 12: New radios`, or what is known of a decision that is not held."""
        facts = self.decisions.get(reference)
        if facts is not None:
            return facts.heading
        title = self.announced.get(reference, "") or self.title_by_others(reference)
        return f"{reference}: {title}" if title else str(reference)

    def title_by_others(self, reference: Reference) -> str:
        """Return the title the first paper that cites a decision gives it, or nothing.

        Of a deferred decision only its own record may tell the title.
        """
        if reference in self.announced:
            return ""
        return next((link.relation.title for link in self.cited_by(reference) if link.relation), "")

    def knows(self, reference: Reference) -> bool:
        """Say whether a reference has a page here: held, announced or cited."""
        return reference in self.decisions or reference in self.announced or reference in self.inward


def link(
    settings: Settings,
    as_of: date,
    received: Iterable[Facts],
    announced: Mapping[Reference, str] | None = None,
    hidden: frozenset[Reference] = frozenset(),
) -> Archive:
    """Join the facts of all records into an archive; of two with one reference the first counts."""
    ordered = sorted(received, key=lambda facts: (facts.reference, facts.path))
    decisions: dict[Reference, Facts] = {}
    for facts in ordered:
        decisions.setdefault(facts.reference, facts)
    announced = dict(sorted((announced or {}).items()))
    outward = {reference: links for reference, facts in decisions.items() if (links := links_of(facts))}
    told = [(link.target, link.relation.when) for links in outward.values() for link in links if link.relation]
    chronology = Chronology(settings.series, decisions, told)
    inward = _inward(outward, chronology)
    stubs = tuple(sorted(ref for ref in inward if ref not in decisions and ref not in announced))
    return Archive(
        settings,
        as_of,
        tuple(ordered),
        decisions,
        announced,
        hidden,
        stubs,
        chronology,
        outward,
        inward,
        _threads(settings, decisions, outward, chronology),
    )


def links_of(facts: Facts) -> tuple[Link, ...]:
    """Return one record's links: each relation with the citations of its target, then the rest."""
    found: dict[Reference, list[Citation]] = {}
    for citation in facts.citations:
        found.setdefault(citation.to, []).append(citation)
    links: dict[tuple[Reference, str], Link] = {}
    for relation in facts.relations:
        if relation.to != facts.reference:
            cited = tuple(found.get(relation.to, ()))
            key = (relation.to, relation.kind)
            links.setdefault(key, Link(facts.reference, relation.to, relation.kind, relation, cited))
    declared = {target for target, _ in links}
    rest = (
        Link(facts.reference, target, CITES, None, tuple(cited))
        for target, cited in found.items()
        if target not in declared and target != facts.reference
    )
    return (*links.values(), *rest)


def _inward(outward: Mapping[Reference, tuple[Link, ...]], chronology: Chronology) -> dict[Reference, tuple[Link, ...]]:
    inward: dict[Reference, list[Link]] = {}
    for links in outward.values():
        for each in links:
            inward.setdefault(each.target, []).append(each)
    return {
        target: tuple(sorted(links, key=lambda each: chronology.order(each.source))) for target, links in inward.items()
    }


def _threads(
    settings: Settings,
    decisions: Mapping[Reference, Facts],
    outward: Mapping[Reference, tuple[Link, ...]],
    chronology: Chronology,
) -> dict[str, tuple[Reference, ...]]:
    """Gather each programme's decisions, and those not held that one of them changes."""
    members: dict[str, set[Reference]] = {key: set() for key in settings.terms["programmes"]}
    for reference, facts in decisions.items():
        for key in facts.programmes:
            members[key].add(reference)
            members[key] |= {
                each.target for each in outward.get(reference, ()) if each.changes and each.target not in decisions
            }
    return {key: tuple(sorted(found, key=chronology.order)) for key, found in members.items()}
