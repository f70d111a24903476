"""A decision that is cited is held, or its page says that it is not.

A citation of a decision the archive does not hold leads to a page that gathers what others say
of it. That is often right, since few archives are whole; it is also what a mistyped number
looks like. A series whose `address` says that another body publishes it is not asked about.

Bad:
    === decisions/abc-12.md
    cites:
      - reference: ABC 9
        relation: amends

Good:
    === decisions/abc-12.md
    cites:
      - reference: ABC 9
        relation: amends
    === decisions/abc-9.md
    title: Old radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.validate.rule import rule, warning


@rule("DEC201")
def not_held(archive: Archive) -> Iterator[Finding]:
    """A decision that is cited is held, or its page says that it is not."""
    known = archive.decisions.keys() | archive.hidden | archive.announced.keys() | archive.moved.keys()
    elsewhere = {series.name for series in archive.settings.series if series.address}
    missing = {each for each in archive.sources.keys() - known if each.series not in elsewhere}
    citing = {source for target in missing for source in archive.sources[target]}
    for each in (link for source in sorted(citing) for link in archive.cites(source)):
        if each.target in missing:
            span = each.relation.span if each.relation else each.citations[0].span
            message = f"{each.target} is cited and not held; it gets a page that says so"
            help_ = "add the record when you have it; if it should be here already, check the number"
            facts = archive.decisions[each.source]
            path = facts.path if each.relation else facts.path_of(each.citations[0])
            yield warning(path, span, message, help_)
