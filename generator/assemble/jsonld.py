"""A decision as linked data in its page's head: schema.org's terms for legislation, where they fit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.assemble import addresses, views
from generator.config import Settings
from generator.link.archive import Archive
from generator.model import Facts, Reference
from generator.strings import say

# What a decision's relation to another is called there; all that is not here is a citation. One that
# continues another leaves it as it was.
_TERMS: Mapping[str, str] = {
    "amends": "legislationChanges",
    "extends": "legislationChanges",
    "supersedes": "legislationChanges",
    "corrects": "legislationChanges",
    "withdraws": "legislationChanges",
    "continues": "isBasedOn",
    "implements": "isBasedOn",
}


def script(archive: Archive, facts: Facts) -> str:
    """Return a decision as a JSON-LD block; it is data, which no browser runs."""
    said = {"@context": "https://schema.org", **described(archive, facts)}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, escaped)
    return f'<script type="application/ld+json">{text}</script>\n'


def described(archive: Archive, facts: Facts) -> dict[str, Any]:
    """Return what the block says: the decision, or of a restated one that this is a summary of it."""
    settings = archive.settings
    url = _url(settings, facts.reference)
    original = views.web_address(facts.provenance.address)
    decision = {
        "@type": "Legislation",
        "legislationIdentifier": facts.reference.text,
        "name": facts.title,
        "legislationDate": facts.signed.isoformat() if facts.signed else "",
        "datePublished": facts.published.isoformat() if facts.published else "",
        "legislationPassedBy": _passed_by(facts),
    }
    if facts.withdrawal is None:
        decision |= _links(archive, facts)
    if not facts.restated:
        summary = "" if facts.withdrawal else facts.summary
        return _filled({**decision, "abstract": summary, "url": url, "sameAs": original, **_published_by(settings)})
    return _filled(
        {
            "@type": "CreativeWork",
            "name": say("jsonld.summary", decision=facts.heading),
            "abstract": "" if facts.withdrawal else facts.summary,
            "description": say("notice.summary"),
            "url": url,
            "license": {"@type": "CreativeWork", "name": settings.licence} if settings.licence else "",
            "isBasedOn": _filled({**decision, "url": original}),
        }
    )


def _published_by(settings: Settings) -> dict[str, Any]:
    """Return who publishes a decision's own words: the body, in its official archive alone."""
    if not settings.official or not settings.body:
        return {}
    return {"publisher": {"@type": "GovernmentOrganization", "name": settings.body}}


def _passed_by(facts: Facts) -> dict[str, str] | str:
    if facts.maker is None:
        return ""
    if not facts.maker.name:
        return facts.maker.role
    return _filled({"@type": "Role", "legislationPassedBy": facts.maker.name, "roleName": facts.maker.role})


def _links(archive: Archive, facts: Facts) -> dict[str, Any]:
    """Return the decisions it changes, implements and cites."""
    found: dict[str, dict[Reference, dict[str, Any]]] = {}
    for each in archive.cites(facts.reference):
        term = _TERMS.get(each.kind, "citation")
        url = _url(archive.settings, each.target)
        other = {"@type": "Legislation", "legislationIdentifier": each.target.text, "url": url}
        found.setdefault(term, {})[each.target] = _filled(other)
    return {term: list(others.values()) for term, others in found.items()}


def _url(settings: Settings, reference: Reference) -> str:
    """Return a decision's whole address, or nothing where the site's is not configured."""
    base = settings.site_url.rstrip("/")
    return f"{base}/{addresses.of_decision(reference)}" if base else ""


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
