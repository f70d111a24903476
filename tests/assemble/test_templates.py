"""Templates: compiled once for many runs, and told plainly when they cannot be used."""

from __future__ import annotations

import jinja2
import pytest

from generator.assemble import templates


class Kept(dict[str, tuple[bytes, object]]):
    """A keeper in memory."""

    def load(self, name, version):
        return self[name][1] if name in self and self[name][0] == version else None

    def save(self, name, version, value):
        self[name] = (version, value)


def rendered(folder, keeper):
    templates._environment.cache_clear()
    templates.keep((folder,), keeper)
    return templates.render((folder,), "pages/one.html", words="<b>")


def test_a_template_is_compiled_once_for_many_runs(tmp_path, monkeypatch):
    (tmp_path / "pages").mkdir()
    page = tmp_path / "pages/one.html"
    page.write_text("<p>{{ words }}</p>")
    keeper = Kept()
    assert rendered(tmp_path, keeper) == "<p>&lt;b&gt;</p>"
    compiled = []
    compile_ = jinja2.Environment.compile
    monkeypatch.setattr(
        jinja2.Environment, "compile", lambda *given, **named: compiled.append(given) or compile_(*given, **named)
    )
    assert rendered(tmp_path, keeper) == "<p>&lt;b&gt;</p>"
    assert not compiled
    page.write_text("<i>{{ words }}</i>")
    assert rendered(tmp_path, keeper) == "<i>&lt;b&gt;</i>"
    assert compiled


@pytest.mark.parametrize(("source", "told"), [
    ("{{ gone }}", "the theme's template pages/one.html: 'gone' is undefined"),
    ("\n{% if %}", "the theme's template pages/one.html:2: Expected an expression, got 'end of statement block'"),
])  # fmt: skip
def test_a_template_that_cannot_be_used_is_named(source, told, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/one.html").write_text(source)
    with pytest.raises(templates.ThemeError) as caught:
        rendered(tmp_path, Kept())
    assert str(caught.value) == told
