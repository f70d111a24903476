"""YAML as values with places: what is read, what is refused, and in which words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import values
from generator.findings import Source
from generator.model import Fields, Items, Scalar, Value

TAB = "a tab is used here; YAML is indented with spaces"
COLON = "a colon stands inside an unquoted value"
START = "an unquoted value may not begin with this character"
CLOSED = "the quotation mark closes before the value ends"
FURTHER = "this line begins further in than the one above, so YAML reads it as more of the value there"
MISFIT = "this line does not fit the one above: check its indentation and quotes"
QUOTE = "a quotation mark is opened here and never closed"
BRACKET = "a bracket is opened here and never closed, or a comma is missing"
MISSING = "a value is missing here, or a bracket is never closed"
NO_COLON = "this line has no colon after its field name"
NO_FIELDS = "the front matter is not a list of fields"
ANCHOR, ALIAS, TAG = "a YAML anchor (&) stands here", "a YAML alias (*) stands here", "a YAML tag (!) stands here"
COMMENT = "YAML drops everything from this # on"


def plain(value: Value) -> object:
    """Values as ordinary data, to compare with."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Items):
        return [plain(item) for item in value.items]
    return {key.text: plain(inner) for key, inner in value.entries}


# --- What is read --------------------------------------------------------------------------------

READ = [
    ("", {}),
    ("# nothing but a comment\n", {}),
    ("title: New radios\n", {"title": "New radios"}),
    # Everything stays the text that was typed.
    (
        "a: no\nb: NO\nc: ~\nd: 0o14\ne: 14:44\nf: 1e3\ng: 2023-01-01\nh: 012\ni: .inf\n",
        {
            "a": "no",
            "b": "NO",
            "c": "~",
            "d": "0o14",
            "e": "14:44",
            "f": "1e3",
            "g": "2023-01-01",
            "h": "012",
            "i": ".inf",
        },
    ),
    ("a:\nb: ''\nc: \"\"\n", {"a": "", "b": "", "c": ""}),
    ("a: 'it''s'\nb: \"a \\\"b\\\" \\u00a3\"\n", {"a": "it's", "b": 'a "b" £'}),
    ("a:   spaced   \nb: two\n  lines\n", {"a": "spaced", "b": "two lines"}),
    (
        "a: |\n  one\n  two # no comment\nb: >-\n  folded\n  text\n",
        {"a": "one\ntwo # no comment\n", "b": "folded text"},
    ),
    ("a: [b, 'c d', {e: f}]\ng: {h: [i]}\n", {"a": ["b", "c d", {"e": "f"}], "g": {"h": ["i"]}}),
    ("a:\n- b\n- c: d\n  e: f\n-\n  - g\n", {"a": ["b", {"c": "d", "e": "f"}, ["g"]]}),
    ("{a: b}", {"a": "b"}),
    ("? a\n: b\n", {"a": "b"}),
    ("a: b\r\nc:\r\n- d\r\n", {"a": "b", "c": ["d"]}),
    ("a: b\rc: d\r# a comment\r", {"a": "b", "c": "d"}),
    ("a: b#c\nd: http://e/#f\ng: 'h # i'\n", {"a": "b#c", "d": "http://e/#f", "g": "h # i"}),
    ("é: 😀\n名: [£]\n", {"é": "😀", "名": ["£"]}),
    ("a: x\u00a0y\n", {"a": "x\u00a0y"}),
    ("<<: {a: b}\n", {"<<": {"a": "b"}}),
    ("a: " + "[" * 49 + "]" * 49, None),
]


@pytest.mark.parametrize(("text", "data"), READ)
def test_yaml_is_read_as_it_is_typed(text, data):
    fields, faults = values.parse(text)
    assert faults == ()
    assert data is None or plain(fields) == data


# --- What is refused: kind, words, and the text it points to ---------------------------------------

REFUSED = [
    ("title: @home", "yaml-syntax", START, "@"),
    ("title: `a`", "yaml-syntax", START, "`"),
    ("title: %a", "yaml-syntax", START, "%"),
    ("title: * a", "yaml-syntax", START, "*"),
    ("title: & a", "yaml-syntax", START, "&"),
    ("title: ? a", "yaml-syntax", START, "?"),
    ("%title: a", "yaml-syntax", START, "%"),
    ("a: b: c", "yaml-syntax", COLON, ":"),
    ("a:\n\t- b", "yaml-syntax", TAB, "\t"),
    ("a: b\n\tc: d", "yaml-syntax", TAB, "\t"),
    ("a: |\n\tb", "yaml-syntax", TAB, "\t"),
    ("\ta: b", "yaml-syntax", TAB, "\t"),
    ('a: b\nc: "d\ne: f\n', "yaml-syntax", QUOTE, '"'),
    ("a: b\nc: 'd\ne: f\n", "yaml-syntax", QUOTE, "'"),
    ("a: [b, c\nd: e\n", "yaml-syntax", BRACKET, "["),
    ("a: {b: c\nd: e\n", "yaml-syntax", BRACKET, "{"),
    ("a: ]", "yaml-syntax", MISSING, "]"),
    ("a: b\nfoo\nc: d\n", "yaml-syntax", NO_COLON, "f"),
    ("a: b\n  - c\n d: e\n", "yaml-syntax", FURTHER, " d"),
    ("a: b\n c: d\n", "yaml-syntax", FURTHER, " c"),
    ("a:\n  - b: c\n     d: e\n", "yaml-syntax", FURTHER, "     d"),
    ("a: b\n c: d: e\n", "yaml-syntax", FURTHER, " c"),
    ("a: b\n it said: c\n", "yaml-syntax", COLON, ":"),
    ("a: 'b' c\n", "yaml-syntax", CLOSED, "c"),
    ("a: it\nb: 'it's'\n", "yaml-syntax", CLOSED, "s"),
    ("  a: b\nc: d\n", "yaml-syntax", MISFIT, "c"),
    ("a:\n  - b: c\n   d: e\n", "yaml-syntax", MISFIT, "d"),
    ("a: b\n- c\n", "yaml-syntax", MISFIT, "-"),
    ("a: b\n...\nc: d\n", "yaml-syntax", MISFIT, "c"),
    ("a: | b\n", "yaml-syntax", "nothing may follow the sign | or > on its line", "b"),
    ('a: "C:\\data"', "yaml-syntax", "a backslash stands here in double quotes: double it, or use single quotes", "\\"),
    ('a: "\\ud800"', "yaml-syntax", "the number after this backslash is no character", "d"),
    ('a: "b\\0c"', "yaml-syntax", "this value holds an invisible character (U+0000)", '"b\\0c"'),
    ("é: b\0", "yaml-syntax", "an invisible character (U+0000) stands in the front matter", "\0"),
    ("é: b\x07c", "yaml-syntax", "an invisible character (U+0007) stands in the front matter", "\x07"),
    ("é: b\u2028c: d", "yaml-syntax", "an invisible character (U+2028) stands in the front matter", "\u2028"),
    ("é: b\x85c: d", "yaml-syntax", "an invisible character (U+0085) stands in the front matter", "\x85"),
    ("\ufeffé: b", "yaml-syntax", "an invisible character (U+FEFF) stands in the front matter", "\ufeff"),
    ("é: \ud800", "yaml-syntax", "an invisible character (U+D800) stands in the front matter", "\ud800"),
    ("%YAML 1.3\n---\na: b", "yaml-syntax", "the YAML parser stops here: found incompatible YAML document", "%"),
    ("- a\n", "yaml-syntax", NO_FIELDS, "- a"),
    ("just words", "yaml-syntax", NO_FIELDS, "just words"),
    ("a:b", "yaml-syntax", NO_FIELDS, "a:b"),
    ("? [a]\n: b\n", "yaml-syntax", "a field's name must be a word", "["),
    ("a: &b c", "yaml-trick", ANCHOR, "&b c"),
    ("a: &b\n", "yaml-trick", ANCHOR, "&b"),
    ("a: &b [c]\n", "yaml-trick", ANCHOR, "&b ["),
    ("&k a: b\n", "yaml-trick", ANCHOR, "&k a"),
    ("a: *b\n", "yaml-trick", ALIAS, "*b"),
    ("a: !b c\n", "yaml-trick", TAG, "!b c"),
    ("a: !!binary aGk=\n", "yaml-trick", TAG, "!!binary aGk="),
    ("a: !!python/object/apply:os.system [b]\n", "yaml-trick", TAG, "!!python/object/apply:os.system ["),
    ("!!map {a: b}\n", "yaml-trick", TAG, "!!map {"),
    ("a: !\n", "yaml-trick", TAG, "!"),
    ("a: 1\n---\nb: 2\n", "yaml-trick", "a second YAML document starts here", "---"),
    ("a: " + "[" * 60, "yaml-depth", "values are nested more than 50 deep", "["),
    ("[" * 30_000, "yaml-depth", "values are nested more than 50 deep", "["),
    ("- " * 30_000, "yaml-depth", "values are nested more than 50 deep", "-"),
]


@pytest.mark.parametrize(("text", "kind", "message", "where"), REFUSED)
def test_what_is_refused_is_named_in_plain_english(text, kind, message, where):
    before = "é\n---\n"
    fields, faults = values.parse(text, len(before))
    (fault,) = faults
    assert (fault.kind, fault.message) == (kind, message)
    assert (before + text)[fault.span.start : fault.span.end] == where
    assert fault.help
    assert fields.entries == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: b\nc: d: e\n", (2, 5)),
        ("a: b\nc:\n  - d\n  - @e\n", (4, 5)),
        ("a: |\n  text\n\nb: [c,\n  d: e\n", (4, 4)),
        ('a: b\nc: "d\ne: f\ng: h\n', (2, 4)),
        ("é: 😀😀\nb: *c\n", (2, 4)),
    ],
)
def test_a_fault_is_where_it_begins(text, place):
    (fault,) = values.parse(text)[1]
    assert Source("", text).place(fault.span.start) == place


# --- What is read, with a fault ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("a: b # c", ["# c"]),
        ("a: Phase #2 of three\nd: e", ["#2 of three"]),
        ("a: b\t#c  \r\nd: e # f\n", ["#c", "# f"]),
        ("a: b #c\rd: e\r", ["#c"]),
        ("a: [b, c # d\n  ]", ["# d"]),
        ("a:\n  - b # c\n", ["# c"]),
        ("a: two\n  lines # c\n", ["# c"]),
        ("a: b\n# c\n", []),
        ("a: 'b' # c\n", []),
        ("a: [b] # c\n", []),
        ("a: # c\n", ["# c"]),
        ("a: # c\n  d: e\n", []),
        ("a: | # c\n  d # e\n", []),
        ("a: b#c\n", []),
    ],
)
def test_a_comment_that_may_be_part_of_a_value_is_told(text, comments):
    _, faults = values.parse(text, 4)
    assert [f"---\n{text}"[fault.span.start : fault.span.end] for fault in faults] == comments
    assert all((fault.kind, fault.message) == ("yaml-comment", COMMENT) for fault in faults)


@pytest.mark.parametrize(
    ("text", "places", "kept"),
    [
        ("a: 1\nb: 2\na: 3\n", [10], {"a": "1", "b": "2"}),
        ("a: 1\n'a': 2\n\"a\": 3\n", [5, 12], {"a": "1"}),
        ("a: {b: 1, b: 2}\n", [10], {"a": {"b": "1"}}),
        ("a:\n  - b: 1\n    b: 2\n", [16], {"a": [{"b": "1"}]}),
        ("a: {b: 1}\nc: {b: 1}\n", [], {"a": {"b": "1"}, "c": {"b": "1"}}),
    ],
)
def test_of_two_fields_of_one_name_the_second_is_told(text, places, kept):
    fields, faults = values.parse(text)
    assert plain(fields) == kept
    assert [fault.span.start for fault in faults] == places
    assert all(fault.kind == "yaml-duplicate" and "is given twice" in fault.message for fault in faults)


def test_faults_before_a_refusal_are_kept():
    _, faults = values.parse("a: b # c\na: 1\nd: *e\n")
    assert [fault.kind for fault in faults] == ["yaml-comment", "yaml-duplicate", "yaml-trick"]


# --- Places --------------------------------------------------------------------------------------


def test_places_are_those_of_the_source():
    text = "é: 😀\nlist:\n  - one\n  - {k: 'v'}\ntext: |\n  a\n  b\n\nlast: x  \n"
    fields, _ = values.parse(text, 0)
    found = {key.text: text[value.span.start : value.span.end] for key, value in fields.entries}
    assert found == {
        "é": "😀",
        "list": "- one\n  - {k: 'v'}",
        "text": "|\n  a\n  b",
        "last": "x",
    }
    assert [text[key.span.start : key.span.end] for key, _ in fields.entries] == ["é", "list", "text", "last"]


def test_places_are_counted_from_the_offset():
    assert values.parse("a: b", 10)[0].entries[0][1].span == (13, 14)


def test_whether_a_value_stood_in_quotes_is_known():
    fields, _ = values.parse("a: no\nb: 'no'\nc: \"no\"\nd: |\n  no\n")
    assert [value.quoted for _, value in fields.entries if isinstance(value, Scalar)] == [False, True, True, True]


ALPHABET = st.sampled_from(
    [*"ab:-?[]{},#&*!|>'\"%@`\\ \t\n\r~é\u2028\ufeff\0", ": ", "\n  ", "- ", " #", "---\n", "''", "&a ", "*a"]
)


@given(st.lists(ALPHABET, max_size=30).map("".join), st.integers(0, 3))
def test_any_text_gives_values_or_faults_within_it(text, offset):
    fields, faults = values.parse(text, offset)
    assert isinstance(fields, Fields)
    for fault in faults:
        assert offset <= fault.span.start <= fault.span.end <= offset + len(text)
        assert fault.message
        assert fault.help


# --- Plain data (options given inline in mkdocs.yml) -----------------------------------------------


def test_plain_data_becomes_values():
    value = values.from_plain({"a": [1, True, None, "no"], 2: {"b": 0.5}})
    assert plain(value) == {"a": ["1", "yes", "", "no"], "2": {"b": "0.5"}}


# --- What can be mended without asking -----------------------------------------------------------

COLONS = [
    ("title: Radios: phase two\n", 'title: "Radios: phase two"\n'),
    ("a: b\n  \nsummary:  Buys sets: all.  \n", 'a: b\n  \nsummary:  "Buys sets: all."  \n'),
    ("a:\n  - what: sets: two\n", 'a:\n  - what: "sets: two"\n'),
    ('title: The "old" radios: two\n', 'title: "The \\"old\\" radios: two"\n'),
]
UNSURE = ["title: Radios: two # or three\n", "title: [a: b: c\n", "title: Radios\n  more: words: here\n"]


@pytest.mark.parametrize(("text", "mended"), COLONS)
def test_a_value_with_a_colon_comes_in_quotes(text, mended):
    fix = values.parse(text)[1][-1].fix
    assert fix
    assert text[: fix.span.start] + fix.text + text[fix.span.end :] == mended
    assert values.parse(mended)[1] == ()


@pytest.mark.parametrize("text", UNSURE)
def test_what_could_be_meant_otherwise_is_not_put_in_quotes(text):
    assert values.parse(text)[1][-1].fix is None
