"""What is wrong with a page's structure for assistive technology: our own assertions, one pass over its HTML."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What each of these is to assistive technology; of one kind no two may have one name.
LANDMARKS = {"main": "main", "nav": "navigation", "search": "search", "aside": "complementary"}
VAGUE = frozenset(("here", "click here", "more", "read more", "link", "this page"))


class Structure(HTMLParser):
    """Walks a page and lists its faults."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.open: list[tuple[str, dict[str, str], list[str]]] = []  # element, attributes, words within
        self.level = 0
        self.count: Counter[str] = Counter()
        self.ids: set[str] = set()
        self.needed: list[tuple[str, str]] = []  # ids that must be there, and what needs them
        self.landmarks: list[tuple[str, str]] = []
        self.captioned: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.count[tag] += 1
        self._identify(tag, named)
        self._landmark(tag, named)
        if tag in HEADINGS:
            self._heading(int(tag[1]))
        if tag == "table":
            self.captioned.append(False)
        if tag == "caption" and self.captioned:
            self.captioned[-1] = True
        if tag == "th" and named.get("scope") not in ("col", "row", "rowgroup", "colgroup"):
            self.faults.append("a heading cell without scope")
        if tag == "input" and named.get("type") != "hidden":
            self.needed.append((f"label for {named.get('id')}", "an input"))
        if tag == "label":
            self.ids.add(f"label for {named.get('for')}")
        if tag == "img" and "alt" not in named:
            self.faults.append("a picture without alt")
        if tag not in VOID:
            self.open.append((tag, named, []))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, attributes, words = self.open.pop()
            text = " ".join("".join(words).split())
            if self.open:
                self.open[-1][2].append("".join(words))
            self._close(name, attributes, text)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1][2].append(data)

    def _close(self, tag: str, named: dict[str, str], text: str) -> None:
        said = named.get("aria-label") or text
        if tag in ("a", "button", "summary", *HEADINGS, "caption", "title", "dt", "th", "legend") and not said:
            self.faults.append(f"an empty {tag}")
        if tag == "a" and said.casefold() in VAGUE:
            self.faults.append(f"a link that says only {said!r}")
        if tag == "table" and not self.captioned.pop():
            self.faults.append("a table without caption")

    def _identify(self, tag: str, named: dict[str, str]) -> None:
        if "id" in named:
            if named["id"] in self.ids:
                self.faults.append(f"two elements with the id {named['id']!r}")
            self.ids.add(named["id"])
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls"):
            self.needed += [(each, attribute) for each in named.get(attribute, "").split()]
        if named.get("tabindex", "0") not in ("0", "-1"):
            self.faults.append(f"{tag} changes the order of focus")
        if named.get("aria-hidden") == "true" and tag in ("a", "button", "input"):
            self.faults.append(f"a hidden {tag} that takes focus")

    def _landmark(self, tag: str, named: dict[str, str]) -> None:
        role = named.get("role") or LANDMARKS.get(tag, "")
        name = named.get("aria-label") or named.get("aria-labelledby", "")
        within = {each for each, _, _ in self.open} & {"main", "article", "section", "aside", "nav"}
        if tag in ("header", "footer") and not within:
            role = {"header": "banner", "footer": "contentinfo"}[tag]
        if tag == "section" and name:
            role = "region"
        if role in ("navigation", "search", "region", "complementary") and not name:
            self.faults.append(f"a landmark without a name: {role}")
        if role in ("banner", "contentinfo", "main", "navigation", "search", "region", "complementary"):
            self.landmarks.append((role, name))

    def _heading(self, level: int) -> None:
        if level > self.level + 1:
            self.faults.append(f"a heading of level {level} after one of level {self.level}")
        self.level = level


def faults(page: str) -> list[str]:
    """Return what is wrong with a page, each in a few words."""
    reader = Structure()
    reader.feed(page)
    reader.close()
    found = list(reader.faults)
    found += [f"{reader.count[tag]} times {tag}" for tag in ("h1", "main", "title") if reader.count[tag] != 1]
    twice = [f"two landmarks alike: {' '.join(each)}" for each, count in Counter(reader.landmarks).items() if count > 1]
    missing = [f"{what} names {id_!r}, which is not there" for id_, what in reader.needed if id_ not in reader.ids]
    if '<html lang="en-GB"' not in page:
        found.append("no language")
    return [*found, *twice, *missing]
