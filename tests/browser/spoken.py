"""A page as a screen reader speaks it, phrase by phrase, from the browser's accessibility tree.

It is stricter than any one reader: it says where each list, table and landmark begins and ends, as
the virtual screen reader of the research did, so that counts of phrases can be compared with its.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

# Spoken as one phrase with their name; what is in them is the name.
WHOLE = {"link", "button", "heading", "searchbox", "checkbox", "textbox", "image", "Abbr", "term", "DisclosureTriangle"}
# Their beginning and their end are spoken.
PARTS = {
    "banner": "banner",
    "navigation": "navigation",
    "search": "search",
    "main": "main",
    "contentinfo": "content information",
    "region": "region",
    "note": "note",
    "figure": "figure",
    "blockquote": "quotation",
    "list": "list",
    "listitem": "item",
    "table": "table",
    "rowgroup": "",
    "row": "row",
    "DescriptionList": "list of terms",
    "definition": "",
    "group": "group",
}
CELLS = {"cell", "rowheader", "columnheader", "gridcell"}

Node = dict[str, Any]


class Tree:
    """The accessibility tree of a page as it is shown now."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        self.by_id = {node["nodeId"]: node for node in nodes}
        self.root: Node = nodes[0]

    def phrases(self, within: str = "") -> list[str]:
        """Return every phrase of the page, or of its first part with a role."""
        start = self.root
        if within:
            start = next(node for node in self.by_id.values() if role(node) == within)
        return list(self._speak(start, []))

    def _children(self, node: Node) -> Iterator[Node]:
        for child in node.get("childIds", ()):
            if child in self.by_id:
                yield self.by_id[child]

    def _speak(self, node: Node, heads: list[str]) -> Iterator[str]:
        kind, words = role(node), name(node)
        if kind == "StaticText" and not node.get("ignored"):
            yield from filter(None, [" ".join(words.split())])
        elif kind in WHOLE and not node.get("ignored"):
            yield f"{_called(node)}{words or self._text(node)}"
        elif kind == "table":
            yield from self._table(node)
        elif PARTS.get(kind) and not node.get("ignored"):
            said = f"{PARTS[kind]}{f', {words}' if words else ''}"
            yield said
            for child in self._children(node):
                yield from self._speak(child, heads)
            yield f"end of {said}"
        else:
            for child in self._children(node):
                yield from self._speak(child, heads)

    def _table(self, table: Node) -> Iterator[str]:
        """Speak a table row by row; before a cell's words come its column's, as readers do."""
        rows = [node for node in self._within(table) if role(node) == "row"]
        yield f"table, {name(table)}, {len(rows)} rows"
        heads: list[str] = []
        for row in rows:
            cells = [cell for cell in self._within(row) if role(cell) in CELLS]
            if not heads:
                heads = [self._text(cell) for cell in cells]
                yield f"row of heads: {' | '.join(heads)}"
                continue
            head = next((self._text(cell) for cell in cells if role(cell) == "rowheader"), "no head")
            yield f"row, {head}"
            for column, cell in enumerate(cells):
                if role(cell) != "rowheader":
                    yield f"{heads[column] if len(cells) == len(heads) else '?'}: {self._text(cell)}"
        yield f"end of table, {name(table)}"

    def _within(self, node: Node) -> Iterator[Node]:
        for child in self._children(node):
            yield child
            yield from self._within(child)

    def _text(self, node: Node) -> str:
        found = [name(each) for each in self._within(node) if role(each) == "StaticText"]
        return " ".join(" ".join(found).split())


def role(node: Node) -> str:
    return str(node.get("role", {}).get("value", ""))


def name(node: Node) -> str:
    return " ".join(str(node.get("name", {}).get("value", "")).split())


def _called(node: Node) -> str:
    kind = {"DisclosureTriangle": "disclosure"}.get(role(node), role(node))
    states = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    if kind == "heading":
        return f"heading {states.get('level')}, "
    if "expanded" in states:
        kind += " expanded" if states["expanded"] else " collapsed"
    return f"{kind}, "
