"""A thread's CSV file: the order of its page, those not held among them, every column explained."""

from __future__ import annotations

import csv
import io

from generator.assemble import dictionary, site, threads
from generator.assemble.shell import plain_shell
from generator.link.archive import Archive
from generator.model import Facts, Withdrawal
from generator.render.html import Body
from tests.assemble.facts import amount, archive, facts, ref, relation

ADDRESS = "decisions/programmes/new-quay/new-quay.csv"


def member(number: int, signed: str = "", **others: object) -> Facts:
    return facts(number, signed, programmes=("new-quay",), **others)


def rows(held: Archive) -> list[dict[str, str]]:
    """The file's rows, as the build makes them."""
    spec = next(spec for spec in site.plan(held) if spec.address == ADDRESS)
    assert spec.path == ADDRESS
    text = site.make(spec, held, plain_shell("Board"), Body()).decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_it_says_what_the_page_says_in_the_pages_order() -> None:
    held = archive(
        member(3, "2021-05-01", amounts=(amount("5"), amount("7", "income"), amount("9", role="background"))),
        member(6, relations=(relation(4, "extends", when="2021-06"), relation(3, "amends"))),
        member(9, "2023-05-01", withdrawal=Withdrawal("Wrong.", None), amounts=(amount("4"),)),
    )
    found = rows(held)
    assert [row["reference"] for row in found] == ["ABC 3", "ABC 4", "ABC 6", "ABC 9"]
    assert [row["position"] for row in found] == ["1", "2", "3", "4"]
    assert [row["held"] for row in found] == ["yes", "no", "yes", "yes"]
    assert [row["date_signed"] for row in found] == ["2021-05-01", "", "", "2023-05-01"]
    assert (found[1]["date_given"], found[1]["date_given_by"]) == ("2021-06", "ABC 6")
    assert found[2]["inferred"] == "between May 2021 and May 2023, from neighbouring numbers"
    assert found[2]["changes"] == "Extends ABC 4. Amends ABC 3."
    assert [row["new_money"] for row in found] == ["£5 spending; £7 income", "", "", ""]
    assert found[0]["notice"].startswith("Summary by this archive")
    assert found[3]["summary"] == ""


def test_every_column_is_in_the_dictionary_and_the_page_links_the_file() -> None:
    held = archive(member(3, "2021-05-01"))
    assert list(rows(held)[0]) == list(dictionary.THREADS)
    page = next(spec for spec in threads.specs(held) if spec.kind == threads.THREAD)
    assert f'href="../../../{ADDRESS}"' in threads.thread(held, page).main


def test_an_announced_decision_tells_no_more_than_it_may() -> None:
    held = archive(member(3, relations=(relation(5, "extends"),)), announced={ref(5): ""})
    row = next((row for row in rows(held) if row["reference"] == "ABC 5"), None)
    if row is not None:
        assert (row["held"], row["title"], row["summary"]) == ("deferred", "", "")


def test_an_empty_thread_has_no_file() -> None:
    assert ADDRESS not in {spec.address for spec in site.plan(archive(facts(1)))}
