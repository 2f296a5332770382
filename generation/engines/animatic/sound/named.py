"""Sounds a prompt asks for by name, and the one word each of their many names leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.engines.animatic.scene import Daylight, Shot
from generation.engines.animatic.sound import air, beds
from generation.engines.animatic.sound.creatures import (
    bark,
    bird,
    cricket_choir,
    gull,
    howl,
    laugh,
    meow,
    moo,
    owl,
    roar,
)
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.sources import (
    applause,
    bell,
    cheering,
    drumming,
    explosion,
    fire,
    footsteps,
    heartbeat,
    horn,
    motor,
    scream,
    siren,
    splash,
    whistle,
)
from generation.engines.animatic.sound.synthesis import Mono, samples
from generation.engines.animatic.sound.track import Track
from generation.engines.protocol import SAMPLE_RATE, Waveform

Once = Callable[[np.random.Generator], Mono]
Lasting = Callable[[int, np.random.Generator], Mono]
Lots = Callable[[str], np.random.Generator]
FIRST_AT: Final = 0.35  # seconds into the shot
EDGE: Final = 0.08  # seconds in which what lasts comes and goes
APART: Final = 0.6  # seconds between two named sounds
CALLS: Final = {  # what an animal or a vehicle that does not talk lets be heard
    "dog": "bark",
    "cat": "meow",
    "owl": "owl",
    "bird": "birds",
    "cow": "moo",
    "lion": "roar",
    "tiger": "roar",
    "wolf": "howl",
    "automobile": "engine",
    "racing car": "engine",
    "bus": "engine",
    "taxi": "engine",
    "tractor": "engine",
    "motorcycle": "engine",
    "police car": "siren",
    "ambulance": "siren",
    "fire engine": "siren",
}


@dataclass(frozen=True)
class NamedSound:
    """A sound that happens once, or lasts as long as its shot."""

    gain: float
    once: Once | None = None
    lasting: Lasting | None = None


def schedule(shot: Shot) -> list[tuple[str, NamedSound, float]]:
    """Give each sound of a shot the time, in seconds of the shot, at which it begins.

    These are the known ones among those asked for, and the calls of animals that do not talk.
    """
    seconds = shot.seconds
    at = min(FIRST_AT, seconds / 4)
    planned = [
        (name, sound, 0.0) for name in shot.lasting if (sound := known_sound(name)) is not None
    ]
    for name in dict.fromkeys((*shot.sounds, *_calls(shot))):
        if name not in shot.lasting and (sound := known_sound(name)) is not None:
            planned.append((name, sound, at))
            at = min(at + APART, seconds * 0.7)
    return planned


def lasting(shot: Shot) -> tuple[str, ...]:
    """Name the sounds that go on for as long as the view does."""
    return tuple(name for name, sound, _ in schedule(shot) if sound.lasting is not None)


def _calls(shot: Shot) -> list[str]:
    talking = {line.speaker for line in shot.lines}
    return [
        CALLS[actor.kind]
        for actor in shot.actors
        if actor.kind in CALLS
        and actor.name not in talking
        and CALLS[actor.kind] not in shot.without
    ]


def lay_named(track: Track, shot: Shot, *, begin: float, lots: Lots) -> None:
    """Lay the scheduled sounds of a shot onto the track."""
    for name, sound, at in schedule(shot):
        rng = lots(name)
        wave = _render(sound, samples(shot.seconds - at), rng)
        track.lay(wave, at=begin + at, gain=sound.gain, pan=rng.uniform(-0.4, 0.4))


def known_sound(name: str) -> NamedSound | None:
    """Find a sound by any of its names."""
    word = name.casefold().strip()
    return SOUNDS.get(word) or SOUNDS.get(OTHER_NAMES.get(word, ""))


def _render(sound: NamedSound, room: int, rng: np.random.Generator) -> Mono:
    if sound.once is not None:
        return sound.once(rng)
    assert sound.lasting is not None
    wave = sound.lasting(room, rng)
    edge = min(len(wave) // 4, samples(EDGE))
    fade = np.ones(len(wave), np.float32)
    fade[:edge] = np.linspace(0, 1, edge)
    fade[len(wave) - edge :] = np.linspace(1, 0, edge)
    return wave * fade


def _mono(bed: Callable[[Hearing], Waveform]) -> Lasting:
    return lambda count, rng: _middle(bed(Hearing(count, int(rng.integers(2**31)), ())))


def _middle(sound: Waveform) -> Mono:
    return np.asarray(sound.mean(axis=1), np.float32)


def _flock(count: int, rng: np.random.Generator) -> Mono:
    track = Track(count)
    for at in np.sort(rng.uniform(0, count / SAMPLE_RATE, max(2, int(1.6 * count / SAMPLE_RATE)))):
        track.lay(bird(rng), at=float(at), gain=float(rng.uniform(0.4, 1.0)))
    return _middle(track.sound)


def _waves(count: int, rng: np.random.Generator) -> Mono:
    return _middle(beds.sea(Hearing(count, int(rng.integers(2**31)), ()), Daylight.NIGHT))


SOUNDS: Final = {
    "applause": NamedSound(0.55, lasting=applause),
    "bark": NamedSound(0.22, once=bark),
    "bell": NamedSound(0.40, once=bell),
    "birds": NamedSound(0.22, lasting=_flock),
    "cheering": NamedSound(0.16, lasting=cheering),
    "crickets": NamedSound(0.08, lasting=cricket_choir),
    "crowd": NamedSound(1.3, lasting=_mono(air.crowd)),
    "drum": NamedSound(0.45, lasting=drumming),
    "engine": NamedSound(0.16, lasting=motor),
    "explosion": NamedSound(0.50, once=explosion),
    "fire": NamedSound(0.22, lasting=fire),
    "footsteps": NamedSound(0.40, lasting=footsteps),
    "gulls": NamedSound(0.20, once=gull),
    "heartbeat": NamedSound(0.60, lasting=heartbeat),
    "howl": NamedSound(0.20, once=howl),
    "horn": NamedSound(0.35, once=horn),
    "laughter": NamedSound(0.30, once=laugh),
    "meow": NamedSound(0.22, once=meow),
    "moo": NamedSound(0.25, once=moo),
    "owl": NamedSound(0.20, once=owl),
    "roar": NamedSound(0.25, once=roar),
    "rain": NamedSound(1.2, lasting=_mono(beds.rain)),
    "scream": NamedSound(0.18, once=scream),
    "siren": NamedSound(0.13, lasting=siren),
    "splash": NamedSound(0.30, once=splash),
    "thunder": NamedSound(0.45, once=beds.thunder),
    "waves": NamedSound(1.3, lasting=_waves),
    "whistle": NamedSound(0.16, once=whistle),
    "wind": NamedSound(1.6, lasting=_mono(air.wind)),
}
OTHER_NAMES: Final = {
    "alarm": "siren",
    "applauds": "applause",
    "barking": "bark",
    "barks": "bark",
    "bells": "bell",
    "bird": "birds",
    "birdsong": "birds",
    "blast": "explosion",
    "boom": "explosion",
    "breeze": "wind",
    "car": "engine",
    "cheer": "cheering",
    "cheers": "cheering",
    "chirping": "birds",
    "clap": "applause",
    "clapping": "applause",
    "drums": "drum",
    "explosions": "explosion",
    "footstep": "footsteps",
    "honk": "horn",
    "laugh": "laughter",
    "laughing": "laughter",
    "meowing": "meow",
    "motor": "engine",
    "murmur": "crowd",
    "ocean": "waves",
    "rainfall": "rain",
    "screaming": "scream",
    "seagulls": "gulls",
    "sirens": "siren",
    "surf": "waves",
    "thunderclap": "thunder",
    "woof": "bark",
}
