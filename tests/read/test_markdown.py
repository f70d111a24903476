"""Markdown: what blocks and runs of words a body becomes, and what is told of what it may not hold."""

from __future__ import annotations

import pytest

from generator.model import Block, Inline
from generator.read import markdown
from generator.read.markdown import DEEPEST
from generator.read.prose import MASK, blocks_within, plain, prose


def outline(blocks: tuple[Block, ...]) -> str:
    """Blocks as one line: `quote[paragraph'words']`."""
    return " ".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    name = block.kind + (f"-{block.style}" if block.style else "") + (f"-{block.level}" if block.level else "")
    number = f"({block.number})" if block.number else ""
    words = f"'{words_of(block.words)}'" if block.words else ""
    children = f"[{outline(block.children)}]" if block.children else ""
    return f"{name}{number}{words}{children}"


def words_of(words: tuple[Inline, ...]) -> str:
    """Runs as text: what is not plain words as `kind{text or children}(target)`."""
    return "".join(_run(run) for run in words)


def _run(run: Inline) -> str:
    if run.kind == "text":
        return run.text
    target = f"({run.target})" if run.target else ""
    inner = words_of(run.children) if run.children else repr(run.text)
    return f"{run.kind}{{{inner}}}{target}"


BLOCKS = [
    ("", ""),
    ("One.\n\nTwo.", "paragraph'One.' paragraph'Two.'"),
    ("## Part\n\n### Section ###\n\nText", "heading-2'Part' heading-3'Section' paragraph'Text'"),
    ("Part\n====\n\nSection\n---", "heading-setext-1'Part' heading-setext-2'Section'"),
    ("##\n\n#hash", "heading-2 paragraph'#hash'"),
    ("- a\n- b", "list-bullet[item--[paragraph-tight'a'] item--[paragraph-tight'b']]"),
    ("13. a\n15. b", "list-ordered-13[item-.(13)[paragraph-tight'a'] item-.(15)[paragraph-tight'b']]"),
    ("1) a\n\n2) b", "list-ordered-1[item-)(1)[paragraph'a'] item-)(2)[paragraph'b']]"),
    ("> a\n> > b", "quote[paragraph'a' quote[paragraph'b']]"),
    ("```py\nx = 1\n```\n\n    y", "code'x = 1\n' code-indented'y\n'"),
    ("a\n\n***\n\nb", "paragraph'a' rule paragraph'b'"),
    (
        "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 \\| 3 | |",
        (
            "table[row-header[cell-left'a' cell-centre-1'b' cell-right-2'c'] "
            "row[cell-left'1' cell-centre-1'2 | 3' cell-right-2]]"
        ),
    ),
    ("a | b\n--|--\n`x\\|y` | *z*", "table[row-header[cell'a' cell-1'b'] row[cell'code{'x|y'}' cell-1'em{z}']]"),
    ("Table: Cost *so far*\n\n| a |\n|---|", "table'Cost em{so far}'[row-header[cell'a']]"),
    ("Table: no table follows\n\nText", "paragraph'Table: no table follows' paragraph'Text'"),
    (
        "Text.[^b] More.[^a]\n\n[^a]: One.\n\n[^b]: Two.\n\n    Three.",
        (
            "paragraph'Text.note{'1'}(0) More.note{'2'}(0)' "
            "notes[note(1)[paragraph'Two.' paragraph'Three.'] note(2)[paragraph'One.']]"
        ),
    ),
    ("<div>\n\nText", "html'html{'<div>\\n'}' paragraph'Text'"),
    (
        '{% include %} {{ config }}\n\n--8<-- "/etc/passwd"',
        "paragraph'{% include %} {{ config }}' paragraph'--8<-- \"/etc/passwd\"'",
    ),
    ("::: note\nx\n:::", "paragraph'::: notebreak{' '}xbreak{' '}:::'"),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_blocks(text, expected):
    assert outline(markdown.parse(text).blocks) == expected


RUNS = [
    ("a *b **c*** d", "a em{b strong{c}} d"),
    ("a  \nb\\\nc\nd", "abreak{'\\n'}bbreak{'\\n'}cbreak{' '}d"),
    ("`` a`b ``", "code{'a`b'}"),
    ("&pound;5 &amp; &unknown; \\* \\a", "£5 & &unknown; * \\a"),
    ('[a *b*](/c "title")', "link{a em{b}}(/c)"),
    ("[a][B]\n\n[b]: /c", "link{a}(/c)"),
    ("[a]", "[a]"),
    (
        "<https://e.example/%C3%A9> <a@b.example>",
        "link{https://e.example/é}(https://e.example/%C3%A9) link{a@b.example}(mailto:a@b.example)",
    ),
    ("https://e.example", "https://e.example"),
    ("![alt](x.png)", "image{'alt'}(x.png)"),
    ("[x](javascript:alert(1))", "link{x}(javascript:alert(1))"),
    ("[x](//e.example)", "link{x}(//e.example)"),
    ('[x](/a){: onclick="f"}', 'link{x}(/a){: onclick="f"}'),
    ("a <b>c</b>", "a html{'<b>'}chtml{'</b>'}"),
    ("5 < 6 > 4", "5 < 6 > 4"),
    ("~~a~~ H~2~O ==b== :smile: @user #1", "~~a~~ H~2~O ==b== :smile: @user #1"),
    ('"quotes" -- and ... (c)', '"quotes" -- and ... (c)'),
]


@pytest.mark.parametrize(("text", "expected"), RUNS)
def test_runs_of_words(text, expected):
    """Nothing is set in type that the record does not say: quotation marks and dashes stay as written."""
    assert words_of(markdown.parse(text).blocks[0].words) == expected


# --- Faults --------------------------------------------------------------------------------------

FAULTS = [
    ("a <b>c</b>", [("raw-html", "<b>"), ("raw-html", "</b>")]),
    ("<div>\nx\n</div>", [("raw-html", "<div>\nx\n</div>")]),
    ("> <!-- a\n> b -->", [("raw-html", "> <!-- a\n> b -->")]),
    ("a <!-- b --> c", [("raw-html", "<!-- b -->")]),
    ('<img src=x onerror=f("y")>', [("raw-html", '<img src=x onerror=f("y")>')]),
    ("| a |\n|---|\n| x <br> y |", [("raw-html", "<br>")]),
    ('| a \\| <b x="|\n|---|\n', []),
    ("`<b>` \\<b> &lt;b> 1 < 2 > 1 <https://e.example>", []),
    ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |\n| 5 | |", [("ragged-row", "| 1 | 2 | 3 |"), ("ragged-row", "| 4 |")]),
    ("- > | a |\n  > |---|\n  > | 1 | 2 |", [("ragged-row", "  > | 1 | 2 |")]),
    ("a | b\n--|--\n1 | 2 |\n| 3 | 4", []),
    (">" * (DEEPEST - 1) + " a", []),
    (">" * DEEPEST + " a", [("too-deep", ">" * DEEPEST + " a")]),
    ("a\n\n" + "- " * 40 + "deep", [("too-deep", "- " * 40 + "deep")]),
    ("*a " * 70 + "b" + "*" * 70, [("too-deep", "*a " * 70 + "b" + "*" * 70)]),
]


@pytest.mark.parametrize(("text", "faults"), FAULTS)
def test_what_a_body_may_not_hold_is_told_with_its_place(text, faults):
    found = markdown.parse("front\n" + text, 6).faults
    assert [(fault.kind, ("front\n" + text)[fault.span.start : fault.span.end]) for fault in found] == faults


def test_what_is_nested_too_deep_is_not_kept():
    assert markdown.parse(">" * 500 + " deep").blocks == ()


# --- Words as a string ---------------------------------------------------------------------------


def test_what_is_no_running_text_is_masked():
    words = markdown.parse("see `AB` [ABC 7](/x) *ABC 8*[^1] ![ABC 9](y)\nend\n\n[^1]: n").blocks[0].words
    text = prose(words)
    assert text.text == "see AB ABC 7 ABC 8 ABC 9 end"
    assert text.masked == f"see {MASK * 2} {MASK * 5} ABC 8 {MASK * 5} end"


def test_a_stretch_of_the_words_has_its_place_markup_included():
    source = "a **&lt;b** &amp; `c`  \nd"
    words = markdown.parse(source).blocks[0].words
    text = prose(words)
    assert text.text == "a <b & c d"
    found = [source[slice(*text.span(at, at + 1))] for at in range(len(text.text))]
    assert found == ["a", " ", "&lt;", "b", " ", "&amp;", " ", "`c`", "  \n", "d"]
    assert source[slice(*text.span(3, 8))] == "b** &amp; `c`"
    assert text.span(3, 3) == (0, 0)
    assert prose(()).span(0, 5) == (0, 0)


def test_words_of_a_cell_stand_where_they_do_though_a_bar_is_escaped():
    source = "| a \\| b \\| c | d |\n|---|---|"
    first, second = markdown.parse(source).blocks[0].children[0].children
    assert [source[run.span.start : run.span.end] for run in first.words] == ["a ", "| b ", "| c"]
    assert [run.text for run in first.words] == ["a ", "| b ", "| c"]
    assert [source[run.span.start : run.span.end] for run in second.words] == ["d"]


@pytest.mark.parametrize(
    ("source", "at"), [("1. 1", 3), ("1. 1\n   2", 3), ("- a\n  - a", 2), ("## # ##", 3), ("> | > |\n> |---|", 4)]
)
def test_words_that_look_like_the_marks_before_them_are_not_placed_there(source, at):
    words = [run for block in blocks_within(markdown.parse(source).blocks) for run in block.words]
    assert words[0].span == (at, at + 1)


def test_plain_words_are_folded():
    assert plain(markdown.parse("a  *b*\n`c`[^1]\n\n[^1]: n").blocks[0].words) == "a b c"


def test_blocks_are_walked_in_the_order_of_the_document():
    blocks = markdown.parse("> a\n\n- b\n  - c\n\nd").blocks
    assert [plain(block.words) for block in blocks_within(blocks) if block.words] == ["a", "b", "c", "d"]
