"""The archive: facts of every decision, every link read from both ends, threads, stubs.

One model: pages, lists and data all ask it, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.config import Settings
from generator.link.chronology import Chronology
from generator.model import CHANGING, Citation, Facts, File, Reference, Relation
from generator.strings import say, section

CITES = "cites"  # the kind of a link that is found in the text and declared nowhere


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
        return section("relations")[self.kind]

    @property
    def inverse_label(self) -> str:
        """The link as its target's page says it: `Amended by`."""
        return section("relations")[f"{self.kind}-by"]

    @property
    def changes(self) -> bool:
        """Whether a reader of the target must be told of the source first."""
        return self.kind in CHANGING


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything about an archive but its bodies, on one day.

    `decisions` is in the order of references; `moved` are earlier references of decisions, each
    with the one it has now; `stubs` are cited and not held; `announced` are
    deferred decisions whose number (and title, where not empty) may be told; `hidden` are those
    of which nothing may be told, empty in an archive that is published; `received` holds also
    records whose reference another record took first; `files` are those beside records, by path.
    """

    settings: Settings
    as_of: date
    received: tuple[Facts, ...]
    decisions: Mapping[Reference, Facts]
    announced: Mapping[Reference, str]
    hidden: frozenset[Reference]
    moved: Mapping[Reference, Reference]
    stubs: tuple[Reference, ...]
    chronology: Chronology
    sources: Mapping[Reference, tuple[Reference, ...]]
    threads: Mapping[str, tuple[Reference, ...]]
    files: Mapping[str, File]

    def cites(self, reference: Reference) -> tuple[Link, ...]:
        """Return the links a decision makes, declared ones first, then in the order found."""
        facts = self.decisions.get(reference)
        return links_of(facts) if facts is not None else ()

    def targets(self, reference: Reference) -> tuple[Reference, ...]:
        """Return the decisions one links to; cheaper than the links themselves."""
        facts = self.decisions.get(reference)
        return tuple(targets_of(facts)) if facts is not None else ()

    def cited_by(self, reference: Reference) -> tuple[Link, ...]:
        """Return the links other decisions make to this one, oldest first."""
        return tuple(
            each for source in self.cited_from(reference) for each in self.cites(source) if each.target == reference
        )

    def cited_from(self, reference: Reference) -> list[Reference]:
        """Return the decisions that link to this one, oldest first."""
        sources = list(self.sources.get(reference, ()))
        return sorted(sources, key=self.chronology.order) if len(sources) > 1 else sources

    def thread(self, key: str) -> tuple[Reference, ...]:
        """Return a programme's decisions in order of time, those cited but not held among them."""
        return self.threads.get(key, ())

    def heading(self, reference: Reference) -> str:
        """Return `ABC 12: New radios`, or what is known of a decision that is not held."""
        facts = self.decisions.get(reference)
        if facts is not None:
            return facts.heading
        if reference in self.moved:
            return f"{reference}: {say('moved.now', decision=self.heading(self.moved[reference]))}"
        title = self.announced.get(reference, "") or self.title_by_others(reference)
        return f"{reference}: {title}" if title else str(reference)

    def title_by_others(self, reference: Reference) -> str:
        """Return the title the first paper that cites a decision gives it, or nothing.

        Of a deferred decision only its own record may tell the title.
        """
        if reference in self.announced:
            return ""
        told = (link.relation.title for link in self.cited_by(reference) if link.relation)
        return next(filter(None, told), "")

    def knows(self, reference: Reference) -> bool:
        """Say whether a reference has a page here: held, announced or cited."""
        return (
            reference in self.decisions
            or reference in self.announced
            or reference in self.sources
            or reference in self.moved
        )


def link(
    settings: Settings,
    as_of: date,
    received: Iterable[Facts],
    announced: Mapping[Reference, str] | None = None,
    hidden: frozenset[Reference] = frozenset(),
    files: Mapping[str, File] | None = None,
) -> Archive:
    """Join the facts of all records into an archive; of two with one reference the first counts."""
    ordered = sorted(received, key=lambda facts: (facts.reference, facts.path))
    decisions: dict[Reference, Facts] = {}
    for facts in ordered:
        decisions.setdefault(facts.reference, facts)
    announced = dict(sorted((announced or {}).items()))
    told = ((each.to, each.when) for facts in decisions.values() for each in facts.relations if each.when)
    chronology = Chronology(settings.series, decisions, told)
    sources = _sources(decisions)
    moved = _moved(decisions)
    elsewhere = {*decisions, *announced, *moved}
    stubs = tuple(sorted(ref for ref in sources if ref not in elsewhere))
    return Archive(
        settings,
        as_of,
        tuple(ordered),
        decisions,
        announced,
        hidden,
        moved,
        stubs,
        chronology,
        sources,
        _threads(settings, decisions, chronology),
        files or {},
    )


class Joined(NamedTuple):
    """What linking came to, without the facts it was made of: small enough to be read at every run.

    `paths` names the record of each decision, in the order of references.
    """

    paths: Mapping[Reference, str]
    announced: Mapping[Reference, str]
    moved: Mapping[Reference, Reference]
    stubs: tuple[Reference, ...]
    chronology: Chronology
    sources: Mapping[Reference, tuple[Reference, ...]]
    threads: Mapping[str, tuple[Reference, ...]]
    files: Mapping[str, File]

    @classmethod
    def of(cls, archive: Archive) -> Joined:
        """Return what an archive that may be published was linked to."""
        paths = {reference: facts.path for reference, facts in archive.decisions.items()}
        return cls(
            paths,
            archive.announced,
            archive.moved,
            archive.stubs,
            archive.chronology,
            archive.sources,
            archive.threads,
            archive.files,
        )

    def archive(self, settings: Settings, as_of: date, decisions: Mapping[Reference, Facts]) -> Archive:
        """Return the archive again, over facts that say the same; it lists no second record of a reference."""
        return Archive(
            settings=settings,
            as_of=as_of,
            received=(),
            decisions=decisions,
            announced=self.announced,
            hidden=frozenset(),
            moved=self.moved,
            stubs=self.stubs,
            chronology=self.chronology,
            sources=self.sources,
            threads=self.threads,
            files=self.files,
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


def targets_of(facts: Facts) -> Iterator[Reference]:
    """Yield the decisions a record links to, each once: declared ones first, then as found."""
    targets = dict.fromkeys([each.to for each in facts.relations])
    targets.update(dict.fromkeys([each.to for each in facts.citations]))
    targets.pop(facts.reference, None)
    yield from targets


def _sources(decisions: Mapping[Reference, Facts]) -> dict[Reference, tuple[Reference, ...]]:
    """Turn all links round: which decisions link to each, in the order of their references."""
    found: dict[Reference, list[Reference]] = {}
    for reference, facts in decisions.items():
        targets = {each.to for each in facts.relations}
        targets.update([each.to for each in facts.citations])
        targets.discard(reference)
        for target in targets:
            found.setdefault(target, []).append(reference)
    return {target: tuple(sources) for target, sources in found.items()}


def _moved(decisions: Mapping[Reference, Facts]) -> dict[Reference, Reference]:
    """Map earlier references to those they have now; a number that is another's now is not moved."""
    return {
        alias: reference
        for reference, facts in decisions.items()
        for alias in facts.aliases
        if isinstance(alias, Reference) and alias not in decisions
    }


def _threads(
    settings: Settings,
    decisions: Mapping[Reference, Facts],
    chronology: Chronology,
) -> dict[str, tuple[Reference, ...]]:
    """Gather each programme's decisions, and those not held that one of them changes."""
    members: dict[str, set[Reference]] = {key: set() for key in settings.terms["programmes"]}
    for reference, facts in decisions.items():
        for key in facts.programmes:
            members[key].add(reference)
            members[key] |= {each.to for each in facts.relations if each.kind in CHANGING and each.to not in decisions}
    return {key: tuple(sorted(found, key=chronology.order)) for key, found in members.items()}
