"""Citations: where a reference stands, in which sentence, and how it is marked in the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Inline
from generator.read.citations import LONGEST, Sentences, sentence_around
from tests.support import reading, record


def found(body: str) -> list[tuple[str, str, str]]:
    """Each citation: what is cited, its anchor, what that is called."""
    citations = reading(record(body=body)).citations
    return [(str(citation.to), citation.anchor, citation.where) for citation in citations]


WHERE = [
    ("See ABC 7.", [("ABC 7", "", "the text")]),
    ("## Part 1\n\nSee ABC 7.", [("ABC 7", "part-1", "Part 1")]),
    (
        "## Part 1\n\n1.1. See ABC 7.\n\nAnd ABC 8.",
        [("ABC 7", "para-1.1", "paragraph 1.1"), ("ABC 8", "para-1.1", "paragraph 1.1")],
    ),
    ("4. See ABC 7.\n5. And ABC 8.", [("ABC 7", "para-4", "paragraph 4"), ("ABC 8", "para-5", "paragraph 5")]),
    ("4. One.\n   - See ABC 7.", [("ABC 7", "para-4", "paragraph 4")]),
    ("1.1. One.\n\n## Next\n\nSee ABC 7.", [("ABC 7", "next", "Next")]),
    ("Table: Cost of it\n\n| a |\n|---|\n| ABC 7 |", [("ABC 7", "table-cost-of-it", "Cost of it")]),
    ("> See ABC 7.", [("ABC 7", "", "the text")]),
    ("ABC 7 and ABC 7.", [("ABC 7", "", "the text"), ("ABC 7", "", "the text")]),
    (
        "ABCs 7, 8 and DEF 29/23 were agreed.",
        [("ABC 7", "", "the text"), ("ABC 8", "", "the text"), ("DEF 29/23", "", "the text")],
    ),
    ("This is ABC 12.", []),
    ("## See ABC 7", []),
    ("`ABC 7`, [ABC 8](/x), ![ABC 9](y), https://e.example/ABC-10 and <https://e.example/ABC-11>", []),
]


@pytest.mark.parametrize(("body", "expected"), WHERE)
def test_a_citation_is_found_at_the_nearest_place_that_can_be_linked(body, expected):
    assert found(body) == expected


# --- How it is marked ------------------------------------------------------------------------------


def marked(body: str) -> str:
    """The first block's words, with each reference in braces: `{ABC 7|abc-7}`."""
    return _marked(reading(record(body=body)).record.body[0].words)


def _marked(words: tuple[Inline, ...]) -> str:
    return "".join(_mark(run) for run in words)


def _mark(run: Inline) -> str:
    inner = _marked(run.children) if run.children else run.text
    if run.kind == "reference":
        return f"{{{inner}|{run.target}}}"
    return {"em": f"*{inner}*", "strong": f"**{inner}**", "break": "/"}.get(run.kind, inner)


MARKED = [
    ("See ABC 7, please.", "See {ABC 7|abc-7}, please."),
    ("ABC 7", "{ABC 7|abc-7}"),
    ("**ABC 7**", "**{ABC 7|abc-7}**"),
    ("*see ABC 7 here*", "*see {ABC 7|abc-7} here*"),
    ("ABCs 7 and 8.", "{ABCs 7|abc-7} and {8|abc-8}."),
    ("See ABC\n7.", "See {ABC/7|abc-7}."),
    ("ABC&nbsp;7", "{ABC\u00a07|abc-7}"),
    # Where markup cuts a reference in two, the link is the part that holds its end.
    ("**ABC** 7", "**ABC**{ 7|abc-7}"),
    ("ABC **7**", "ABC **{7|abc-7}**"),
    ("ABC[^1] 7\n\n[^1]: n", "ABC1{ 7|abc-7}"),
    ("DEF 29/23 and ABC 12", "{DEF 29/23|def-2023-29} and ABC 12"),
]


@pytest.mark.parametrize(("body", "expected"), MARKED)
def test_a_reference_is_marked_in_the_words(body, expected):
    assert marked(body) == expected


# --- Sentences -----------------------------------------------------------------------------------

SENTENCES = [
    ("One. See ABC 7. Two.", "See ABC 7."),
    ("See ABC 7.", "See ABC 7."),
    ("Is it ABC 7? Yes.", "Is it ABC 7?"),
    ("One! (See ABC 7.) Two.", "(See ABC 7.)"),
    ("He said “One.” See ABC 7, “as agreed.” Two.", "See ABC 7, “as agreed.”"),
    ("One; See ABC 7; Two.", "See ABC 7"),
    ("one; see ABC 7; two.", "one; see ABC 7; two."),
    ("As No. 5 and para. 6 of Sch. 2 say, see ABC 7.", "As No. 5 and para. 6 of Sch. 2 say, see ABC 7."),
    ("Mr. J. Marsh agreed ABC 7. Next.", "Mr. J. Marsh agreed ABC 7."),
    ("It cost £4.5 million in ABC 7. Next.", "It cost £4.5 million in ABC 7."),
    ("One. £5 was in ABC 7. 2 more.", "£5 was in ABC 7."),
    ("one. lower case goes on to ABC 7. end", "one. lower case goes on to ABC 7. end"),
    ("See\n  ABC   7.\tTwo.", "See ABC 7."),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES)
def test_the_sentence_is_the_one_it_stands_in(text, sentence):
    at = text.index("ABC")
    assert sentence_around(text, at, at + 5) == sentence


def test_a_long_sentence_is_cut_around_the_reference():
    text = "word " * 500 + "ABC 7" + " word" * 500
    at = text.index("ABC")
    cut = sentence_around(text, at, at + 5)
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert "ABC 7" in cut
    assert len(cut) <= LONGEST + 4
    begins = sentence_around("ABC 7" + " word" * 500, 0, 5)
    assert begins.startswith("ABC 7 word")


PIECES = st.sampled_from(["One.", "see", "ABC 7", "No. 5", "A", "b;", "Then;", "“Yes.”", "(Why?)", "\n", "  ", "£5."])


@given(st.lists(PIECES, min_size=1, max_size=30).map(" ".join), st.integers(0, 200), st.integers(1, 9))
def test_a_sentence_holds_what_it_is_asked_for(text, start, length):
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    sentence = Sentences(text).around(start, end)
    assert " ".join(text[start:end].split()) in sentence
    assert sentence in " ".join(text.split())
