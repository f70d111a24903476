"""Records read and validated, several at a time: all of a check that a run in which nothing changed needs not."""

from __future__ import annotations

import pickle
import zlib

from generator import patterns, workers
from generator.assemble.search.record import Packed
from generator.assemble.search.record import pack as pack_words
from generator.config import Settings
from generator.memory import Known, Memory
from generator.model import Decision, Facts
from generator.pipeline.checking import Progress
from generator.read.record import read, read_appendix, reference_of
from generator.read.references import Grammar
from generator.read.tree import Entry, Tree
from generator.render import html
from generator.render.notice import notice
from generator.store import StoreError
from generator.validate import RULES
from generator.validate.verdict import Verdict, validate


def fresh(
    settings: Settings, tree: Tree, entries: list[Entry], memory: Memory, progress: Progress, bodies: bool
) -> tuple[dict[str, bytes], dict[str, Packed]]:
    """Read records whose bytes are not known, several at a time; return their bodies and their words, packed."""
    grammar = Grammar(settings.series)

    def work(number: int) -> tuple[Known, Facts | None, dict[str, bytes], Packed | None]:
        verdict = _verdict(settings, tree, entries[number], grammar)
        decision = verdict.decision
        if decision is None:
            return Known(entries[number], b"", verdict.findings), None, {}, None
        doubts = tuple(each.finding for each in decision.facts.doubts if each.finding)
        known = Known(entries[number], decision.facts.digest, verdict.findings, doubts)
        if not bodies:
            return known, decision.facts, {}, None
        return known, decision.facts, packed_bodies(decision, settings), pack_words(decision, settings)

    if len(entries) >= workers.SMALL:  # read and compiled before workers are forked, not by each of them
        RULES.shaped("Record")
        patterns.ready()
    packed: dict[str, bytes] = {}
    words: dict[str, Packed] = {}
    for number, (known, facts, made, said) in enumerate(workers.spread(work, len(entries))):
        memory.learn(known, facts)
        packed.update(made)
        if said is not None:
            words[known.entry.path] = said
        progress("reading records", number + 1, len(entries))
    return packed, words


def _verdict(settings: Settings, tree: Tree, entry: Entry, grammar: Grammar) -> Verdict:
    reading = read(entry, _content(tree, entry), grammar)
    own = reference_of(reading.record, grammar)
    appendices = [read_appendix(each, _content(tree, each), grammar, own) for each in entry.appendices]
    return validate(reading, settings, grammar, appendices)


def _content(tree: Tree, entry: Entry) -> bytes:
    return tree.read(entry.path) if entry.content_id else b""


def _decided(settings: Settings, tree: Tree, entry: Entry, grammar: Grammar) -> Decision:
    decision = _verdict(settings, tree, entry, grammar).decision
    if decision is None:  # its facts came from the same bytes, so somebody is writing the file now
        raise StoreError(f"{entry.path}: changed while the site was built; build again")
    return decision


def again(settings: Settings, tree: Tree, path: str) -> Decision:
    """Read one decision of a tree again, with its body."""
    return _decided(settings, tree, tree.entries[path], Grammar(settings.series))


def html_of(decision: Decision, settings: Settings) -> dict[str, html.Body]:
    """Return a decision's body as HTML by the path of its record, and those of its appendices by theirs."""
    facts, said = decision.facts, notice(decision.facts)
    made = {facts.path: html.body(decision.body, facts.doubts, settings.abbreviations, said)}
    for appendix, blocks in zip(facts.appendices, decision.appendices, strict=True):
        made[appendix.path] = html.body(blocks, (), settings.abbreviations, said)
    return made


def packed_bodies(decision: Decision, settings: Settings) -> dict[str, bytes]:
    """Return a decision's bodies by path, small enough to hold 10,000 of."""
    made = html_of(decision, settings)
    return {path: zlib.compress(pickle.dumps(body, protocol=5), 1) for path, body in made.items()}
