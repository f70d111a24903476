"""One reader for an archive's configuration, with or without MkDocs.

The configuration stands in `mkdocs.yml` under `plugins: decisions:`, or in the files its
`archive` option names. Everything a body decides is here: its name, series, people, vocabularies,
further fields and labels.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from generator import configfile, values
from generator.configfile import ConfigError
from generator.findings import Source, Span
from generator.model import Fields, Items, Scalar, Value
from generator.settings import (
    FIELD_TYPES,
    RESERVED,
    VOCABULARIES,
    Audit,
    Contact,
    Evidence,
    ExtraField,
    Office,
    Problem,
    Security,
    Series,
    Settings,
    Statement,
    Term,
)
from generator.strings import section

__all__ = ["FIELD_TYPES", "RESERVED", "VOCABULARIES", "ConfigError", "ExtraField", "Office", "Series"]
__all__ += ["Settings", "Term", "from_options", "load"]

_SERIES = "`series: [{name: ABC}]`"


def load(config_file: Path) -> Settings:
    """Read the settings of the archive whose `mkdocs.yml` this is.

    Raises ConfigError when the file is missing, is not YAML, or lacks the plugin's entry.
    """
    name = str(config_file)
    plain = configfile.plain(configfile.text_of(config_file, name, "name the archive's mkdocs.yml with -f"), name)
    return from_options(config_file, plain, configfile.options(plain, name))


def from_options(config_file: Path, host: Mapping[str, object], options: Mapping[str, object]) -> Settings:
    """Build settings from MkDocs's own values (`site_name`, `site_url`, …) and the plugin's options.

    Raises ConfigError naming the file, line and key of the first thing that does not fit.
    """
    root = config_file.parent.resolve()
    merged = {str(key): values.from_plain(value) for key, value in options.items()}
    places: dict[str, tuple[Source, Scalar]] = {}
    names = tuple(_files(config_file, merged.pop("archive", Items((), Span(0, 0)))))
    for name in names:
        source, fields = configfile.archive_file(root, name)
        for key, value in fields.entries:
            if key.text not in merged:
                merged[key.text] = value
                places[key.text] = source, key
    return _Builder(merged, places, config_file, names).settings(root, config_file, host)


def _files(config_file: Path, value: Value) -> Iterable[str]:
    if isinstance(value, Fields):
        place = configfile.place(config_file, (*configfile.PLUGIN, "archive"))
        raise ConfigError(f"{place}: `archive` must be the name of a file, or a list of such names")
    return _texts(value)


def _texts(value: Value) -> Iterable[str]:
    if isinstance(value, Scalar):
        return (value.text,) if value.text else ()
    items = value.items if isinstance(value, Items) else ()
    return tuple(item.text for item in items if isinstance(item, Scalar))


class _Builder:
    """Turns merged option values into settings, or says which one does not fit."""

    def __init__(
        self,
        merged: dict[str, Value],
        places: Mapping[str, tuple[Source, Scalar]],
        config_file: Path,
        files: Sequence[str] = (),
    ) -> None:
        self.merged = merged
        self.files = files
        self.places = places
        self.config_file = config_file
        self.key = ""
        self.options = {"archive"}  # all there are, once each was asked for

    def settings(self, root: Path, config_file: Path, host: Mapping[str, object]) -> Settings:
        """Read every option; unknown ones are refused."""
        body = self._fields("body")
        self._known(body, ("name", "short"))
        body_name = self._text(body.get("name"))
        body_short = self._text(body.get("short")) or body_name
        coverage = self._fields("coverage")
        self._known(coverage, ("at_least", "checked"))
        at_least, checked = self._count(coverage.get("at_least"), "at_least"), self._date(coverage, "checked")
        named = self._fields("labels")
        self._known(named, tuple(section("labels")))
        labels = {key.text: self._text(value) for key, value in named.entries}
        settings = Settings(
            root=root,
            config_path=config_file.name,
            records=self._option("records", "decisions").strip("/"),
            site_dir=str(host.get("site_dir") or "site"),
            site_url=str(host.get("site_url") or ""),
            docs_dir=str(host.get("docs_dir") or "docs"),
            name=str(host.get("site_name") or ""),
            strapline=self._option("strapline"),
            body=body_name,
            body_short=body_short,
            official=self._flag(self._take("official"), default=True),
            official_list=self._option("official_list"),
            at_least=at_least,
            checked=checked,
            licence=self._option("licence"),
            series=self._series(),
            makers=self._makers(),
            roles=self._words("roles"),
            terms={name: self._terms(name) for name in VOCABULARIES},
            fields=self._extra_fields(),
            labels={**section("labels"), **labels},
            abbreviations=self._abbreviations(),
            legislation=self._legislation(),
            contact=self._contact(),
            accessibility=self._statement(root),
            security=self._security(),
            page_size=self._page_size(),
            digest=b"",
        )
        for name in self.merged:
            self.key = name
            self._fail(f"is not an option of the decisions plugin{configfile.near(name, self.options)}", self._key())
        self._some(settings.series)  # after the options, of which `series` may be one misspelt
        said = repr(settings._replace(root=Path(), config_path="", site_dir="", site_url="", docs_dir=""))
        return settings._replace(digest=hashlib.blake2b(said.encode(), digest_size=16).digest())

    def _known(self, value: Fields, names: tuple[str, ...]) -> None:
        """Refuse a misspelt key before it is ignored."""
        for key, _ in value.entries:
            if key.text not in names:
                near = configfile.near(key.text, names)
                self._fail(f"has the unknown key `{key.text}`{near}; there are {', '.join(names)}", key)

    def _take(self, name: str) -> Value | None:
        self.key = name
        self.options.add(name)
        return self.merged.pop(name, None)

    def _option(self, name: str, default: str = "") -> str:
        return self._text(self._take(name)) or default

    def _fields(self, name: str) -> Fields:
        value = self._take(name)
        if value is None or (isinstance(value, Scalar) and not value.text):
            return Fields((), Span(0, 0))
        if not isinstance(value, Fields):
            self._fail("must be a set of `name: value` lines", value)
        return value

    def _text(self, value: Value | None) -> str:
        if value is None:
            return ""
        if not isinstance(value, Scalar):
            self._fail("must be a text", value)
        return value.text

    def _flag(self, value: Value | None, default: bool = False) -> bool:
        text = self._text(value).lower()
        if text not in ("", "yes", "no", "true", "false"):
            self._fail("must be yes or no", value)
        return text in ("yes", "true") if text else default

    def _count(self, value: Value | None, name: str = "") -> int:
        text = self._text(value)
        if text and not re.fullmatch(r"[0-9]{1,9}", text):
            self._fail(f"must {f'give `{name}` as' if name else 'be'} a whole number", value)
        return int(text or 0)

    def _page_size(self) -> int:
        value = self._take("page_size")
        count = self._count(value)
        if self._text(value) and not count:
            self._fail("must be 1 or more: it is how many decisions a page of a list holds", value)
        return count or 50

    def _date(self, given: Fields, name: str) -> date | None:
        value = given.get(name)
        text = self._text(value)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self._fail(f"must give `{name}` as a date, as 2026-11-22", value)

    def _items(self, name: str, message: str) -> tuple[Value, ...]:
        value = self._take(name)
        if value is not None and not isinstance(value, Items):
            self._fail(message, value)
        return value.items if value is not None else ()

    def _words(self, name: str) -> tuple[str, ...]:
        return tuple(item.text for item in self._items(name, "must be a list") if isinstance(item, Scalar))

    def _series(self) -> tuple[Series, ...]:
        series: list[Series] = []
        for item in self._items("series", "must be a list, each with a `name` and a `form`"):
            if not isinstance(item, Fields):
                self._fail("must be a list, each with a `name` and a `form`", item)
            self._known(item, ("name", "form", "words", "spellings", "address"))
            name, form = self._text(item.get("name")), self._text(item.get("form"))
            if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", name):
                self._fail("needs a `name` of letters and figures, beginning with a letter", item)
            form = form or f"{name} {{number}}"
            if form.count("{number}") != 1 or re.sub(r"\{(number|year|yy)\}", "", form).count("{"):
                self._fail("needs a `form` with {number}, and {year} or {yy} where it has years", item)
            if name in (each.name for each in series):
                self._fail(f"names {name} twice", item)
            words = tuple(_texts(item.get("words") or Items((), item.span)))
            spellings = tuple(_texts(item.get("spellings") or Items((), item.span)))
            series.append(Series(name, form, words, spellings, self._text(item.get("address"))))
        return tuple(series)

    def _some(self, series: Sequence[Series]) -> None:
        """Refuse an archive without a series, and say where one is written."""
        self.key = "series"
        if not series and self.files and self.key not in self.places:
            raise ConfigError(f"{self.files[0]}: `series` is not here, and an archive needs one: {_SERIES}")
        if not series:
            help_ = f"write {_SERIES}, or say with `archive: …` which file has it"
            self._fail(f"names no series of decisions; {help_}", None)

    def _makers(self) -> dict[str, Office]:
        makers = {}
        for key, value in self._fields("decision_makers").entries:
            if not isinstance(value, Fields):
                self._fail("must give each decision maker a `name` and a `role`", value)
            self._slug(key)
            self._known(value, ("name", "role", "from", "until"))
            name, role = self._text(value.get("name")), self._text(value.get("role"))
            if not name or not role:
                self._fail(f"must give `{key.text}` a `name` and a `role`", value)
            begins, ends = self._date(value, "from"), self._date(value, "until")
            makers[key.text] = Office(key.text, name, role, begins, ends)
        return makers

    def _slug(self, key: Scalar) -> None:
        """Refuse a key that no record could name, and say how it would be written."""
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key.text):
            plain = re.sub(r"[^a-z0-9]+", "-", key.text.lower()).strip("-")
            hint = f": write `{plain}`" if plain else ""
            self._fail(f"needs keys of small letters, figures and single hyphens, not `{key.text}`{hint}", key)

    def _terms(self, name: str) -> dict[str, Term]:
        terms = {}
        for key, value in self._fields(name).entries:
            self._slug(key)
            if isinstance(value, Fields):
                self._known(value, ("label", "summary"))
                label, summary = self._text(value.get("label")), self._text(value.get("summary"))
            else:
                label, summary = self._text(value), ""
            terms[key.text] = Term(key.text, label or key.text, summary)
        return terms

    def _abbreviations(self) -> dict[str, str]:
        """Return what each abbreviation stands for; papers that say it themselves need none here."""
        return {key.text: self._text(value) for key, value in self._fields("abbreviations").entries}

    def _legislation(self) -> tuple[tuple[str, str], ...]:
        """Return the archive's own Acts and Orders: title and address, or path on legislation.gov.uk."""
        found = []
        for key, value in self._fields("legislation").entries:
            address = self._text(value)
            if not re.fullmatch(r"https://[^\s<>\"]+|[a-z]+/[A-Za-z0-9/-]+", address):
                message = (
                    f"must give `{key.text}` an address, such as ukpga/2010/15 on legislation.gov.uk, or https://…"
                )
                self._fail(message, value)
            found.append((key.text, address))
        return tuple(found)

    def _contact(self) -> Contact:
        given = self._fields("contact")
        self._known(given, Contact._fields)
        email, page, phone = (self._text(given.get(name)) for name in ("email", "page", "phone"))
        if email and not re.fullmatch(r"[^@\s<>\"]+@[^@\s<>\"]+", email):
            self._fail("has an `email` that is no address", given.get("email"))
        if page and not page.startswith("https://"):
            self._fail("must give `page` as https://…", given.get("page"))
        return Contact(email, page, phone, self._count(given.get("days"), "days"))

    def _statement(self, root: Path) -> Statement:
        """Read what the accessibility statement says; a claim without an audit cannot be made."""
        given = self._fields("accessibility")
        self._known(given, Statement._fields)
        audit, problems = given.get("audit"), given.get("problems")
        if audit is not None and not isinstance(audit, Fields):
            self._fail("must give `audit` a `date`, `by` and `result`", audit)
        if problems is not None and not isinstance(problems, Items):
            self._fail("must give `problems` as a list, each with `what` and `why`", problems)
        statement = Statement(
            prepared=self._date(given, "prepared"),
            reviewed=self._date(given, "reviewed"),
            audit=self._audit(audit) if audit else None,
            problems=tuple(map(self._problem, problems.items if problems else ())),
            evidence=self._evidence(root, given.get("evidence")),
        )
        failing = any(problem.why == "fails" for problem in statement.problems)
        if failing and statement.audit is not None and statement.audit.result == "full":
            self._fail("cannot be `full` while `problems` lists one that fails", audit)
        return statement

    def _audit(self, given: Fields) -> Audit:
        self._known(given, Audit._fields)
        day, by = self._date(given, "date"), self._text(given.get("by"))
        if day is None or not by:
            self._fail("must give `audit` a `date` and `by` whom it was made: no claim is made without", given)
        return Audit(day, by, self._one_of(given, "result", ("full", "partial", "none")))

    def _problem(self, given: Value) -> Problem:
        if not isinstance(given, Fields) or not self._text(given.get("what")):
            self._fail("must give each of `problems` a `what`", given)
        self._known(given, Problem._fields)
        what, criterion, plan = (self._text(given.get(name)) for name in ("what", "criterion", "plan"))
        return Problem(what, criterion, self._one_of(given, "why", ("fails", "burden", "outside")), plan)

    def _one_of(self, given: Fields, name: str, choices: tuple[str, ...]) -> str:
        text = self._text(given.get(name))
        if text not in choices:
            self._fail(f"must give `{name}` as one of {', '.join(choices)}", given.get(name) or given)
        return text

    def _evidence(self, root: Path, value: Value | None) -> tuple[Evidence, ...]:
        """Read what the last run of the checkers came to; before the first one there is no such file."""
        name = self._text(value)
        if not name or not (root / name).exists():
            return ()
        try:
            found = json.loads((root / name).read_text(encoding="utf-8"))
            return tuple(Evidence(**{**each, "date": date.fromisoformat(each["date"])}) for each in found)
        except (OSError, ValueError, TypeError, KeyError) as error:
            self._fail(f"names {name} as `evidence`, which cannot be used ({error}); `make proof` writes it", value)

    def _security(self) -> Security:
        given = self._fields("security")
        self._known(given, Security._fields)
        contact, expires = self._text(given.get("contact")), self._date(given, "expires")
        if contact and not re.fullmatch(r"(?:https://|mailto:|tel:)\S+", contact):
            self._fail("must give `contact` as https://…, mailto:… or tel:…", given.get("contact"))
        if contact and expires is None:
            self._fail("must say with `expires` until when the contact holds, as 2027-06-30", given)
        return Security(contact, expires)

    def _extra_fields(self) -> tuple[ExtraField, ...]:
        fields = []
        for key, value in self._fields("fields").entries:
            if not isinstance(value, Fields) or not re.fullmatch(r"[a-z][a-z_]*", key.text):
                self._fail("must be named in small letters and say a `label` and a `type`", value)
            self._known(value, ("label", "type", "facet", "required", "choices"))
            if key.text in RESERVED:
                self._fail(f"may not name a field `{key.text}`, which every record has", key)
            type_ = self._text(value.get("type")) or "text"
            if type_ not in FIELD_TYPES:
                self._fail(f"has the type `{type_}`; there are {', '.join(FIELD_TYPES)}", value)
            choices = tuple(_texts(value.get("choices") or Items((), value.span)))
            if type_ == "choice" and not choices:
                self._fail(f"must list the `choices` of `{key.text}`", value)
            label = self._text(value.get("label")) or key.text.replace("_", " ").capitalize()
            facet, required = self._flag(value.get("facet")), self._flag(value.get("required"))
            fields.append(ExtraField(key.text, label, type_, facet, required, choices))
        return tuple(fields)

    def _key(self) -> Scalar:
        """Return the name of the option at hand as it stands in its file."""
        return self.places[self.key][1] if self.key in self.places else Scalar(self.key, Span(0, 0))

    def _fail(self, message: str, value: Value | None) -> NoReturn:
        if self.key not in self.places:
            word = value.text if isinstance(value, Scalar) else ""
            where = configfile.place(self.config_file, (*configfile.PLUGIN, self.key), word)
            raise ConfigError(f"{where}: `{self.key}` {message}")
        source = self.places[self.key][0]
        place = source.place((value or self._key()).span.start)
        raise ConfigError(f"{source.path}:{place.line}:{place.column}: `{self.key}` {message}")
