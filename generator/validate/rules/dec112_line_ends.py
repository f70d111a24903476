"""Lines end as in every other text file, and no page break stands between them.

Line ends of an old Macintosh make one long line of a file for git and for many editors, so that
no change can be compared. Line separators and page breaks come from word processors and PDFs:
some programs break the line there, others do not.

Bad:
    ---
    Approved by the Board.\u2028The Chair signed.

Good:
    ---
    Approved by the Board. The Chair signed.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Fix, Span
from generator.model import Record
from generator.patterns import regex
from generator.read.prefilter import unusual
from generator.validate.rule import rule, warning

_RETURN = regex(r"\r(?!\n)")
_BREAKS = {
    "\x0c": ("a page break", "\n"),
    "\x85": ("a next-line character", "\n"),
    "\u2028": ("a line separator", "\n"),
    "\u2029": ("a paragraph separator", "\n\n"),
}
_BREAK = regex("[\x0c\x85\u2028\u2029]")


@rule("DEC112")
def line_ends(record: Record) -> Iterator[Finding]:
    """Lines end as in every other text file, and no page break stands between them."""
    path, text = record.source
    alone = _RETURN.search(text) if "\r" in text else None
    if alone:
        message = "lines end here in a carriage return alone, as on an old Macintosh"
        help_ = "save the file with line ends of the kind LF (Unix) or CRLF (Windows)"
        yield warning(path, Span(*alone.span()), message, help_, _saved_again(text))
    if record.fields.entries and _BREAK.search(unusual(text)):  # in front matter YAML refuses them
        for match in _BREAK.finditer(text, record.fields.span.end):
            name, instead = _BREAKS[match[0]]
            span = Span(*match.span())
            yield warning(path, span, f"{name} stands here", "begin a new line instead", Fix(span, instead))


def _saved_again(text: str) -> Fix:
    """Return the whole file with every line end the same; the writer of fixes picks which."""
    return Fix(Span(0, len(text)), _RETURN.sub("\n", text.replace("\r\n", "\n")))
