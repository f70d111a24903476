"""What the archive does not know: dates, makers, deferral, money, decisions not held, open questions.

A gap is a gap in the copies held or in what papers say; none is anybody's fault, and a doubt is a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.assemble import addresses, facets
from generator.assemble.blocks import archive_name
from generator.assemble.facets import BY_YEAR
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.paging import paged, pages_nav
from generator.assemble.slots import held
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home
from generator.assemble.views import Anchor
from generator.link.archive import Archive, targets_of
from generator.model import Facts, Reference
from generator.render.html import published
from generator.strings import say, section

KIND = "quality"


class Gap(NamedTuple):
    """A kind of gap: a short name, and what is asked."""

    name: str
    question: str


# Whether a decision has a gap, by the gap's key; two more are asked of the whole archive.
HAS: Mapping[str, Callable[[Facts], bool]] = {
    "signed": lambda facts: facts.signed is None,
    "published": lambda facts: facts.published is None,
    "maker": lambda facts: facts.maker is None,
    "deferral": lambda facts: facts.deferral is None,
    "exempt": lambda facts: facts.exempt is None,
    "amounts": lambda facts: not facts.amounts,
    "period": lambda facts: any(not each.period for each in facts.amounts),
    "kind": lambda facts: "other" in [each.kind for each in facts.amounts],
}
GAPS = tuple(Gap(name, section("gap-questions")[key]) for key, name in section("gaps").items())


class Year(NamedTuple):
    """A year's row: its link, how many decisions it has, and how many of them have each gap."""

    link: Anchor
    decisions: int
    gaps: tuple[int, ...]


class Asked(NamedTuple):
    """A decision with open questions."""

    link: Anchor
    questions: tuple[str, ...]


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the specs of the page of gaps: the first has the counts, and all share the list of questions."""
    known = lookup(archive)
    asked = [ref for ref, facts in archive.decisions.items() if facts.doubts and _open(facts)]
    size = archive.settings.page_size
    for at in range(0, max(len(asked), 1), size):
        number, shown = at // size + 1, tuple(asked[at : at + size])
        whole = tuple(archive.decisions) if number == 1 else shown
        extra = f"{len(asked)} {held(known)} {len(archive.stubs)}"
        yield Spec(addresses.of_page(addresses.QUALITY, number), KIND, (str(number), *_slugs(shown)), whole, extra)


def _slugs(shown: Sequence[Reference]) -> Iterator[str]:
    return (reference.slug for reference in shown)


def _open(facts: Facts) -> bool:
    return facts.withdrawal is None and bool(published(facts.doubts))


def content(archive: Archive, spec: Spec) -> Content:
    """Return a page of what is not known."""
    known, settings = lookup(archive), archive.settings
    number, slugs = int(spec.subject[0]), frozenset(spec.subject[1:])
    shown = [ref for ref in spec.depends if ref.slug in slugs]
    asked = [facts for facts in archive.decisions.values() if _open(facts)]
    last = max(-(-len(asked) // settings.page_size), 1)
    lead, name = say("quality.lead"), say("quality.name")
    main = render(
        theme_folders(settings),
        "pages/quality.html",
        trail=(
            home(spec.root),
            Anchor(f"{spec.root}{addresses.DATA}", say("data.name")),
            Anchor("", name),
        ),
        lead=lead,
        first=number == 1,
        held=held(known),
        gaps=GAPS,
        whole=Year(Anchor("", ""), *_counts(archive, archive.decisions.values() if number == 1 else ())),
        years=tuple(_years(known, spec.root)) if number == 1 else (),
        missing=len(archive.stubs),
        numbers=f"{spec.root}{addresses.NUMBERS}",
        questions=sum(len(published(facts.doubts)) for facts in asked) if number == 1 else 0,
        asked=tuple(_asked(archive.decisions[reference], spec.root) for reference in shown),
        nav=pages_nav(f"{spec.root}{addresses.QUALITY}", number, last),
    )
    title = paged(name, number, last)
    return Content(title, lead, f"{title}. {archive_name(settings)}", main, "quality")


def _years(known: Lookup, root: str) -> Iterator[Year]:
    """Yield the years, latest first, the undated apart at the end."""
    archive = known.archive
    for key in facets.keys(known, BY_YEAR):
        found = [archive.decisions[reference] for reference in known.group(BY_YEAR, key)]
        words, _ = facets.label(known, BY_YEAR, key)
        yield Year(Anchor(f"{root}{addresses.of_year(key)}", words), *_counts(archive, found))


def _counts(archive: Archive, found: Iterable[Facts]) -> tuple[int, tuple[int, ...]]:
    """Return how many decisions there are, and how many have each gap; of withdrawn ones nothing is asked."""
    shown = [facts for facts in found if facts.withdrawal is None]
    counts = [sum(map(has, shown)) for has in HAS.values()]
    citing = sum(any(target not in archive.decisions for target in targets_of(facts)) for facts in shown)
    asked = sum(bool(published(facts.doubts)) for facts in shown)
    return len(shown), (*counts, citing, asked)


def _asked(facts: Facts, root: str) -> Asked:
    href = f"{root}{addresses.of_decision(facts.reference)}"
    return Asked(Anchor(href, facts.heading), tuple(doubt.what for doubt in published(facts.doubts)))
