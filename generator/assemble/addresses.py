"""Every address a site has, known before it is built, and the one place addresses are made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from generator.config import Settings
from generator.model import Facts, Reference

REGISTER = "decisions/"
FACETS: Mapping[str, str] = {  # the lists there are, and the field of Facts each is read from
    "themes": "themes",
    "kinds": "kind",
    "places": "places",
    "recipients": "recipients",
    "makers": "maker",
}
THREADS = "decisions/programmes/"
NUMBERS = "decisions/numbers/"
MONEY = "decisions/money/"
FILES = "files/"  # below a decision's page: the papers published beside it
LEGISLATION = "decisions/legislation/"
DATA = "data/"
QUALITY = "data/quality/"
NEWS = "whats-new/"
ACCESSIBILITY = "accessibility/"
YEARS = "decisions/years/"
UNKNOWN = "unknown"


def of_decision(reference: Reference) -> str:
    """Return a decision's address, the same whether it is held, announced or only cited."""
    return f"{REGISTER}{reference.slug}/"


def of_appendix(reference: Reference, name: str) -> str:
    """Return the address of an appendix kept as Markdown."""
    return f"{of_decision(reference)}{name}/"


def of_year(year: str) -> str:
    """Return a year's address; `unknown` gathers the undated."""
    return f"{YEARS}{year}/"


def of_facet(facet: str, key: str = "") -> str:
    """Return the address of a facet's list of values, or of one value's decisions."""
    folder = f"{REGISTER}{facet.replace('_', '-')}/"
    return f"{folder}{key}/" if key else folder


def of_thread(key: str) -> str:
    """Return a programme's address."""
    return f"{THREADS}{key}/"


def of_thread_file(key: str) -> str:
    """Return the address of a programme's decisions as CSV."""
    return f"{of_thread(key)}{key}.csv"


def of_money(kind: str) -> str:
    """Return the address of the decisions with new money of a kind."""
    return f"{MONEY}{kind}/"


def of_statute(key: str) -> str:
    """Return the address of the decisions that name an Act, an Order or Regulations."""
    return f"{LEGISLATION}{key}/"


def of_month(month: str) -> str:
    """Return the address of what was new in a month, such as `2026-11`."""
    return f"{NEWS}{month}/"


def of_month_text(month: str) -> str:
    """Return the address of the same as plain text."""
    return f"{NEWS}{month}.txt"


def of_page(address: str, number: int) -> str:
    """Return the address of a further page of a list; the first is the list's own."""
    return address if number == 1 else f"{address}page/{number}/"


def year_of(facts: Facts) -> str:
    """Return the year a decision is listed under."""
    return str(facts.signed.year) if facts.signed else UNKNOWN


def values_of(facts: Facts, facet: str) -> tuple[str, ...]:
    """Return the keys a decision has in a facet."""
    if facet == "makers":
        return (key_of_maker(facts),)
    if facet not in FACETS:
        return tuple(dict.fromkeys(slug(text) or UNKNOWN for text in own_values(facts, facet)))
    value = getattr(facts, FACETS[facet])
    return value if isinstance(value, tuple) else (value,) * bool(value)


def own_values(facts: Facts, field: str) -> tuple[str, ...]:
    """Return what a record says in one of the archive's own fields."""
    return next((texts for name, texts in facts.extra if name == field), ())


def facets(settings: Settings) -> tuple[str, ...]:
    """Return the facets there are: the usual ones, then the archive's own fields that are facets."""
    return (*FACETS, *(field.name for field in settings.fields if field.facet))


def key_of_maker(facts: Facts) -> str:
    """Return the key of who decided: a person's, a role's made from its words, or `unknown`."""
    if facts.maker is None:
        return UNKNOWN
    return facts.maker.key or slug(facts.maker.role)


def slug(text: str) -> str:
    """Return words as small ASCII letters, figures and single hyphens."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
