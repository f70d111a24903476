"""Severity that fits history: what is written now is held to more than what an old paper says."""

from __future__ import annotations

import pytest

from generator.findings import Severity
from generator.validate.rule import error, lenient, warning
from generator.validate.schema import ORIGINS
from tests.support import NOWHERE, reading, record, verdict

OLD = ("web_capture", "pdf_conversion", "restated")


def finding_as(make, source: str) -> set[Severity]:
    """Return the severity of a finding in a record with this `source`, told by facts and by fields."""
    text = record(source)
    decision = verdict(text).decision
    assert decision
    finding = make("a.md", NOWHERE, "wrong", "mend it")
    return {lenient(subject, finding).severity for subject in (decision.facts, reading(text).record)}


@pytest.mark.parametrize("origin", ORIGINS)
def test_an_error_is_a_warning_in_what_came_from_old_papers(origin):
    wanted = Severity.WARNING if origin in OLD else Severity.ERROR
    assert finding_as(error, f"source: {{origin: {origin}}}") == {wanted}


@pytest.mark.parametrize("source", ["drop: source", "source: {licence: OGL 3.0}"])
def test_a_record_that_names_no_origin_is_written_now(source):
    assert finding_as(error, source) == {Severity.ERROR}


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_warning_stays_one(origin):
    assert finding_as(warning, f"source: {{origin: {origin}}}") == {Severity.WARNING}
