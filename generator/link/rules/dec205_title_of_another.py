"""The title a citation gives is that of the decision it cites.

A paper that cites one number under the title of another has mistyped the number, and its link
leads the reader to the wrong decision.

Bad:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 7, relation: amends, title: Dredging of the inner basin}
    === decisions/abc-7.md
    title: Old radios
    === decisions/abc-8.md
    title: Dredging of the inner basin

Good:
    === decisions/abc-12.md
    cites:
      - {reference: ABC 8, relation: amends, title: Dredging of the inner basin}
    === decisions/abc-7.md
    title: Old radios
    === decisions/abc-8.md
    title: Dredging of the inner basin
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.model import Facts, Reference, Relation
from generator.patterns import regex
from generator.validate.rule import rule, warning

_WORD = regex(r"\w+")
_EMPTY = frozenset("a an and at by for from in of on or the to with".split())
_LIKE, _CLEARLY = 0.75, 0.3  # how alike two titles must be, and by how much more than the cited one's
_RARE = 100  # a word in more titles than this finds nothing


@rule("DEC205")
def title_of_another(archive: Archive) -> Iterator[Finding]:
    """The title a citation gives is that of the decision it cites."""
    told = [(facts, each) for facts in archive.decisions.values() for each in facts.relations if each.title]
    if not told:
        return
    titles = {reference: _words(facts.title) for reference, facts in archive.decisions.items()}
    having: dict[str, list[Reference]] = {}
    for reference, words in titles.items():
        for word in words:
            having.setdefault(word, []).append(reference)
    for facts, relation in told:
        words = _words(relation.title)
        few = sorted((having[word] for word in words if word in having), key=len)[:3]
        found = {ref for refs in few if len(refs) <= _RARE for ref in refs} - {relation.to, facts.reference}
        best = max(sorted(found), key=lambda ref: _alike(words, titles[ref]), default=None)
        own = _alike(words, titles.get(relation.to, frozenset()))
        if best is not None and _fits(words, titles[best], own):
            yield _asked(facts, relation, archive.decisions[best])


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold())) - _EMPTY


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _fits(told: frozenset[str], title: frozenset[str], own: float) -> bool:
    """Say whether a title is the one told: years and other figures in it must be the same."""
    figures = {word for word in told ^ title if word.isdigit()}
    likeness = _alike(told, title)
    return likeness >= _LIKE and likeness - own >= _CLEARLY and not figures and len(told) > 1


def _asked(facts: Facts, relation: Relation, other: Facts) -> Finding:
    message = f"{relation.to} is cited under the title that {other.reference} has; is {other.reference} meant?"
    help_ = (
        f"look it up; if so, write `reference: {other.reference}` and `as_printed: {relation.to}`; "
        "if you cannot tell, ask under `doubts`"
    )
    related = (Related(other.path, other.title_span, f"{other.reference} has this title"),)
    return warning(facts.path, relation.span, message, help_, related=related)
