"""Appendices: Markdown beside a record that is part of its decision.

Their words are checked as the record's own are, each finding in the file it stands in; what they
cite, the decision cites.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from generator.config import Settings
from generator.findings import Fault, Span
from generator.model import NOWHERE, Appendix, Block, Decision, Fields, Record, Scalar
from generator.patterns import regex
from generator.read import legislation
from generator.read.prose import plain
from generator.read.record import Reading
from generator.read.statutes import statutes_of
from generator.validate.decide import FATAL, digest_of

# Names below a decision's address that are something else's.
RESERVED = ("files", "versions", "index")
_NAME = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FRONT_MATTER = regex(r"---[ \t]*\r?\n")


def named(decision: Decision, readings: Sequence[Reading], settings: Settings) -> Decision:
    """Return a decision with its appendices: titles, bodies, and the legislation they name."""
    statutes = statutes_of(settings.legislation)
    appendices = tuple(_appendix(each.record) for each in readings)
    marked = [legislation.mark(_body(each.record), each.record.source.text, statutes) for each in readings]
    provisions = [
        found._replace(appendix=appendix.name)
        for appendix, each in zip(appendices, marked, strict=True)
        for found in each.provisions
    ]
    facts = decision.facts
    facts = facts._replace(appendices=appendices, provisions=(*facts.provisions, *provisions))
    return decision._replace(facts=facts, appendices=tuple(each.blocks for each in marked))


def citing(decision: Decision, readings: Sequence[Reading]) -> Decision:
    """Return a decision that has its appendices named with what they cite and mention."""
    facts = decision.facts
    citations = [
        found._replace(appendix=appendix.name)
        for appendix, each in zip(facts.appendices, readings, strict=True)
        for found in each.citations
    ]
    cited = (*facts.citations, *citations)
    known = {facts.reference, *(each.to for each in facts.relations), *(each.to for each in cited)}
    mentions = dict.fromkeys([*facts.mentions, *(found for each in readings for found in each.mentions)])
    facts = facts._replace(citations=cited, mentions=tuple(found for found in mentions if found not in known))
    return decision._replace(facts=facts._replace(digest=digest_of(facts)))


def _appendix(record: Record) -> Appendix:
    name = PurePosixPath(record.source.path).stem
    words = _title(record)
    title = plain(words.words) if words else name.replace("-", " ").capitalize()
    return Appendix(name, title, record.source.path, record.content_id, _tables(record))


def _tables(record: Record) -> int:
    return sum(block.kind == "table" for block in record.body)


def _title(record: Record) -> Block | None:
    """Return the heading that is an appendix's title: its first block, with one `#`."""
    first = record.body[0] if record.body else None
    titled = first is not None and first.kind == "heading" and first.level == 1 and first.style != "setext"
    return first if titled and first is not None and plain(first.words) else None


def _body(record: Record) -> tuple[Block, ...]:
    """Return an appendix's body without its title."""
    return record.body[1:] if _title(record) else record.body


def as_record(record: Record, whole: Record) -> Record:
    """Return an appendix as a record of words alone for the rules about them, with its own faults.

    Of the fields of the `whole` record it has the origin, on which depends how strict some rules are.
    """
    return record._replace(fields=_origin(whole.fields), body=_body(record), faults=(*record.faults, *_faults(record)))


def _origin(fields: Fields) -> Fields:
    """Return of a record's fields only where its words come from; it has no place in the appendix."""
    source = fields.get("source")
    origin = source.get("origin") if isinstance(source, Fields) else None
    if not isinstance(origin, Scalar):
        return Fields((), NOWHERE)
    told = Fields(((Scalar("origin", NOWHERE), Scalar(origin.text, NOWHERE)),), NOWHERE)
    return Fields(((Scalar("source", NOWHERE), told),), NOWHERE)


def as_decision(decision: Decision, reading: Reading) -> Decision:
    """Return an appendix as a decision of its words alone for the rules about them."""
    facts = decision.facts._replace(
        path=reading.record.source.path,
        content_id=reading.record.content_id,
        summary="",
        citations=reading.citations,
        relations=(),
        provisions=(),
        amounts=(),
        attachments=(),
        corrections=(),
        doubts=(),
        deferral=False,
    )
    return Decision(facts, _body(reading.record), {}, reading.record.source, body_name=decision.body_name)


def _faults(record: Record) -> tuple[Fault, ...]:
    path, text = record.source
    name = PurePosixPath(path).stem
    if not text or any(fault.kind in FATAL for fault in record.faults):
        return ()
    found = []
    if not _NAME.fullmatch(name) or name in RESERVED:
        plain_name = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "appendix"
        wanted = f"{plain_name}-1" if plain_name in RESERVED else plain_name
        message = f"an appendix named {name} has no address that works everywhere"
        found.append(Fault("appendix", message, Span(0, 0), f"rename the file to {wanted}.md"))
    if _FRONT_MATTER.match(text):
        help_ = "delete the lines between `---`: what they say belongs to the record"
        found.append(Fault("appendix", "an appendix has no front matter", Span(0, 3), help_))
    elif _title(record) is None:
        message = "an appendix begins with its title"
        found.append(Fault("appendix", message, Span(0, 1), "write `# ` and the title on the first line"))
    return tuple(found)
