"""What a host must send with the site, and `security.txt`: files of the site's root.

The handbook has the same headers for nginx and Caddy; a test holds them against these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.assemble.page import Spec
from generator.config import Settings
from generator.link.archive import Archive

HEADERS = "headers"
SECURITY = "security"
# The whole of it: nothing from elsewhere, nothing inline, no frame round a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'"
)
_UNUSED = ("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "microphone")
_ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in (*_UNUSED, "payment", "usb")),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def of_every_page(settings: Settings) -> Mapping[str, str]:
    """Return the headers that every answer carries; an unofficial archive asks not to be indexed."""
    return _ALWAYS if settings.official else {**_ALWAYS, "X-Robots-Tag": "noindex"}


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the specs of the files; there is no `security.txt` where nobody is named to write to."""
    yield Spec("_headers", HEADERS)
    if archive.settings.security.contact:
        yield Spec(".well-known/security.txt", SECURITY)


def headers(archive: Archive, _: Spec) -> bytes:
    """Return the file that Netlify, Cloudflare Pages and others read; data may be fetched from any site."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in of_every_page(archive.settings).items())]
    return "\n".join((*lines, "/data/*", "  Access-Control-Allow-Origin: *", "")).encode()


def security(archive: Archive, spec: Spec) -> bytes:
    """Return `security.txt` as RFC 9116 has it."""
    settings = archive.settings
    lines = [f"Contact: {settings.security.contact}", f"Expires: {settings.security.expires}T00:00:00.000Z"]
    if settings.site_url:
        lines.append(f"Canonical: {settings.site_url.rstrip('/')}/{spec.address}")
    return "\n".join((*lines, "Preferred-Languages: en", "")).encode()
