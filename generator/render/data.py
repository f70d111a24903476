"""A decision as data: the one view that its JSON, the archive's data files and scripts share."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from generator.link import attached
from generator.link.archive import Archive, Link
from generator.model import (
    Amount,
    Attachment,
    Correction,
    Decision,
    Deferral,
    Doubt,
    Exempt,
    Facts,
    File,
    Maker,
    Provision,
    Reference,
)
from generator.render.html import published
from generator.render.notice import notice


def data(decision: Decision, archive: Archive) -> bytes:
    """Return one decision as JSON, its links at both ends included."""
    return without_tags(json.dumps(as_dict(decision.facts, archive), indent=2, ensure_ascii=False) + "\n").encode()


def without_tags(text: str) -> str:
    """Return JSON that says the same and holds no `<`, in case something takes it for a page."""
    return text.replace("<", "\\u003c")


def as_dict(facts: Facts, archive: Archive) -> dict[str, Any]:
    """Return a decision's facts and links in plain types; empty values are left out.

    `deferral` and `exempt` are "no", "unstated" or what the paper says. Of a withdrawn decision
    only which it is, who took it and when are told, as on its page.
    """
    whole = {**_identity(facts), **({} if facts.withdrawal else _said(facts, archive))}
    whole["date_inferred"] = _inferred(facts, archive)
    whole["status"] = "withdrawn" if facts.withdrawal else "published"
    whole["withdrawal"] = _filled(facts.withdrawal._asdict()) if facts.withdrawal else None
    whole["source"] = _filled(facts.provenance._asdict())
    if not facts.withdrawal:
        whole.update((name, list(values) if len(values) > 1 else values[0]) for name, values in facts.extra if values)
    reference = facts.reference
    whole["cites"] = [_link(each, each.target, archive) for each in archive.cites(reference)]
    whole["cited_by"] = [_link(each, each.source, archive) for each in archive.cited_by(reference)]
    return {name: value for name, value in whole.items() if value not in ("", None, [], {})}


def _identity(facts: Facts) -> dict[str, Any]:
    return {
        "notice": notice(facts),
        "reference": facts.reference.text,
        "title": facts.title,
        "summary": "" if facts.withdrawal else facts.summary,
        "decided_by": _maker(facts.maker) if facts.maker else "unknown",
        "date_signed": _day(facts.signed) or "unknown",
        "date_published": _day(facts.published),
    }


def _inferred(facts: Facts, archive: Archive) -> dict[str, str]:
    """Return the months between which neighbouring numbers place a decision that nobody dates."""
    chronology = archive.chronology
    if facts.signed is not None or facts.reference in chronology.told:
        return {}
    between = chronology.between(facts.reference)
    return {name: day.isoformat()[:7] for name, day in between._asdict().items() if day is not None}


def _said(facts: Facts, archive: Archive) -> dict[str, Any]:
    """Return what a decision says beyond which it is."""
    return {
        "kind": facts.kind,
        "themes": list(facts.themes),
        "programmes": list(facts.programmes),
        "places": list(facts.places),
        "recipients": list(facts.recipients),
        "amounts": [_amount(amount) for amount in facts.amounts],
        "deferral": _stated(facts.deferral),
        "exempt": _stated(facts.exempt),
        "signatures": [_filled(each._asdict()) for each in facts.signatures],
        "declarations": [{"what": what, "answer": answer} for what, answer in facts.declarations],
        "powers": list(facts.powers),
        "legislation": [_provision(each) for each in facts.provisions],
        "procurement_route": facts.procurement_route,
        "attachments": [_attachment(paper, file) for paper, file in attached.of_record(facts, archive.files)],
        "appendices": [{"title": each.title, "address": f"{each.name}/"} for each in facts.appendices],
        "corrections": [_correction(each) for each in facts.corrections],
        "doubts": [_doubt(each) for each in published(facts.doubts)],
        "aliases": [str(each) for each in facts.aliases],
    }


def _maker(maker: Maker) -> dict[str, Any]:
    return _filled({"key": maker.key, "name": maker.name, "role": maker.role})


def _amount(amount: Amount) -> dict[str, Any]:
    """Return an amount; `summed` says whether it may stand in a total."""
    return _filled(
        {
            "value": str(amount.value),
            "what": amount.what,
            "kind": amount.kind,
            "role": amount.role,
            "summed": amount.role == "new",
            "of": amount.of,
            "period": amount.period,
            "funding": amount.funding,
            "recipient": amount.recipient,
            "approximate": amount.approximate,
            "up_to": amount.up_to,
            "vat": amount.vat,
            "parts": [_filled({"value": str(part.value), "what": part.what}) for part in amount.parts],
        }
    )


def _provision(each: Provision) -> dict[str, Any]:
    return _filled(
        {
            "statute": each.statute,
            "provision": each.name,
            "address": each.target,
            "appendix": each.appendix,
            "where": each.where,
            "anchor": each.anchor,
            "as_written": each.as_written,
            "words": each.sentence,
        }
    )


def _attachment(paper: Attachment, file: File | None) -> dict[str, Any]:
    """Return a paper; `address` is below the decision's own page, `bytes` and digest are the file's own."""
    told = {name: value for name, value in paper._asdict().items() if name != "span"}
    if file is not None:
        told |= {"address": f"files/{paper.name}", "bytes": file.size, "sha256": file.sha256 or paper.sha256}
    return _filled(told)


def _correction(each: Correction) -> dict[str, Any]:
    return _filled(each._asdict())


def _doubt(each: Doubt) -> dict[str, Any]:
    return _filled({"what": each.what, "where": each.where, "about": each.about})


def _link(each: Link, other: Reference, archive: Archive) -> dict[str, Any]:
    """Return a link; of one that a withdrawn decision makes, not the words it stands in."""
    withdrawn = archive.decisions[each.source].withdrawal is not None
    return _filled(
        {
            "reference": other.text,
            "title": archive.heading(other).partition(": ")[2],
            "held": other in archive.decisions,
            "relation": each.kind,
            "direction": "to" if other == each.target else "from",
            **({} if withdrawn else _given(each)),
            "sentences": [] if withdrawn else list(_sentences(each)),
        }
    )


def _given(each: Link) -> Mapping[str, Any]:
    """Return what the citing paper says of the other decision."""
    relation = each.relation
    if relation is None:
        return {}
    return {
        "paragraph": relation.paragraph,
        "as_printed": relation.as_printed,
        "title_given": relation.title,
        "date_given": relation.when,
        "amount_given": "" if relation.amount is None else str(relation.amount),
    }


def _sentences(each: Link) -> Iterator[dict[str, Any]]:
    for said in each.citations:
        appendix = {"appendix": said.appendix} if said.appendix else {}
        place = {"where": said.where, "anchor": said.anchor}
        yield {**appendix, **place, "as_written": said.as_written, "words": said.sentence}


def _stated(value: Deferral | Exempt | bool | None) -> Any:
    if value is None:
        return "unstated"
    return _filled(value._asdict()) if isinstance(value, Deferral | Exempt) else "no"


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what has a value, in JSON's types: dates as ISO text, pounds as text, references as printed."""
    return {name: _plain(value) for name, value in fields.items() if value not in ("", None, [], ())}


def _plain(value: Any) -> Any:
    if isinstance(value, Reference | date | Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
