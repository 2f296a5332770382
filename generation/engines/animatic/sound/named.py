"""When a shot's sounds are heard: those asked for by name, and the calls of what does not talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from generation.engines.animatic.scene import Shot
from generation.engines.animatic.sound.repertoire import NamedSound, known_sound
from generation.engines.animatic.sound.synthesis import Mono, samples
from generation.engines.animatic.sound.track import Track

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
    "rooster": "rooster",
    "chicken": "cluck",
    "turkey": "cluck",
    "ewe": "bleat",
    "goat": "bleat",
    "pig": "oink",
    "duck": "quack",
    "frog": "croak",
    "elephant": "trumpeting",
    "horse": "neigh",
    "donkey": "bray",
    "monkey": "chatter",
    "snake": "hiss",
    "mouse": "squeak",
    "bear": "roar",
    "leopard": "roar",
    "eagle": "eagle",
    "whale": "whale",
    "honeybee": "buzz",
    "fly": "buzz",
    "mosquito": "whine",
    "cricket": "crickets",
    "helicopter": "helicopter",
    "airplane": "jet",
    "locomotive": "steam train",
    "rocket": "rocket",
    "ship": "fog horn",
    "robot": "robot",
    "alarm clock": "ticking",
}

BELLS: Final = {  # what a bell is that comes from one of these
    "telephone": "ringing",
    "mobile phone": "ringing",
    "alarm clock": "alarm clock",
    "bicycle": "bicycle bell",
    "door": "doorbell",
}


def schedule(shot: Shot) -> list[tuple[str, NamedSound, float]]:
    """Give each sound of a shot the time, in seconds of the shot, at which it begins.

    These are the known ones among those asked for, and the calls of animals that do not talk.
    """
    seconds = shot.seconds
    at = min(FIRST_AT, seconds / 4)
    planned = [
        (name, sound, 0.0) for name in shot.lasting if (sound := known_sound(name)) is not None
    ]
    for name in dict.fromkeys((*_asked(shot), *_calls(shot))):
        if name not in shot.lasting and (sound := known_sound(name)) is not None:
            planned.append((name, sound, at))
            at = min(at + APART, seconds * 0.7)
    return planned


def lasting(shot: Shot) -> tuple[str, ...]:
    """Name the sounds that go on for as long as the view does."""
    return tuple(name for name, sound, _ in schedule(shot) if sound.lasting is not None)


def _asked(shot: Shot) -> list[str]:
    bells = [BELLS[actor.kind] for actor in shot.actors if actor.kind in BELLS]
    return [bells[0] if name == "bell" and bells else name for name in shot.sounds]


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
