"""The effects are many, each has a sound of its own, and words of many languages ask for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import combinations, pairwise

import numpy as np
import pytest

from generation.engines.animatic.action import Contact
from generation.engines.animatic.lexicon.setting import SETTING
from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.scene import Daylight, Material, Place, Shot
from generation.engines.animatic.sound import known_sound
from generation.engines.animatic.sound.beds import PLACES
from generation.engines.animatic.sound.breakage import LASTING
from generation.engines.animatic.sound.effects import contact_sound
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.materials import STRUCK
from generation.engines.animatic.sound.named import BELLS, CALLS
from generation.engines.animatic.sound.repertoire import SOUNDS, NamedSound
from generation.engines.animatic.sound.synthesis import dice

RATE = 48_000
HEARD = 3 * RATE  # samples
EDGES = np.geomspace(60, 16_000, 25)  # Hz, of bands about as wide as the ear's
RHYTHMS = np.geomspace(1, 280, 17).astype(int)  # thirds of a Hz
PLACES_APART = 1.0  # dB; within three seconds little happens but air
APART = 2.0  # dB, over colour, course, rhythm and tone; two takes of an effect differ by some 1.5
Effect = Callable[[np.random.Generator], np.ndarray]


def struck(kind: str, material: Material, rng: np.random.Generator) -> np.ndarray:
    contact = Contact(time=0, kind=kind, strength=0.8, x=0, material=material)
    return contact_sound(contact, Shot(text="", seconds=4, place=Place.ROOM), rng)


def asked_for(sound: NamedSound, rng: np.random.Generator) -> np.ndarray:
    if sound.once:
        return sound.once(rng)
    assert sound.lasting
    return sound.lasting(HEARD, rng)


def effects() -> dict[str, Effect]:
    happening = {*STRUCK, *LASTING, "splash", "whoosh", "footstep"} - SOUNDS.keys()
    return {
        **{name: partial(asked_for, sound) for name, sound in SOUNDS.items()},
        **{f"{kind}, happening": partial(struck, kind, Material.SOFT) for kind in happening},
        "splash, happening": partial(struck, "splash", Material.SOFT),
        **{f"{material} hit": partial(struck, "impact", material) for material in Material},
    }


def in_bands(power: np.ndarray, edges: np.ndarray) -> list[np.ndarray]:
    return [power[low : high + 1] for low, high in pairwise(edges)]


def heard(sound: np.ndarray) -> np.ndarray:
    """Describe a sound in dB: its colour, its course in time, its rhythm, how tonal it is."""
    whole = np.zeros(HEARD)
    whole[: len(sound)] = sound[:HEARD]
    power = in_bands(np.abs(np.fft.rfft(whole)) ** 2 + 1e-12, (EDGES * 3).astype(int))
    total = sum(band.sum() for band in power)
    colour = 10 * np.log10(np.array([band.sum() / total for band in power]) + 1e-4)
    tone = [10 * np.log10(np.exp(np.log(band).mean()) / band.mean() + 1e-4) for band in power]
    course = np.sqrt((whole.reshape(-1, 480) ** 2).mean(axis=1))
    course = np.concatenate(
        [course[:100].reshape(-1, 4).mean(axis=1), course[100:].reshape(-1, 20).mean(axis=1)]
    )
    swing = np.abs(np.fft.rfft(np.sqrt((whole.reshape(-1, 240) ** 2).mean(axis=1))))[1:] ** 2
    rhythm = np.array([band.mean() for band in in_bands(swing, RHYTHMS - 1)])
    return np.concatenate(
        [
            colour,
            14 * np.log10(course / course.max() + 0.03),
            7 * np.log10(rhythm / rhythm.sum() + 1e-3),
            0.4 * np.array(tone) * (colour > -25),
        ]
    )


def apart(first: np.ndarray, second: np.ndarray) -> float:
    return float(np.sqrt(((first - second) ** 2).mean()))


def test_the_effects_are_many_and_no_two_are_alike() -> None:
    takes = {
        name: [heard(effect(dice(take, name))) for take in (1, 2)]
        for name, effect in effects().items()
    }

    mistaken = [
        name
        for name, (_, again) in takes.items()
        if min(takes, key=lambda other: apart(takes[other][0], again)) != name
    ]
    twins = [
        pair
        for pair in combinations(takes, 2)
        if min(apart(one, two) for one in takes[pair[0]] for two in takes[pair[1]]) < APART
    ]

    assert len(takes) >= 110
    assert (mistaken, twins) == ([], [])


def test_no_two_places_sound_alike() -> None:
    hearing = Hearing(HEARD, 1, ("bed",))
    beds = {place: PLACES[place](hearing.of(place), Daylight.DAY).mean(axis=1) for place in Place}
    scapes = {place: heard(sound) for place, sound in beds.items()}

    twins = [
        pair
        for pair in combinations(Place, 2)
        if apart(*(scapes[one] for one in pair)) < PLACES_APART
    ]

    assert twins == []
    assert len(set(PLACES.values())) == len(Place) >= 12


@pytest.mark.parametrize(
    "language", sorted(language for language, kinds in SETTING.items() if Kind.SOUND in kinds)
)
def test_words_ask_for_sounds_that_are_known(language: str) -> None:
    asked = SETTING[language][Kind.SOUND]

    assert len(asked) >= 15
    assert [name for name in asked if known_sound(name) is None] == []


def test_what_calls_or_rings_has_a_sound() -> None:
    assert {*CALLS.values(), *BELLS.values()} <= SOUNDS.keys()
