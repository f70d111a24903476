"""The archive as data: its files, each made only when a fact changed, and the page that explains them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.assemble import addresses, dictionary, tables
from generator.assemble.blocks import archive_name
from generator.assemble.lookup import lookup
from generator.assemble.page import Content, Spec
from generator.assemble.slots import held
from generator.assemble.templates import render, theme_folders
from generator.assemble.trail import home
from generator.assemble.views import Anchor
from generator.config import Settings
from generator.link.archive import Archive
from generator.render.cells import line
from generator.render.data import as_dict, without_tags
from generator.strings import say, section
from generator.validate.schema import type_of

KIND = "data"
SCHEMA = f"{addresses.DATA}record.schema.json"
SUBJECTS = ("decisions", "citations", "amounts", "legislation")
FORMS = ("json", "ndjson", "csv")


class File(NamedTuple):
    """A file as the page tells of it: its name, what it is, and what it holds."""

    name: str
    what: str


FILES = tuple(File(name, what) for name, what in section("files").items())


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def path_of(subject: str, form: str) -> str:
    """Return the path of a data file: `data/citations.csv`."""
    return f"{addresses.DATA}{subject}.{form}"


def paths() -> Iterator[str]:
    """Yield the path of every data file."""
    yield from (f"{addresses.DATA}{file.name}" for file in FILES)


class Files:
    """The data files of an archive; what all that show decisions are made of is made once, when one is asked for."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.pieces: Mapping[str, list[bytes]] = {}

    def of(self, path: str) -> bytes:
        """Return a data file's bytes."""
        if path == SCHEMA:
            return schema(self.archive.settings)
        if not self.pieces:
            self.pieces = _pieces(self.archive)
        if path == path_of("decisions", "json"):
            found = self.pieces[path]
            about = _ENCODE(_about(self.archive.settings, len(found))).encode()
            return b"".join([about[:-1], b',"decisions":[\n', b",\n".join(found), b"\n]}\n"])
        return b"".join(self.pieces[path])


def _pieces(archive: Archive) -> Mapping[str, list[bytes]]:
    """Make the pieces of every file in one pass over the decisions, in the order of their references.

    They are held as bytes: as text, in which a pound sign or a dash doubles the room, they would be most of
    what a build of 10,000 records holds.
    """
    own = [field.name for field in archive.settings.fields]
    found: list[bytes] = []
    decisions = [line((*dictionary.DECISIONS, *own)).encode()]
    citations = [line(dictionary.CITATIONS).encode()]
    amounts = [line(dictionary.AMOUNTS).encode()]
    legislation = [line(dictionary.LEGISLATION).encode()]
    for facts in archive.decisions.values():
        said = as_dict(facts, archive)
        found.append(without_tags(_ENCODE(said)).encode())
        decisions.append(tables.lines((tables.decision(said, own),)).encode())
        if "cites" in said:
            citations.append(tables.lines(tables.citations(said)).encode())
        if "amounts" in said:
            amounts.append(tables.lines(tables.amounts(said)).encode())
        if "legislation" in said:
            legislation.append(tables.lines(tables.legislation(said)).encode())
    return {
        path_of("decisions", "json"): found,
        path_of("decisions", "ndjson"): [piece for each in found for piece in (each, b"\n")],
        path_of("decisions", "csv"): decisions,
        path_of("citations", "csv"): citations,
        path_of("amounts", "csv"): amounts,
        path_of("legislation", "csv"): legislation,
    }


def _about(settings: Settings, count: int) -> dict[str, object]:
    """Return what the JSON document says of the archive before its decisions."""
    return {
        "archive": archive_name(settings),
        "official": settings.official,
        "licence": settings.licence,
        "official_list": settings.official_list,
        "held": count,
        "known_to_exist": max(settings.at_least, count),
    }


def schema(settings: Settings) -> bytes:
    """Return the record format of an archive as JSON Schema."""
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": say("data.schema", name=settings.name),
        **type_of(settings).schema(),
    }
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode()


def specs(archive: Archive) -> Iterator[Spec]:
    """Yield the spec of the page that explains the data."""
    yield Spec(addresses.DATA, KIND, extra=held(lookup(archive)))


def content(archive: Archive, spec: Spec) -> Content:
    """Return the page that explains the data: what there is, the licence, and the data dictionary."""
    settings = archive.settings
    own = {field.name: say("data.own-field", field=field.label) for field in settings.fields}
    lead, name = say("data.lead"), say("data.name")
    main = render(
        theme_folders(settings),
        "pages/data.html",
        trail=(home(spec.root), Anchor("", say("data.name"))),
        lead=lead,
        held=held(lookup(archive)),
        files=FILES,
        licence=settings.licence,
        official=settings.official,
        quality=f"{spec.root}{addresses.QUALITY}",
        money=f"{spec.root}{addresses.MONEY}",
        columns=_columns(own),
    )
    return Content(name, lead, f"{name}. {archive_name(settings)}", main, "data")


def _columns(own: Mapping[str, str]) -> tuple[tuple[str, str, Mapping[str, str]], ...]:
    """Return the dictionary's parts: an id, a heading, and the words of each field or column."""
    return (
        ("json", say("data.fields"), {**dictionary.FIELDS, **own}),
        ("decisions", say("data.columns", file="decisions.csv"), {**dictionary.DECISIONS, **own}),
        ("citations", say("data.columns", file="citations.csv"), dictionary.CITATIONS),
        ("amounts", say("data.columns", file="amounts.csv"), dictionary.AMOUNTS),
        ("legislation", say("data.columns", file="legislation.csv"), dictionary.LEGISLATION),
        ("threads", say("data.thread-columns"), dictionary.THREADS),
    )
