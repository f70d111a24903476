"""How findings are told: to a person, to a program, beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.findings import Finding, Source
from generator.report import data, github, sarif, text
from generator.validate.rule import Rule

# Takes findings in order, a file's text by its path, and the rules; yields lines to print.
Format = Callable[[Sequence[Finding], Callable[[str], Source], Iterable[Rule]], Iterator[str]]

FORMATS: Mapping[str, Format] = {
    "text": text.lines,
    "short": text.short,
    "json": data.lines,
    "github": github.lines,
    "gitlab": data.gitlab,
    "sarif": sarif.lines,
}
