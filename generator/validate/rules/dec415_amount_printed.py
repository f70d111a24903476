"""A new amount in the front matter stands in the text.

The text is what was decided; the field is how it is counted. A sum that only the field has was
typed from somewhere else, or with a nought too many.

Bad:
    amounts:
      - {value: 50000, what: radios, kind: spend, role: new}
    ---
    1. Approve £5,000 for radios.

Good:
    amounts:
      - {value: 5000, what: radios, kind: spend, role: new}
    ---
    1. Approve £5,000 for radios.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.findings import Finding, Related, Span
from generator.model import Amount, Decision
from generator.validate.figures import Figure, find
from generator.validate.rule import rule, warning
from generator.validate.rules.dec403_parts_and_whole import pounds
from generator.validate.rules.dec409_exchanged_digits import exchanges

_MOST = 200  # figures in a text; among more, one with the same digits stands by chance
_HELP = "compare the field with the paper; a sum that its text gives only in parts may have them as `parts`"


@rule("DEC415")
def amount_printed(decision: Decision) -> Iterator[Finding]:
    """A new amount in the front matter stands in the text."""
    facts = decision.facts
    if not facts.amounts or not decision.body:
        return
    body = list(find(decision.source.text, decision.body[0].span.start))
    printed = [*body, *find(facts.summary), *find(facts.title)]
    if not body or len(body) > _MOST:
        return
    for amount in facts.amounts:
        if (
            _stands(amount.value, printed)
            or _exchanged(amount.value, printed)
            or _in_parts(amount, printed, facts.amounts)
        ):
            continue
        slip = next((figure for figure in body if _same_digits(amount.value, figure.value)), None)
        if slip is not None:
            message = f"this amount is {pounds(amount.value)}, and the text has {pounds(slip.value)}"
            related = (Related(facts.path, Span(slip.start, slip.end), f"{pounds(slip.value)} stands here"),)
            message += "; is there a nought too many, or one too few?"
            yield warning(facts.path, amount.span, message, _HELP, related=related)
        elif amount.role == "new" and not facts.restated:
            message = f"this amount, {pounds(amount.value)}, stands nowhere in the text; is another sum meant?"
            yield warning(facts.path, amount.span, message, _HELP)


def _stands(value: Decimal, printed: list[Figure]) -> bool:
    return any(abs(figure.value - value) <= figure.room for figure in printed)


def _exchanged(value: Decimal, printed: list[Figure]) -> bool:
    """Say whether a sum with two digits exchanged is printed, which another rule asks about."""
    swapped = {Decimal(other) for other in exchanges(f"{value:f}")} if value == int(value) else set()
    return any(figure.value in swapped for figure in printed)


def _in_parts(amount: Amount, printed: list[Figure], amounts: tuple[Amount, ...]) -> bool:
    """Say whether a text gives an amount through its parts, or as what two other sums make."""
    if amount.parts:
        return all(_stands(part.value, printed) for part in amount.parts)
    sums = {figure.value for figure in printed}
    others = [other.value for other in amounts if other is not amount]
    if sum(others, amount.value) in sums or any(amount.value + other in sums for other in others):
        return True
    known = sums.union(others)
    return any(amount.value - value in known for value in known) or sum(f.value for f in printed) == amount.value


def _same_digits(one: Decimal, other: Decimal) -> bool:
    """Say whether two sums are one but for their noughts, and have digits enough for that to be no chance."""
    first, second = (f"{value.normalize():f}".replace(".", "").strip("0") for value in (one, other))
    return first == second and one != other and (len(first) > 1 or one in (other * 10, other / 10))
