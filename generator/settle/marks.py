"""Marks: a few letters that stand for the words of a line, to know it again and to see it change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b

from generator.findings import Finding, Source, Span

# Letters alone, since YAML tools make numbers of figures: 4e10, 0451.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
# Bytes of a digest: of a line that holds what may not be told again so few that it cannot be worked
# out from them, and still enough to see another value in its place.
_LONG, _SHORT = 6, 2


class Marks:
    """Gives the marks of the lines on which findings begin; texts are read when first asked for."""

    def __init__(self, findings: Iterable[Finding], text_of: Callable[[str], str]) -> None:
        self.text_of = text_of
        self.sources: dict[str, Source] = {}
        self.secrets: dict[str, list[Span]] = {}
        for finding in findings:
            if finding.secret:
                self.secrets.setdefault(finding.path, []).append(finding.span)

    def of(self, finding: Finding) -> str:
        """Return the mark of the line a finding begins on."""
        source = self.source(finding.path)
        line = source.line_at(finding.span.start)
        secret = any(each.start < line.end and line.start < each.end for each in self.secrets.get(finding.path, ()))
        said = source.text[line.start : line.end].strip().encode("utf-8", "surrogatepass")
        return blake2b(said, digest_size=_SHORT if secret else _LONG).hexdigest().translate(_LETTERS)

    def line(self, finding: Finding) -> int:
        """Return the number of the line a finding begins on."""
        return self.source(finding.path).place(finding.span.start).line

    def source(self, path: str) -> Source:
        """Return a file's text."""
        if path not in self.sources:
            self.sources[path] = Source(path, self.text_of(path))
        return self.sources[path]
