"""The site's words stand in one file: each is used, each that is asked for is there, all in British English."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest
from markupsafe import Markup

from generator import pipeline, strings
from generator.strings import FILE, counted, read, say, section
from tests.wording import Use, english_in_python, english_in_script, english_in_template, outside, uses

STRINGS = list(read(FILE.read_text(encoding="utf-8")))
KNOWN = dict(STRINGS)
USES = list(uses())


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def forms(use: Use) -> list[str]:
    """The keys a use comes to: both forms of a count, every string of a section whose key is put together."""
    if use.key.endswith((".", "-")):
        return [key for key in KNOWN if key.startswith(use.key)]
    if not use.counts:
        return [use.key]
    return [f"{use.key}.{form}" for form in ("one", "other")]


# --- The function --------------------------------------------------------------------------------


def test_a_string_is_text_until_html_fills_it():
    assert say("links.in", places="<b>") == "In <b>"
    assert not isinstance(say("links.in", places="<b>"), Markup)
    made = say("links.again", places=Markup("<b>here</b>"), place="<i>")
    assert made == Markup("<b>here</b>; again in &lt;i&gt;")
    assert isinstance(made, Markup)


def test_what_fills_a_place_is_never_filled_itself():
    assert say("links.in", places="{places} {0} %s") == "In {places} {0} %s"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 decisions"), (1, "1 decision"), (2, "2 decisions"), (1700, "1,700 decisions")]
)
def test_counts_agree(count, said):
    assert counted("counts.decisions", count) == said


def test_a_section_keeps_its_order():
    assert [*section("kinds")] == ["spend", "income", "budget", "saving", "other"]


def test_long_strings_go_on_below():
    text = "# A note.\n[a]\nkey = One\n  two.\n\nother.one = {count} = 1\n"
    assert [*read(text)] == [("a.key", "One two."), ("a.other.one", "{count} = 1")]


@pytest.mark.parametrize("line", ["key = words", "[a]\nkey", "[a]\nkey =", "[a]\n= words"])
def test_a_line_that_is_no_string_is_refused(line):
    with pytest.raises(ValueError, match="is neither"):
        list(read(line))


def test_pages_are_made_anew_when_a_word_changes(monkeypatch):
    before = pipeline.version.__wrapped__()
    whole = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: whole(path) + b"\n" * (path == strings.FILE))
    assert pipeline.version.__wrapped__() != before


# --- The file ------------------------------------------------------------------------------------


def test_no_key_stands_twice():
    assert [key for key, count in Counter(key for key, _ in STRINGS).items() if count > 1] == []
    headings = re.findall(r"^\[.*\]$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(set(headings)) == len(headings)


def test_a_string_is_plain_text_with_named_places():
    # No HTML, no straight quotation marks, no double blanks.
    assert {key: text for key, text in STRINGS if re.search(r"[<>&\"'\t]|  ", text)} == {}
    for _, text in STRINGS:
        for _, name, form, conversion in Formatter().parse(text):
            assert name is None or (re.fullmatch("[a-z_]+", name) and not form and not conversion), text


def test_a_string_that_counts_has_both_forms():
    counting = {key.rpartition(".") for key in KNOWN if key.endswith((".one", ".other", ".none"))}
    counting = {parts for parts in counting if "." in parts[0]}
    assert {f"{stem}.{form}" for stem, _, _ in counting for form in ("one", "other")} <= set(KNOWN)


# As much of it as has ever slipped in; the house writes -ise.
AMERICAN = re.compile(
    r"\b(?:\w*(?:colo|favo|behavio|labo|neighbo|hono|endeavo)r(?:s|ed|ing|ite)?|centers?|catalogs?|dialogs?|gray|license\w*"
    r"|defense|offense|fulfill|enroll|(?:cancel|label|travel|model|signal)(?:ed|ing)|\w+i[sz]ation(?:al)?|judgment"
    r"|toward|gotten|aging|skeptical|plow|check(?:ing)? account|fiscal|\w+(?:ize[sd]?|izing|yze[sd]?|yzing))\b",
    re.IGNORECASE,
)
# In British spelling a program is a computer's.
PROGRAMS = {"files.decisions.ndjson", "data.lead", "found-in-papers.encrypted"}


def american(text: str) -> list[str]:
    british = re.compile(r"\w+isation(?:al)?|size[sd]?", re.IGNORECASE)
    return [word for word in AMERICAN.findall(text) if not british.fullmatch(word)]


def test_words_are_spelt_as_in_britain():
    assert {key: words for key, text in KNOWN.items() if (words := american(text))} == {}
    assert {key for key, text in KNOWN.items() if re.search(r"\bprograms?\b", text)} == PROGRAMS


@pytest.mark.parametrize(
    "text", ["The color", "the Center", "No license is", "An organization", "analyzed", "neighbors"]
)
def test_american_spelling_is_seen(text):
    assert american(text)


def test_british_spelling_is_not():
    assert (
        american("colours of the centre, licence, organisation, analysed, neighbours, the size of it, labelled") == []
    )


# --- The file and the code -----------------------------------------------------------------------


def test_every_string_asked_for_is_there_with_the_same_places():
    faults = []
    for use in USES:
        keys = forms(use)
        if not keys:
            faults.append(f"{use.where}: no section {use.key}")
        for key in keys:
            if key not in KNOWN:
                faults.append(f"{use.where}: no string {key}")
            elif use.places is not None and not fits(use, key):
                faults.append(f"{use.where}: {key} has {places(KNOWN[key])}, is given {use.places}")
    assert faults == []


def fits(use: Use, key: str) -> bool:
    """Whether a string has the places given; of a count's two forms the one may do without some."""
    wanted = places(KNOWN[key]) - use.optional
    return wanted <= use.places if key.endswith(".one") else wanted == use.places - use.optional


def test_every_string_is_used():
    asked = {key for use in USES for key in forms(use)}
    assert sorted(set(KNOWN) - asked) == []


def test_no_english_stands_outside_the_file():
    assert outside() == []


@pytest.mark.parametrize("code", [
    'title = "Nothing yet"', 'x = f"{n} decisions held"', "y = 'Withdrawn'", 'z = f"<p>{a} and more</p>"',
    "w = f'<a aria-label=\"Footnotes\">{x}</a>'", 'v = f"{title}, page {number}"',
])  # fmt: skip
def test_english_in_code_is_seen(code):
    assert english_in_python(code)


@pytest.mark.parametrize("code", [
    '"""Says what it does."""', 'say("page.home")', 'x = "decisions/"', "y = f'<li id=\"note-{n}\">'",
    'z = "pages/list.html"',
    'def f():\n    """Return it, whole."""\n    raise ValueError("no such page here")',
])  # fmt: skip
def test_what_no_reader_sees_is_not(code):
    assert english_in_python(code) == []


@pytest.mark.parametrize("html", [
    "<p>None yet.</p>", '<nav aria-label="Pages">{{ x }}</nav>', "{{ words or 'Not known' }}", "<b>{{ n }} held</b>",
])  # fmt: skip
def test_english_in_a_template_is_seen(html):
    assert english_in_template(html)


@pytest.mark.parametrize(
    "html", ["{# A note. #}", '<p class="small quiet">{{ say("a.b") }}:</p>', "{% if a == 'here' %}…{% endif %}"]
)
def test_markup_alone_is_not(html):
    assert english_in_template(html) == []


def test_english_in_a_script_is_seen():
    assert english_in_script('show("Nothing found");') == ["Nothing found"]
    assert english_in_script("const x = `${n} more`; // A note: in words\n") == ["${n} more"]
    assert english_in_script('element("p", { class: "small quiet" }, say("more"));') == []
