"""Money: what is added, what never is, and what is said beside every sum; gaps and questions."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from generator.assemble import money, site
from generator.assemble.shell import plain_shell
from generator.link.archive import Archive
from generator.model import Doubt, Exempt, Facts, Withdrawal
from generator.render.html import Body
from tests.assemble.facts import amount, archive, citation, facts, ref, relation

EXEMPT = Exempt(("Part 2",), "prices", None)


def page(held: Archive, address: str) -> str:
    """The words of a page."""
    spec = next(spec for spec in site.plan(held) if spec.address == address)
    html = site.make(spec, held, plain_shell("Board"), Body()).decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def member(number: int, *amounts: Any, **others: Any) -> Facts:
    return facts(number, f"20{number:02}-01-01", programmes=("new-quay",), amounts=amounts, **others)


def lines(*members: Facts) -> list[tuple[str, str]]:
    """Each kind and its figure in the thread of some decisions."""
    held = archive(*members)
    return [(line.name, line.figure) for line in money.of_thread(held, held.thread("new-quay"))]


def test_only_new_money_is_added_and_never_across_kinds() -> None:
    roles = ("part_of", "restates", "background", "ceiling")
    counted = money.count(
        [
            facts(1, amounts=(amount("5"), amount("7", "income"), *(amount("1000", role=role) for role in roles))),
            facts(2, amounts=(amount("6.50"),)),
            facts(3, amounts=(amount("9", "budget"), amount("8", "saving"), amount("3", "other"))),
        ]
    )
    totals = {group.kind: group.total for group in counted.groups}
    assert totals == {
        "spend": Decimal("11.50"),
        "income": Decimal(7),
        "budget": Decimal(9),
        "saving": Decimal(8),
        "other": Decimal(3),
    }


def test_sums_with_vat_and_without_are_kept_apart() -> None:
    counted = money.count([facts(1, amounts=(amount("5", vat="included"), amount("7")))])
    assert [(group.vat, group.total) for group in counted.groups] == [("", 7), ("included", 5)]


def test_a_total_says_of_how_many_and_what_is_missing() -> None:
    counted = money.count(
        [
            facts(1, amounts=(amount("5"),)),
            facts(2, amounts=(amount("6"), amount("1")), exempt=EXEMPT),
            facts(3, exempt=EXEMPT),
            facts(4, amounts=(amount("9", role="background"),)),
            facts(5),
            facts(6, amounts=(amount("9"),), withdrawal=Withdrawal("Wrong.", None)),
        ]
    )
    (group,) = counted.groups
    assert counted.said(group) == "£12 in 2 of 5 decisions; 1 withheld, 1 partly withheld, 1 not stated"
    none = money.count([facts(1, amounts=(amount("5"),))])
    assert none.said(none.groups[0]) == "£5 in 1 of 1 decision; none said to be withheld, 0 not stated"


def test_ceilings_and_rates_are_flagged() -> None:
    counted = money.count([facts(1, amounts=(amount("5", up_to=True), amount("6", period="a year, from 2020")))])
    said = counted.groups[0].flags
    assert said == "1 amount stated as “up to” and 1 amount stated as so much a year or month, counted once"


def test_a_thread_of_two_decisions_has_a_total_of_each_kind() -> None:
    found = lines(member(10, amount("5", "income"), amount("8")), member(11, amount("7", "income")))
    assert found == [("New spending", ""), ("Income newly accepted", "£12")]


@pytest.mark.parametrize(
    "second",
    [
        member(11, amount("7", up_to=True)),
        member(11, amount("7", approximate=True)),
        member(11, amount("7", period="a year")),
        member(11, amount("7", vat="included")),
        member(11, amount("7"), amount("5", role="restates", of=ref(10))),
        member(11, amount("7"), amount("5", "budget", role="part_of", of=ref(10))),
        member(11, amount("5")),
        member(11, amount("7"), relations=(relation(10, "supersedes"),)),
        member(11, amount("7", "income")),
        member(11, amount("7", role="background")),
    ],
    ids=["up-to", "about", "rate", "vat", "restates", "part-of", "same-sum", "supersedes", "other-kind", "not-new"],
)
def test_a_thread_has_no_total_where_there_is_any_doubt(second: Facts) -> None:
    assert all(not figure for _, figure in lines(member(10, amount("5")), second))


def test_a_thread_says_which_decisions_are_in_no_sum() -> None:
    held = archive(
        member(10, amount("5")),
        member(11, amount("7"), amount("13000000", role="restates", of=ref(9)), relations=(relation(9),)),
        member(12, exempt=EXEMPT),
        member(13),
    )
    html = page(held, "decisions/programmes/new-quay/")
    assert "New spending: £12 in 2 of the 5 decisions." in html
    assert "A part of 1 decision is withheld. 1 decision is not held here and not counted (ABC 9)." in html
    assert "1 decision states no new money." in html
    assert "13,000,000" not in html


def test_the_page_of_money_goes_by_kind_and_year_with_the_undated_apart() -> None:
    held = archive(
        facts(1, "2020-01-01", amounts=(amount("5"), amount("9", "income"))),
        facts(2, "2021-01-01", amounts=(amount("6"),)),
        facts(3, amounts=(amount("7"),)),
        facts(4, "2021-01-01", exempt=EXEMPT),
    )
    html = page(held, "decisions/money/")
    assert "Spending : £18 in 3 of 4 decisions; 1 withheld, 0 not stated." in html
    assert "2021 Spending £6 1 of 2; 1 withheld, 0 not stated" in html
    assert "2020 Spending £5 1 of 1; none said to be withheld, 0 not stated Income £9" in html
    assert "Date not known Spending £7" in html
    assert "£27" not in html
    assert "1 decision held here states new money" in page(held, "decisions/money/income/")
    assert "ABC 1" in page(held, "decisions/money/income/")
    assert "ABC 2" not in page(held, "decisions/money/income/")


def test_a_kind_without_money_keeps_its_page() -> None:
    assert "Nothing yet" in page(archive(facts(1)), "decisions/money/saving/")
    assert "No decision held here states new money." in page(archive(facts(1)), "decisions/money/")


def test_gaps_are_counted_by_year_and_questions_listed() -> None:
    asked = (Doubt("Which year?", "", "our_copy", "", True), Doubt("Unasked", "", "our_copy", "", False))
    settled = (Doubt("Long settled", "", "our_copy", "It was 2020.", True),)
    held = archive(
        facts(1, "2020-01-01", doubts=asked, citations=(citation(9),), exempt=False),
        facts(2, doubts=settled, maker=None),
        facts(3, doubts=asked, withdrawal=Withdrawal("Wrong.", None)),
    )
    html = page(held, "data/quality/")
    assert "When was it signed? Open for 1 of 2." in html
    assert "Who decided? Open for 1 of 2." in html
    assert "Is a part withheld? Open for 1 of 2." in html
    assert "The decisions held cite 1 decision that is not held" in html
    assert "1 question that we could not settle" in html
    assert html.count("Which year?") == 1
    assert "Unasked" not in html
    assert "Long settled" not in html
    assert "wrong" not in html.replace("it does not say that anything is wrong", "").lower()


def test_questions_are_paged() -> None:
    asked = (Doubt("Which year?", "", "our_copy", "", True),)
    held = archive(*(facts(number, doubts=asked) for number in range(1, 6)), page_size=2)
    assert "ABC 5" in page(held, "data/quality/page/3/")
    assert "When was it signed?" not in page(held, "data/quality/page/3/")
