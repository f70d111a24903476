"""Places: whatever stands around it, `source[span]` is what was written.

Documents are generated with one reference in them, in many spellings and surroundings; and from
random Markdown of which no part may be placed where it does not stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import example, given, note
from hypothesis import strategies as st

from generator.findings import Span
from generator.model import Block, Inline, Record, Scalar
from generator.read import citations, markdown, numbering
from generator.read.prose import blocks_within, prose, steps
from tests.support import GRAMMAR, reading, record

OWN = "decisions/2023/abc-99.md"
ENDINGS = ("\n", "\r\n", "\r")

# --- One reference, anywhere ---------------------------------------------------------------------

# A spelling of ABC 312 or DEF 29/23 in the source; `\n` is a line break, which the surroundings
# continue with their own marks.
SPELLINGS = (
    *(
        "ABC 312",
        "ABC312",
        "abc-312",
        "ABC\u00a0312",
        "ABC\u202f312",
        "ABC  312",
        "ABC\u2011312",
        "ABC (312)",
        "Decision 312",
    ),
    *("Board Decision 312", "DEF 29/23", "DEF 29/2023", "DEF 29-2023", "ABC\t312"),
    *("ABC&nbsp;312", "ABC&#160;312", "&#65;BC 312", "ABC 31&#x32;", "DEF 29&#47;23", "ABC\\-312", "AB&#67;&#32;312"),
    *("**ABC** 312", "ABC *312*", "AB**C 312**", "*ABC* **312**"),
)
BROKEN = ("ABC\n312", "ABC  \n312", "ABC\\\n312", "Board\nDecision 312", "Board Decision\n312", "DEF\n29/23")
AROUND = (
    *("{}", "**{}**", "*{}*", "_{}_", "***{}***", "({})", "“{}”", "[{}]", "‘{}’", "*the paper {} itself*"),
    *("**a *b {}* c**", "{}.", "{}; more follows", "{}, which is old", "({}), as printed"),
)
# What may stand before; none of it is, or leads into, a reference.
BEFORE = (
    *(
        "",
        "see ",
        "&pound;5 and ",
        "&amp; ",
        "&#163;9 ",
        "&unknown; ",
        "a\\*b ",
        "\\| ",
        "5 \\< 6 ",
        "`ABC 7` ",
        "``a`b`` ",
    ),
    *(
        "**bold** ",
        "*x _y_* ",
        "[the ABC 7](https://a.example/ABC-8) ",
        "<https://a.example/%20b> ",
        "![ABC 7](x.png) ",
    ),
    *(
        "[^n] ",
        "[label][def] ",
        "é😀\u0301 ",
        "a\u00a0b ",
        "a\tb ",
        "* ",
        "_ ",
        "\\` ",
        "[ ",
        "] ",
        "![ ",
        "1. ",
        "x — ",
    ),
)
WITH_BREAK = ("one\ntwo ", "one  \ntwo ", "one\\\ntwo ", "*one\ntwo* ", "**a\n`b\nc`\n** ", "[a\nb](c) ", "\u00a0\nx ")
AFTER = (
    "",
    " was agreed",
    " **and** so on",
    " &amp; more",
    " [^n]",
    " `ABC 8`",
    "\u00a0",
    ' "x"',
    " <https://b.example/ABC-9>",
)
# How a container begins its first line, and how the lines after it.
CONTAINERS = (
    *(("> ", "> "), ("- ", "  "), ("* ", "  "), ("1. ", "   "), ("10) ", "    "), ("2.  ", "    "), ("> - ", ">   ")),
)
ALONE = (("", ""), (">", ">"), (">  ", "> "), ("   > ", "> "), ("-\t", "\t"), ("   - ", "     "), ("- > ", "  >"))
DEFINITIONS = "\n\n[def]: https://c.example/ABC-9\n\n[^n]: A note.\n"


class Written(NamedTuple):
    """A document's body, and what of it is the reference as written."""

    body: str
    slice: str


def continued(text: str, rest: str) -> str:
    return text.replace("\n", f"\n{rest}")


@st.composite
def containers(draw: st.DrawFn) -> tuple[str, str]:
    nested = st.lists(st.sampled_from(CONTAINERS), min_size=1, max_size=3)
    chosen = draw(st.one_of(st.sampled_from(ALONE).map(lambda one: [one]), nested))
    return "".join(first for first, _ in chosen), "".join(rest for _, rest in chosen)


@st.composite
def sentences(draw: st.DrawFn, with_breaks: bool) -> tuple[str, str]:
    """A line of words around a spelling, and the spelling without the marks it begins or ends with."""
    spelling = draw(st.sampled_from(SPELLINGS + BROKEN * with_breaks))
    before = "".join(draw(st.lists(st.sampled_from(BEFORE + WITH_BREAK * with_breaks), max_size=3)))
    around = draw(st.sampled_from(AROUND if "*" not in spelling else ("{}", "({})", "{}.")))
    text = f"so {before}see {around.format(spelling)}{draw(st.sampled_from(AFTER))}"
    return text, spelling.strip("*")


@st.composite
def in_paragraphs(draw: st.DrawFn) -> Written:
    first, rest = draw(containers())
    text, spelling = draw(sentences(with_breaks=True))
    lazy = draw(st.booleans()) and ">" in first and "\n312" not in text  # `312)` would begin a list
    number = draw(st.sampled_from(("", "", "1.2. ", "3.4\u00a0"))) if not first else ""
    rest = "" if lazy else rest
    return Written(f"{first}{number}{continued(text, rest)}{DEFINITIONS}", continued(spelling, rest))


@st.composite
def in_notes(draw: st.DrawFn) -> Written:
    text, spelling = draw(sentences(with_breaks=True))
    return Written(f"Text.[^m]\n\n[^m]: {continued(text, '    ')}{DEFINITIONS}", continued(spelling, "    "))


@st.composite
def in_cells(draw: st.DrawFn) -> Written:
    first, rest = draw(containers())
    text, spelling = draw(sentences(with_breaks=False))
    text = text.replace("\\|", "|").replace("|", "\\|").replace("`a`b`", "`a`")
    left = draw(st.sampled_from(("| ", "|", "", " | ")))
    column = draw(st.sampled_from(("", "x | ", "&pound;5 | ", "a \\| b | ", "  | ", "`a\\|b` | ", "*é* 😀 |\t")))
    row = f"{left}{column}{text} | end{draw(st.sampled_from((' |', '|', '', ' |  ')))}"
    columns = 2 + bool(column)
    where = draw(st.sampled_from(("head", "body", "late")))
    empty = "|" + " a |" * columns
    rows = [row if where == "head" else empty, "|" + "---|" * columns]
    rows += [] if where == "head" else [row] if where == "body" else [empty, empty, row]
    caption = draw(st.sampled_from(("", "Table: of cells\n\n"))) if not first else ""
    lines = continued("\n".join(rows), rest)
    return Written(f"{caption}{first}{lines}{DEFINITIONS}", spelling)


@st.composite
def in_captions(draw: st.DrawFn) -> Written:
    text, spelling = draw(sentences(with_breaks=True))
    return Written(f"Table: {text}\n\n| a |\n|---|\n| b |{DEFINITIONS}", spelling)


anywhere = st.one_of(in_paragraphs(), in_cells(), in_notes(), in_captions())
PARAGRAPHS = ("A plain paragraph.", "## Cost &amp; benefit", "- listed\n\n> quoted", "| a |\n|---|\n| b |", "***")


@given(anywhere, st.sampled_from(ENDINGS), st.sampled_from(PARAGRAPHS), st.sampled_from(PARAGRAPHS), st.booleans())
@example(Written("> see ABC\n> 312 again", "ABC\n> 312"), "\r\n", "a", "b", True)
@example(Written("- | a \\| b &pound; | see ABC 312 |\n  |---|---|", "ABC 312"), "\r", "a", "b", True)
def test_a_reference_is_found_once_and_where_it_stands(written, ending, before, after, marked):
    """In whatever it stands, there is one citation, and its span is the spelling, no more, no less."""
    text = record(body=f"{before}\n\n{written.body}\n\n{after}\n", path=OWN).replace("\n", ending)
    note(text)
    read = reading("\ufeff" * marked + text, OWN)
    assert [text[c.span.start : c.span.end] for c in read.citations] == [written.slice.replace("\n", ending)]
    (citation,) = read.citations
    assert str(citation.to) in ("ABC 312", "DEF 29/23")
    found = [run for block in blocks_within(read.record.body) for run in runs(block.words) if run.kind == "reference"]
    assert [run.target for run in found] == [citation.to.slug]
    # Where markup cuts the reference in two, the link is the part that holds its end.
    assert citation.span.start <= found[0].span.start < found[0].span.end == citation.span.end
    sound(text, read.record)


@given(
    sentences(with_breaks=False),
    st.sampled_from(("## {}", "### 1. {} ##", "> # {}", "{}\n===", "`{}`", "    {}", "```\n{}\n```")),
)
def test_headings_and_code_are_passed_over(sentence, place):
    text = sentence[0].replace("`", "")
    assert reading(record(body=f"{place.format(text)}\n{DEFINITIONS}", path=OWN), OWN).citations == ()


# --- Front matter --------------------------------------------------------------------------------

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co", "Cf"]), max_size=12
)
PLAIN = WORDS.map(
    lambda words: f"x{words}".replace(": ", ":").replace(" #", "#").translate({ord(c): "-" for c in "[]{},:"}).strip()
)
WRITTEN_VALUES = st.one_of(
    PLAIN,
    WORDS.map(lambda words: "'" + words.replace("'", "''") + "'"),
    WORDS.map(lambda words: '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'),
)
SHAPES = (
    *(
        "title: {}",
        "title:   {}  ",
        '"title": {}',
        "title:\n  {}",
        "themes: [{}]",
        "themes: [a, {}, b]",
        "themes:\n- {}",
    ),
    *("themes:\n  - a\n  -   {}\n  - b", "source: {{address: {}}}", "source:\n  address: {}\n  licence: x"),
    *("amounts:\n  - what: a\n  - value: 1\n    parts: [{{what: {}}}]", "é: 😀\ntitle: {}", "# note\ntitle: {}"),
)


@given(WRITTEN_VALUES, st.sampled_from(SHAPES), st.sampled_from(ENDINGS), st.booleans())
def test_a_value_is_where_it_stands(value, shape, ending, marked):
    front = f"kind: grant\n{shape.format(value)}\nschema: 1"
    text = f"---\n{front}\n---\n\nBody.\n".replace("\n", ending)
    note(text)
    read = reading("\ufeff" * marked + text)
    assert read.record.faults == ()
    found = [scalar for scalar in scalars(read.record.fields) if text[scalar.span.start : scalar.span.end] == value]
    assert value in [text[scalar.span.start : scalar.span.end] for scalar in scalars(read.record.fields)]
    assert all(scalar.quoted == (value[:1] in "'\"") for scalar in found)


def scalars(value) -> Iterator[Scalar]:
    if isinstance(value, Scalar):
        yield value
        return
    inner = value.items if hasattr(value, "items") else [part for entry in value.entries for part in entry]
    assert value.span.start <= value.span.end
    for part in inner:
        assert value.span.start <= part.span.start <= part.span.end <= value.span.end
        yield from scalars(part)


# --- Anything at all -----------------------------------------------------------------------------

SCRAPS = (
    *(
        "a",
        "b ",
        "1",
        "12",
        "ABC 12",
        "ABC ",
        " ",
        "  ",
        "    ",
        "\n",
        "\n",
        "\n",
        "\n\n",
        "\n\n    ",
        "\t",
        "> ",
        ">",
        "- ",
    ),
    *("* ", "1. ", "2) ", "*", "**", "_", "`", "``", "[", "]", "(", ")", "|", "|---|---|\n", "a|b\n-|-\n", "#", "## "),
    *("\\", "&amp;", "&nbsp;", "&#163;", "<", ">", "<b>", "<!--", "-->", "!", "^", "[^1]", "[^2]", "[^1]: ", "[^2]: "),
    *("[x]: /u\n", "[x]", "![", "](y)", "<http://e.example/%20a>", "\u00a0", "é", "😀", "\r", "\r\n", "\x0b", "\x0c"),
    *(
        "\x1c",
        "\x85",
        "\u2028",
        "\u3000",
        "\0",
        "\ufeff",
        "```\n",
        "~~~\n",
        "---\n",
        "===\n",
        "Table: ",
        "\\|",
        "  \n",
        "\\\n",
    ),
    *("## Cost\n\n", "## Cost 2\n\n", "1.1. a\n\n", "1.1-2. b\n\n", "1. a\n1. b\n\n"),
)
SCRAMBLED = st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)


@given(SCRAMBLED, st.integers(0, 5))
@example("\u3000\nABC 12", 0)
@example("1. 1\n\n> > a", 0)
@example("**&amp; &lt;** _&gt;_", 0)
@example("| a \\| b \\| c |\n|---|", 0)
@example(">a|b\n-|-\n", 0)
@example("* a\n\n\t\u00a0", 0)
@example("[^1][^2]\n\n[^2]: a\n\n[^1]: b", 0)
@example("## Cost\n\n## Cost\n\n## Cost 2\n", 0)
def test_nothing_is_placed_where_it_does_not_stand(text, start):
    parsed = markdown.parse(text, min(start, len(text)))
    for fault in parsed.faults:
        assert 0 <= fault.span.start <= fault.span.end <= len(text)
    body = numbering.numbered(parsed.blocks)
    marked = citations.mark(body, GRAMMAR, None)
    for blocks in (parsed.blocks, body, marked.blocks):
        for block in blocks:
            placed(text, block, Span(0, len(text)))
    unique_anchors(marked.blocks)
    for citation in marked.citations:
        slice_ = text[citation.span.start : citation.span.end]
        assert slice_[:1] == citation.as_written[:1]
        assert slice_[-1:] == citation.as_written[-1:]


def sound(text: str, read: Record) -> None:
    """Assert that every block and run of a record is placed."""
    for block in read.body:
        placed(text, block, Span(0, len(text)))
    unique_anchors(read.body)


def unique_anchors(blocks: tuple[Block, ...]) -> None:
    anchors = [block.anchor for block in blocks_within(blocks) if block.anchor]
    assert len(set(anchors)) == len(anchors)


def placed(text: str, block: Block, within: Span) -> None:
    """Assert that a block lies within another, its parts within it and in order, its words right."""
    assert within.start <= block.span.start <= block.span.end <= within.end, block
    before = block.span.start
    for child in block.children:
        assert block.kind == "notes" or before <= child.span.start, block
        before = child.span.end
        placed(text, child, block.span)
    if block.kind != "code":
        said_where_it_stands(text, block.words, block.span)
    joined = prose(block.words)
    assert len(joined.text) == len(joined.masked)
    assert list(joined.starts) == sorted(joined.starts)


def said_where_it_stands(text: str, words: tuple[Inline, ...], within: Span) -> None:
    for run in words:
        assert within.start <= run.span.start <= run.span.end <= within.end, run
        if steps(run):
            assert run.text == text[run.span.start : run.span.end].replace("\0", "\ufffd")
        said_where_it_stands(text, run.children, run.span)


def runs(words: tuple[Inline, ...]) -> Iterator[Inline]:
    for run in words:
        yield run
        yield from runs(run.children)
