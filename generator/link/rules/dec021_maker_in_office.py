"""A decision is signed while its decision maker is in office.

A day before or after is most often a mistyped year, or the predecessor's or successor's paper.

Bad:
    decision_maker: jo-marsh
    date_signed: 2018-03-14

Good:
    decision_maker: jo-marsh
    date_signed: 2023-03-14
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.link.archive import Archive
from generator.validate.rule import rule, warning


@rule("DEC021")
def maker_in_office(archive: Archive) -> Iterator[Finding]:
    """A decision is signed while its decision maker is in office."""
    makers = archive.settings.makers
    for facts in archive.received:
        office = makers.get(facts.maker.key) if facts.maker else None
        if office is None or facts.signed is None:
            continue
        name = office.name or office.role
        message = ""
        if office.begins is not None and facts.signed < office.begins:
            message = f"signed on {facts.signed}, and {name} is {office.role} from {office.begins}"
        elif office.ends is not None and facts.signed > office.ends:
            message = f"signed on {facts.signed}, and {name} was {office.role} until {office.ends}"
        if message:
            help_ = "check the day and the decision maker, and the days in the archive's list"
            yield warning(facts.path, facts.at("date_signed"), f"{message}; is another meant?", help_)
