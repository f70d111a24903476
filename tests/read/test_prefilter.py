"""What a quick look says of a text: it may send a rule to look in vain, never keep it from what is there."""

from __future__ import annotations

import pytest

from generator.read.prefilter import bare_pounds


@pytest.mark.parametrize("text", ["A grant of £ for 2019", "for £xx 5 times", "£XX", "£", "£\n5"])
def test_a_pound_sign_without_a_figure(text):
    assert bare_pounds(text)


@pytest.mark.parametrize("text", ["£5", "£ 5", "5 pounds", ""])
def test_none_without_a_figure(text):
    assert not bare_pounds(text)
