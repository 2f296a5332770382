"""Every sound that a prompt may ask for by name, how loud it is, and its other names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.engines.animatic.scene import Daylight
from generation.engines.animatic.sound import (
    air,
    animals,
    beds,
    bodies,
    breakage,
    creatures,
    machines,
    sources,
    things,
)
from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.synthesis import Mono, scattered
from generation.engines.animatic.sound.track import Track
from generation.engines.protocol import Waveform

Once = Callable[[np.random.Generator], Mono]
Lasting = Callable[[int, np.random.Generator], Mono]


@dataclass(frozen=True)
class NamedSound:
    """A sound that happens once, or lasts as long as its shot."""

    gain: float
    once: Once | None = None
    lasting: Lasting | None = None


def known_sound(name: str) -> NamedSound | None:
    """Find a sound by any of its names."""
    word = name.casefold().strip()
    return SOUNDS.get(word) or SOUNDS.get(OTHER_NAMES.get(word, ""))


def _mono(bed: Callable[[Hearing], Waveform]) -> Lasting:
    return lambda count, rng: _middle(bed(Hearing(count, int(rng.integers(2**31)), ())))


def _middle(sound: Waveform) -> Mono:
    return np.asarray(sound.mean(axis=1), np.float32)


def _flock(count: int, rng: np.random.Generator) -> Mono:
    track = Track(count)
    for at in scattered(count, 1.6, rng, least=2):
        track.lay(creatures.bird(rng), at=at, gain=float(rng.uniform(0.4, 1.0)))
    return _middle(track.sound)


def _waves(count: int, rng: np.random.Generator) -> Mono:
    return _middle(beds.sea(Hearing(count, int(rng.integers(2**31)), ()), Daylight.NIGHT))


SOUNDS: Final[dict[str, NamedSound]] = {
    "applause": NamedSound(0.55, lasting=sources.applause),
    "bark": NamedSound(0.22, once=creatures.bark),
    "bell": NamedSound(0.40, once=sources.bell),
    "birds": NamedSound(0.22, lasting=_flock),
    "cheering": NamedSound(0.16, lasting=sources.cheering),
    "crickets": NamedSound(0.08, lasting=creatures.cricket_choir),
    "crowd": NamedSound(1.3, lasting=_mono(air.crowd)),
    "drum": NamedSound(0.45, lasting=sources.drumming),
    "engine": NamedSound(0.16, lasting=sources.motor),
    "explosion": NamedSound(0.50, once=sources.explosion),
    "fire": NamedSound(0.22, lasting=sources.fire),
    "footsteps": NamedSound(0.40, lasting=sources.footsteps),
    "gulls": NamedSound(0.20, once=creatures.gull),
    "heartbeat": NamedSound(0.60, lasting=sources.heartbeat),
    "howl": NamedSound(0.20, once=creatures.howl),
    "horn": NamedSound(0.35, once=sources.horn),
    "laughter": NamedSound(0.30, once=creatures.laugh),
    "meow": NamedSound(0.22, once=creatures.meow),
    "moo": NamedSound(0.25, once=creatures.moo),
    "owl": NamedSound(0.20, once=creatures.owl),
    "roar": NamedSound(0.25, once=creatures.roar),
    "rain": NamedSound(1.2, lasting=_mono(beds.rain)),
    "scream": NamedSound(0.18, once=sources.scream),
    "siren": NamedSound(0.13, lasting=sources.siren),
    "splash": NamedSound(0.30, once=sources.splash),
    "thunder": NamedSound(0.45, once=beds.thunder),
    "waves": NamedSound(1.3, lasting=_waves),
    "whistle": NamedSound(0.16, once=sources.whistle),
    "wind": NamedSound(1.6, lasting=_mono(air.wind)),
    "neigh": NamedSound(0.27, once=animals.neigh),
    "rooster": NamedSound(0.12, once=animals.crowing),
    "bleat": NamedSound(0.2, once=animals.bleat),
    "oink": NamedSound(0.21, once=animals.oink),
    "quack": NamedSound(0.19, once=animals.quack),
    "croak": NamedSound(0.33, once=animals.croak),
    "cluck": NamedSound(0.14, once=animals.cluck),
    "trumpeting": NamedSound(0.24, once=animals.trumpeting),
    "chatter": NamedSound(0.3, once=animals.chatter),
    "hiss": NamedSound(0.079, once=animals.hiss),
    "buzz": NamedSound(0.2, lasting=animals.buzz),
    "squeak": NamedSound(0.23, once=animals.squeak),
    "eagle": NamedSound(0.24, once=animals.cry_of_prey),
    "caw": NamedSound(0.21, once=animals.caw),
    "bray": NamedSound(0.12, once=animals.bray),
    "purr": NamedSound(0.1, lasting=animals.purr),
    "whale": NamedSound(0.18, once=animals.whale_song),
    "whine": NamedSound(0.077, lasting=animals.whine),
    "cough": NamedSound(0.21, once=bodies.cough),
    "sneeze": NamedSound(0.15, once=bodies.sneeze),
    "snoring": NamedSound(0.17, lasting=bodies.snoring),
    "gasp": NamedSound(0.077, once=bodies.gasp),
    "baby": NamedSound(0.069, lasting=bodies.baby_crying),
    "kiss": NamedSound(0.25, once=bodies.kiss),
    "yawn": NamedSound(0.3, once=bodies.yawn),
    "humming": NamedSound(0.061, lasting=bodies.humming),
    "finger snap": NamedSound(0.37, once=bodies.fingers),
    "knock": NamedSound(0.58, once=things.knock),
    "creak": NamedSound(0.47, once=things.creak),
    "slam": NamedSound(0.34, once=things.slam),
    "ticking": NamedSound(0.28, lasting=things.ticking),
    "ringing": NamedSound(0.25, lasting=things.ringing),
    "alarm clock": NamedSound(0.12, lasting=things.alarm_clock),
    "beep": NamedSound(0.14, once=things.beep),
    "doorbell": NamedSound(0.22, once=things.doorbell),
    "typing": NamedSound(0.36, lasting=things.typing),
    "shutter": NamedSound(0.38, once=things.shutter),
    "page": NamedSound(0.071, once=things.page),
    "rustling": NamedSound(0.21, lasting=things.rustling),
    "clink": NamedSound(0.22, once=things.china),
    "coins": NamedSound(0.16, once=things.coins),
    "zip": NamedSound(0.079, once=things.zip_up),
    "pouring": NamedSound(0.14, lasting=things.pouring),
    "sizzling": NamedSound(0.084, lasting=things.sizzling),
    "drip": NamedSound(0.19, once=things.drip),
    "bubbling": NamedSound(0.083, lasting=things.bubbling),
    "steam": NamedSound(0.063, once=things.steam),
    "kettle": NamedSound(0.12, once=things.kettle),
    "helicopter": NamedSound(0.19, lasting=machines.helicopter),
    "jet": NamedSound(0.087, lasting=machines.jet),
    "steam train": NamedSound(0.16, lasting=machines.steam_train),
    "train": NamedSound(0.13, once=machines.passing_train),
    "rails": NamedSound(0.31, lasting=machines.rail_joints),
    "rocket": NamedSound(0.12, lasting=machines.rocket),
    "chainsaw": NamedSound(0.16, lasting=machines.chainsaw),
    "vacuum": NamedSound(0.11, lasting=machines.vacuum),
    "sawing": NamedSound(0.072, lasting=machines.sawing),
    "hammering": NamedSound(0.19, lasting=machines.hammering),
    "laser": NamedSound(0.45, once=machines.laser),
    "fireworks": NamedSound(0.4, once=machines.fireworks),
    "gong": NamedSound(0.46, once=machines.gong),
    "cymbal": NamedSound(0.092, once=machines.cymbal),
    "rumble": NamedSound(0.13, lasting=machines.rumble),
    "static": NamedSound(0.11, lasting=machines.static),
    "boing": NamedSound(0.44, once=machines.boing),
    "pop": NamedSound(0.78, once=machines.pop),
    "swish": NamedSound(0.095, once=machines.swish),
    "clang": NamedSound(0.29, once=machines.clang),
    "rattling": NamedSound(0.33, lasting=machines.rattling),
    "fog horn": NamedSound(0.34, once=machines.fog_horn),
    "bicycle bell": NamedSound(0.23, once=machines.bicycle_bell),
    "robot": NamedSound(0.23, once=machines.robot),
    "shatter": NamedSound(0.36, once=lambda rng: breakage.shatter(0.8, rng)),
    "screech": NamedSound(0.16, once=lambda rng: breakage.screech(0.9, rng)),
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
