"""Every kind of mistake, put into valid records, is found where it is, and nearly always with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import config
from tests.mutation.archive import FILES, MAIN
from tests.mutation.defects import ALL, DATES, FIELDS
from tests.mutation.run import Bench, outcomes, table

ROOT = Path(__file__).parents[2]
KINDS, CONCRETE = 60, 0.95
# Made of the records' own words or of one record's fields, so that they can be made in few records, or are
# none there: a date is the paper's, and an old capture may lack what a new record must have.
OWN = ("title", "summary", "published", "held office", "long ago", "source", "repeats", "month")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench({path: text.encode() for path, text in FILES.items()}, tmp_path_factory.mktemp("cache"))


def test_there_are_enough_kinds_and_no_two_alike():
    assert len({each.name for each in ALL}) == len(ALL) >= KINDS
    for each in ALL:
        assert each.apply(FILES[MAIN]) is not None, each.name


def test_the_records_are_sound_before(bench):
    assert bench.known == set()


def test_every_mistake_is_found_with_its_place_and_what_to_do(bench):
    found = list(outcomes(bench, [MAIN]))
    said = "\n".join(table(found))
    assert [each.defect.name for each in found if each.finding is None] == [], said
    assert all(each.line >= 1 and each.column >= 1 for each in found)
    assert sum(each.concrete for each in found) >= CONCRETE * len(found), said


def test_what_is_no_mistake_is_not_found(bench):
    """So that the check cannot pass by finding everything."""
    files = dict(bench.files)
    files[MAIN] = files[MAIN].replace(b"worn out.", b"worn out, and heavy.")
    assert bench.check(files).findings == ()


@pytest.mark.proof
@pytest.mark.parametrize("path", ["mkdocs.yml", "tests/sites/council/mkdocs.yml"])
def test_mistakes_in_real_records_are_found_too(path, tmp_path):
    settings = config.load(ROOT / path)
    folder = settings.root / settings.records
    files = {
        each.relative_to(settings.root).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()
    }
    bench = Bench(files, tmp_path, settings)
    records = sorted(name for name, data in files.items() if data.startswith(b"---\nreference: "))
    chosen = records[:: max(1, len(records) // 4)]
    kinds = [each for each in (*DATES, *FIELDS) if not any(word in each.name for word in OWN)]
    found = list(outcomes(bench, chosen, kinds))
    assert len(found) > KINDS
    assert [(each.defect.name, each.path) for each in found if each.finding is None] == []
