"""What an archive promises of its site runs out: the accessibility statement, the contact for security."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.findings import Severity
from tests.support import SETTINGS, checked, record, settings_with

REVIEWED = date(2026, 3, 1)


def found(code: str, as_of: date, yaml: str) -> list[tuple[Severity, str]]:
    result = checked({"decisions/2023/abc-12.md": record()}, as_of, settings_with(yaml))
    return [(each.severity, each.message) for each in result.findings if each.code == code]


@pytest.mark.parametrize(
    ("as_of", "official", "severity"),
    [
        (date(2026, 12, 30), "yes", None),
        (date(2026, 12, 31), "yes", Severity.WARNING),
        (date(2027, 2, 28), "yes", Severity.WARNING),
        (date(2027, 3, 1), "yes", Severity.ERROR),
        (date(2027, 3, 1), "no", Severity.WARNING),
    ],
)
def test_a_statement_is_due_sixty_days_ahead_and_stops_an_official_build_after_a_year(
    as_of: date, official: str, severity: Severity | None
) -> None:
    said = found("DEC640", as_of, f"official: {official}\naccessibility: {{reviewed: {REVIEWED}}}")
    assert [each for each, _ in said] == ([severity] if severity else [])


def test_a_leap_day_has_a_year_after_it() -> None:
    yaml = "accessibility: {reviewed: 2024-02-29}"
    assert found("DEC640", date(2025, 2, 28), yaml)[0][0] is Severity.WARNING
    assert found("DEC640", date(2025, 3, 1), yaml)[0][0] is Severity.ERROR


def test_an_official_archive_without_a_day_of_review_is_warned_and_another_is_not() -> None:
    day = date(2026, 5, 1)
    assert found("DEC640", day, "accessibility: {}")[0][0] is Severity.WARNING
    assert found("DEC640", day, "accessibility: {}\nofficial: no") == []


@pytest.mark.parametrize(
    ("before", "severity"), [(31, None), (30, Severity.WARNING), (1, Severity.WARNING), (0, Severity.ERROR)]
)
def test_a_contact_runs_out(before: int, severity: Severity | None) -> None:
    expires = date(2027, 6, 30)
    yaml = f"security: {{contact: 'mailto:a@b.example', expires: {expires}}}"
    said = found("DEC641", expires - timedelta(days=before), yaml)
    assert [each for each, _ in said] == ([severity] if severity else [])


def test_the_tests_own_archive_has_nothing_due() -> None:
    assert SETTINGS.accessibility.reviewed
