"""The grammar of references: which words and figures of a plain text name a decision.

Everything it knows of a body comes from the configuration's series; of English it knows months,
units and the few words that may follow a number in a list. A wrong link is worse than none, so
whatever could be a year, a date, a sum, a quantity or another body's number is left alone.

Two things keep it quick and linear. One pattern finds an introducing word with a figure after it
(most paragraphs hold none, and cost that one scan); everything after it reads forward from there
through bounded patterns, and no list is read twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from generator.config import Series
from generator.model import Reference

_YEARS: Final = range(1900, 2101)  # a bare number among these is read as a year
_CENTURY: Final = 2000  # where a year of two figures stands
_TWO_FIGURES: Final = 100
_THOUSAND: Final = 1000
_LAST_DAY: Final = 31

# Runs of blanks are bounded, so that a hostile run of them costs the same at every place.
_BLANKS: Final = " \t\r\n\u00a0\u202f"
_SPACES: Final = r"(?:[ \t\u00a0\u202f]{1,8}(?:\r?\n[ \t\u00a0\u202f]{0,8})?|\r?\n[ \t\u00a0\u202f]{0,8})"
_HYPHENS: Final = "-\u2010\u2011"
_DASHES: Final = _HYPHENS + "–—"
_DASH: Final = rf"{_SPACES}?[{_DASHES}]{_SPACES}?"
_SLASH: Final = rf"{_SPACES}?/{_SPACES}?"
_NUMBER: Final = "(?P<number>[0-9]{1,5})"
_BLOT: Final = "\ufffc"  # stands in a text for what must not be read: code, links, addresses

# What a reference may not be glued to: before its first word, and after its last figure. Units,
# per cent, times and ranges count as glue; so does a hyphen, since addresses and codes have them.
_GLUE_BEFORE: Final = rf"\w/\\@#=&?%£$€.~+{_BLOT}"
_GLUE_AFTER: Final = re.compile(
    rf"[\w/\\@#=£$€%°+~{_BLOT}]|\.\w|[:'’][0-9]|[{_HYPHENS}]\w|[–—−][0-9]"
    rf"|{_SPACES}?%|{_SPACES}(?:per\s?cent|percent|[mk]|bn|hundred|thousand|million|billion|pence|pounds"
    r"|am|pm|(?:minute|hour|day|week|month|year)s?)\b"
)
_MONTH: Final = re.compile(
    rf"{_SPACES}(?:of{_SPACES})?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|ust|ember|ober)?\b"
)
# `1,444` may be one number or two, `1444,5` is a decimal; `1442,1295` lacks a space.
_DECIMAL_COMMA: Final = re.compile(r",(?=[0-9])(?![1-9][0-9]{2,4}(?![0-9]))")
_THOUSANDS: Final = re.compile(r"[, \u00a0\u202f][0-9]{3}(?![0-9])")
_RANGE: Final = re.compile(rf"{_DASH}([0-9]{{1,5}})(?![0-9/.])")

_SEPARATOR: Final = re.compile(
    rf"{_SPACES}?[,;]{_SPACES}?(?:(?:and|or|&){_SPACES})?|{_SPACES}(?:and|or){_SPACES}|{_SPACES}?&{_SPACES}?"
)
# What shows that the last number of a list was a reference, and not a quantity of something.
_SETTLED: Final = re.compile(
    rf"{_SPACES}?\Z|[.,;:!?)\]'\"’”»…]|{_SPACES}?[{_DASHES}](?!{_SPACES}?[0-9£$€])|{_SPACES}[(\[](?![0-9£$€])"
    rf"|{_SPACES}(?:was|were|is|are|has|have|had|refers?|relates?|approved?|agreed?|sets?|gave|gives?"
    r"|provided?|provides|which|that|as|on|dated|respectively|above|below)\b"
    rf"|{_SPACES}(?:for|in|to|from|with|by|under)\b(?!{_SPACES}(?:[£$€]|(?!(?:19|20)[0-9][0-9]\b)[0-9]))"
)
# A year or a date may stand after a list and a comma; another figure there unmakes the list.
_YEAR_AFTER: Final = re.compile(r"(?:19|20)[0-9]{2}(?:[-/–][0-9]{2,4})?(?![\w/]|[.,:][0-9])")
_DATE_AFTER: Final = re.compile(rf"[0-9]{{1,2}}{_MONTH.pattern}")

# Capitals that may stand before an introducing word without making another title of it, as in
# `See Decision 12`; before any other (`Board Decision 12`) the number may be another body's.
_OPENER: Final = re.compile(
    "A|After|All|Also|An|And|As|At|Before|Both|But|By|Following|For|From|If|In|Of|On|Or|Our|Per|Previous|See"
    "|Since|That|The|These|This|Those|Through|To|Under|When|Where|While|With"
)
_OPENING: Final = "([{'\"‘“«" + _DASHES
_OPENER_REACH: Final = 40  # characters looked back for such a word

_ADDRESS: Final = re.compile(r"(?<!\S)\S*?(?:://|@|www\.|\.[A-Za-z]{2,24}/)\S*")
_HOST: Final = re.compile(r"://|\.[A-Za-z]{2,24}/")  # a slash may part many other things
_FIGURES: Final = {"number": "[1-9][0-9]{0,4}", "year": "(?:19|20)[0-9]{2}", "yy": "[0-9]{2}"}


class Found(NamedTuple):
    """A reference in a text: the offsets of what should become the link's words, and what it names."""

    start: int
    end: int
    reference: Reference


class _Target(NamedTuple):
    """A series some words introduce, how its numbers read, and whether the words are its own name."""

    series: Series
    numbers: re.Pattern[str]
    own: bool


class _Introducer(NamedTuple):
    """Words before a number; `short` says they are a short name, which stands in either case."""

    words: str
    short: bool
    targets: tuple[_Target, ...]


class _Item(NamedTuple):
    """A number as read: its offsets, its parts, and whether blanks part its figures (`2015 46`)."""

    start: int
    end: int
    year: int | None
    number: int
    parted: bool


class Grammar:
    """Recognises the references of some series in plain text.

    `Series("ABC", "ABC {number}", ("Board Decision",), (), "")` makes it find `ABC 12`, `abc-12`,
    `ABCs 12 and 13` and `Board Decision 12`. Of several series that the same words introduce, those
    with years are tried first, then the one that is called so, then in the configuration's order.
    `series` is what it was made from.
    """

    def __init__(self, series: tuple[Series, ...]) -> None:
        self.series = series
        self._named = {one.name: one for one in series}
        introducers = _introducers(series)
        self._introducers = {one.words: one for one in introducers}
        self._head = re.compile(_head_pattern(introducers) if introducers else r"(?!)")
        self._forms = tuple((one, _form_pattern(one.form)) for one in series)

    def __reduce__(self) -> tuple[type[Grammar], tuple[tuple[Series, ...]]]:
        return Grammar, (self.series,)

    def opens(self, text: str) -> bool:
        """Say whether a text has words that may introduce a reference: most have none."""
        return self._head.search(text) is not None

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the references in a text, in order and never overlapping."""
        if self._head.search(text) is None:
            return ()
        if "@" in text or "www." in text or ("/" in text and _HOST.search(text)):
            text = _ADDRESS.sub(lambda match: _BLOT * len(match[0]), text)
        found: list[Found] = []
        done = 0
        for head in self._head.finditer(text):
            if head.start() >= done:
                items, done = self._read(text, head)
                found += items
        return tuple(found)

    def parse(self, text: str) -> Reference | None:
        """Return the reference that a whole text is, in any spelling, or None; blanks around it pass."""
        text = text.strip(_BLANKS)
        for series, form in self._forms:
            # What stands exactly as the archive prints it needs none of running text's doubts.
            match = form.fullmatch(text)
            if match and not (series.has_year and int(match["number"]) in _YEARS):
                return _reference(series, _year(match), int(match["number"]))
        found = self.find(text)
        if len(found) == 1 and found[0][:2] == (0, len(text)):
            return found[0].reference
        return None

    def canonical(self, series_name: str, year: int | None, number: int) -> Reference:
        """Return the reference with these parts; a year below 100 is one of this century.

        Raises KeyError for a series that is not configured, ValueError for a year that is missing,
        one too many or not printable in the series' form, and for a number out of range.
        """
        series = self._named[series_name]
        if year is not None and 0 <= year < _TWO_FIGURES:
            year += _CENTURY
        if series.has_year is (year is None):
            raise ValueError(f"{series_name} is a series {'with' if series.has_year else 'without'} years")
        reference = _reference(series, year, number)
        if self.parse(reference.text) != reference:
            raise ValueError(f"{reference.text!r} cannot be a reference: its year or number is out of range")
        return reference

    def _read(self, text: str, head: re.Match[str]) -> tuple[list[Found], int]:
        """Return the references after some introducing words, and where reading ended."""
        words = " ".join(text[head.start() : head.end("rest")].split())
        introducer = self._introducers.get(words) or self._introducers[words.lower()]
        tight = introducer.short and head["gap"] in _HYPHENS
        dashed = not tight and any(dash in head["gap"] for dash in _DASHES)
        for target in introducer.targets if _introduces(text, head, introducer) else ():
            first = _item(text, head.end(), target, sure=target.own and not dashed)
            if first is not None:
                items = _items(text, target, first._replace(start=head.start()), bool(head["open"]))
                small = first.parted or (first.year is None and first.number < _TWO_FIGURES)
                doubtful = dashed or (small and not introducer.short)
                kept = self._kept(text, items, 0 if doubtful else 1, bool(head["plural"]))
                return [_found(target.series, item) for item in kept], items[-1].end if items else head.end()
        return [], head.end()

    def _kept(self, text: str, items: list[_Item], certain: int, plural: bool) -> list[_Item]:
        """Return those of a list that are references: all, or only the first `certain` ones."""
        if len(items) <= certain or self._settled(text, items[-1]):
            return items
        if not plural or len(items) == 1:
            return items[:certain]
        # A plural promises two; after those, a comma may begin something else.
        between = text[items[-2].end : items[-1].start].strip(_BLANKS)
        return items[:-1] if len(items) > certain + 1 and between in (",", ";") else items

    def _settled(self, text: str, last: _Item) -> bool:
        """Say whether what follows a list shows that its last number is a reference."""
        separator = _SEPARATOR.match(text, last.end)
        after = separator.end() if separator else last.end
        if separator and self._head.match(text, after):
            return True
        if separator and text[after : after + 1].isdecimal():
            dated = last.number > _LAST_DAY and _DATE_AFTER.match(text, after)
            return separator[0].strip(_BLANKS) in (",", ";") and bool(dated or _YEAR_AFTER.match(text, after))
        return _SETTLED.match(text, last.end) is not None


def _introduces(text: str, head: re.Match[str], introducer: _Introducer) -> bool:
    """Say whether words stand so before a figure that they introduce it."""
    last = introducer.words[-1]
    if introducer.short:
        return bool(head["gap"]) or not last.isdecimal()
    before = text[max(0, head.start() - _OPENER_REACH) : head.start()]
    words = before.split()
    word = words[-1].lstrip(_OPENING) if words and before[-1] in _BLANKS else ""
    named = word != word.lower() and word[-1].isalpha() and not _OPENER.fullmatch(word)
    titled = named or _BLOT in word
    return bool(head["gap"] or not last.isalnum()) and not head["open"] and not titled


def _items(text: str, target: _Target, first: _Item, bracketed: bool) -> list[_Item]:
    """Return the numbers of a list from its first; a bracketed one, its bracket included, is alone."""
    if bracketed:
        closed = text[first.end : first.end + 1] == ")" and not _GLUE_AFTER.match(text, first.end + 1)
        return [first._replace(end=first.end + 1)] if closed else []
    items = [first]
    while separator := _SEPARATOR.match(text, items[-1].end):
        item = _item(text, separator.end(), target, sure=False)
        if item is None:
            break
        items.append(item)
    return items


def _item(text: str, start: int, target: _Target, sure: bool) -> _Item | None:
    """Read one number of a series; `sure` when its own short name stands right before it."""
    match = target.numbers.match(text, start)
    if match is None or _GLUE_AFTER.match(text, match.end()):
        return None
    year, number = _year(match), int(match["number"])
    if year is None:
        doubtful = _doubtful_number(text, match.end(), number) or (number in _YEARS and not sure)
    else:
        # `2023/24` is a year of accounts; so is `23/24`, unless the series' own name stands before it.
        following = (year + 1, number) if target.series.year_first else (number + 1, year)
        accounts = following[0] % _TWO_FIGURES == following[1] % _TWO_FIGURES and number < _TWO_FIGURES
        doubtful = number in _YEARS or (accounts and not sure)
    parted = any(blank in match[0] for blank in _BLANKS)
    return None if doubtful or not number else _Item(start, match.end(), year, number, parted)


def _doubtful_number(text: str, end: int, number: int) -> bool:
    """Say whether a number without a year is part of a date, a larger number or a range."""
    if number <= _LAST_DAY and _MONTH.match(text, end):
        return True
    if _DECIMAL_COMMA.match(text, end) or (number < _THOUSAND and _THOUSANDS.match(text, end)):
        return True
    last = _RANGE.match(text, end)
    return last is not None and number < int(last[1]) and int(last[1]) not in _YEARS


def _year(match: re.Match[str]) -> int | None:
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"])
    return _CENTURY + int(parts["yy"]) if parts.get("yy") else None


def _found(series: Series, item: _Item) -> Found:
    return Found(item.start, item.end, _reference(series, item.year, item.number))


def _reference(series: Series, year: int | None, number: int) -> Reference:
    """Print a reference in its series' form."""
    return Reference(series.name, year, number, series.filled(series.form, year, number))


def _form_pattern(form: str) -> re.Pattern[str]:
    """Return what matches exactly the texts a form prints."""
    pattern = re.escape(form)
    for name, figures in _FIGURES.items():
        # Only the first place of a kind is a group; a form may print a part twice.
        place = re.escape(f"{{{name}}}")
        pattern = pattern.replace(place, f"(?P<{name}>{figures})", 1).replace(place, f"(?P={name})")
    return re.compile(pattern)


def _number_pattern(series: Series) -> re.Pattern[str]:
    """Return what matches a number of a series, with its year where it has one, in any spelling."""
    if not series.has_year:
        return re.compile(f"(?P<number>{_FIGURES['number']})(?![0-9])")
    between = re.search(r"\}([^{}]*)\{", series.form)
    printed = re.escape(between[1]) if between else _SLASH
    short = "{yy}" in series.form
    year = f"(?P<year>{'20' if short else '(?:19|20)'}[0-9]{{2}})"
    # A year of two figures needs a clear sign between; one of four may have any or a blank.
    full = f"(?:{_DASH}|{_SLASH}|{_SPACES}|{printed})"
    yy = f"(?P<yy>[0-9]{{2}})(?:{_SLASH}|{printed})"
    if series.year_first:
        years = f"(?:{year}{full}|{yy})" if short else f"{year}{full}"
        return re.compile(f"{years}{_NUMBER}(?![0-9])")
    return re.compile(rf"{_NUMBER}(?:(?:{full}|\.){year}|(?:{_SLASH}|{printed})(?P<yy>[0-9]{{2}}))(?![0-9])")


def _introducers(series: Iterable[Series]) -> tuple[_Introducer, ...]:
    """Return every word and phrase that introduces a number, with the series it may introduce."""
    targets: dict[str, list[_Target]] = defaultdict(list)
    numbers = {one: _number_pattern(one) for one in series}
    for one in series:
        for name in (one.name, *one.spellings):
            targets[" ".join(name.lower().split())].append(_Target(one, numbers[one], own=True))
    short = frozenset(targets)
    for one in series:
        printed = one.form[: one.form.index("{")].rstrip(_BLANKS + _DASHES)
        for phrase in (*one.words, printed):
            words = " ".join(phrase.split())
            words = words.lower() if words.lower() in short else words
            if words and all(target.series != one for target in targets[words]):
                targets[words].append(_Target(one, numbers[one], own=False))
    for words in [words for words in targets if words.endswith("s") and words[:-1] in targets]:
        del targets[words]  # a plural is found from its singular
    return tuple(
        _Introducer(words, words in short, tuple(sorted(those, key=lambda one: not one.series.has_year)))
        for words, those in targets.items()
    )


def _head_pattern(introducers: Iterable[_Introducer]) -> str:
    """Return the pattern of introducing words with a figure after them.

    It begins with a plain set of characters, which the regular expression engine skips to quickly.
    """
    tails: dict[str, list[str]] = defaultdict(list)
    for words, short, _ in introducers:
        letters = [_either_case(letter) if short else re.escape(letter) for letter in words]
        tails[letters[0]].append("".join(_SPACES if one == r"\ " else f"[{one}]" for one in letters[1:]))
    initials = f"[{''.join(tails)}]"
    rest = "|".join(f"(?<=[{initial}])(?:{'|'.join(tail)})" for initial, tail in tails.items())
    gap = f"(?:{_SPACES})?(?:[{_DASHES}](?:{_SPACES})?)?"
    return (
        rf"{initials}(?<![{_GLUE_BEFORE}]{initials})(?<!\w[{_HYPHENS}]{initials})(?P<rest>{rest})"
        rf"(?P<plural>s?)(?P<gap>{gap})(?P<open>\(?)(?=[0-9])"
    )


def _either_case(letter: str) -> str:
    upper = letter.upper()
    return upper + letter if upper != letter and upper.lower() == letter else re.escape(letter)
