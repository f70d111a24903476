"""Reading: a tree of files becomes records, every value with its place."""

from __future__ import annotations

from generator.read.tree import SYMLINK, Entry, Tree

# What systems and editors leave behind, besides names that begin or end with a sign.
_LEFT_BEHIND = ("Thumbs.db", "desktop.ini")
_LEFT_ENDINGS = ("~", ".orig", ".bak", ".rej", ".tmp", ".swp")


def is_beside(path: str) -> bool:
    """Say whether a file of the records folder is a paper beside records: no Markdown, nothing left behind."""
    if path.endswith(".md"):
        return False
    name = path.rpartition("/")[2]
    return not (name.startswith((".", "~")) or name.endswith(_LEFT_ENDINGS) or name in _LEFT_BEHIND)


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
