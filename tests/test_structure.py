"""The assertions about structure see what they are for."""

from __future__ import annotations

import pytest

from tests.structure import faults

PAGE = '<!DOCTYPE html>\n<html lang="en-GB"><head><title>T</title></head><body><main><h1>T</h1>{}</main></body></html>'


def test_a_sound_page_has_none():
    table = '<table><caption>C</caption><tr><th scope="col">A</th></tr></table>'
    sound = f'<nav aria-label="A"><a href="x">X</a></nav><h2>B</h2>{table}<label for="i">I</label><input id="i">'
    assert faults(PAGE.format(sound)) == []


@pytest.mark.parametrize(("html", "fault"), [
    ("<h1>Two</h1>", "2 times h1"),
    ("<h3>Deep</h3>", "a heading of level 3 after one of level 1"),
    ("<nav><a href='x'>X</a></nav>", "a landmark without a name: navigation"),
    ("<nav aria-label='A'></nav><nav aria-label='A'></nav>", "two landmarks alike: navigation A"),
    ("<section aria-labelledby='gone'></section>", "aria-labelledby names 'gone', which is not there"),
    ("<table><tr><th scope='col'>A</th></tr></table>", "a table without caption"),
    ("<table><caption>C</caption><tr><th>A</th></tr></table>", "a heading cell without scope"),
    ("<a href='x'><span></span></a>", "an empty a"),
    ("<a href='x'>here</a>", "a link that says only 'here'"),
    ("<p id='a'></p><p id='a'></p>", "two elements with the id 'a'"),
    ("<input id='i'>", "an input names 'label for i', which is not there"),
    ("<p tabindex='3'>x</p>", "p changes the order of focus"),
    ("<img src='x'>", "a picture without alt"),
])  # fmt: skip
def test_each_fault_is_seen(html, fault):
    assert faults(PAGE.format(html)) == [fault]


def test_a_page_must_say_its_language():
    assert faults(PAGE.format("").replace(' lang="en-GB"', "")) == ["no language"]
