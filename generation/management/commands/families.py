from __future__ import annotations

from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from generation.engines.animatic.lexicon import families
from generation.engines.animatic.lexicon.abstract import ABSTRACT_WORDS
from generation.engines.animatic.lexicon.terms import Kind, Noun, phrases
from generation.engines.animatic.lexicon.verbs import ENGLISH_VERBS
from generation.engines.animatic.scene import Body
from generation.engines.animatic.vocabulary import vocabulary

_PERSON, _ANIMAL = "18", "05"
_SEEN: Final = {
    Body.PERSON: frozenset({_PERSON, "03"}),
    Body.ANIMAL: frozenset({_ANIMAL}),
    Body.THING: frozenset({"06", "13", "17", "20"}),  # artefacts, food, natural objects, plants
}
"""Where WordNet files what has such a body, by the numbers of its lexicographers' files."""
_PLACES: Final = frozenset({"06", "15", "17"})
_TOO_WIDE: Final = "too_wide.txt"
"""Lists known words whose families would be no likeness."""
_FARTHEST: Final = 6  # steps up
_UNKIND: Final = "unkind.txt"
"""Lists what nobody is called here."""
_FILED: Final = {  # where WordNet files what is done, by the motion for it
    "38": "walk run sneak crawl march skip stagger climb jump backflip swim dive surf skate ski cycle drive ride row "
    "fall bounce fly float twirl dance kneel bow sit rise stand_up sit_down",
    "35": "push pull lift throw kick punch hug kiss dig sweep fish build pour",
    "29": "laugh cry sleep shiver stretch lie",
    "32": "talk sing wave point salute cheer",
    "34": "eat drink",
    "39": "look photograph",
    "30": "cook",
    "36": "cook build paint write sing dance",
    "33": "fence punch",
    "40": "sneak",
}


class WordNet:
    """The synsets of one part of speech, what each is a kind of, and the senses of each word, commonest first."""

    def __init__(self, folder: Path, part: str) -> None:
        self.filed: dict[str, str] = {}
        self.above: dict[str, list[str]] = {}
        self.senses: dict[str, list[str]] = {}
        names: set[str] = set()
        for line in _lines(folder / f"data.{part}"):
            fields = line.split("|")[0].split()
            count = int(fields[3], 16)
            names.update(
                word.lower() for word in fields[4 : 4 + 2 * count : 2] if not word.islower()
            )
            pointers = fields[5 + 2 * count :]
            self.filed[fields[0]] = fields[1]
            self.above[fields[0]] = [
                pointers[at + 1] for at, each in enumerate(pointers) if each in {"@", "@i"}
            ]
        for line in _lines(folder / f"index.{part}"):
            fields = line.split()
            self.senses[fields[0]] = fields[-int(fields[2]) :]
        self.named = names  # WordNet's words in lower case that are names

    def upwards(self, synset: str) -> Iterator[str]:
        """Give a synset and all that it is a kind of, nearest first."""
        level = [synset]
        for _ in range(_FARTHEST):
            yield from level
            level = [up for each in level for up in self.above.get(each, ())]


def _lines(path: Path) -> Iterator[str]:
    with path.open() as lines:
        yield from (line for line in lines if not line.startswith(" "))


class Command(BaseCommand):
    """Make the lists of words that the animatic engine falls back on, whenever its lexicon has grown."""

    help = "Write which rarer words are a kind of something that animatics know, from the folder dict of WordNet 3.1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("wordnet", type=Path, help="the folder with data.noun and the others")
        parser.add_argument("words", type=Path, help="a file of the words that people use")

    def handle(self, *args: Any, wordnet: Path, words: Path, **options: Any) -> None:
        try:
            found = _families(wordnet, frozenset(words.read_text().split()))
        except OSError as wrong:
            raise CommandError(f"WordNet or the words cannot be read: {wrong}") from wrong
        for name, members in found.items():
            _write(families.FOLDER / f"{name}.txt", members)
            self.stdout.write(f"{name}: {len(members)} words")


def _families(folder: Path, used: frozenset[str]) -> dict[str, dict[str, str]]:
    nouns, verbs, adjectives = (WordNet(folder, part) for part in ("noun", "verb", "adj"))
    often = _how_often(folder)
    strange = _strange(nouns, adjectives, often, used)
    things = _members(nouns, _known_things(nouns), strange)
    places = _members(nouns, _known_places(nouns), strange)
    deeds = _members(verbs, _known_deeds(verbs), _strange_deeds(verbs, nouns, often, used))
    only = {word: known for word, known in places.items() if word not in things}
    return {"things": things, "places": only, "deeds": deeds}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset((families.FOLDER / name).read_text().split())


def _how_often(folder: Path) -> dict[tuple[str, str], int]:
    """Count how often each word has each part of speech in WordNet's corpora."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for line in (folder / "index.sense").read_text().splitlines():
        key, _, _, count = line.split()
        word, _, rest = key.partition("%")
        found[word, {"1": "n", "2": "v"}.get(rest[0], "a")] += int(count)
    return found


def _strange(
    net: WordNet, adjectives: WordNet, often: dict[tuple[str, str], int], used: frozenset[str]
) -> list[str]:
    fit = used - _listed(_UNKIND) - net.named
    return [
        word
        for word in net.senses
        if word in fit and len(word) > 2
        and word not in vocabulary("en") and word not in ABSTRACT_WORDS
        and (word not in adjectives.senses or often[word, "a"] < often[word, "n"])
    ]  # fmt: skip


def _strange_deeds(
    net: WordNet, nouns: WordNet, often: dict[tuple[str, str], int], used: frozenset[str]
) -> list[str]:
    """List verbs that the lexicon knows as things at most."""
    fit = (
        used - _listed(_UNKIND) - {"round", "well", "sheer", "bound", "like", "past"}
    )  # small words first of all
    return [
        word
        for word in net.senses
        if word in fit and len(word) > 2 and word not in ABSTRACT_WORDS
        and all(kind is Kind.NOUN for kind, _ in vocabulary("en").get(word, ()))
        and (word not in nouns.senses or often[word, "v"] > often[word, "n"])
    ]  # fmt: skip


def _known_things(net: WordNet) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, meanings in vocabulary("en").items():
        noun = next((value for _, value in meanings if isinstance(value, Noun)), None)
        if noun is None or noun.plural or noun.shown_as or word in _listed(_TOO_WIDE):
            continue
        for synset in net.senses.get(word.replace(" ", "_"), ()):
            if net.filed[synset] in _SEEN[noun.body]:
                found.setdefault(synset, word)
                break
    return found


def _known_places(net: WordNet) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, meanings in vocabulary("en").items():
        if word in _listed(_TOO_WIDE) or not any(
            kind in {Kind.PLACE, Kind.SHORE} for kind, _ in meanings
        ):
            continue
        for synset in net.senses.get(word.replace(" ", "_"), ()):
            if net.filed[synset] in _PLACES:
                found.setdefault(synset, word)
                break
    return found


def _known_deeds(net: WordNet) -> dict[str, str]:
    found: dict[str, str] = {}
    for motion, listing in ENGLISH_VERBS.items():
        filed = {
            file for file, motions in _FILED.items() if motion.replace(" ", "_") in motions.split()
        }
        for verb in phrases(listing):
            senses = net.senses.get(verb.replace(" ", "_"), ())[:3]
            fitting = (synset for synset in senses if net.filed[synset] in filed)
            found.update({synset: motion for synset in islice(fitting, 1) if synset not in found})
    return found


def _members(net: WordNet, known: dict[str, str], words: Iterable[str]) -> dict[str, str]:
    """Find, for each word, the known one that its commonest sense is a kind of."""
    found: dict[str, str] = {}
    for word in words:
        for synset in net.senses[word][:1]:
            nearest = next((known[up] for up in net.upwards(synset) if up in known), "")
            if nearest:
                found[word] = nearest
                break
    return found


def _write(path: Path, found: dict[str, str]) -> None:
    lists = defaultdict(list)
    for word, known in found.items():
        lists[known].append(word)
    lines = [f"{known}: {', '.join(sorted(words))}\n" for known, words in sorted(lists.items())]
    path.write_text("".join(lines))
