"""Words and their stems, as the browser makes them too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.stop_word_filter import WORDS

from generator.assemble.search import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Mayor’s radios, again.", ["the", "mayor", "radios", "again"]),
        ("£1,200,000 and 8.6m, not 1,23", ["1200000", "and", "8.6", "m", "not", "1", "23"]),
        ("see paragraph 1.2.3.Then", ["see", "paragraph", "1.2.3", "then"]),
        ("and/or 2019–2020 well-being", ["and", "or", "2019", "2020", "well", "being"]),
        ("The oﬃce’s ＡＢＣ", ["the", "office", "abc"]),
        ("\uf0b7 bullet\ue000point 📻", ["bullet", "point"]),
        ("CAFÉ Straße", ["café", "straße"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words.words(text) == expected


def test_words_that_say_nothing_are_lunrs() -> None:
    assert words.STOP_WORDS == WORDS


# As lunr.js has them; `try`, `lay` and `dry` are where Python's lunr has others.
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(("try", "tri"), ("lay", "lay"), ("dry", "dri"), ("by", "by"), ("say", "say"), ("yes", "ye")),
        *(("policies", "polici"), ("policing", "polic"), ("agreed", "agre"), ("feed", "feed"), ("hopping", "hop")),
        *(("hoping", "hope"), ("relational", "relat"), ("national", "nation"), ("adjustment", "adjust")),
        *(("decision", "decis"), ("controll", "control"), ("boroughs", "borough"), ("2019", "2019"), ("café", "café")),
    ],
)
def test_stems(word: str, expected: str) -> None:
    assert words.stem(word) == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_the_terms_of_a_text_are_the_stems_of_its_words(text: str) -> None:
    stems = [words.stem(word) for word in words.words(text) if word not in words.STOP_WORDS]
    assert sorted(words.terms(text).elements()) == sorted(stems)
    assert not [term for term in stems if not term or len(term) > words.LONGEST + 1 or " " in term or "\t" in term]
