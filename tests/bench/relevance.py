"""How well the search finds what is looked for: known decisions, by words of theirs, some of them spoilt.

`python -m tests.bench.relevance 2000 10000` draws decisions of generated archives by a seed and asks
for each by words of its title and by rare words of its text: as they are, with one typing error, and
unfinished. `--tune` draws others: ranking may be changed after looking at those, and at those alone.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from generator import config, pipeline
from generator.assemble.search import index, record, words
from generator.assemble.search.keys import keys
from generator.store import Cache
from tests.assemble.search import running
from tests.assemble.search.queries import mistyped
from tests.bench import corpus

DRAWN = 200
FIRST = 10  # results among which a decision must be
WANTED = {"exact": 0.98, "one typing error": 0.95, "unfinished": 0.92}
Spoil = Callable[[random.Random, list[str]], list[str]]


def exact(chance: random.Random, asked: list[str]) -> list[str]:
    """The words as they are."""
    return asked


def typing_error(chance: random.Random, asked: list[str]) -> list[str]:
    """One letter wrong in one of the longer words."""
    at = chance.choice([number for number, word in enumerate(asked) if len(word) > 4])
    return [mistyped(chance, word) if number == at else word for number, word in enumerate(asked)]


def unfinished(chance: random.Random, asked: list[str]) -> list[str]:
    """Every longer word without its last letters."""
    return [word[: max(4, len(word) - chance.randint(2, 3))] if len(word) > 4 else word for word in asked]


SPOILS: Mapping[str, Spoil] = {"exact": exact, "one typing error": typing_error, "unfinished": unfinished}


def known_items(texts: Mapping[int, Mapping[str, str]], seed: str) -> Iterator[tuple[int, list[str]]]:
    """Draw decisions, each with words to ask for it by: its title's, or rare ones of its text."""
    chance = random.Random(seed)
    counted: Counter[str] = Counter()
    for said in texts.values():
        counted.update(set(words.words(said["body"])))
    drawn = chance.sample(sorted(texts), min(DRAWN, len(texts)))
    for number, key in enumerate(drawn):
        said = texts[key]
        title = _telling(said["title"])[2:]  # without its reference
        rare = sorted(set(_telling(said["body"])), key=lambda word: (counted[word], word))
        rare = [word for word in rare if word.isalpha() and len(word) > 5][:12]
        if number % 2 or len(rare) < 3:
            yield key, title[:6]
        else:
            yield key, [*chance.sample(rare, 2), chance.choice(title)]


def _telling(text: str) -> list[str]:
    return [word for word in words.words(text) if word not in words.STOP_WORDS]


def items(texts: Mapping[int, Mapping[str, str]], seed: str) -> Iterator[tuple[str, int, str]]:
    """Yield each question: of what sort it is, whom it is for, and its words."""
    chance = random.Random(f"spoil {seed}")
    for key, asked in known_items(texts, seed):
        for sort, spoil in SPOILS.items():
            if any(len(word) > 4 for word in asked):
                yield sort, key, " ".join(spoil(chance, asked))


def found(texts: Mapping[int, Mapping[str, str]], folder: Path, seed: str) -> Mapping[str, tuple[float, list[str]]]:
    """Ask every question; return the share of each sort that is answered, and the questions that are not."""
    asked = list(items(texts, seed))
    answers = running.in_node("plain", [question for _, _, question in asked], folder)
    hits: dict[str, list[bool]] = {sort: [] for sort in SPOILS}
    missed: dict[str, list[str]] = {sort: [] for sort in SPOILS}
    for (sort, key, question), answer in zip(asked, answers, strict=True):
        hits[sort].append(key in answer["first"])
        if key not in answer["first"]:
            missed[sort].append(f"{key}: {question} ({answer['total']} + {answer['more']})")
    return {sort: (sum(each) / len(each), missed[sort]) for sort, each in hits.items()}


def read(config_file: Path, folder: Path) -> tuple[Mapping[int, Mapping[str, str]], Path]:
    """Read an archive: the texts of its decisions by number, and its index in a folder."""
    settings = config.load(config_file)
    cache = Cache(folder / "cache")
    tree = pipeline.folder_tree(settings, cache, 0)
    checked = pipeline.check(settings, tree, date(2026, 11, 22), cache)
    texts = {}
    packs = []
    for key, path in zip(keys(settings.series, checked.paths), checked.paths.values(), strict=True):
        texts[key] = record.texts(pipeline.load(checked, path), settings)
        packs.append(record.packed(texts[key]))
    made = index.whole(list(texts), "", packs)
    return texts, running.write(made, folder / "index")


def main(arguments: list[str]) -> int:
    """Measure each size; return 1 when fewer are found than are promised."""
    seed = "tune" if "--tune" in arguments else "test"
    kept = True
    for size in [int(word) for word in arguments if word.isdigit()] or [2000, 10_000]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            corpus.write(folder / "archive", size)
            texts, made = read(folder / "archive/mkdocs.yml", folder)
            for sort, (share, missed) in found(texts, made, seed).items():
                print(f"{size:,} records, {sort}: {share:.3f} among the first {FIRST} (promised: {WANTED[sort]})")
                if "--missed" in arguments:
                    print(*missed[:15], sep="\n")
                kept &= share >= WANTED[sort]
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
