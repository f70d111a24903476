"""A decision: what validation makes of a record, in the words of the trade."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from generator.findings import Source, Span
from generator.model.record import Block

NOWHERE = Span(0, 0)

Origin = Literal["born_digital", "web_capture", "pdf_conversion", "restated"]
AmountKind = Literal["spend", "income", "budget", "saving", "other"]
AmountRole = Literal["new", "part_of", "restates", "background", "ceiling"]

# A relation is declared once, by the later paper; the other end reads it through its inverse.
RELATIONS = (
    *("amends", "extends", "continues", "supersedes", "implements", "corrects", "withdraws"),
    *("background", "related"),
)
# Relations after which a reader of the older decision must be told of the newer one first.
CHANGING = ("amends", "extends", "continues", "supersedes", "corrects", "withdraws")


class Reference(NamedTuple):
    """A decision's number: its series, its year where the series has one, and the number.

    `text` is the canonical form the archive prints, made from the first three parts.
    """

    series: str
    year: int | None
    number: int
    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def slug(self) -> str:
        """The reference as an address and file name have it: `abc-12`, `def-2023-29`."""
        year = "" if self.year is None else f"{self.year}-"
        return f"{self.series.lower()}-{year}{self.number}"


class Maker(NamedTuple):
    """Who took a decision: a person or meeting in a role, or a role alone (`name` empty)."""

    key: str
    name: str
    role: str


class Part(NamedTuple):
    """One part of an amount, in pounds."""

    value: Decimal
    what: str


class Amount(NamedTuple):
    """A sum of money in pounds, exact, with what it is and how it may be counted."""

    value: Decimal
    what: str
    kind: AmountKind
    role: AmountRole
    of: Reference | None
    period: str
    funding: str
    recipient: str
    approximate: bool
    up_to: bool
    vat: str
    parts: tuple[Part, ...]
    span: Span


class Relation(NamedTuple):
    """A link to another decision that a record declares, with what its paper says of the other.

    `when` is the date the citing paper gives, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`;
    `as_printed` is the printed reference where it is known to be wrong.
    """

    to: Reference
    kind: str
    paragraph: str
    title: str
    when: str
    amount: Decimal | None
    as_printed: str
    span: Span


class Citation(NamedTuple):
    """A reference found in a body's text, with the sentence it stands in.

    `anchor` is the id of the nearest numbered paragraph or heading, `where` its name for readers;
    `appendix` is the name of the appendix it stands in, empty for the record itself.
    """

    to: Reference
    as_written: str
    anchor: str
    where: str
    sentence: str
    span: Span
    appendix: str = ""


class Provision(NamedTuple):
    """A provision of an Act, Order or Regulations named in a body's text or in a field.

    `statute` is the instrument's title and `whole` its address; `name` the provision, such as
    `section 143(1)(b)`, empty where only the whole is named; `target` its address. `anchor` is as a
    citation's, empty for a field; `where` then names the field: powers or exempt. `appendix` is as a
    citation's.
    """

    statute: str
    whole: str
    name: str
    target: str
    as_written: str
    anchor: str
    where: str
    sentence: str
    span: Span
    appendix: str = ""


class Deferral(NamedTuple):
    """Publication put off: hidden until released, and never before `until`."""

    until: date | None
    reason: str
    decided_by: str
    announce: Literal["no", "number", "title"]
    released_by: str
    released_on: date | None

    def hides(self, as_of: date) -> bool:
        """Say whether the record must stay out of the archive on a day."""
        released = self.released_on is not None and self.released_on <= as_of
        return not released or self.until is None or as_of < self.until


class Exempt(NamedTuple):
    """A part withheld from publication: under which provisions, why, until when reviewed."""

    provisions: tuple[str, ...]
    reason: str
    review_date: date | None


class Signature(NamedTuple):
    """A signature's role and date; no image of it is kept."""

    role: str
    date: date | None


class Attachment(NamedTuple):
    """A document published beside the decision."""

    file: str
    title: str
    kind: str
    accessible: str
    published: date | None
    sha256: str
    span: Span = NOWHERE

    @property
    def name(self) -> str:
        """The file's name without folders, by which it is published."""
        return self.file.rpartition("/")[2]

    @property
    def ending(self) -> str:
        """The ending of its name in small letters, without the dot."""
        return self.name.rpartition(".")[2].lower()


class File(NamedTuple):
    """A file of the records folder that is no record.

    What was found in it is known of files that a record lists: `kind` by its bytes, digest, people
    its metadata names, and marks (`read/files/traces.py`). `mode` is git's, `size` in bytes.
    """

    path: str
    mode: int
    content_id: str
    size: int
    kind: str = ""
    sha256: str = ""
    names: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()


class Appendix(NamedTuple):
    """A report or appendix kept as Markdown beside its record: its name in the address, and its title.

    `tables` counts those of its body, each of which is also a file.
    """

    name: str
    title: str
    path: str
    content_id: str
    tables: int = 0


class Withdrawal(NamedTuple):
    """Why and when a published record was withdrawn; its page stays."""

    reason: str
    date: date | None


class Correction(NamedTuple):
    """A change to a published text: our transcription error, or an erratum beside the text."""

    date: date
    kind: str
    what: str
    why: str


class Doubt(NamedTuple):
    """A question about our copy or the signed text, beside the place it concerns.

    `finding` is the code of the rule whose warning it answers for.
    """

    what: str
    where: str
    about: str
    settled: str
    publish: bool
    finding: str = ""


class Provenance(NamedTuple):
    """Where a record's words come from: address, day of capture, kind of origin, licence."""

    address: str
    captured: date | None
    origin: Origin
    licence: str


class Heading(NamedTuple):
    """A heading of a body, for contents lists: depth (2 or 3), words, anchor."""

    level: int
    text: str
    anchor: str


class Facts(NamedTuple):
    """The small summary of one record that links, lists and cache keys are made from.

    `digest` changes when anything it says does, but not when the text around it moves.

    Depends on the record, the configuration and the generator alone, never on the day or on
    other records. `None` for a date, maker, deferral or exempt part means the paper leaves it
    unstated; `False` for the last two means it says no. `mentions` are references that stand
    anywhere in the record's file and are neither relations nor citations: in a summary, a heading,
    a doubt, a field of the archive's own. `tables` counts those of the body, each of which is also a
    file. `spans` are the places of dates and of the few other fields that rules on the whole archive
    point to.
    """

    path: str
    content_id: str
    reference: Reference
    title: str
    summary: str
    maker: Maker | None
    signed: date | None
    published: date | None
    kind: str
    themes: tuple[str, ...]
    programmes: tuple[str, ...]
    places: tuple[str, ...]
    recipients: tuple[str, ...]
    amounts: tuple[Amount, ...]
    relations: tuple[Relation, ...]
    citations: tuple[Citation, ...]
    mentions: tuple[Reference, ...]
    provisions: tuple[Provision, ...]
    deferral: Deferral | Literal[False] | None
    exempt: Exempt | Literal[False] | None
    signatures: tuple[Signature, ...]
    declarations: tuple[tuple[str, str], ...]
    powers: tuple[str, ...]
    procurement_route: str
    attachments: tuple[Attachment, ...]
    appendices: tuple[Appendix, ...]
    withdrawal: Withdrawal | None
    aliases: tuple[Reference | str, ...]
    corrections: tuple[Correction, ...]
    doubts: tuple[Doubt, ...]
    provenance: Provenance
    extra: tuple[tuple[str, tuple[str, ...]], ...]
    tables: int
    title_span: Span
    reference_span: Span
    digest: bytes
    spans: tuple[tuple[str, Span], ...] = ()

    def at(self, field: str) -> Span:
        """Return the place of a field by its path (`exempt.review_date`), or that of the reference."""
        return next((span for name, span in self.spans if name == field), self.reference_span)

    @property
    def heading(self) -> str:
        """Reference and title as one line: `ABC 12: New radios`."""
        return f"{self.reference}: {self.title}"

    def path_of(self, citation: Citation) -> str:
        """Return the file a citation stands in."""
        return next((each.path for each in self.appendices if each.name == citation.appendix), self.path)

    @property
    def restated(self) -> bool:
        """Whether the words are this archive's summary and not the decision's own."""
        return self.provenance.origin == "restated"


class Decision(NamedTuple):
    """A validated record: its facts, its body, and the place of each field for rules.

    `places` maps a field's path (`date_signed`, `cites.0.reference`) to its span; `appendices` are
    the bodies of `facts.appendices`, in their order; `body_name` is the public body's, as configured.
    """

    facts: Facts
    body: tuple[Block, ...]
    places: Mapping[str, Span]
    source: Source
    appendices: tuple[tuple[Block, ...], ...] = ()
    body_name: str = ""
