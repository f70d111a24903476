"""A decision as one HTML document that stands alone: for reading, mailing, or looking at the pipeline."""

from __future__ import annotations

from html import escape

from generator.link.archive import Archive
from generator.model import Decision
from generator.render.html import Hole, body
from generator.render.notice import notice


def page(decision: Decision, archive: Archive) -> bytes:
    """Return the decision as HTML; citations stand with the title of what they cite."""
    facts = decision.facts
    by_slug = {each.target.slug: each.target for each in archive.cites(facts.reference)}
    pieces = (
        f'<cite title="{escape(archive.heading(by_slug[piece.slug]))}">{piece.words}</cite>'
        if isinstance(piece, Hole)
        else piece
        for piece in body(decision.body, facts.doubts, archive.settings.abbreviations).pieces
    )
    said = f"<p><strong>{escape(notice(facts))}</strong></p>\n" if notice(facts) else ""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(facts.heading)}</title>\n</head>\n<body>\n{said}<h1>{escape(facts.heading)}</h1>\n"
        f"<p>{escape(facts.summary)}</p>\n{''.join(pieces)}</body>\n</html>\n"
    ).encode()
