"""The pages of the handbook that the code writes: the rules, and the list of commands.

`python -m tests.handbook`, or `UPDATE=1` before the tests, writes them again.
"""

from __future__ import annotations

import argparse
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator import cli
from generator.findings import as_text
from generator.link import ARCHIVE_RULES
from generator.validate import RULES
from generator.validate.rule import BANDS, Rule
from tests import precision
from tests.bench import sums
from tests.support import checked
from tests.validate.test_rules import files_of, parts

ROOT = Path(__file__).parent.parent
HANDBOOK = ROOT / "site_src/handbook"
CASES = ROOT / "tests/cases"
COMMANDS = HANDBOOK / "commands.md"
HEADING = "## Every command and option\n"
ALL = tuple(sorted((*RULES, *ARCHIVE_RULES), key=lambda each: each.code))
_MOST_HELP = 6


def pages() -> dict[Path, str]:
    """Return every page the code writes, by its path."""
    made = {HANDBOOK / "rules" / f"{each.code.lower()}.md": _rule_page(each) for each in ALL}
    made[HANDBOOK / "rules/index.md"] = _rules_index()
    made[COMMANDS] = _commands_page()
    made[HANDBOOK / "how-sure.md"] = _how_sure_page()
    return made


def stale() -> list[Path]:
    """Return the pages of rules there are no more."""
    return sorted(set((HANDBOOK / "rules").glob("*.md")) - set(pages()))


def write() -> None:
    """Write every page, and remove those of rules there are no more."""
    for path in stale():
        path.unlink()
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


# --- Rules ---------------------------------------------------------------------------------------


def _rules_index() -> str:
    lines = [
        "---",
        "title: Rules",
        "description: Every rule the checker keeps, with its reason and a bad and a good example.",
        "---",
        "",
        "# Rules",
        "",
        "Every record is checked by these rules. Each has a reason, a bad example and a good one.",
        "",
        "An error stops publication. A warning does not: it asks you to look again.",
    ]
    for figure, name in BANDS.items():
        rules = [each for each in ALL if each.code[3] == figure]
        if rules:
            lines += ["", f"## {name.capitalize()}", ""]
            lines += [f"- [{each.code}]({each.code.lower()}.md): {_markdown(each.sentence)}" for each in rules]
    return "\n".join(lines) + "\n"


def _rule_page(each: Rule) -> str:
    sentence, why, bad, good = parts(each.page)
    result = checked(files_of(bad))
    found = [finding for finding in result.findings if finding.code == each.code]
    seen = "\n\n".join(as_text(finding, result.source_of) for finding in found)
    word = "Refused." if any(finding.severity.name == "ERROR" for finding in found) else "Warned about."
    return "\n".join(
        [
            "---",
            f"title: {each.code}",
            f"description: {_quoted(sentence)}",
            "---",
            "",
            f"# {each.code}: {_markdown(sentence.rstrip('.'))}",
            "",
            _markdown(" ".join(why.split())),
            "",
            "## Example",
            "",
            "<div>",
            _figure(word, bad, "eg eg-bad"),
            _figure("Accepted.", good, "eg"),
            "</div>",
            "",
            "## What you will see",
            "",
            f"<div>{_code(seen, 'What the checker says of the first example')}</div>",
            "",
            "## How to fix it",
            "",
            *(f"- {_markdown(_sentence(each_help))}" for each_help in _helps(each, found_helps(found))),
            "",
            "## How to let it stand",
            "",
            f"{_markdown(each.standing)} More: [when the checker is wrong](../settling.md).",
            "",
        ]
    )


def found_helps(found: Iterable[object]) -> list[str]:
    """Return what findings say to do."""
    return [str(getattr(finding, "help", "")) for finding in found]


def _helps(each: Rule, first: list[str]) -> list[str]:
    """Return what to do: the example's own help, then what the rule's cases say besides."""
    golden = CASES / each.code / "expected.txt"
    told = re.findall(r"= help: (.+)", golden.read_text(encoding="utf-8")) if golden.exists() else []
    every = [said for said in dict.fromkeys([*first, *told]) if said]
    return every[:_MOST_HELP]


def _figure(word: str, example: str, classes: str) -> str:
    label = f"Example: {word.rstrip('.').lower()}"
    caption = f"<figcaption><strong>{word}</strong></figcaption>"
    return f'<figure class="{classes}">{caption}{_code(example, label)}</figure>'


def _code(text: str, label: str) -> str:
    escaped = html.escape(text.strip("\n"), quote=False)
    return (
        f'<div class="code" tabindex="0" role="region" aria-label="{html.escape(label)}">'
        f"<pre><code>{escaped}\n</code></pre></div>"
    )


def _sentence(words: str) -> str:
    first = words[0].upper() + words[1:] if words[0].isalpha() else words
    return first if first.endswith((".", "?", "!", "…")) else f"{first}."


def _markdown(words: str) -> str:
    """Return plain words as Markdown: code stays code, the rest means itself."""
    pieces = re.split(r"(`[^`]*`)", words)
    escaped = [p if p.startswith("`") else re.sub(r"([\\*_\[\]#])", r"\\\1", html.escape(p, False)) for p in pieces]
    return "".join(escaped)


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


# --- How sure the checker is ---------------------------------------------------------------------

_HOW_SURE = """---
title: How sure the checker is
description: How many of its warnings are worth reading, how many wrong sums it finds, how often it asks in vain.
---

# How sure the checker is

A checker that cries wolf is not read. So its warnings were judged by reading, and its questions about figures are
counted, on sums whose truth is known. This page is written by the measurement itself; a test fails when the two no
longer agree.

Handbook: [all pages](index.md), [all rules](rules/index.md).

## Warnings on this archive

{drawn} of the warnings on this archive were drawn at random. Each was judged by reading the record. *Right* means that
a sensible editor wants it. *Arguable* means true, and of little help. *Wrong* means a false alarm, or that it misleads.

{warnings}

Most warnings here ask for what old pages have lost ([DEC013](rules/dec013.md)), or for a decision that is cited and not
held ([DEC201](rules/dec201.md)). These are true by their nature, so a hundred of them prove little. That is why all
warnings of the other rules were judged too. Those that a [doubt](settling.md) answers for are counted. The verdicts and
their reasons are in `tests/precision.yaml`. At most {most_wrong} of the {drawn} may be wrong, and a new warning that
is drawn needs a verdict; a test sees to both.

## How it reads a sum

- A sum is checked only where words or fields say that it is one: *in all*, *made up of*, a total in a table, `parts`.
- A figure is as exact as it is printed. £1.2m may be £1,150,000 or £1,250,000; £1,200,000 is meant to the pound.
- *About* and *circa* give a twentieth more room, *up to* gives all the room below.
- Where no value within that room makes the sum, the checker asks. It never says which figure is wrong.

## Sums made for the test

{wrong} wrong sums and {right} right ones are made up, always the same ones. A wrong one has two digits exchanged, a
wrong digit, one lost or one too many, or lacks a part. The figures are rounded only after that, so some mistakes are
smaller than the last digit printed, and nobody could see them. The checker asks about {found} of the {wrong} wrong
sums ({recall}) and about {alarms} of the {right} right ones. {traps} of the right ones are figures that stand together
and are no sum.

{table}

Where it misses some: *of which* and brackets often give only some of the parts, so the checker asks only when
they are too much, or nearly all.

## Sums of this archive

{real} places of this archive where sums stand together were judged by reading: {holds} are sums that hold, {differs}
are sums that do not, {no_sum} are no sums. The checker asks about {real_found} of the {differs}, and about
{real_alarms} of the others. The rules were written by people who knew these papers: on papers that they have not
seen, expect less.
"""


def _how_sure_page() -> str:
    scores = sums.measure()
    every, real = sums.total(scores), sums.of_real_sums()
    verdicts = Counter(each.verdict for each in sums.judged())
    caption = "The sums made for the test, by shape: how many are wrong, and about how many of them the checker asks"
    table = _table(caption, ("Shape", "Wrong", "Found", "Right", "Asked in vain"), scores.items())
    return _HOW_SURE.format(
        **_warnings(),
        **every._asdict(),
        **verdicts,
        recall=f"{every.found / every.wrong:.0%}",
        traps=scores["no sum at all"].right,
        table=table,
        real=sum(verdicts.values()),
        real_found=real.found,
        real_alarms=real.alarms,
    )


def _warnings() -> dict[str, object]:
    found, by = precision.warnings(), precision.verdicts()
    groups = {"Drawn at random": precision.drawn(found), "All but DEC013 and DEC201": precision.rare(found)}
    scores = {name: precision.score(of, by) for name, of in groups.items()}
    rows = {name: (sum(one), *one[:-1]) for name, one in scores.items()}
    table = _table("Warnings on this archive, judged by reading", ("Which", "Warnings", *precision.WORDS), rows.items())
    return {"drawn": precision.DRAWN, "most_wrong": precision.MOST_WRONG, "warnings": table}


def _table(caption: str, heads: Iterable[str], rows: Iterable[tuple[str, Iterable[object]]]) -> str:
    head = "".join(f'<th scope="col">{each.capitalize()}</th>' for each in heads)
    body = "".join(
        f'<tr><th scope="row">{name}</th>{"".join(f"<td>{figure}</td>" for figure in figures)}</tr>\n'
        for name, figures in rows
    )
    return f"<table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>"


# --- Commands ------------------------------------------------------------------------------------


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Return each command's parser by its name."""
    action = next(each for each in cli.parser()._actions if isinstance(each, argparse._SubParsersAction))
    return dict(action.choices)


def _commands_page() -> str:
    written = COMMANDS.read_text(encoding="utf-8").partition(HEADING)[0] if COMMANDS.exists() else ""
    return written + HEADING + "\n" + "\n".join(_commands())


def _commands() -> Iterator[str]:
    all_options = {name: _options(parser) for name, parser in parsers().items()}
    common = [each for each in next(iter(all_options.values())) if all(each in has for has in all_options.values())]
    yield "Every command takes these:"
    yield ""
    yield from common
    yield "- `-h`, `--help`: show this list in the terminal"
    yield ""
    yield "`decisions --version` says which version is installed."
    for name, parser in parsers().items():
        yield ""
        yield f"### decisions {name}"
        yield ""
        yield _markdown(parser.description or "")
        own = [each for each in all_options[name] if each not in common]
        if own:
            yield ""
            yield from own
    yield ""


def _options(parser: argparse.ArgumentParser) -> list[str]:
    return [_option(each) for each in parser._actions if not isinstance(each, argparse._HelpAction)]


def _option(action: argparse.Action) -> str:
    names = action.option_strings or [str(action.metavar or action.dest)]
    value = ""
    if action.option_strings and action.nargs != 0:
        value = "|".join(map(str, action.choices)) if action.choices else str(action.metavar or action.dest.upper())
    written = ", ".join(f"`{name}{' ' + value if value else ''}`" for name in names)
    return f"- {written}: {_markdown((action.help or '').replace('%%', '%'))}"


if __name__ == "__main__":
    write()
