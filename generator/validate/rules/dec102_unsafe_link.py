"""Links lead to web pages, mail addresses or places in this archive, and nothing else.

A script or data address in a link runs in the reader's browser; an address without its https:
loads from whoever answers; an image from another site tells that site who is reading. An address
such as `www.example.org` or `../2021/abc-7.md` is looked for below the decision's own page, where
nothing is. Another decision needs no link: its reference becomes one by itself.

Bad:
    ---
    See [the plan](javascript:alert).

Good:
    ---
    See [the plan](https://www.example.org/plan).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.patterns import regex
from generator.validate.rule import error, lenient, rule
from generator.validate.text import every_block, of_last, runs_within

_SAFE = regex(r"(?:https?://[^/]|mailto:|#|/(?!/)|\.\.?/|[A-Za-z0-9_][A-Za-z0-9_./#%-]*$)", re.IGNORECASE)
_SCHEME = regex(r"(?!https?:|mailto:)[A-Za-z][A-Za-z0-9+.-]*:", re.IGNORECASE)
_ABROAD = regex(r"(?:https?://|mailto:)", re.IGNORECASE)
_HOST = regex(r"(?:www\.[^/]|(?:[a-z0-9-]+\.)+(?:com|eu|info|int|net|org|uk)(?:/|$))", re.IGNORECASE)
_RECORD = regex(r"(?:.*/)?([a-z]{1,12})-((?:[0-9]{4}-)?[0-9]{1,6})(?:/|\.md|\.html)?(?:#.*)?", re.IGNORECASE)
_PAGE_OWN = regex(r"(?:page-|note-[0-9]|question-[0-9]|main$)")  # ids that a page gives what stands around a body
_FILE = regex(r"\.(?:csv|docx?|odt|ods|pdf|pptx?|txt|xlsx?|zip)(?:[?#].*)?$", re.IGNORECASE)
_WHOLE = "write the whole address, beginning with https://"
_SIGNS = ("[", "<", "@", "://", "www.")  # whatever makes a link or an image has one of these


@rule("DEC102", waivable=False)
def unsafe_link(decision: Decision) -> Iterator[Finding]:
    """Links lead to web pages, mail addresses or places in this archive, and nothing else."""
    text = decision.source.text
    start = decision.body[0].span.start if decision.body else len(text)
    if not any(text.find(sign, start) >= 0 for sign in _SIGNS):
        return
    for block in every_block(decision.body):
        for run in runs_within(block.words):
            if run.kind == "image":
                help_ = "describe the picture in words, or attach the file"
                yield error(decision.facts.path, run.span, "an image stands in the body", help_)
            elif run.kind == "link" and not safe(run.target):
                yield error(decision.facts.path, run.span, "this link's address is not allowed", _WHOLE)
            elif run.kind == "link" and not _ABROAD.match(run.target):
                for message, help_ in _nowhere(run.target, decision):
                    yield lenient(decision.facts, error(decision.facts.path, run.span, message, help_))


def _nowhere(target: str, decision: Decision) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with an address that is looked for in this site and not found there, and what to write."""
    record, own = _RECORD.fullmatch(target), _appendix(target, decision)
    if target.startswith("#"):
        anchors = _anchors(decision)
        if target[1:] not in anchors and not _PAGE_OWN.match(target[1:]):
            yield "this link leads to a place that this text does not have", _places(target[1:], anchors)
    elif _HOST.match(target):
        yield "this link lacks its https://, and leads nowhere", f"write `https://{target}`"
    elif own:
        yield "this link leads to a file, and an appendix is read at an address", f"write `{own}`"
    elif record and not _is_beside(target, decision):
        named = f", {record[1].upper()} {record[2]}," if "-" not in record[2] else ""
        help_ = f"write its reference{named} in the text without a link: it becomes one by itself"
        yield "this link leads to a file or address of another record", help_
    elif not _is_beside(target, decision):
        yield "this link leads to nothing that this record has", _whole(target, decision)


def _whole(target: str, decision: Decision) -> str:
    """Return how an address that leads to nothing is written; a file's may be meant for a paper beside it."""
    name = target.rpartition("/")[2]
    if name in {each.name for each in decision.facts.attachments}:
        return f"write `files/{name}`"
    return f"{_WHOLE}; or add the file to `attachments`" if _FILE.search(target) else _WHOLE


@of_last
def _anchors(decision: Decision) -> tuple[str, ...]:
    return tuple(block.anchor for block in every_block(decision.body) if block.anchor)


def _places(wanted: str, anchors: tuple[str, ...]) -> str:
    # A number that is not there is no misspelt one of another paragraph.
    near = [] if wanted.startswith("para-") else difflib.get_close_matches(wanted, anchors, 1, 0.6)
    meant = f"para-{wanted}" if f"para-{wanted}" in anchors else "".join(near)
    if meant:
        return f"did you mean `#{meant}`?"
    return f"write one it has, such as `#{anchors[0]}`, or take the link away" if anchors else "take the link away"


def _appendix(target: str, decision: Decision) -> str:
    """Return the address of the appendix whose file a link names, from where the link stands, or nothing."""
    name = target.rpartition("/")[2].removesuffix(".md")
    if not target.endswith(".md") or name not in {each.name for each in decision.facts.appendices}:
        return ""
    beside = any(each.path == decision.facts.path for each in decision.facts.appendices)
    return f"../{name}/" if beside else f"{name}/"


def _is_beside(target: str, decision: Decision) -> bool:
    """Say whether an address is that of the decision, an appendix of it, or a paper published beside it."""
    name = re.sub(r"^(?:\.\.?/)+|[#?].*$", "", target)
    own = {"", *(each.name for each in decision.facts.appendices)}
    return name.startswith("files/") or (name.rstrip("/") in own and not target.startswith("/"))


def safe(target: str) -> bool:
    """Say whether a link's address may be published."""
    return bool(_SAFE.match(target)) and not _SCHEME.match(target)
