"""The step from a record to a decision: its values by their types, then its facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from generator.config import Settings
from generator.findings import Fault, Span
from generator.model import (
    NOWHERE,
    Amount,
    Attachment,
    Correction,
    Decision,
    Deferral,
    Doubt,
    Exempt,
    Facts,
    Maker,
    Part,
    Provenance,
    Record,
    Reference,
    Relation,
    Signature,
    Withdrawal,
)
from generator.read import legislation
from generator.read.record import Reading
from generator.read.statutes import statutes_of
from generator.validate.schema import type_of
from generator.validate.types import Context

# Faults that leave nothing whole to make a decision of.
FATAL = frozenset(
    "symlink folder too-large not-utf8 not-text empty no-front-matter yaml-syntax yaml-trick yaml-depth".split()
)

# Fields whose places rules on the whole archive need.
_POINTED_TO = frozenset("date_signed date_published date captured until review_date recipients aliases".split())


def decide(reading: Reading, settings: Settings, context: Context) -> Decision | None:
    """Read a record's fields by their types; faults go to the context.

    Returns None when the record cannot be a decision at all: it could not be read, or lacks a
    reference, a title or a readable date. Every other fault leaves a decision that says less.
    """
    record = reading.record
    if any(fault.kind in FATAL for fault in record.faults):
        return None
    read = type_of(settings).read(record.fields, "", context) or {}
    if read.get("reference") is None or read.get("title") is None:
        return None
    statutes = statutes_of(settings.legislation)
    body, provisions = legislation.mark(record.body, record.source.text, statutes)
    facts = _facts(reading, read, settings, context)
    named = [*legislation.named(facts.powers, "powers", statutes)]
    if isinstance(facts.exempt, Exempt):
        named += legislation.named(facts.exempt.provisions, "exempt", statutes)
    facts = facts._replace(provisions=(*named, *provisions))
    facts = facts._replace(digest=digest_of(facts))
    return Decision(facts, body, context.places, record.source, body_name=settings.body)


def _facts(reading: Reading, read: dict[str, Any], settings: Settings, context: Context) -> Facts:
    record, places = reading.record, context.places
    origin = (read["source"] or {}).get("origin") or "born_digital"
    relations = tuple(
        _one_relation(item, places.get(f"cites.{number}.reference", NOWHERE))
        for number, item in enumerate(read["cites"] or ())
        if item["reference"] is not None
    )
    # Where a citation cannot be read, those after it have other numbers than in their field.
    unsure = "cites." if len(relations) < len(read["cites"] or ()) else "-"
    linked = {read["reference"], *(each.to for each in relations), *(each.to for each in reading.citations)}
    return Facts(
        path=record.source.path,
        content_id=record.content_id,
        reference=read["reference"],
        title=read["title"],
        summary=" ".join((read["summary"] or "").split()),
        maker=_maker(read["decision_maker"], settings),
        signed=_known(read["date_signed"]),
        published=_known(read["date_published"]),
        kind=read["kind"] or "",
        themes=_unique(read["themes"]),
        programmes=_unique(read["programmes"]),
        places=_unique(read["places"]),
        recipients=_unique(read["recipients"]),
        amounts=tuple(
            _one_amount(item, places.get(f"amounts.{number}", NOWHERE))
            for number, item in enumerate(read["amounts"] or ())
            if item["value"] is not None
        ),
        relations=relations,
        citations=reading.citations,
        mentions=tuple(each for each in reading.mentions if each not in linked),
        provisions=(),
        deferral=_deferred(read["deferral"], "deferral" in places),
        exempt=_exempted(read["exempt"]),
        signatures=tuple(Signature(s["role"] or "", _known(s["date"])) for s in read["signatures"] or ()),
        declarations=tuple((d["what"] or "", d["answer"] or "unknown") for d in read["declarations"] or ()),
        powers=_unique(read["powers"]),
        procurement_route=read["procurement_route"] or "",
        attachments=tuple(
            _attached(item, places.get(f"attachments.{number}.file", NOWHERE))
            for number, item in enumerate(read["attachments"] or ())
        ),
        appendices=(),
        withdrawal=_withdrawn(read["status"], read["withdrawal"]),
        aliases=_unique(read["aliases"]),
        corrections=tuple(_corrected(item) for item in read["corrections"] or () if item["date"]),
        doubts=tuple(_doubted(item) for item in read["doubts"] or () if item["what"]),
        provenance=_provenance(read["source"] or {}, origin),
        extra=tuple(
            (extra.name, _as_texts(read[extra.name])) for extra in settings.fields if read[extra.name] is not None
        ),
        tables=sum(block.kind == "table" for block in record.body),
        title_span=places.get("title", NOWHERE),
        reference_span=places.get("reference", NOWHERE),
        digest=b"",
        spans=tuple(
            (path, span)
            for path, span in places.items()
            if path.rpartition(".")[2] in _POINTED_TO and not path.startswith(unsure)
        ),
    )


def digest_of(facts: Facts) -> bytes:
    """Return a digest of what a record says, wherever in its file it says it."""
    said = facts._replace(
        path="",
        content_id="",
        amounts=tuple(each._replace(span=NOWHERE) for each in facts.amounts),
        relations=tuple(each._replace(span=NOWHERE) for each in facts.relations),
        citations=tuple(each._replace(span=NOWHERE) for each in facts.citations),
        attachments=tuple(each._replace(span=NOWHERE) for each in facts.attachments),
        provisions=tuple(each._replace(span=NOWHERE) for each in facts.provisions),
        appendices=tuple(each._replace(path="", content_id="") for each in facts.appendices),
        title_span=NOWHERE,
        reference_span=NOWHERE,
        spans=(),
    )
    return blake2b(repr(said).encode(), digest_size=16).digest()


def _known(value: date | str | None) -> date | None:
    return value if isinstance(value, date) else None


def _unique(values: tuple[Any, ...] | None) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values or ()))


def _as_texts(value: object) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return (
        tuple(str(item) for item in value)
        if isinstance(value, tuple) and not isinstance(value, Reference)
        else (str(value),)
    )


def _maker(key: str | None, settings: Settings) -> Maker | None:
    if key is None or key == "unknown":
        return None
    office = settings.makers.get(key)
    return Maker(key, office.name, office.role) if office else Maker("", "", key)


def _one_amount(item: dict[str, Any], span: Span) -> Amount:
    return Amount(
        value=item["value"],
        what=item["what"] or "",
        kind=item["kind"] or "other",
        role=item["role"] or "background",
        of=item["of"],
        period=item["period"] or "",
        funding=item["funding"] or "",
        recipient=item["recipient"] or "",
        approximate=bool(item["approximate"]),
        up_to=bool(item["up_to"]),
        vat=item["vat"] or "",
        parts=tuple(Part(p["value"], p["what"] or "") for p in item["parts"] or () if p["value"] is not None),
        span=span,
    )


def _one_relation(item: dict[str, Any], span: Span) -> Relation:
    amount: Decimal | None = item["amount"]
    return Relation(
        item["reference"],
        item["relation"] or "background",
        item["paragraph"] or "",
        item["title"] or "",
        item["date"] or "",
        amount,
        item["as_printed"] or "",
        span,
    )


def _deferred(item: Any, given: bool) -> Any:
    if item is None and given:  # what cannot be read is never taken to allow publication
        return Deferral(None, "", "", "no", "", None)
    if not item:
        return item
    released = item["released"] or {}
    return Deferral(
        item["until"],
        item["reason"] or "",
        item["decided_by"] or "",
        item["announce"] or "no",
        released.get("by") or "",
        released.get("date"),
    )


def _exempted(item: Any) -> Any:
    if not item:
        return item
    return Exempt(_unique(item["provisions"]), item["reason"] or "", item["review_date"])


def _attached(item: dict[str, Any], span: Span) -> Attachment:
    return Attachment(
        item["file"] or "",
        item["title"] or "",
        item["kind"] or "supporting",
        item["accessible"] or "no",
        item["published"],
        item["sha256"] or "",
        span,
    )


def _withdrawn(status: str | None, item: dict[str, Any] | None) -> Withdrawal | None:
    if status != "withdrawn":
        return None
    return Withdrawal((item or {}).get("reason") or "", (item or {}).get("date"))


def _corrected(item: dict[str, Any]) -> Correction:
    return Correction(item["date"], item["kind"] or "transcription", item["what"] or "", item["why"] or "")


def _doubted(item: dict[str, Any]) -> Doubt:
    publish = item["publish"] is not False
    about, finding = item["about"] or "our_copy", (item["finding"] or "").upper()
    return Doubt(item["what"], item["where"] or "", about, item["settled"] or "", publish, finding)


def _provenance(item: dict[str, Any], origin: Any) -> Provenance:
    return Provenance(item.get("address") or "", item.get("captured"), origin, item.get("licence") or "")


def faults_of(context: Context, record: Record) -> tuple[Fault, ...]:
    """Return everything that reading and deciding met, in the order of the file."""
    return tuple(sorted((*record.faults, *context.faults), key=lambda fault: fault.span))
