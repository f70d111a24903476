"""The numbers of each series: how many are held, which are cited and not held, which are announced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.blocks import archive_name
from generator.assemble.lookup import Lookup, lookup
from generator.assemble.page import Content, Spec
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home, register
from generator.assemble.views import Anchor
from generator.config import Series
from generator.link.archive import Archive
from generator.model import Reference
from generator.strings import counted, say

KIND = "numbers"


class Numbers(NamedTuple):
    """What is known of one series."""

    name: str
    slug: str
    said: str
    missing: tuple[Anchor, ...]
    announced: tuple[Anchor, ...]


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of the one page of numbers."""
    known = lookup(archive)
    held = (f"{series.name} {_held(known, series)}" for series in archive.settings.series)
    shown = (*archive.stubs, *archive.announced)
    counts = (str(known.held), f"{len(archive.stubs)} {len(archive.announced)}", *held)
    yield Spec(addresses.NUMBERS, KIND, (), shown, "\n".join(counts))


def _held(known: Lookup, series: Series) -> str:
    """Return what is held of a series: `22 decisions held, from ABC 12 to ABC 185`."""
    found = [ref for ref in known.series.get(series.name, ()) if ref in known.archive.decisions]
    if not found:
        return say("numbers.none-held")
    return counted("numbers.held", len(found), first=found[0], last=found[-1])


def content(archive: Archive, spec: Spec) -> Content:
    """Return the page of numbers."""
    known, settings = lookup(archive), archive.settings
    found = tuple(_numbers(known, series, spec.root) for series in settings.series if series.name in known.series)
    lead, title = counted("numbers.cite", len(archive.stubs)), say("numbers.name")
    main = render(
        theme_folders(settings),
        "pages/numbers.html",
        trail=(
            home(spec.root),
            register(settings, spec.root),
            Anchor("", say("numbers.crumb")),
        ),
        ref=len(archive.stubs),
        title=counted("numbers.title", len(archive.stubs)),
        lead=f"{lead} {say('numbers.each')}",
        series=found,
        held=known.held,
        at_least=settings.at_least,
        official=Anchor(views.web_address(settings.official_list), views.host(settings.official_list)),
    )
    return Content(title, lead, f"{title}. {archive_name(settings)}", main, "decisions")


def _numbers(known: Lookup, series: Series, root: str) -> Numbers:
    def links(references: list[Reference]) -> tuple[Anchor, ...]:
        return tuple(
            Anchor(f"{root}{addresses.of_decision(ref)}", str(ref), f" {known.title(ref)}".rstrip())
            for ref in references
        )

    found = known.series[series.name]
    announced = [ref for ref in found if ref in known.archive.announced]
    missing = [ref for ref in found if ref not in known.archive.announced and ref not in known.archive.decisions]
    return Numbers(series.name, addresses.slug(series.name), _held(known, series), links(missing), links(announced))
