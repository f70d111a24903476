"""The types of an archive's configuration, and the words it starts from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

VOCABULARIES = ("kinds", "themes", "programmes", "places", "recipients")
# Names that are fields of every record, which an archive's own fields may not take.
RESERVED = frozenset(
    """reference title summary decision_maker date_signed date_published kind themes programmes places recipients
    amounts cites deferral exempt signatures declarations powers procurement_route attachments status withdrawal
    aliases corrections doubts source schema""".split()
)
FIELD_TYPES = ("text", "date", "boolean", "money", "choice", "list", "reference")

_PLACE = re.compile(r"\{(?:number|year|yy)\}")


class Series(NamedTuple):
    """A numbered series of decisions.

    `form` is how a reference is printed (`ABC {number}`, `DEF {number}/{yy}`); it also says
    whether the series has years and in which order. `words` are phrases that introduce a number
    of this series in running text; `spellings` further short names; `address` is the
    pattern of another publisher's page, with the same places.
    """

    name: str
    form: str
    words: tuple[str, ...]
    spellings: tuple[str, ...]
    address: str

    @property
    def has_year(self) -> bool:
        """Whether a reference of this series names a year."""
        return "{year}" in self.form or "{yy}" in self.form

    @property
    def year_first(self) -> bool:
        """Whether the year stands before the number."""
        return self.has_year and re.sub(r".*?(\{\w+\}).*", r"\1", self.form) != "{number}"

    def filled(self, pattern: str, year: int | None, number: int) -> str:
        """Return a pattern, such as `form` or `address`, with a decision's numbers in its places."""
        parts = {"{number}": str(number), "{year}": str(year), "{yy}": f"{(year or 0) % 100:02}"}
        return _PLACE.sub(lambda place: parts[place[0]], pattern)


class Term(NamedTuple):
    """An entry of a vocabulary: its key in records, its words for readers."""

    key: str
    label: str
    summary: str


class Office(NamedTuple):
    """A decision maker: a person or meeting, the role, and the days it ran (either may be open)."""

    key: str
    name: str
    role: str
    begins: date | None
    ends: date | None


class ExtraField(NamedTuple):
    """A field this archive adds to the record format."""

    name: str
    label: str
    type: str
    facet: bool
    required: bool
    choices: tuple[str, ...]


class Contact(NamedTuple):
    """Where readers ask for another format or report a problem, and within how many working days they are answered."""

    email: str = ""
    page: str = ""
    phone: str = ""
    days: int = 0

    @property
    def known(self) -> bool:
        """Whether there is any way to get in touch."""
        return bool(self.email or self.page or self.phone)


class Audit(NamedTuple):
    """A person's audit of the site: when, by whom, and whether all of WCAG 2.2 AA is met (full, partial, none)."""

    date: date
    by: str
    result: str


class Problem(NamedTuple):
    """Something that is not accessible: what, the criterion it fails, why it is so, what is planned.

    `why` is fails, burden (a disproportionate one) or outside (the regulations leave it out).
    """

    what: str
    criterion: str
    why: str
    plan: str


class Evidence(NamedTuple):
    """What one tool found when it last checked the whole site."""

    tool: str
    version: str
    date: date
    pages: int
    what: str
    result: str


class Statement(NamedTuple):
    """What the accessibility statement is made of; everything else in it is fixed."""

    prepared: date | None = None
    reviewed: date | None = None
    audit: Audit | None = None
    problems: tuple[Problem, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Security(NamedTuple):
    """What `security.txt` says: where to report a weakness, and until when that holds."""

    contact: str = ""
    expires: date | None = None


class Settings(NamedTuple):
    """An archive's configuration, complete and typed.

    `digest` changes when any of it does but where the site lies: a record means the same there as here.
    """

    root: Path
    config_path: str
    records: str
    site_dir: str
    site_url: str
    docs_dir: str
    name: str
    strapline: str
    body: str
    body_short: str
    official: bool
    official_list: str
    at_least: int
    checked: date | None
    licence: str
    series: tuple[Series, ...]
    makers: Mapping[str, Office]
    roles: tuple[str, ...]
    terms: Mapping[str, Mapping[str, Term]]
    fields: tuple[ExtraField, ...]
    labels: Mapping[str, str]
    abbreviations: Mapping[str, str]
    legislation: tuple[tuple[str, str], ...]
    contact: Contact
    accessibility: Statement
    security: Security
    page_size: int
    digest: bytes
