"""A record has a summary of one to three sentences that says more than its title.

The summary is what a reader who knows nothing of the body reads first, in lists, in search and in
feeds. The title again, or half the paper, helps nobody there.

Bad:
    title: New radios
    summary: New radios.

Good:
    title: New radios
    summary: Buys radios for the four pilot boats.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.model import Decision
from generator.read.citations import Sentences
from generator.validate.rule import rule, warning, written_now
from generator.validate.rules.dec024_unfilled import says_nothing

MOST, LONGEST = 3, 700  # sentences, and characters


@rule("DEC026")
def summary_form(decision: Decision) -> Iterator[Finding]:
    """A record has a summary of one to three sentences that says more than its title."""
    facts = decision.facts
    if "summary" not in decision.places and written_now(decision):
        help_ = "say in one to three plain sentences what was decided, for how much and for whom"
        yield warning(facts.path, facts.title_span, "there is no `summary`", help_)
    elif facts.summary and not says_nothing(facts.summary):
        for message, help_ in _problems(facts.summary, facts.title):
            yield warning(facts.path, decision.places["summary"], message, help_)


def _problems(summary: str, title: str) -> Iterator[tuple[str, str]]:
    sentences = len(Sentences(summary).begins)
    if summary.casefold().rstrip(".") == title.casefold().rstrip("."):
        yield "the summary is the title again", "say what was decided, for how much and for whom"
    if sentences > MOST:
        yield f"the summary has {sentences} sentences", f"keep the {MOST} that matter most; the rest is in the text"
    elif len(summary) > LONGEST:
        yield f"the summary has {len(summary)} characters", f"{LONGEST} are plenty; the rest is in the text"
    if summary[-1].isalnum():
        yield "the summary ends without a full stop; is it cut off?", "end the sentence"
