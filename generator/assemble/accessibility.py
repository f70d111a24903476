"""The accessibility statement of an official archive, or the plain test report of another.

Its words are fixed; the configuration gives what only a person can know, and the last run of the
checkers gives the evidence. Nothing here claims that the site complies unless a person audited it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.blocks import archive_name
from generator.assemble.page import Content, Spec
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home
from generator.assemble.views import Anchor
from generator.link.archive import Archive
from generator.settings import Problem, Statement
from generator.strings import say, section

KIND = "accessibility"


class Group(NamedTuple):
    """What is not accessible for one reason."""

    heading: str
    problems: tuple[Problem, ...]


def specs(_: Archive) -> Iterator[Spec]:
    """Yield the spec of the one page; the configuration's digest is in every key."""
    yield Spec(addresses.ACCESSIBILITY, KIND)


def content(archive: Archive, spec: Spec) -> Content:
    """Return the statement, or the report."""
    settings, statement = archive.settings, archive.settings.accessibility
    title = say("access.statement" if settings.official else "access.report")
    main = render(
        theme_folders(settings),
        "pages/accessibility.html",
        trail=(home(spec.root), Anchor("", title)),
        title=title,
        settings=settings,
        statement=statement,
        status=_status(statement),
        groups=tuple(_groups(statement, settings.official)),
        method=_method(statement),
        day=views.day,
    )
    lead = say("access.about", title=title, name=settings.name)
    return Content(title, lead, f"{title}. {archive_name(settings)}", main, "accessibility")


def _status(statement: Statement) -> str:
    """Return how accessible the site is, as a person found it; without one, that nobody knows."""
    audit = statement.audit
    if audit is None:
        return say("access.no-audit", standard=say("access.standard"))
    found = say(f"audit.{audit.result}", standard=say("access.standard"))
    listed = audit.result != "full" and statement.problems
    return say(
        "access.audited-listed" if listed else "access.audited", by=audit.by, date=views.day(audit.date), found=found
    )


def _groups(statement: Statement, official: bool) -> Iterator[Group]:
    # The regulations part them so; an archive that they do not bind has other words.
    for why, heading in section("problems-official" if official else "problems").items():
        problems = tuple(problem for problem in statement.problems if problem.why == why)
        if problems:
            yield Group(heading, problems)


def _method(statement: Statement) -> str:
    """Return how the statement was come by, as the regulations ask."""
    if statement.audit is not None:
        return say("access.rests-on-audit", by=statement.audit.by)
    return say("access.rests-on-tools" if statement.evidence else "access.rests-on-us")
