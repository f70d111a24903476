"""An archive held against what was published: an earlier state of it, read beside this one."""

from __future__ import annotations

from generator import link
from generator.findings import Severity, sort_key
from generator.link.change import Change, Edit
from generator.model import Facts
from generator.pipeline import Checked, check, load
from generator.read.tree import Tree
from generator.store import Cache, Frozen


def compare(checked: Checked, before: Tree, cache: Cache) -> Checked:
    """Check an archive against a tree of what was published, too; `cache` is read and never written."""
    then = check(checked.settings, before, checked.archive.as_of, Frozen(cache.folder))
    decisions = checked.archive.decisions
    edits = tuple(
        Edit(load(then, old.path), load(checked, decisions[reference].path))
        for reference, old in then.archive.decisions.items()
        if reference in decisions and _ids(decisions[reference]) != _ids(old)
    )
    broken = {finding.path for finding in checked.findings if finding.severity is Severity.ERROR}
    change = Change(then.archive, checked.archive, edits, checked.tree.entries.keys(), broken)
    findings = sorted((*checked.findings, *link.check_change(change)), key=sort_key)
    return checked._replace(findings=tuple(findings))


def _ids(facts: Facts) -> tuple[str, ...]:
    """Return what changes when a record's bytes do, or those of an appendix."""
    return (facts.content_id, *(each.name + each.content_id for each in facts.appendices))
