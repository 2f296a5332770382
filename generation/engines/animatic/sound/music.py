"""A small score by mood: chords, a bass and a melody, played by soft synthetic instruments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from generation.engines.animatic.harmony import MANNERS, MINOR, Manner, lots, root_of
from generation.engines.animatic.scene import Mood
from generation.engines.animatic.sound.synthesis import Mono, decay, dice, samples, times
from generation.engines.animatic.sound.track import Track
from generation.engines.protocol import SAMPLE_RATE, Waveform

FIRST_FADE: Final = 0.03  # seconds, of music that goes on
FINAL_FADE: Final = 0.2  # seconds; short, so that an extension goes on without a hole


@dataclass(frozen=True)
class Bar:
    """Four beats of one chord."""

    manner: Manner
    root: int  # MIDI
    degree: int  # of the scale
    begin: float  # seconds

    @property
    def beat(self) -> float:
        return 60 / self.manner.tempo


def score(mood: Mood, count: int, *, seed: int, begin: float = 0.0) -> Waveform:
    """Play a mood's music for so many samples, faded out at the end; about 0.1 RMS loud.

    :param begin: seconds of it that were played before.
    """
    manner = MANNERS[mood]
    rng = lots(seed)
    root = root_of(rng)
    track = Track(count)
    bar_seconds = 4 * 60 / manner.tempo
    step = int(rng.integers(0, 5))
    for number in range(int((begin + count / SAMPLE_RATE) / bar_seconds) + 1):
        degree = manner.chords[number % len(manner.chords)]
        bar = Bar(manner, root, degree, number * bar_seconds - begin)
        step = _melody(track, bar, step, rng)
        if bar.begin < -2 * bar_seconds:
            continue
        _chord(track, bar)
        _bass(track, bar)
        if manner.drums:
            _drums(track, bar, dice(seed, "drums", number))
    edges = _fade_out(count)
    if begin:
        rise = min(count, samples(FIRST_FADE))
        edges[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    return track.sound * edges[:, None]


def _fade_out(count: int) -> Mono:
    fade = np.ones(count, np.float32)
    last = min(count, samples(FINAL_FADE))
    fade[count - last :] = np.cos(np.linspace(0, np.pi / 2, last))
    return fade


def _chord(track: Track, bar: Bar) -> None:
    for third, pan in ((0, -0.6), (2, 0.5), (4, -0.3), (7, 0.6)):
        pitch = bar.manner.pitch(bar.root, bar.degree + third)
        track.lay(pad(pitch, round(bar.beat * 4.6, 3)), at=bar.begin, gain=0.035, pan=pan)


def _bass(track: Track, bar: Bar) -> None:
    pitch = bar.manner.pitch(bar.root - 12, bar.degree)
    beats, held = (4, 0.9) if bar.manner.pulse else (1, 3.6)
    note = bass(pitch, round(bar.beat * held, 3))
    for number in range(beats):
        track.lay(note, at=bar.begin + number * bar.beat, gain=0.08)


def _melody(track: Track, bar: Bar, step: int, rng: np.random.Generator) -> int:
    """Wander in small steps, landing on a chord note at the beginning of a bar."""
    for position in bar.manner.melody:
        chance, move = rng.random(), int(rng.integers(-2, 3))
        step = min(9, max(-2, step + move))
        if position == 0:
            step = _nearest_of_chord(bar.degree, step)
        elif chance > bar.manner.liveliness:
            continue
        note = pluck(bar.manner.pitch(bar.root + 24, step), 1.1)
        track.lay(note, at=bar.begin + position * bar.beat, gain=0.05, pan=0.25)
    return step


def _nearest_of_chord(degree: int, step: int) -> int:
    return min((degree + third for third in (0, 2, 4, 7)), key=lambda note: abs(note - step))


def _drums(track: Track, bar: Bar, rng: np.random.Generator) -> None:
    base = 58.0 if bar.manner.scale is MINOR else 72.0
    for number in range(4):
        at = bar.begin + number * bar.beat
        if number % 2 == 0:
            track.lay(drum(base), at=at, gain=0.16)
        shaken = rng.standard_normal(samples(0.05), np.float32) * decay(samples(0.05), 0.06)
        shaker = np.diff(shaken, prepend=np.float32(0))
        track.lay(shaker, at=at, gain=0.014, pan=-0.3)
        track.lay(shaker, at=at + bar.beat / 2, gain=0.008, pan=-0.3)


def _hertz(pitch: int) -> float:
    return float(440 * 2 ** ((pitch - 69) / 12))


@lru_cache(maxsize=64)
def pad(pitch: int, seconds: float) -> Mono:
    """Hold a soft, slightly beating tone that swells and falls."""
    count = samples(seconds)
    time = times(count)
    sound = np.zeros(count, np.float32)
    for harmonic, amount in ((1, 1.0), (2, 0.35), (3, 0.18), (4, 0.08)):
        for detune in (0.9985, 1.0017):
            step = np.float32(2 * np.pi * _hertz(pitch) * harmonic * detune)
            sound += np.float32(amount / 2) * np.sin(step * time)
    edge = min(count // 2, samples(0.5))
    shape = np.ones(count, np.float32)
    shape[:edge] = np.sin(np.linspace(0, np.pi / 2, edge))
    shape[count - edge :] = np.cos(np.linspace(0, np.pi / 2, edge))
    return sound * shape


@lru_cache(maxsize=64)
def pluck(pitch: int, seconds: float) -> Mono:
    """Strike a bar or a string: high partials die first."""
    count = samples(seconds)
    time = times(count)
    sound = np.zeros(count, np.float32)
    for harmonic, amount in ((1, 1.0), (2, 0.4), (3.01, 0.25), (4.03, 0.12), (6.1, 0.05)):
        step = np.float32(2 * np.pi * _hertz(pitch) * harmonic)
        sound += np.float32(amount) * np.sin(step * time) * decay(count, seconds / harmonic**0.7)
    sound[: samples(0.003)] *= np.linspace(0, 1, samples(0.003), dtype=np.float32)
    return sound


@lru_cache(maxsize=32)
def bass(pitch: int, seconds: float) -> Mono:
    count = samples(seconds)
    time = times(count)
    sound = np.zeros(count, np.float32)
    for harmonic, amount in ((1, 1.0), (2, 0.5), (3, 0.2)):
        sound += np.float32(amount) * np.sin(
            np.float32(2 * np.pi * _hertz(pitch) * harmonic) * time
        )
    shape = decay(count, seconds * 2.5)
    edge = min(count // 4, samples(0.02))
    shape[:edge] *= np.linspace(0, 1, edge, dtype=np.float32)
    shape[count - edge :] *= np.linspace(1, 0, edge, dtype=np.float32)
    return sound * shape


@lru_cache(maxsize=4)
def drum(base: float) -> Mono:
    count = samples(0.45)
    time = times(count)
    phase = 2 * np.pi * (base * time - base * 0.04 * np.exp(-time * 30))
    return np.asarray(np.sin(phase) * decay(count, 0.4), np.float32)
