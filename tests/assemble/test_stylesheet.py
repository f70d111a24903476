"""A stylesheet keeps what pages can use of it, and loses the rest."""

from __future__ import annotations

import pytest

from generator.assemble.stylesheet import classes, slim

USED = frozenset({"a", "b-c"})


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("p{color:red}", "p{color:red}"),
        (".a{x:y}.b{x:y}", ".a{x:y}"),
        (".a .b-c>p,.a.z,.z,h1{x:y}", ".a .b-c>p,h1{x:y}"),
        (".a,\n.z {x: y}", ".a{x: y}"),
        ("@media print{.z{x:y}}", ""),
        ("@media print{.z{x:y}.a{x:y}}", "@media print{.a{x:y}}"),
        (
            "@media (min-width:1em) and (hover){@supports (x:y){.z{x:y}.a{x:y}}}",
            "@media (min-width:1em) and (hover){@supports (x:y){.a{x:y}}}",
        ),
        ('@charset "UTF-8";p{x:y}', None),
        ("@keyframes k{from{x:y}to{x:z}}", None),
        ("p:not(.z){x:y}", None),  # matches what has no such class
        (":is(.z,.a){x:y}", None),
        ('[data-x=".z"]{x:url("data:,.z{}")}', None),
        (".\\61{x:y}", ".a{x:y}"),  # an escape
        (".z\\:hover{x:y}", ""),
        ('a[href^=x]:before{content:"} .z{"}', None),
    ],
)
def test_rules_for_classes_that_are_nowhere_are_left_out(css, left):
    assert slim(css, USED) == (css if left is None else left)


def test_classes_are_those_of_html_and_of_templates():
    html = ['<p class="a b-c">', "<p class='d'>", '{% if x %}class="e {{ f }}"{% endif %}', "<p data-class=g>"]
    assert classes(html) >= {"a", "b-c", "d", "e"}
    assert "g" not in classes(html)
