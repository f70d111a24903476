"""Reading: a tree of files becomes records, every value with its place."""

from __future__ import annotations

from generator.read.tree import SYMLINK, Entry, Tree

# Files of the records folder that say how findings stand; they are no papers.
WAIVERS, RATCHET = "waivers.yml", "ratchet.txt"
# What systems and editors leave behind, besides names that begin or end with a sign.
_LEFT_BEHIND = ("Thumbs.db", "desktop.ini")
_LEFT_ENDINGS = ("~", ".orig", ".bak", ".rej", ".tmp", ".swp")


def is_beside(path: str) -> bool:
    """Say whether a file of the records folder is a paper beside records: no Markdown, nothing left behind or ours."""
    if path.endswith(".md"):
        return False
    name = path.rpartition("/")[2]
    ours = name in (*_LEFT_BEHIND, WAIVERS, RATCHET)
    return not (ours or name.startswith((".", "~")) or name.endswith(_LEFT_ENDINGS))


def is_record(entry: Entry, tree: Tree) -> bool:
    """Say whether a file of the records folder is a record, or stands where one should.

    Not: hidden files and editors' leftovers; and the papers of a decision, which lie in a folder
    named as its record. A symbolic link always counts, so that it is refused by name.
    """
    folder, _, name = entry.path.rpartition("/")
    if entry.mode == SYMLINK:
        return True
    if not name.endswith(".md") or name.startswith((".", "~")):
        return False
    return f"{folder}.md" not in tree.entries
