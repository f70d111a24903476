"""Every footnote is called from the text, and every mark has its note.

A note that no mark leads to is dropped from the page without a word. A mark without a note is
printed as it stands, brackets and all; a note that calls itself sends its reader round in a circle.

Bad:
    ---
    Approved.[^1]

    [^1]: As in 2019.
    [^2]: Signed on paper.

Good:
    ---
    Approved.[^1] Signed.[^2]

    [^1]: As in 2019.
    [^2]: On paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.findings import Finding, Span
from generator.model import Record
from generator.patterns import regex
from generator.validate.rule import rule, warning
from generator.validate.text import outside, unspoken

_NOTE = regex(r"(?m)^ {0,3}\[\^([^\]\s]{1,99})\]:")
_MARK = regex(r"(?<!\\)\[\^([^\]\s]{1,99})\]")
_END = regex(r"\n[ \t]*\n(?! {4}|\t)")  # an empty line after which nothing is indented


class _Note(NamedTuple):
    label: str
    place: Span
    end: int


@rule("DEC114")
def footnotes(record: Record) -> Iterator[Finding]:
    """Every footnote is called from the text, and every mark has its note."""
    path, text = record.source
    start = record.fields.span.end
    if "[^" not in text[start:]:
        return
    notes = list(_notes(text, start))
    begins = {note.place.start for note in notes}
    code = (span for span in unspoken(record.body) if text[span.start : span.start + 2] != "[^")
    marks = [mark for mark in outside(_MARK.finditer(text, start), code) if mark.start() not in begins]
    calls: dict[str, list[Span]] = {note.label: [] for note in notes}
    for mark in marks:
        if mark[1] in calls:
            calls[mark[1]].append(Span(*mark.span()))
        else:
            message = f"`{mark[0]}` has no note, and is printed as it stands"
            help_ = f"write the note, as a paragraph that begins with `{mark[0]}: `"
            yield warning(path, Span(*mark.span()), message, help_)
    for note in notes:
        inside = next((call for call in calls[note.label] if note.place.end <= call.start < note.end), None)
        if inside:
            yield warning(path, inside, f"note `{note.label}` calls itself", "delete the mark")
        elif not calls[note.label]:
            message = f"note `{note.label}` is called from nowhere, and is not shown"
            yield warning(path, note.place, message, f"put `[^{note.label}]` where it belongs, or delete the note")


def _notes(text: str, start: int) -> Iterator[_Note]:
    """Yield each note with the place of its label and the offset where its words end."""
    found = list(_NOTE.finditer(text, start))
    after = (*(match.start() for match in found[1:]), len(text))
    for match, next_ in zip(found, after, strict=False):  # where there is no note, there is one more end
        end = _END.search(text, match.end(), next_)
        label = Span(match.start() + match[0].index("["), match.end() - 1)
        yield _Note(match[1], label, end.start() if end else next_)
