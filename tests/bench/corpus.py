"""A seeded corpus of realistic, valid records: as many as asked, of about 2,000 words each.

The text is grammatical nonsense from a fixed vocabulary with invented rare words mixed in; the
shape is that of real decisions: sections, numbered paragraphs, lists, a table, citations of
earlier decisions, amounts, themes, programmes. The same number and seed give the same bytes.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

SUBJECTS = "board officers partners members residents boroughs suppliers providers schools courts".split()
VERBS = "support review extend fund approve monitor deliver procure assess improve publish combine".split()
OBJECTS = (
    "service programme contract grant estate fleet network training pilot framework plan strategy "
    "scheme budget platform licence building vehicle camera survey campaign partnership"
).split()
ADJECTIVES = (
    "annual local shared national modern secure digital early joint open public regional revised "
    "single core final initial longer wider stronger safer cleaner"
).split()
PLACES = "north south east west central riverside hillside harbour market castle".split()
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo ya zu bri cla dro fle gra".split()
SECTIONS = (
    "Introduction and background",
    "Issues for consideration",
    "Financial comments",
    "Legal comments",
    "Commercial issues",
    "Data protection",
    "Equality comments",
    "Background papers",
)
THEMES = [f"theme-{number}" for number in range(1, 31)]
KINDS = ["contract", "grant", "budget", "property", "governance"]
WORDS = 2000  # of body text a record, about


class Writer:
    """Writes the records of one corpus."""

    def __init__(self, count: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = count
        self.rare = ["".join(self.random.choices(SYLLABLES, k=4)) for _ in range(max(count * 10, 2000))]

    def sentence(self) -> str:
        """Return one sentence of ten to thirty words."""
        pick = self.random.choice
        words = [pick(("The", "All", "Most", "Some")), pick(ADJECTIVES), pick(SUBJECTS), pick(VERBS), "the"]
        while len(words) < self.random.randint(10, 30):
            words += [pick(ADJECTIVES), pick(OBJECTS), pick(("and", "for", "with", "in", "of")), pick(PLACES)]
            if self.random.random() < 0.15:
                words.append(pick(self.rare))
        return " ".join(words) + "."

    def paragraph(self, cites: list[int], sentences: int) -> str:
        """Return some sentences; now and then one of them cites a decision the record builds on."""
        text = [self.sentence() for _ in range(sentences)]
        if cites and self.random.random() < 0.08:
            text.append(f"This follows BEN {self.random.choice(cites)}, approved before.")
        return " ".join(text)

    def earlier(self, number: int) -> int:
        """Return the number of an earlier decision, most often a near one."""
        return self.random.randint(max(1, number - 200), number - 1)

    def record(self, number: int) -> str:
        """Return one record, front matter and body."""
        pick = self.random.choice
        signed = date(2010, 1, 1) + timedelta(days=number * 14 * 365 // (self.count + 1))
        year = signed.year
        value = self.random.randint(5, 5000) * 1000
        cites = sorted({self.earlier(number) for _ in range(self.random.randint(0, 4))}) if number > 1 else []
        head = [
            "---",
            f"reference: BEN {number}",
            f"title: {pick(ADJECTIVES).capitalize()} {pick(OBJECTS)} for the {pick(PLACES)} {pick(OBJECTS)}",
            f"summary: {self.sentence()}",
            f"decision_maker: member-{year % 3}",
            f"date_signed: {signed}",
            f"kind: {pick(KINDS)}",
            f"themes: [{', '.join(self.random.sample(THEMES, 2))}]",
            *([f"programmes: [programme-{number % max(self.count // 20, 1)}]"] if number % 4 == 0 else []),
            "amounts:",
            f"  - {{value: {value}, what: the {pick(OBJECTS)}, kind: spend, role: new, period: {year}}}",
            *(["cites:"] if cites else []),
            *(
                f"  - {{reference: BEN {earlier}, relation: {pick(('continues', 'amends', 'background'))}}}"
                for earlier in cites
            ),
            "deferral: no",
            "exempt: no",
            "source: {origin: born_digital}",
            "schema: 1",
            "---",
            "",
            "## Executive summary",
            "",
            self.paragraph(cites, 4),
            "",
            "## Recommendation",
            "",
            *(f"{item}. {self.sentence()}" for item in range(1, 4)),
            "",
            "## Part 1: facts and advice",
            "",
        ]
        return "\n".join([*head, *self.sections(cites, value), ""])

    def sections(self, cites: list[int], value: int) -> list[str]:
        """Return the numbered sections, with a list and a table on the way."""
        lines: list[str] = []
        for section, title in enumerate(SECTIONS, 1):
            lines += [f"### {section}. {title}", ""]
            for item in range(1, 7):
                lines += [f"{section}.{item}. {self.paragraph(cites, 2)}", ""]
            if section == 2:
                lines += [*(f"- {self.sentence()}" for _ in range(4)), ""]
            if section == 3:
                lines += ["Table: Table 1. How the sum is divided", "", "| Item | Cost |", "|---|--:|"]
                lines += [f"| {self.random.choice(OBJECTS)} {row} | £{value // 4:,} |" for row in range(1, 5)]
                lines += [""]
        for order, earlier in enumerate(cites):
            lines += [f"8.{7 + order}. BEN {earlier} was approved before.", ""]
        return lines


CONFIG = """site_name: Benchmark
site_url: https://bench.example/
docs_dir: pages
theme: {name: material}
plugins:
  - decisions: {archive: archive.yml}
"""


def archive() -> str:
    """Return the configuration of the corpus's archive."""
    lines = ["body: {name: The Benchmark Board, short: the Board}", "official: no", "series: [{name: BEN}]"]
    lines += ["decision_makers:", *(f"  member-{n}: {{name: Member {n}, role: Chair}}" for n in range(3))]
    lines += ["kinds:", *(f"  {kind}: {kind.capitalize()}" for kind in KINDS)]
    lines += ["themes:", *(f"  {theme}: Theme {theme[6:]}" for theme in THEMES)]
    return "\n".join(lines) + "\n"


def write(folder: Path, count: int, seed: int = 1) -> None:
    """Write a whole archive of `count` records into a new folder."""
    writer = Writer(count, seed)
    programmes = max(count // 20, 1)
    (folder / "decisions").mkdir(parents=True)
    (folder / "pages").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG)
    named = "".join(f"  programme-{number}: Programme {number}\n" for number in range(programmes))
    (folder / "archive.yml").write_text(f"{archive()}programmes:\n{named}")
    (folder / "pages/index.md").write_text("# Benchmark\n")
    for number in range(1, count + 1):
        path = folder / f"decisions/{2010 + number * 14 // (count + 1)}/ben-{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(writer.record(number))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
