from __future__ import annotations

import gzip
import re
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from django.core.management.base import BaseCommand, CommandError

from recommender.ranking import kinds
from recommender.ranking.fillers import FILLERS
from recommender.ranking.spelling import is_common
from recommender.ranking.words import stem

SPOKEN_OF: Final = frozenset([4, 5, 6, 8, 10, 11, 13, 17, 18, 19, 20])  # files of nouns for things
NAMED: Final = frozenset([9, 14, 21, 22, 27])  # … of crafts, groups, goods and matter: economics
ACT: Final = 4
PERSON: Final = 18
TOPS: Final = 3
ROOTS: Final = frozenset(["person", "animal", "food", "plant"])
SURELY: Final = ("person", "animal")
NAMES: Final = frozenset(["boomer"])  # of what was not there when WordNet was written
LONG_ENOUGH: Final = 5  # letters: shorter ones are many things
TERM: Final = re.compile(r"[a-z]+(?:[ -][a-z]+)?$")
FEW: Final = 150  # kinds: rare words are taken in under what has no more
MANY: Final = 500  # kinds: what has more says too little, but for the roots
LEAST_SHARE: Final = 0.25  # of the uses of a word that are of a sense
VAGUE: Final = """
    entity object whole thing abstraction artifact matter substance event act group relation
    attribute organism instrumentality unit part state content communication measure device
    activity collection creation structure area region location process covering commodity
    happening change action work way adult worker leader quality property condition message
    signal point line side piece set end top head body being soul individual article material
    fluid solid liquid base surface place space opening system form idea concept information
    statement organization gathering equipment instrument implement container product good
    fabric show case kind type sort
"""

Part = Literal["noun", "verb"]


@dataclass
class Synset:
    """A sense and the words that have it."""

    file: int
    words: list[str]
    pointers: list[tuple[str, str, str]]  # (what for, of which sense, of which part of speech)


@dataclass
class Book:
    """What is read of WordNet."""

    synsets: dict[Part, dict[str, Synset]]
    senses: dict[str, list[str]]  # of each noun, the most used first
    uses: dict[str, dict[str, int]]  # counted, of each noun in each sense
    as_noun: dict[str, list[int]] = field(default_factory=dict)  # uses as a noun, and otherwise
    otherwise: frozenset[str] = frozenset()  # words that are a verb or an adjective, too

    def main(self, word: str) -> list[str]:
        """Return the senses in which a noun is mostly used."""
        senses, uses = self.senses.get(word.lower(), []), self.uses.get(word, {})
        total = sum(uses.get(sense, 0) for sense in senses)
        often = (s for s in senses[1:3] if total and uses.get(s, 0) / total >= LEAST_SHARE)
        return [*senses[:1], *often]

    def above(self, sense: str) -> Iterator[str]:
        """Yield the senses of which this is a kind, itself first."""
        seen, left = {sense}, [sense]
        while left:
            yield (here := left.pop())
            up = {s for what, s, _ in self.synsets["noun"][here].pointers if what == "@"} - seen
            seen |= up
            left += sorted(up)

    def is_noun(self, word: str) -> bool:
        noun, other = self.as_noun.get(word, [0, 0])
        return word not in FILLERS and noun >= (noun + other) / 3


class Command(BaseCommand):
    """Make the table of what is a kind of what, from the files of WordNet."""

    help = "Write which words fall under which, from the folder dict of WordNet 3.1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("wordnet", type=Path, help="the folder with data.noun and the others")

    def handle(self, *args: Any, wordnet: Path, **options: Any) -> None:
        try:
            book = _read(wordnet)
        except OSError as wrong:
            raise CommandError(f"WordNet cannot be read: {wrong}") from wrong
        table = defaultdict(set, _falling_under(book))
        for noun, forms in _done_by(book):
            table[noun] |= forms
        kept = [*_kept(table, book), *_surely(book), (kinds.THINGS, _things(book))]
        lines = [f"{word}:{'|'.join(sorted(under))}\n" for word, under in kept]
        with (
            kinds.TABLE.open("wb") as raw,
            gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed,
        ):
            packed.write("".join(sorted(lines)).encode())
        self.stdout.write(f"{len(lines)} words with kinds: {kinds.TABLE}")


def _read(folder: Path) -> Book:
    uses: dict[str, dict[str, int]] = defaultdict(dict)
    as_noun: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for key, sense, _, count in map(str.split, _lines(folder / "index.sense")):
        word, _, rest = key.partition("%")
        is_noun = rest.startswith("1")
        as_noun[word][not is_noun] += int(count)
        if is_noun:
            uses[word][sense] = int(count)
    senses = {}
    for words in map(str.split, _lines(folder / "index.noun")):
        senses[words[0]] = words[6 + int(words[3]) :]
    both: tuple[Part, Part] = ("noun", "verb")
    synsets = {part: dict(_synsets(folder / f"data.{part}")) for part in both}
    others = ("verb", "adj", "adv")
    otherwise = {line.split()[0] for part in others for line in _lines(folder / f"index.{part}")}
    return Book(synsets, senses, uses, as_noun, frozenset(otherwise))


def _lines(file: Path) -> Iterator[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return (line for line in lines if not line.startswith("  "))  # the licence


def _synsets(file: Path) -> Iterator[tuple[str, Synset]]:
    for line in _lines(file):
        parts = line.partition(" | ")[0].split()
        after = 4 + 2 * int(parts[3], 16)
        words = [word.partition("(")[0].replace("_", " ") for word in parts[4:after:2]]
        listed = parts[after + 1 : after + 1 + 4 * int(parts[after])]
        pointers = list(zip(listed[::4], listed[1::4], listed[2::4], strict=True))
        yield parts[0], Synset(int(parts[1]), words, pointers)


def _falling_under(book: Book) -> dict[str, set[str]]:
    """Return the kinds of each noun by its stems."""
    nouns = book.synsets["noun"]
    count: dict[str, int] = defaultdict(int)
    for sense in nouns:
        for above in book.above(sense):
            count[above] += 1
    table: dict[str, set[str]] = defaultdict(set)
    for sense, synset in nouns.items():
        words = [w for w in synset.words if TERM.match(w) and sense in book.main(_key(w))]
        if not words or any(what == "@i" for what, _, _ in synset.pointers):
            continue
        for above in book.above(sense):
            for name in _names(above, book):
                table[_term(name)] |= {
                    _term(word)
                    for word in words
                    if word != name and _is_said(word, few=count[above] <= FEW)
                    if name not in ROOTS or book.main(_key(word)) == [sense]
                }
    return table


def _names(sense: str, book: Book) -> Iterator[str]:
    """Yield the nouns by which people mean all kinds of a sense."""
    synset = book.synsets["noun"][sense]
    for word in synset.words:
        if (word in ROOTS and synset.file == TOPS) or (
            TERM.match(word)
            and synset.file in SPOKEN_OF
            and word not in ROOTS.union(VAGUE.split())
            and sense in book.senses.get(_key(word), [])[:3]
            and all(map(is_common, word.split()))
        ):
            yield word


def _is_said(word: str, *, few: bool) -> bool:
    return all(map(is_common, re.split("[ -]", word))) or (few and word.isalpha())


def _done_by(book: Book) -> Iterator[tuple[str, set[str]]]:
    """Yield what is done, such as skiing, with the forms of its verb and who does it."""
    verbs, nouns = book.synsets["verb"], book.synsets["noun"]
    for noun in filter(is_common, book.senses):
        for sense in book.main(noun):
            if not (noun.endswith("ing") or nouns[sense].file == ACT):
                continue
            for what, of, part in nouns[sense].pointers:
                if (what, part) != ("+", "v"):
                    continue
                alike = [v for v in verbs[of].words if v.isalpha() and v[:3] == noun[:3]]
                does = [
                    who
                    for does, person, _ in verbs[of].pointers
                    if does == "+" and person in nouns and nouns[person].file == PERSON
                    for who in nouns[person].words
                    if who[:3] == noun[:3] and TERM.match(who)
                ]
                forms = {form for verb in alike for form in _forms(verb)} | set(does)
                yield stem(noun), {stem(form) for form in forms} - {stem(noun)}


def _forms(verb: str) -> set[str]:
    """Return the regular forms of a verb."""
    bare = verb.removesuffix("e")
    ending = "es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else "s"
    if re.search(r"[^aeiou]y$", verb):
        return {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"}
    if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", verb):  # "knitting"
        bare += verb[-1]
    return {verb, verb + ending, f"{bare}ing", f"{bare}ed"}


def _kept(table: dict[str, set[str]], book: Book) -> Iterator[tuple[str, set[str]]]:
    """Yield what is worth keeping: no words of other parts of speech, none that others hold."""
    for word, under in table.items():
        nouns = {w for w in under if " " in w or book.is_noun(w) or w[:3] == word[:3]}
        single = {w for w in nouns if w.isalpha()} | {word}
        kept = {w for w in nouns if w.isalpha() or not set(re.split("[ -]", w)) & single}
        kept -= {word}
        if kept and (word in ROOTS or len(kept) <= (MANY if word.isalpha() else MANY / 8)):
            yield word, kept


def _surely(book: Book) -> Iterator[tuple[str, set[str]]]:
    """Yield the words that mean a person or an animal and nothing else whatever."""
    for root in SURELY:
        [whole] = (sense for sense in book.senses[root] if book.synsets["noun"][sense].file == TOPS)
        yield (
            kinds.SURELY + root,
            {
                stem(word)
                for word, senses in book.senses.items()
                if word.isalpha() and len(word) >= LONG_ENOUGH
                if word not in book.otherwise | NAMES
                and (not is_common(word) or any(book.uses[word].values()))
                if all(whole in book.above(sense) for sense in senses)
                if all(word in book.synsets["noun"][sense].words for sense in senses)  # no names
            },
        )


def _things(book: Book) -> set[str]:
    """Return the words that first of all mean a thing, a living being, a craft or what is done."""
    nouns = book.synsets["noun"]
    first = {word: nouns[senses[0]] for word, senses in book.senses.items()}
    return {
        stem(word)
        for word, synset in first.items()
        if word.isalpha() and len(word) >= LONG_ENOUGH and word in synset.words  # no names
        if synset.file in SPOKEN_OF or (synset.file in NAMED and word not in book.otherwise)
        if word not in NAMES
    }


def _key(word: str) -> str:
    return word.lower().replace(" ", "_")


def _term(word: str) -> str:
    return " ".join(map(stem, word.split()))
