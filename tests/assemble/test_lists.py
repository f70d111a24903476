"""Lists: their order, pages, addresses and words; threads; numbers; decisions that are not held."""

from __future__ import annotations

import re
from datetime import date

from generator.assemble import lists, stub
from generator.assemble.page import Spec
from generator.link.archive import Archive
from generator.model import Withdrawal
from tests.assemble.facts import amount, archive, citation, facts, ref, relation
from tests.support import SETTINGS


def spec_at(held: Archive, address: str) -> Spec:
    """The spec of the page at an address."""
    return next(spec for spec in (*stub.specs(held), *lists.specs(held)) if spec.address == address)


def page(held: Archive, address: str) -> str:
    """The HTML of the page at an address."""
    spec = spec_at(held, address)
    content = stub.content if spec.kind == stub.KIND else lists.content
    return content(held, spec).main


def rows(html: str) -> list[str]:
    """The references of a list's rows."""
    return re.findall(r'<span class="reg-ref">(.*?)</span>', html)


def test_the_register_is_paged_and_latest_comes_first() -> None:
    held = archive(*(facts(n, f"20{n:02}-01-01") for n in range(10, 17)), page_size=3)
    addresses = ["decisions/", "decisions/page/2/", "decisions/page/3/"]
    found = [rows(page(held, address)) for address in addresses]
    assert found == [["ABC 16", "ABC 15", "ABC 14"], ["ABC 13", "ABC 12", "ABC 11"], ["ABC 10"]]
    middle = page(held, "decisions/page/2/")
    assert "Latest first, 4 to 6 of 7" in middle
    nav = re.search(r'<nav class="pages".*?</nav>', middle, re.DOTALL)
    assert nav
    links = re.findall(r'href="(.*?)"', nav[0])
    root = "../../../decisions/"
    assert links == [root, f"{root}page/2/", f"{root}page/3/", root, f"{root}page/3/"]
    assert nav[0].count('aria-current="page"') == 1


def test_long_lists_of_pages_have_gaps() -> None:
    words = [link.text or "…" for link in lists.pages_nav("../", 10, 40)]
    assert words == ["1", "…", "8", "9", "10", "11", "12", "…", "40", "Previous page", "Next page"]


def test_an_undated_decision_stands_where_its_number_places_it() -> None:
    held = archive(facts(10, "2020-01-01"), facts(11), facts(12, "2022-01-01"))
    html = page(held, "decisions/")
    assert rows(html) == ["ABC 12", "ABC 11", "ABC 10"]
    assert "Between January 2020 and January 2022" in html
    assert rows(page(held, "decisions/years/unknown/")) == ["ABC 11"]
    assert "Another 1 decision here carries no date" in page(held, "decisions/years/2020/")


def test_crumbs_have_the_archives_own_name_for_its_register() -> None:
    held = archive(facts(1, citations=(citation(9),)), labels={**SETTINGS.labels, "decisions": "Resolutions"})
    for address in ("abc-9/", "numbers/", "money/", "money/spend/", "legislation/", "years/", "years/unknown/"):
        assert re.search(r'<nav class="crumbs".*?>Resolutions</a>', page(held, f"decisions/{address}")), address


def test_a_value_nobody_has_keeps_its_page() -> None:
    held = archive(facts(10, "2020-01-01"))
    assert rows(page(held, "decisions/themes/radio/")) == []
    assert "None of the 1 decision held here is in this list" in page(held, "decisions/themes/radio/")
    index = page(held, "decisions/themes/")
    assert index.index("Safety at sea") < index.index("Nothing yet") < index.index("Radio")


def test_a_row_has_one_sentence_and_no_words_of_a_withdrawn_record() -> None:
    gone = facts(11, "2021-01-01", amounts=(amount("7"),), withdrawal=Withdrawal("Named a child.", None))
    html = page(archive(facts(10, "2020-01-01", amounts=(amount("5"), amount("6"))), gone), "decisions/")
    assert "Decides matter 10." in html
    assert "It says more besides" not in html
    assert re.search(r"£11 <br><span class=\"quiet\">spending, in 2 parts</span>", html)
    assert "Withdrawn." in html
    assert "£7" not in html
    assert "Decides matter 11" not in html


def test_a_thread_is_in_order_with_what_is_not_held() -> None:
    held = archive(
        facts(10, "2020-01-01", programmes=("new-quay",), amounts=(amount("5", "income"),)),
        facts(
            20,
            "2023-01-01",
            programmes=("new-quay",),
            relations=(relation(15, when="2021-06"), relation(10, "extends")),
        ),
    )
    html = page(held, "decisions/programmes/new-quay/")
    steps = re.findall(r"<li class=\"(.*?)\"><span class=\"when\">(.*?)</span>.*?<a href=\".*?\">(.*?)</a>", html)
    assert steps == [
        ("held", "1 January 2020", "ABC 10: Paper number 10"),
        ("not-held", "June 2021", "ABC 15: Not held here"),
        ("held", "1 January 2023", "ABC 20: Paper number 20"),
    ]
    assert "Date as ABC 20 gives it." in html
    assert "Amends ABC 15. Extends ABC 10." in html
    assert "<b>£5</b>" in html
    assert "no new money" in html
    assert "3 decisions in order, 2020 to 2023." in html


def test_numbers_not_held_are_listed() -> None:
    held = archive(facts(10, citations=(citation(15),)), announced={ref(16): "", ref(17): "Named"})
    html = page(held, "decisions/numbers/")
    missing, deferred = html.split("Publication deferred")
    assert "../../decisions/abc-15/" in missing
    assert "abc-16" not in missing
    assert "../../decisions/abc-16/" in deferred
    assert "1 decision held, ABC 10" in html


def test_a_stub_gathers_what_others_say() -> None:
    says = relation(15, when="2021-06", title="The old quay", amount=amount("13000000").value)
    restated = amount("13000000", role="restates", of=ref(15), what="the year’s grant")
    held = archive(
        facts(10, "2022-01-01", relations=(says,), citations=(citation(15),), amounts=(restated,)),
        facts(14, "2020-01-01"),
        official_list="https://board.example/all/",
    )
    html = page(held, "decisions/abc-15/")
    assert "We do not hold this decision." in html
    assert "June 2021, says ABC 10" in html
    assert "The old quay, says ABC 10" in html
    assert "£13,000,000, the year’s grant, says ABC 10. Not counted in any total here" in html
    assert "<strong>Amended by</strong>" in html
    assert "“See ABC 15.”" in html
    assert 'href="https://board.example/all/"' in html
    assert "The number before it that we know of: " in html


def test_an_announced_decision_shows_what_may_be_told_and_no_more() -> None:
    told = relation(15, when="2021-06", title="Secret", amount=amount("13").value)
    citing = facts(10, "2022-01-01", relations=(told,), citations=(citation(15, "Sold as in ABC 15."),))
    alone = archive(announced={ref(15): ""})
    cited = archive(citing, announced={ref(15): ""})
    html = page(cited, "decisions/abc-15/")
    assert html == page(alone, "decisions/abc-15/")
    text = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert text == (
        "Home Decisions ABC 15 ABC 15 : Publication deferred "
        "Publication of this decision is deferred. It will be at this same address."
    )
    assert "Quay sold" in page(archive(announced={ref(15): "Quay sold"}), "decisions/abc-15/")


def test_slots_speak_of_coverage_without_relative_links() -> None:
    held = archive(facts(10, "2020-01-01"), at_least=1700, official_list="https://www.board.example/all/")
    slots = lists.slots(held, "../")
    assert slots["held"] == "1 of at least 1,700 decisions"
    assert slots["coverage"].startswith("At least 1,700 decisions are known; this archive does not hold them all.")
    assert '<a href="https://www.board.example/all/">The official list is on board.example</a>' in slots["coverage"]
    assert 'href="../' not in slots["coverage"]
    assert 'href="../decisions/abc-10/"' in slots["latest"]
    assert 'href="../decisions/themes/safety/"' in slots["ways-in"]


def test_no_two_pages_share_an_address() -> None:
    held = archive(*(facts(n, citations=(citation(n + 5),)) for n in range(1, 9)), announced={ref(40): ""})
    addresses = [spec.address for spec in (*stub.specs(held), *lists.specs(held))]
    assert len(addresses) == len(set(addresses))


def test_a_stub_leads_to_its_official_page_where_the_series_has_a_pattern() -> None:
    series = tuple(each._replace(address="https://board.example/{yy}/{number}") for each in SETTINGS.series)
    held = archive(facts(10, "2020-01-01", citations=(citation(4),)), series=series)
    html = page(held, "decisions/abc-4/")
    assert 'It should be published at <a href="https://board.example/00/4">ABC 4 on board.example</a>.' in html
    other = archive(facts(10, "2020-01-01", citations=(citation(4),)))
    assert "It should be published at" not in page(other, "decisions/abc-4/")


def test_an_empty_list_says_what_is_held_and_where_the_rest_may_be() -> None:
    held = archive(
        facts(10, "2020-01-01"), at_least=40, checked=date(2026, 11, 22), official_list="https://board.example/all"
    )
    html = page(held, "decisions/places/north-pier/")
    assert "We hold 1 of at least 40 decisions." in html
    assert "Last checked 22 November 2026." in html
    assert '<a href="https://board.example/all">The official list is on board.example</a>' in html


def test_a_list_of_several_can_be_narrowed_in_the_search() -> None:
    held = archive(facts(10, "2020-01-01"), facts(11, "2020-02-01", themes=("radio",)))
    assert '<a href="../../../search/?year=2020">Narrow this list</a>' in page(held, "decisions/years/2020/")
    assert "Narrow this list" not in page(held, "decisions/themes/radio/")
