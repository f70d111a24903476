"""Legislation on pages and in data: what a decision names, and which decisions name a provision."""

from __future__ import annotations

import re

from generator.assemble import legislation, lists
from generator.assemble.lookup import lookup
from generator.link.archive import Archive
from generator.model import NOWHERE, Facts, Provision, Withdrawal
from generator.read.statutes import SITE
from tests.assemble.facts import archive, facts

ACTS = {"ukpga/1996/16": "Police Act 1996", "ukpga/2010/15": "Equality Act 2010"}


def provision(name: str = "", path: str = "ukpga/1996/16", anchor: str = "para-1.2") -> Provision:
    """A provision named in a numbered paragraph, or, without an anchor, among the powers."""
    whole = f"{SITE}{path}"
    target = f"{whole}/{name.partition('(')[0].replace(' ', '/')}" if name else whole
    where = f"paragraph {anchor.removeprefix('para-')}" if anchor else "powers"
    span = NOWHERE._replace(end=5) if anchor else NOWHERE
    return Provision(ACTS[path], whole, name, target, name, anchor, where, f"It names {name}.", span)


def member(number: int, *provisions: Provision, **others: object) -> Facts:
    return facts(number, f"20{number:02}-01-01", provisions=provisions, **others)


def page(held: Archive, address: str) -> str:
    spec = next(spec for spec in legislation.specs(held) if spec.address == address)
    return lists.content(held, spec).main


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_a_decision_lists_what_it_names_by_instrument_and_provision() -> None:
    named = (
        provision("section 22A", anchor=""),
        provision("section 149(1)", "ukpga/2010/15"),
        provision("section 9"),
        provision("section 9", anchor="para-3"),
        provision(),
    )
    police, equality = legislation.of_decision(member(10, *named), "../../")
    assert [law.provision.text for law in police.laws] == ["The whole", "Section 9", "Section 22A"]
    assert [place.href for place in police.laws[1].places] == ["#para-1.2", "#para-3"]
    assert police.laws[2].places[0].href == "#page-key-facts"
    assert police.others.href == "../../decisions/legislation/ukpga-1996-16/"
    assert equality.laws[0].provision.href == f"{SITE}ukpga/2010/15/section/149"


def test_a_withdrawn_decision_names_nothing() -> None:
    gone = member(10, provision("section 9"), withdrawal=Withdrawal("Wrong.", None))
    assert legislation.of_decision(gone, "") == ()
    assert [spec.address for spec in legislation.specs(archive(gone))] == ["decisions/legislation/"]


def test_the_list_says_which_provisions_and_how_many_decisions() -> None:
    held = archive(
        member(10, provision("section 22"), provision("section 9(1)"), provision("section 9(2)")),
        member(11, provision("section 22")),
        member(12, provision("", "ukpga/2010/15")),
    )
    text = words(page(held, "decisions/legislation/"))
    assert "2: Acts, Orders and Regulations named" in text.replace(" :", ":")
    assert "Equality Act 2010 1 Police Act 1996 2 Section 9, section 22." in text
    assert "No decision held here names legislation" in words(page(archive(member(10)), "decisions/legislation/"))


def test_a_page_lists_decisions_by_provision_latest_first_and_is_paged() -> None:
    held = archive(
        *(member(number, provision("section 9"), provision("section 22")) for number in (10, 11, 12)),
        member(13, provision(anchor="")),
        page_size=4,
    )
    first = page(held, "decisions/legislation/ukpga-1996-16/")
    assert re.findall(r'<th scope="rowgroup" rowspan="(\d)">(?:<a[^>]*>)?([^<]*)', first) == [
        ("1", "No provision named"),
        ("3", "Section 9"),
    ]
    assert re.findall(r">(ABC \d+):", first) == ["ABC 13", "ABC 12", "ABC 11", "ABC 10"]
    assert 'href="../../../decisions/abc-12/#para-1.2"' in first
    assert 'href="../../../decisions/abc-13/#page-key-facts"' in first
    assert f'href="{SITE}ukpga/1996/16/section/9"' in first
    assert "4 decisions held here name it." in first
    second = page(held, "decisions/legislation/ukpga-1996-16/page/2/")
    assert re.findall(r">(ABC \d+):", second) == ["ABC 12", "ABC 11", "ABC 10"]


def test_keys_of_old_acts_and_of_an_archives_own() -> None:
    made = provision()
    assert legislation.key(made._replace(whole=f"{SITE}ukpga/Eliz2/2-3/56")) == "ukpga-eliz2-2-3-56"
    assert legislation.key(made._replace(whole="https://a.example/x", statute="Quay Byelaws")) == "quay-byelaws"


def test_it_is_worked_out_once_for_an_archive() -> None:
    known = lookup(archive(member(10, provision())))
    assert legislation._statutes(known) is legislation._statutes(known)
