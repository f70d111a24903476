"""A page's spec, with the facts it depends on, says everything the page shows: the cache rests on that."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date

from generator.assemble import site
from generator.assemble.page import Spec
from generator.assemble.shell import plain_shell
from generator.link.archive import Archive
from generator.model import Correction, Doubt, Exempt, Facts, Reference, Withdrawal
from generator.render.html import Body
from tests.assemble.facts import amount, archive, citation, facts, ref, relation
from tests.assemble.test_legislation import provision

SHELL = plain_shell("Board")


def random_facts(number: int, chance: random.Random) -> Facts:
    """A decision with some of everything that shows on other pages."""
    year = chance.choice([0, 0, 2019, 2020, 2021])
    cited = [other for other in chance.sample(range(1, 16), 2) if other != number]
    return facts(
        number,
        f"{year}-0{chance.randint(1, 9)}-11" if year else "",
        title=f"Paper {chance.randint(1, 3)}",
        themes=tuple(chance.sample(["safety", "radio"], chance.randint(0, 2))),
        kind=chance.choice(["", "grant", "contract"]),
        programmes=("new-quay",) * chance.randint(0, 1),
        amounts=(amount(str(chance.randint(1, 9)), role=chance.choice(["new", "restates"])),),
        citations=tuple(citation(other) for other in cited),
        relations=tuple(
            relation(
                other,
                chance.choice(["amends", "background"]),
                when=chance.choice(["", "2018", "2020-05"]),
                title=chance.choice(["", "Told"]),
            )
            for other in cited[: chance.randint(0, 2)]
        ),
        withdrawal=chance.choice([None, None, None, Withdrawal("Wrong.", None)]),
        provisions=tuple(map(provision, chance.sample(["", "section 9", "section 22"], chance.randint(0, 2)))),
        published=chance.choice([None, date(2026, 10, 1), date(2026, 11, 1)]),
        corrections=chance.choice([(), (Correction(date(2026, 10, 9), "erratum", chance.choice("ab"), ""),)]),
        exempt=chance.choice([None, False, Exempt(("Part 2",), "prices", None)]),
        doubts=chance.choice([(), (), (Doubt(f"Is it {chance.randint(1, 3)}?", "", "our_copy", "", True),)]),
    )


def random_archive(chance: random.Random) -> tuple[dict[int, Facts], dict[Reference, str]]:
    """A few decisions, and one that is announced."""
    received = {number: random_facts(number, chance) for number in chance.sample(range(1, 13), 8)}
    return received, {ref(14): ""} if chance.random() < 0.5 else {}


def edited(received: dict[int, Facts], announced: dict[Reference, str], chance: random.Random) -> Archive:
    """The same archive after one edit."""
    number, what = chance.choice(sorted(received)), chance.choice(["change", "remove", "add", "swap", "announce"])
    after = dict(received)
    if what == "change":
        after[number] = random_facts(number, chance)
    elif what == "remove":
        del after[number]
    elif what == "swap":  # as many are held as before, so that the footer of every page stays
        del after[number]
        new = chance.choice([each for each in range(1, 14) if each not in received])
        after[new] = random_facts(new, chance)
    elif what == "add":
        new = chance.randint(1, 12)
        after[new] = random_facts(new, chance)
    else:
        announced = {ref(chance.choice([13, 14])): chance.choice(["", "Named"])}
    return board(after.values(), announced)


def board(received: Iterable[Facts], announced: dict[Reference, str]) -> Archive:
    return archive(*received, announced=announced, page_size=3)


def made(held: Archive) -> Iterator[tuple[Spec, bytes, bytes]]:
    """Every page of an archive: its spec, its key in the cache, its bytes."""
    keys = site.Keys(held, SHELL, b"")
    for spec in site.plan(held):
        yield spec, keys.of(spec), site.make(spec, held, SHELL, Body(("<p>Words.</p>",)))


def test_equal_keys_mean_equal_pages() -> None:
    chance = random.Random(7)
    kept = 0
    for _ in range(120):
        received, announced = random_archive(chance)
        before = {spec.address: (key, page) for spec, key, page in made(board(received.values(), announced))}
        for spec, key, page in made(edited(received, announced, chance)):
            if before.get(spec.address, (b"", b""))[0] == key:
                kept += 1
                assert before[spec.address][1] == page, (spec.address, spec.extra)
    assert kept > 500  # most pages live through an edit


def test_a_page_is_the_same_when_made_twice() -> None:
    received, announced = random_archive(random.Random(3))
    first = [page for _, _, page in made(board(received.values(), announced))]
    again = [page for _, _, page in made(board(reversed(received.values()), announced))]
    assert first == again
