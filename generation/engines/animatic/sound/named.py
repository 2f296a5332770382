"""Sounds a prompt asks for by name, and the one word each of their many names leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.engines.animatic.scene import Daylight, Shot
from generation.engines.animatic.sound import beds
from generation.engines.animatic.sound.creatures import (
    bark,
    bird,
    cricket_choir,
    gull,
    laugh,
    meow,
    owl,
)
from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    decay,
    drift,
    glide,
    modes,
    noise,
    samples,
    swell,
    times,
)
from generation.engines.animatic.sound.track import Track
from generation.engines.protocol import SAMPLE_RATE, Waveform

Once = Callable[[np.random.Generator], Mono]
Lasting = Callable[[int, np.random.Generator], Mono]
FIRST_AT: Final = 0.35  # seconds into the shot
APART: Final = 0.6  # seconds between two named sounds
CALLS: Final = {  # what an animal or a vehicle that does not talk lets be heard
    "dog": "bark",
    "cat": "meow",
    "owl": "owl",
    "bird": "birds",
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
    planned = []
    for name in dict.fromkeys((*shot.sounds, *_calls(shot))):
        if (sound := known_sound(name)) is not None:
            planned.append((name, sound, at))
            at = min(at + APART, seconds * 0.7)
    return planned


def _calls(shot: Shot) -> list[str]:
    talking = {line.speaker for line in shot.lines}
    return [
        CALLS[actor.kind]
        for actor in shot.actors
        if actor.kind in CALLS and actor.name not in talking
    ]


def lay_named(track: Track, shot: Shot, *, begin: float, rng: np.random.Generator) -> None:
    """Lay the scheduled sounds of a shot onto the track."""
    for _, sound, at in schedule(shot):
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
    edge = min(len(wave) // 4, samples(0.4))
    fade = np.ones(len(wave), np.float32)
    fade[:edge] = np.linspace(0, 1, edge)
    fade[len(wave) - edge :] = np.linspace(1, 0, edge)
    return wave * fade


def applause(count: int, rng: np.random.Generator) -> Mono:
    """Clap with some forty hands; each clap is a short burst of its own colour."""
    claps = [
        noise(samples(0.03), Band(low, low * 3), rng) * decay(samples(0.03), 0.03)
        for low in rng.uniform(700, 1600, 8)
    ]
    sound = np.zeros(count + samples(0.03), np.float32)
    for at in rng.integers(0, count, int(150 * count / SAMPLE_RATE)):
        clap = claps[at % len(claps)]
        sound[at : at + len(clap)] += clap * np.float32(0.3 + 0.7 * ((at * 7919) % 97) / 97)
    wash = noise(count, Band(900, 4500), rng) * np.float32(0.12)
    return sound[:count] * np.float32(0.35) + wash


def cheering(count: int, rng: np.random.Generator) -> Mono:
    sound = np.zeros(count, np.float32)
    for formant in (600, 1050, 1800, 2600):
        voices = noise(count, Band(formant * 0.85, formant * 1.2), rng)
        sound += voices * (np.float32(0.4) + drift(count, 0.3, rng)) * np.float32(400 / formant)
    return sound * np.float32(0.5) + applause(count, rng) * np.float32(0.5)


def siren(count: int, _: np.random.Generator) -> Mono:
    time = times(count)
    pitch = 850 + 350 * np.sin(2 * np.pi * 0.45 * time - np.pi / 2)
    phase = np.cumsum(pitch) * (2 * np.pi / SAMPLE_RATE)
    tone = np.sin(phase) + 0.4 * np.sin(2 * phase) + 0.2 * np.sin(3 * phase)
    return np.asarray(tone * 0.5, np.float32)


def bell(rng: np.random.Generator) -> Mono:
    base = rng.uniform(380, 520)
    partials = ((0.5, 0.6, 3.0), (1, 1, 2.6), (1.19, 0.6, 2.2), (1.5, 0.4, 1.8), (2, 0.7, 1.6))
    high = ((2.51, 0.4, 1.1), (3.01, 0.3, 0.9), (4.1, 0.2, 0.6))
    struck = [(base * ratio, amount, seconds) for ratio, amount, seconds in partials + high]
    return modes(samples(3.2), struck, rng) * np.float32(0.4)


def explosion(rng: np.random.Generator) -> Mono:
    count = samples(3.0)
    blast = noise(count, Band(60, 3500, tilt=-3), rng) * decay(count, 1.2)
    boom = glide(1.2, (90, 45, 30)) * decay(samples(1.2), 1.1)
    debris = noise(count, Band(1500, 7000), rng) * decay(count, 2.0) * drift(count, 0.05, rng)
    blast[: len(boom)] += boom * np.float32(1.4)
    return attack(np.asarray(blast + debris * 0.15, np.float32), 0.003)


def motor(count: int, rng: np.random.Generator) -> Mono:
    speed = 38 + 22 * drift(count, 1.5, rng)
    phase = np.cumsum(speed) * (2 * np.pi / SAMPLE_RATE)
    tone = sum(
        (np.sin(phase * k + k) / k**0.7 for k in (1, 2, 3, 4, 6, 8, 12)), start=np.zeros(count)
    )
    rattle = noise(count, Band(200, 1600, tilt=-3), rng) * (0.6 + 0.4 * np.sin(phase * 2))
    return np.asarray(tone * 0.35 + rattle * 0.25, np.float32)


def fire(count: int, rng: np.random.Generator) -> Mono:
    sound = noise(count, Band(80, 500, tilt=-3), rng) * (0.5 + 0.5 * drift(count, 0.4, rng))
    for at in rng.integers(0, max(1, count - samples(0.02)), int(14 * count / SAMPLE_RATE)):
        crackle = noise(samples(0.012), Band(1500, 9000), rng) * decay(samples(0.012), 0.012)
        sound[at : at + len(crackle)] += crackle * np.float32(rng.uniform(0.3, 1.5))
    return np.asarray(sound * 0.6, np.float32)


def horn(_: np.random.Generator) -> Mono:
    count = samples(0.7)
    time = times(count)
    tone = sum((np.sign(np.sin(2 * np.pi * f * time)) for f in (392.0, 494.0)), np.zeros(count))
    return attack(np.asarray(tone * 0.18 * swell(count, 0.4, 0.4), np.float32), 0.01)


def whistle(_: np.random.Generator) -> Mono:
    tone = glide(0.7, (2150, 2400, 2350, 2380, 2300))
    trill = 0.75 + 0.25 * np.sign(np.sin(2 * np.pi * 32 * times(len(tone))))
    return np.asarray(tone * trill * swell(len(tone), 0.2, 0.6), np.float32)


def scream(rng: np.random.Generator) -> Mono:
    seconds, pitch = 1.0, rng.uniform(700, 900)
    voice = np.zeros(samples(seconds), np.float32)
    for k in range(1, 8):
        voice += glide(seconds, (pitch * k * 0.9, pitch * k * 1.2, pitch * k)) / np.float32(k)
    return voice * swell(len(voice), 0.2, 0.8) * np.float32(0.4)


def heartbeat(count: int, rng: np.random.Generator) -> Mono:
    sound = np.zeros(count + samples(0.3), np.float32)
    thump = modes(samples(0.2), [(52, 1.0, 0.14), (88, 0.4, 0.1)], rng)
    for beat in range(0, count, samples(0.86)):
        for at, gain in ((beat, 1.0), (beat + samples(0.24), 0.65)):
            if at < count:
                sound[at : at + len(thump)] += thump * np.float32(gain)
    return sound[:count]


def _mono(bed: Callable[[int, np.random.Generator], Waveform]) -> Lasting:
    return lambda count, rng: _middle(bed(count, rng))


def _middle(sound: Waveform) -> Mono:
    return np.asarray(sound.mean(axis=1), np.float32)


def _flock(count: int, rng: np.random.Generator) -> Mono:
    track = Track(count)
    for at in np.sort(rng.uniform(0, count / SAMPLE_RATE, max(2, int(1.6 * count / SAMPLE_RATE)))):
        track.lay(bird(rng), at=float(at), gain=float(rng.uniform(0.4, 1.0)))
    return _middle(track.sound)


def _waves(count: int, rng: np.random.Generator) -> Mono:
    return _middle(beds.sea(count, Daylight.NIGHT, rng))


SOUNDS: Final = {
    "applause": NamedSound(0.55, lasting=applause),
    "bark": NamedSound(0.22, once=bark),
    "bell": NamedSound(0.40, once=bell),
    "birds": NamedSound(0.22, lasting=_flock),
    "cheering": NamedSound(0.16, lasting=cheering),
    "crickets": NamedSound(0.08, lasting=cricket_choir),
    "crowd": NamedSound(1.3, lasting=_mono(beds.crowd)),
    "engine": NamedSound(0.16, lasting=motor),
    "explosion": NamedSound(0.50, once=explosion),
    "fire": NamedSound(0.22, lasting=fire),
    "gulls": NamedSound(0.20, once=gull),
    "heartbeat": NamedSound(0.60, lasting=heartbeat),
    "horn": NamedSound(0.35, once=horn),
    "laughter": NamedSound(0.30, once=laugh),
    "meow": NamedSound(0.22, once=meow),
    "owl": NamedSound(0.20, once=owl),
    "rain": NamedSound(1.2, lasting=_mono(beds.rain)),
    "scream": NamedSound(0.18, once=scream),
    "siren": NamedSound(0.13, lasting=siren),
    "thunder": NamedSound(0.55, once=beds.thunder),
    "waves": NamedSound(1.3, lasting=_waves),
    "whistle": NamedSound(0.16, once=whistle),
    "wind": NamedSound(1.6, lasting=_mono(beds.wind)),
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
    "explosions": "explosion",
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
