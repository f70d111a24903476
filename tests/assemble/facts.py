"""Facts made by hand, and archives of them, without reading a record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from generator.config import Settings
from generator.link.archive import Archive, link
from generator.model import (
    NOWHERE,
    Amount,
    Citation,
    Facts,
    Maker,
    Provenance,
    Reference,
    Relation,
)
from tests.support import SETTINGS, TODAY

ADDRESS = "https://board.example/papers/12"


def ref(number: int) -> Reference:
    """`ABC 12`."""
    return Reference("ABC", None, number, f"ABC {number}")


def facts(number: int, signed: str = "", **others: Any) -> Facts:
    """A restated decision of the Board that says little; `others` replace its fields."""
    reference = ref(number)
    made = Facts(
        path=f"decisions/{reference.slug}.md",
        content_id=f"id-{number}-{signed}-{sorted(others.items())!r}",
        reference=reference,
        title=f"Paper number {number}",
        summary=f"Decides matter {number}. It says more besides.",
        maker=Maker("jo-marsh", "Jo Marsh", "Chair of the Board"),
        signed=date.fromisoformat(signed) if signed else None,
        published=None,
        kind="grant",
        themes=("safety",),
        programmes=(),
        places=(),
        recipients=(),
        amounts=(),
        relations=(),
        citations=(),
        mentions=(),
        provisions=(),
        deferral=None,
        exempt=None,
        signatures=(),
        declarations=(),
        powers=(),
        procurement_route="",
        attachments=(),
        appendices=(),
        withdrawal=None,
        aliases=(),
        corrections=(),
        doubts=(),
        provenance=Provenance(ADDRESS, date(2026, 11, 22), "restated", ""),
        extra=(),
        tables=0,
        title_span=NOWHERE,
        reference_span=NOWHERE,
        digest=f"{number}-{signed}-{sorted(others.items())!r}".encode(),
    )
    return made._replace(**others)


def amount(value: str, kind: Any = "spend", role: Any = "new", **others: Any) -> Amount:
    """An amount of money; `others` replace its fields."""
    made = Amount(Decimal(value), "", kind, role, None, "", "", "", False, False, "", (), NOWHERE)
    return made._replace(**others)


def relation(number: int, kind: str = "amends", **others: Any) -> Relation:
    """A declared link to a decision; `others` replace its fields."""
    return Relation(ref(number), kind, "", "", "", None, "", NOWHERE)._replace(**others)


def citation(number: int, sentence: str = "", anchor: str = "para-1.2") -> Citation:
    """A reference found in a numbered paragraph."""
    where = f"paragraph {anchor.removeprefix('para-')}"
    return Citation(ref(number), f"ABC {number}", anchor, where, sentence or f"See ABC {number}.", NOWHERE)


def archive(*received: Facts, announced: dict[Reference, str] | None = None, **settings: Any) -> Archive:
    """The Board's archive, unofficial, with some settings replaced."""
    board: Settings = SETTINGS._replace(official=False, **settings)
    return link(board, TODAY, received, announced)
