"""What the pages of one archive ask again and again, worked out once: order, groups, dates, places in threads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from generator.assemble import addresses, views
from generator.assemble.views import Anchor
from generator.link.archive import Archive
from generator.model import Reference
from generator.strings import say, section

Made = TypeVar("Made")


class Dated(NamedTuple):
    """What is known of a decision's day.

    `status` is held, announced or cited; `signed` the day in words; `told` what another paper says
    (`July 2023`) and `teller` which; `placed` where neighbouring numbers place it. A stub's day
    is never inferred: nothing says that it exists at all but the papers that cite it.
    """

    status: str
    signed: str = ""
    told: str = ""
    teller: str = ""
    placed: str = ""

    @property
    def inferred(self) -> str:
        """Where neighbouring numbers place it, and that it is they that do; or nothing."""
        return say("dates.inferred", when=self.placed) if self.placed else ""

    @property
    def short(self) -> str:
        """The day for a narrow column: signed, or told, or `Undated`."""
        return self.signed or self.told or say("dates.undated")

    @property
    def note(self) -> str:
        """Where an unsigned day comes from, for a column; its list says once that numbers place it."""
        if self.told:
            return say("dates.as-told", teller=self.teller)
        return views.upper_first(self.placed)


class Step(NamedTuple):
    """A decision's place in a thread: `number` of `total`, and the decisions before and after it."""

    key: str
    number: int
    total: int
    span: str
    before: Reference | None
    after: Reference | None


class Lookup:
    """Answers for one archive.

    `newest` lists held decisions, latest first; `groups` parts that list by year and by each facet's
    values; `notes` says what is known of the day of every decision that is not signed and held.
    Nothing here may show on a page and not be in its Spec.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.held = len(archive.decisions)
        self.newest = sorted(archive.decisions, key=archive.chronology.order, reverse=True)
        self.groups = self._grouped()
        self._dated: dict[Reference, Dated] = {}
        unsigned = [ref for ref, facts in archive.decisions.items() if facts.signed is None]
        self.notes = {ref: "|".join(self.dated(ref)) for ref in (*unsigned, *archive.announced, *archive.stubs)}
        self.steps: dict[Reference, list[Step]] = {}
        for key, members in archive.threads.items():
            self._number(key, members)
        self.series: dict[str, list[Reference]] = {}
        for reference in sorted((*archive.decisions, *archive.announced, *archive.stubs)):
            self.series.setdefault(reference.series, []).append(reference)
        self.words = self._own_words()
        self.slots: dict[str, Mapping[str, str]] = {}
        self._once: dict[str, Any] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "archive": None, "slots": {}, "_once": {}}  # saved without what it answers for

    def once(self, name: str, make: Callable[[Lookup], Made]) -> Made:
        """Return what another module makes of this archive, made at the first call for its name."""
        if name not in self._once:
            self._once[name] = make(self)
        made: Made = self._once[name]
        return made

    def _grouped(self) -> Mapping[str, Mapping[str, list[Reference]]]:
        decisions = self.archive.decisions
        newest = [(reference, decisions[reference]) for reference in self.newest]
        groups: dict[str, dict[str, list[Reference]]] = {}
        years = groups.setdefault("years", defaultdict(list))
        for reference, facts in newest:
            years[addresses.year_of(facts)].append(reference)
        for facet in addresses.facets(self.archive.settings):
            found = groups.setdefault(facet, defaultdict(list))
            for reference, facts in newest:
                for key in addresses.values_of(facts, facet):
                    found[key].append(reference)
        return {name: dict(found) for name, found in groups.items()}

    def _own_words(self) -> Mapping[tuple[str, str], str]:
        """Return the words of each value of the archive's own facets; its key is made from them."""
        words: dict[tuple[str, str], str] = {}
        own = [field.name for field in self.archive.settings.fields if field.facet]
        for facts in self.archive.decisions.values() if own else ():
            for name in own:
                for text in addresses.own_values(facts, name):
                    words.setdefault((name, addresses.slug(text) or addresses.UNKNOWN), text)
        return words

    def group(self, name: str, key: str) -> list[Reference]:
        """Return the decisions of a year (list `years`) or with a facet's value, latest first."""
        return self.groups[name].get(key, [])

    def _number(self, key: str, members: tuple[Reference, ...]) -> None:
        span = self._span(members)
        for at, reference in enumerate(members):
            before = members[at - 1] if at else None
            after = members[at + 1] if at + 1 < len(members) else None
            step = Step(key, at + 1, len(members), span, before, after)
            self.steps.setdefault(reference, []).append(step)

    def _span(self, members: tuple[Reference, ...]) -> str:
        """Return the years a thread runs through, as far as its first and last dates say."""
        first, last = (self._year(ref) for ref in (members[0], members[-1])) if members else ("", "")
        if first and last:
            return first if first == last else say("dates.span", first=first, last=last)
        if first:
            return say("dates.from", year=first)
        return say("dates.until", year=last) if last else ""

    def _year(self, reference: Reference) -> str:
        dated = self.dated(reference)
        return (dated.signed or dated.told)[-4:]

    def dated(self, reference: Reference) -> Dated:
        """Return what is known of a decision's day."""
        known = self._dated.get(reference)
        if known is None:
            known = self._dated[reference] = self._date(reference)
        return known

    def _date(self, reference: Reference) -> Dated:
        archive = self.archive
        if reference in archive.announced:
            return Dated("announced")
        status = "held" if reference in archive.decisions else "cited"
        if reference in archive.chronology.signed:
            return Dated(status, views.day(archive.chronology.signed[reference]))
        if told := archive.chronology.told.get(reference, ""):
            return Dated(status, told=views.partial(told), teller=str(self._teller(reference, told)))
        return Dated(status, placed=views.between(archive.chronology.between(reference)) if status == "held" else "")

    def _teller(self, reference: Reference, told: str) -> Reference:
        """Return the decision whose relation gives another its day."""
        links = self.archive.cited_by(reference)
        return next(each.source for each in links if each.relation and each.relation.when == told)

    def noted(self, shown: Iterable[Reference]) -> str:
        """Return what a page shows of decisions' days beyond their own facts, for its Spec."""
        find = self.notes.get
        return "\n".join([note for ref in shown if (note := find(ref))])

    def title(self, reference: Reference) -> str:
        """Return a decision's title: its own, the announced one, or what others call it; or nothing."""
        facts = self.archive.decisions.get(reference)
        if facts is not None:
            return facts.title
        if reference in self.archive.announced:
            return self.archive.announced[reference]
        return self.archive.title_by_others(reference)

    def heading(self, reference: Reference) -> str:
        """Return reference and title as one line, or the reference where no title is known."""
        title = self.title(reference)
        return f"{reference}: {title}" if title else str(reference)

    def anchor(self, reference: Reference, root: str) -> Anchor:
        """Return a link to a decision by its heading, with what the reader should know before going."""
        status = self.dated(reference).status
        after = "" if status == "held" else f", {section('status')[status]}"
        return Anchor(f"{root}{addresses.of_decision(reference)}", self.heading(reference), after)


_last: list[Lookup] = []  # one archive is assembled at a time; a newer one takes its place


def lookup(archive: Archive) -> Lookup:
    """Return an archive's lookup, made at the first call."""
    if not _last or _last[0].archive is not archive:
        _last[:] = [Lookup(archive)]
    return _last[0]


def restore(known: Lookup, archive: Archive) -> None:
    """Take up a lookup saved by an earlier run, for an archive that says the same."""
    known.archive = archive
    _last[:] = [known]
