"""What `security.txt` says has not run out.

Whoever finds a weakness in the site writes to the contact named there. Once its day has passed,
finders are told not to trust it, and the weakness is reported nowhere.

Bad:
    === archive.yml
    security: {contact: "mailto:security@board.example", expires: 2026-11-01}
    === decisions/2023/abc-12.md
    title: New radios

Good:
    === archive.yml
    security: {contact: "mailto:security@board.example", expires: 2027-06-30}
    === decisions/2023/abc-12.md
    title: New radios
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.findings import Finding, Span
from generator.link.archive import Archive
from generator.validate.rule import error, rule, warning

_AHEAD = timedelta(days=30)


@rule("DEC641")
def security_contact(archive: Archive) -> Iterator[Finding]:
    """What `security.txt` says has not run out."""
    where, expires = archive.settings.config_path, archive.settings.security.expires
    if expires is None:
        return
    help_ = "check that the contact still holds, then give `expires` under `security` a day within the year to come"
    if expires <= archive.as_of:
        yield error(where, Span(0, 0), f"the contact for security ran out on {expires}", help_)
    elif expires - _AHEAD <= archive.as_of:
        yield warning(where, Span(0, 0), f"the contact for security runs out on {expires}", help_)
