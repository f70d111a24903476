"""A decision as data: the JSON that pages, exports and scripts share."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from generator.link.archive import Archive, Link
from generator.model import Decision, Deferral, Exempt, Facts, Reference
from generator.render.notice import notice


def data(decision: Decision, archive: Archive) -> bytes:
    """Return one decision as JSON, its links at both ends included."""
    return (json.dumps(as_dict(decision.facts, archive), indent=2, ensure_ascii=False) + "\n").encode()


def as_dict(facts: Facts, archive: Archive) -> dict[str, Any]:
    """Return a decision's facts and links in plain types; empty values are left out.

    `deferral` and `exempt` are "no", "unstated" or what the paper says.
    """
    whole = {
        "notice": notice(facts),
        "reference": str(facts.reference),
        "title": facts.title,
        "summary": facts.summary,
        "decided_by": plain_types(facts.maker._asdict()) if facts.maker else "unknown",
        "date_signed": _day(facts.signed) or "unknown",
        "date_published": _day(facts.published),
        "kind": facts.kind,
        "themes": list(facts.themes),
        "programmes": list(facts.programmes),
        "places": list(facts.places),
        "recipients": list(facts.recipients),
        "amounts": [plain_types(amount._replace(span=None)._asdict()) for amount in facts.amounts],  # type: ignore[arg-type]
        "deferral": _stated(facts.deferral),
        "exempt": _stated(facts.exempt),
        "powers": list(facts.powers),
        "procurement_route": facts.procurement_route,
        "status": "withdrawn" if facts.withdrawal else "published",
        "source": plain_types(facts.provenance._asdict()),
        **{name: list(values) if len(values) > 1 else values[0] for name, values in facts.extra},
        "cites": [_link(each, each.target, archive) for each in archive.cites(facts.reference)],
        "cited_by": [_link(each, each.source, archive) for each in archive.cited_by(facts.reference)],
    }
    return {name: value for name, value in whole.items() if value not in ("", None, [], {})}


def _link(each: Link, other: Reference, archive: Archive) -> dict[str, Any]:
    outward = other == each.target
    whole = {
        "reference": str(other),
        "title": archive.heading(other).partition(": ")[2],
        "held": other in archive.decisions,
        "relation": each.kind,
        "direction": "to" if outward else "from",
        "sentences": [{"where": c.where, "anchor": c.anchor, "words": c.sentence} for c in each.citations],
    }
    return {name: value for name, value in whole.items() if value not in ("", [])}


def _stated(value: Deferral | Exempt | bool | None) -> Any:
    if value is None:
        return "unstated"
    return plain_types(value._asdict()) if isinstance(value, Deferral | Exempt) else "no"


def plain_types(value: Any) -> Any:
    """Return a value in JSON's types: dates as ISO text, pounds as text, references as printed."""
    if isinstance(value, Reference):
        return str(value)
    if isinstance(value, date | Decimal):
        return str(value)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain_types(value._asdict())
    if isinstance(value, tuple | list):
        return [plain_types(item) for item in value]
    if isinstance(value, dict):
        return {name: plain for name, item in value.items() if (plain := plain_types(item)) not in ("", None, [])}
    return value


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
