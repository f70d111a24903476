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
from generator.assemble.views import Anchor
from generator.link.archive import Archive
from generator.settings import Problem, Statement

KIND = "accessibility"
STANDARD = "the Web Content Accessibility Guidelines version 2.2, level AA"
_FOUND = {
    "full": "fully compliant with",
    "partial": "partially compliant with",
    "none": "not compliant with",
}
# Why something is not accessible, as the regulations part it, and in the words of an archive they do not bind.
_KINDS = (
    ("fails", "Does not meet the guidelines", "Faults and gaps"),
    ("burden", "A disproportionate burden to mend", "What is too much for us to mend"),
    ("outside", "Outside the scope of the regulations", "What is not ours to mend"),
)


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
    title = "Accessibility statement" if settings.official else "Accessibility test report"
    main = render(
        theme_folders(settings),
        "pages/accessibility.html",
        trail=(Anchor(spec.root, "Home"), Anchor("", title)),
        title=title,
        settings=settings,
        statement=statement,
        status=_status(statement),
        groups=tuple(_groups(statement, settings.official)),
        method=_method(statement),
        day=views.day,
    )
    lead = f"{title} of {settings.name}: what was checked, by what, and what is not accessible."
    return Content(title, lead, f"{title}. {archive_name(settings)}", main, "accessibility")


def _status(statement: Statement) -> str:
    """Return how accessible the site is, as a person found it; without one, that nobody knows."""
    audit = statement.audit
    if audit is None:
        return f"No person has audited this site yet, so we do not claim that it complies with {STANDARD}."
    exceptions = ", because of what is listed below" if audit.result != "full" and statement.problems else ""
    return (
        f"{audit.by} audited it on {views.day(audit.date)} and found it {_FOUND[audit.result]} {STANDARD}{exceptions}."
    )


def _groups(statement: Statement, official: bool) -> Iterator[Group]:
    for why, bound, plain in _KINDS:
        problems = tuple(problem for problem in statement.problems if problem.why == why)
        if problems:
            yield Group(bound if official else plain, problems)


def _method(statement: Statement) -> str:
    """Return how the statement was come by, as the regulations ask."""
    if statement.audit is not None:
        return f"It rests on the audit by {statement.audit.by} and on the tools named above."
    return (
        "It rests on our own assessment, with the tools named above."
        if statement.evidence
        else ("It rests on our own assessment.")
    )
