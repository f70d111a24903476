"""Charts of money: one kind each, drawn to its own scale, sized without any inline style."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

from generator.assemble import moneypage
from generator.assemble.chart import Chart, charts
from generator.assemble.lookup import lookup
from generator.link.archive import Archive
from tests.assemble.facts import amount, archive, facts


def drawn(held: Archive) -> tuple[Chart, ...]:
    return charts(moneypage.by_year(lookup(held), "../../"))


def test_a_chart_has_a_bar_a_year_to_the_scale_of_the_longest() -> None:
    held = archive(
        facts(1, "2019-01-01", amounts=(amount("50"),)),
        facts(2, "2020-01-01", amounts=(amount("150"),)),
        facts(3, "2020-02-01", amounts=(amount("50"),)),
        facts(4, "2020-03-01"),
    )
    (chart,) = drawn(held)
    assert [bar.words for bar in chart.bars] == ["2020: £200 in 2 of 3", "2019: £50 in 1 of 1"]
    assert [bar.share for bar in chart.bars] == [100, 25]
    assert chart.said == "A bar for each of 2 years; the longest is 2020."


def test_kinds_and_vat_never_share_a_chart_and_the_undated_are_in_none() -> None:
    held = archive(
        facts(1, "2019-01-01", amounts=(amount("1"), amount("2", "income"), amount("4", vat="included"))),
        facts(2, "2020-01-01", amounts=(amount("1"), amount("2", "income"), amount("4", vat="included"))),
        facts(3, amounts=(amount("1000"),)),
    )
    found = drawn(held)
    titles = ["New spending by year signed", "New spending by year signed, VAT included"]
    assert [chart.title for chart in found] == [*titles, "Income newly accepted by year signed"]
    assert all(bar.share == 100 and len(chart.bars) == 2 for chart in found for bar in chart.bars)


def test_one_year_alone_makes_no_chart_and_only_new_money_is_drawn() -> None:
    background = amount("70", role="background")
    held = archive(facts(1, "2019-01-01", amounts=(amount("5"),)), facts(2, "2020-01-01", amounts=(background,)))
    assert drawn(held) == ()


def test_sums_below_zero_have_no_bar() -> None:
    held = archive(facts(1, "2019-01-01", amounts=(amount("-5"),)), facts(2, "2020-01-01", amounts=(amount("-6"),)))
    assert [bar.share for bar in drawn(held)[0].bars] == [Decimal(), Decimal()]


def test_the_page_draws_it_with_attributes_alone() -> None:
    held = archive(facts(1, "2019-01-01", amounts=(amount("50"),)), facts(2, "2020-01-01", amounts=(amount("150"),)))
    spec = next(iter(moneypage.specs(held)))
    html = moneypage.content(held, spec).main
    svg = ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])  # noqa: S314 - we made it
    assert svg.get("role") == "img"
    for attribute in ("aria-labelledby", "aria-describedby"):
        assert f'id="{svg.get(attribute)}"' in html
    assert svg[0].text == "A bar for each of 2 years; the longest is 2020."
    assert "style=" not in html
    assert [each.get("width") for each in svg.iter("rect")] == ["100.0%", "33.3%"]
