"""What is read without the parser is read as the parser reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import markdown
from generator.read.chunks import chunks
from generator.read.places import Lines

ROOT = Path(__file__).resolve().parents[2]
# Lines that open something, nearly do, or look as if they did.
LINES = (
    *"a paragraph|1. item|2) item|- bullet|  - nested|    code|> quote|## Heading|### Head **bold** ##|#no".split("|"),
    *"1.2. Para|1.|12.5 million|-|---|===|***|* * *|Table: A|**bold** text|a [link](http://x.y) b".split("|"),
    *"![i](x)|text \\* esc|&amp; x|trailing  |trailing \\|£5|(a) one|“quote”|+ plus|\u00a0|\u00a0nb|x\u0085".split("|"),
    *"a\u2028b|'q'|_em_ x|__|a_b_c|1\u0661. x|é|# H1|####### seven|## |##  two spaces|## trailing #|a * b".split("|"),
    *"- |   three spaces| one space|[x] y|]|a ! [b]|\x0c|\x1f a|[a]: /b|<b>|```|~~~|[^1]: note".split("|"),
    *(
        "| a | b |",
        "|---|---|",
        "word | bar",
        "- a\n- b c",
        "3. a\n4. **b**",
        "|a|:-:|\n|-|--:|\n|*b*| c |",
        "|a|\n|-|\n||",
        "*a **b " * 40,
        "_" * 70,
        "> " * 65 + "q",
    ),
)
ENDS = ("\n", "\n\n", "\n\n", "\n \n", "\n\n\n", "\r\n", "\n\t\n")
bodies = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(ENDS)), max_size=8).map(
    lambda parts: "".join(line + end for line, end in parts)
)


def by_the_parser(text: str, start: int = 0) -> markdown.Parsed:
    """Read a whole body by the parser alone."""
    body = text[start:]
    parser = markdown._WITH_NOTES if "[^" in body else markdown._PLAIN
    return markdown._parsed(body, Lines(text, start), parser)


@given(st.sampled_from(["", "\n", " \n\n"]), bodies)
def test_a_body_is_read_as_the_parser_reads_it(before, body):
    assert markdown.parse(before + body) == by_the_parser(before + body)


@pytest.mark.parametrize("folder", ["decisions", "tests/cases", "tests/sites", "site_src"])
def test_a_record_is_read_as_the_parser_reads_it(folder):
    compared = 0
    for path in (ROOT / folder).rglob("*.md"):
        text = path.read_bytes().decode("utf-8", "replace")
        start = max(text.find("\n---\n"), 0)
        assert markdown.parse(text, start) == by_the_parser(text, start), path
        compared += 1
    assert compared > 5


def test_most_of_a_plain_body_needs_no_parser():
    body = "## A part\n\n1.2. Some words,\nand more.\n\n- an item\n\n- another\n\nThe end.\n"
    found = chunks(body, 0)
    assert found is not None
    assert [chunk.kind for chunk in found] == ["heading", "paragraph", "", "paragraph"]
    assert [body[chunk.start : chunk.end] for chunk in found][2] == "- an item\n\n- another"
    assert [chunk.line for chunk in found] == [0, 2, 5, 9]


@pytest.mark.parametrize("sign", ["<b>", "```", "~~~", "[a]: /b", "[^1]", "\t", "\r\n"])
def test_what_reaches_across_blank_lines_is_read_whole(sign):
    assert chunks(f"words\n\n{sign} words\n", 0) is None
