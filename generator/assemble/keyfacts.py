"""A decision's key facts: the rows of its description list, in order, the archive's own fields last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.assemble import addresses, views
from generator.assemble.lookup import Dated, Lookup
from generator.assemble.views import Anchor
from generator.config import ExtraField, Settings
from generator.model import Amount, Deferral, Exempt, Facts
from generator.strings import say, section


class Money(NamedTuple):
    """One amount, or the new amounts of one kind together: figure, words, and what it is made of."""

    figure: str
    words: str
    parts: tuple[views.Sum, ...] = ()


class Row(NamedTuple):
    """A key fact: its label and, of the three, what it has; several words are shown as a list."""

    label: str
    words: tuple[str, ...] = ()
    links: tuple[Anchor, ...] = ()
    money: tuple[Money, ...] = ()


def rows(known: Lookup, facts: Facts, root: str) -> tuple[Row, ...]:
    """Return a decision's key facts; of a withdrawn one only which it is, who took it, and when."""
    settings = known.archive.settings
    if facts.withdrawal is not None:
        return tuple(_who_and_when(known, facts, root))
    made = (*_who_and_when(known, facts, root), *_what(known, facts, root), *_openness(facts, settings))
    return (*made, *_papers(facts, settings), *_own(facts, settings, root))


def _who_and_when(known: Lookup, facts: Facts, root: str) -> Iterator[Row]:
    labels, missing = known.archive.settings.labels, views.gap(facts)
    yield Row(labels["reference"], (str(facts.reference),))
    yield Row(labels["decision_maker"], links=(_maker(facts, root),))
    yield Row(labels["date_signed"], (_signed(known.dated(facts.reference), missing),))
    yield Row(labels["date_published"], (views.day(facts.published) if facts.published else missing,))


def _maker(facts: Facts, root: str) -> Anchor:
    if facts.maker is None:
        return Anchor("", views.gap(facts))
    href = f"{root}{addresses.of_facet('makers', addresses.key_of_maker(facts))}"
    if not facts.maker.name:
        return Anchor(href, facts.maker.role)
    role = f", {say('facts.as-role', role=facts.maker.role)}" if facts.maker.role else ""
    return Anchor(href, facts.maker.name, role)


def _signed(dated: Dated, missing: str) -> str:
    """Return the day signed, or that it is missing and what places the decision all the same."""
    if dated.signed:
        return dated.signed
    if dated.told:
        return f"{missing}. {say('dates.told', date=dated.told, teller=dated.teller)}"
    return f"{missing}. {views.upper_first(dated.inferred)}" if dated.inferred else missing


def _what(known: Lookup, facts: Facts, root: str) -> Iterator[Row]:
    settings = known.archive.settings
    periods = dict.fromkeys(amount.period for amount in facts.amounts)
    money = tuple(_money(facts.amounts, settings, several=len(periods) > 1))
    yield Row(settings.labels["amounts"], () if money else (views.gap(facts),), money=money)
    if len(periods) == 1 and (period := next(iter(periods))):
        yield Row(settings.labels["period"], (period,))
    yield from _terms(settings, facts, root, ("kinds",))
    yield from _terms(settings, facts, root, ("themes",))
    if steps := known.steps.get(facts.reference):
        links = tuple(
            Anchor(
                f"{root}{addresses.of_thread(step.key)}",
                settings.terms["programmes"][step.key].label,
                f", {say('facts.step', number=step.number, total=step.total)}",
            )
            for step in steps
        )
        yield Row(settings.labels["programmes"], links=links)
    yield from _terms(settings, facts, root, ("places", "recipients"))


def _terms(settings: Settings, facts: Facts, root: str, facets: Iterable[str]) -> Iterator[Row]:
    for facet in facets:
        terms = settings.terms[facet]
        keys = addresses.values_of(facts, facet)
        links = (Anchor(f"{root}{addresses.of_facet(facet, key)}", terms[key].label) for key in keys)
        if keys:
            yield Row(settings.labels["kind" if facet == "kinds" else facet], links=tuple(links))


def _money(amounts: tuple[Amount, ...], settings: Settings, several: bool) -> Iterator[Money]:
    """Yield new amounts summed by kind, then every other one by itself: those are never summed."""
    for group in views.alike(amounts):
        yield _new(group, settings, several)
    for amount in amounts:
        if amount.role != "new":
            role = section("roles")[amount.role]
            if amount.of is not None and amount.role in ("part_of", "restates"):
                role = say(f"roles-of.{amount.role}", decision=amount.of)
            words = f"{_of_kind(amount)}, {role}{_described(amount, settings, several)}"
            yield Money(_figure(amount), words, _parts(amount))


def _new(group: list[Amount], settings: Settings, several: bool) -> Money:
    first = group[0]
    if len(group) == 1:
        words = f"{_of_kind(first)}, {say('facts.new')}{_described(first, settings, several)}"
        return Money(_figure(first), words, _parts(first))
    total = first._replace(
        value=sum((amount.value for amount in group), Decimal()),
        up_to=any(amount.up_to for amount in group),
        approximate=any(amount.approximate for amount in group),
    )
    parts = []
    for amount in group:
        inside = views.listed(f"{views.pounds(part.value)} {part.what}".strip() for part in amount.parts)
        described = _described(amount, settings, several).removeprefix(": ")
        parts.append(views.Sum(_figure(amount), "; ".join(filter(None, (described, inside)))))
    return Money(_figure(total), f"{_of_kind(first)}, {say('facts.new')}", tuple(parts))


def _of_kind(amount: Amount) -> str:
    return say("facts.of-kind", kind=views.KINDS[amount.kind]) if amount.kind != "other" else say("facts.of-money")


def _figure(amount: Amount) -> str:
    before = [say("money.up-to")] * amount.up_to + [say("money.about")] * amount.approximate
    return views.upper_first(" ".join((*before, views.pounds(amount.value))))


def _described(amount: Amount, settings: Settings, several: bool) -> str:
    """Return what an amount is for, and its period where the decision has several: `: …`."""
    recipient = settings.terms["recipients"].get(amount.recipient)
    said = (
        amount.what,
        amount.period if several else "",
        say("facts.from", funding=amount.funding) if amount.funding else "",
        say("facts.to", recipient=recipient.label) if recipient else "",
        views.vat(amount.vat),
    )
    words = "; ".join(filter(None, said))
    return f": {words}" if words else ""


def _parts(amount: Amount) -> tuple[views.Sum, ...]:
    return tuple(views.Sum(views.pounds(part.value), part.what) for part in amount.parts)


def _openness(facts: Facts, settings: Settings) -> Iterator[Row]:
    yield Row(settings.labels["deferral"], (_deferral(facts.deferral),))
    if isinstance(facts.exempt, Exempt):
        yield Row(settings.labels["exempt"], links=(_withheld(facts.exempt),))
    else:
        yield Row(settings.labels["exempt"], (say("facts.not-stated" if facts.exempt is None else "facts.no"),))


def _deferral(deferral: Deferral | bool | None) -> str:
    if not isinstance(deferral, Deferral):
        return say("facts.not-stated" if deferral is None else "facts.no")
    until = deferral.until
    said = say("facts.deferred-until", date=views.day(until)) if until else say("facts.deferred")
    said += f", {say('facts.by', who=deferral.decided_by)}" if deferral.decided_by else ""
    return f"{said}: {deferral.reason}" if deferral.reason else said


def _withheld(exempt: Exempt) -> Anchor:
    """Return the way to the place of the withheld part, and on what law it is withheld, or why."""
    why = views.listed(exempt.provisions) or exempt.reason
    return Anchor("#page-withheld", say("facts.withheld"), f": {why}" if why else "")


def _papers(facts: Facts, settings: Settings) -> Iterator[Row]:
    """Yield what the paper says of its own making, each only where it says something."""
    labels = settings.labels
    signatures = tuple(
        f"{each.role}, {views.day(each.date) if each.date else say('facts.no-date')}" for each in facts.signatures
    )
    declared = tuple(f"{what}: {section('answers')[said]}" for what, said in facts.declarations)
    found = (
        (labels["signatures"], signatures),
        (labels["powers"], facts.powers),
        (labels["procurement_route"], (facts.procurement_route,) if facts.procurement_route else ()),
        (labels["declarations"], tuple(map(views.upper_first, declared))),
    )
    yield from (Row(label, words) for label, words in found if words)


def _own(facts: Facts, settings: Settings, root: str) -> Iterator[Row]:
    fields = {extra.name: extra for extra in settings.fields}
    for name, texts in facts.extra:
        field = fields[name]
        if field.facet:
            keys = (addresses.slug(text) or addresses.UNKNOWN for text in texts)
            hrefs = (f"{root}{addresses.of_facet(name, key)}" for key in keys)
            links = (Anchor(href, _own_value(field, text)) for href, text in zip(hrefs, texts, strict=True))
            yield Row(field.label, links=tuple(links))
        else:
            yield Row(field.label, tuple(_own_value(field, text) for text in texts))


def _own_value(field: ExtraField, text: str) -> str:
    if field.type == "date":
        return views.partial(text)
    if field.type == "money":
        return views.pounds(Decimal(text))
    return views.upper_first(text) if field.type == "boolean" else text
