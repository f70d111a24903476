"""The record format: every field with its type."""

from __future__ import annotations

from generator.config import ExtraField, Settings
from generator.model import RELATIONS
from generator.validate.quantities import Day, PartialDate, Pounds
from generator.validate.referring import Alias, Ref
from generator.validate.types import (
    ANY,
    FORM,
    Choice,
    Flag,
    Group,
    ListOf,
    NoOr,
    Text,
    Type,
)

VERSION = "1"
REQUIRED = ("reference", "title", "decision_maker", "date_signed")
ORIGINS = ("born_digital", "web_capture", "pdf_conversion", "restated")

_TYPES: dict[bytes, Group] = {}


def type_of(settings: Settings) -> Group:
    """Return the record format of an archive, its own fields and vocabularies included."""
    if settings.digest not in _TYPES:  # made once: building it costs more than reading a record
        _TYPES[settings.digest] = _record_type(settings)
    return _TYPES[settings.digest]


def _record_type(settings: Settings) -> Group:
    terms = {
        name: Choice(tuple(found), name, {key: term.label for key, term in found.items()})
        for name, found in settings.terms.items()
    }
    makers = Choice((*settings.makers, *settings.roles, "unknown"), "decision makers")
    members: dict[str, Type] = {
        "reference": Ref(),
        "title": Text(longest=400),
        "summary": Text(lines=True, longest=1200),
        "decision_maker": makers,
        "date_signed": Day(gap=True),
        "date_published": Day(gap=True),
        "kind": terms["kinds"],
        "themes": ListOf(terms["themes"]),
        "programmes": ListOf(terms["programmes"]),
        "places": ListOf(terms["places"]),
        "recipients": ListOf(terms["recipients"]),
        "amounts": ListOf(_amount(terms["recipients"])),
        "cites": ListOf(_relation()),
        "deferral": NoOr(_deferral()),
        "exempt": NoOr(Group({"provisions": ListOf(Text()), "reason": Text(lines=True), "review_date": Day()})),
        "signatures": ListOf(Group({"role": Text(), "date": Day(gap=True)}, ("role",))),
        "declarations": ListOf(
            Group({"what": Text(), "answer": Choice(("yes", "no", "unknown"), "answers")}, ("what", "answer"))
        ),
        "powers": ListOf(Text()),
        "procurement_route": Text(),
        "attachments": ListOf(_attachment()),
        "status": Choice(("published", "withdrawn"), "statuses"),
        "withdrawal": Group({"reason": Text(lines=True), "date": Day()}, ("reason", "date")),
        "aliases": ListOf(Alias()),
        "corrections": ListOf(_correction()),
        "doubts": ListOf(_doubt()),
        "source": _source(),
        "schema": Choice((VERSION,), "versions of the record format"),
    }
    own = {extra.name: _extra(extra) for extra in settings.fields}
    required = tuple(extra.name for extra in settings.fields if extra.required)
    return Group({**members, **own}, (*REQUIRED, *required))


def _amount(recipients: Type) -> Group:
    return Group(
        {
            "value": Pounds(),
            "what": Text(),
            "kind": Choice(("spend", "income", "budget", "saving", "other"), "kinds of amount"),
            "role": Choice(("new", "part_of", "restates", "background", "ceiling"), "roles of an amount"),
            "of": Ref(),
            "period": Text(),
            "funding": Text(),
            "recipient": recipients,
            "approximate": Flag(),
            "up_to": Flag(),
            "vat": Text(),
            "parts": ListOf(Group({"value": Pounds(), "what": Text()}, ("value",))),
        },
        ("value",),
    )


def _relation() -> Group:
    return Group(
        {
            "reference": Ref(),
            "relation": Choice(tuple(RELATIONS), "relations"),
            "paragraph": Text(curly=FORM),
            "title": Text(longest=400),
            "date": PartialDate(),
            "amount": Pounds(),
            "as_printed": Text(curly=ANY),
        },
        ("reference",),
    )


def _deferral() -> Group:
    return Group(
        {
            "until": Day(),
            "reason": Text(lines=True),
            "decided_by": Text(),
            "announce": Choice(("no", "number", "title"), "ways to announce"),
            "released": Group({"by": Text(), "date": Day()}, ("by", "date")),
        },
        ("until", "reason"),
    )


def _attachment() -> Group:
    return Group(
        {
            "file": Text(curly=FORM),
            "title": Text(),
            "kind": Choice(("signed", "supporting", "appendix"), "kinds of attachment"),
            "accessible": Choice(("yes", "no", "exempt"), "answers"),
            "published": Day(),
            "sha256": Text(curly=FORM),
        },
        ("file", "title"),
    )


def _correction() -> Group:
    kinds = Choice(("transcription", "erratum"), "kinds of correction")
    return Group({"date": Day(), "kind": kinds, "what": Text(True), "why": Text(True)}, ("date", "kind", "what"))


def _doubt() -> Group:
    about = Choice(("our_copy", "signed_text"), "things to doubt")
    members: dict[str, Type] = {
        "what": Text(lines=True),
        "where": Text(),
        "about": about,
        "settled": Text(lines=True),
        "publish": Flag(),
        "finding": Text(longest=6, curly=FORM),
    }
    return Group(members, ("what",))


def _source() -> Group:
    return Group(
        {"address": Text(curly=FORM), "captured": Day(), "origin": Choice(ORIGINS, "origins"), "licence": Text()}
    )


def _extra(extra: ExtraField) -> Type:
    types: dict[str, Type] = {
        "text": Text(lines=True),
        "date": Day(),
        "boolean": Flag(),
        "money": Pounds(),
        "choice": Choice(extra.choices, f"choices of {extra.name}"),
        "list": ListOf(Text()),
        "reference": Ref(),
    }
    return types[extra.type]
