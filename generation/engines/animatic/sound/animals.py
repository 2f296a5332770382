"""Calls of animals that a prompt names."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    drift,
    filtered,
    glide,
    harmonics,
    in_turn,
    noise,
    samples,
    strewn,
    swell,
    throb,
)
from generation.engines.protocol import SAMPLE_RATE


def neigh(rng: np.random.Generator) -> Mono:
    """Whinny: a high voice that shakes more and more as it sinks."""
    pitch = rng.uniform(640, 760)
    voice = harmonics(1.4, [pitch * step for step in (0.7, 1.4, 1.25, 0.9, 0.5)], 9, 0.8)
    shake = throb(len(voice), 12.5, 0.45) ** np.linspace(0, 2, len(voice), dtype=np.float32)
    breath = noise(len(voice), Band(900, 4000), rng) * np.float32(0.2)
    return np.asarray((voice + breath) * shake * swell(len(voice), 0.2, 0.8) * 0.5, np.float32)


def crowing(rng: np.random.Generator) -> Mono:
    """Crow in four syllables, the last one long."""
    pitch = rng.uniform(560, 640)
    parts = []
    for seconds, bend in (
        (0.16, (0.8, 1.0)),
        (0.11, (1.1, 1.1)),
        (0.24, (1.2, 1.5, 1.3)),
        (0.85, (1.3, 1.6, 1.5, 0.9)),
    ):
        voice = harmonics(seconds, [pitch * step for step in bend], 12, 0.5)
        parts.append(filtered(voice, Band(1100, 3600)) * swell(len(voice), 0.25, 0.5))
    return in_turn(parts, 0.05)


def bleat(rng: np.random.Generator) -> Mono:
    pitch = rng.uniform(270, 330)
    voice = harmonics(0.9, [pitch, pitch * 1.08, pitch], 14, 0.6)
    nasal = filtered(voice, Band(600, 2300)) * throb(len(voice), 8.5, 0.38)
    return np.asarray(nasal * swell(len(nasal), 0.15, 0.6), np.float32)


def oink(rng: np.random.Generator) -> Mono:
    """Grunt twice, through the nose."""
    grunts = []
    for seconds in (0.16, 0.28):
        count = samples(seconds)
        snort = noise(count, Band(250, 1300), rng) * throb(count, rng.uniform(42, 52)) ** 2
        grunts.append(np.asarray(snort * swell(count, 0.7, 0.8), np.float32))
    return in_turn(grunts, 0.1)


def quack(rng: np.random.Generator) -> Mono:
    quacks = []
    for loud in (1.0, 0.8, 0.6):
        pitch = rng.uniform(215, 245)
        voice = filtered(harmonics(0.17, [pitch * 1.15, pitch], 24, 0.3), Band(1100, 2500, 3))
        quacks.append(voice * swell(len(voice), 0.2, 0.6) * np.float32(loud * 0.6))
    return in_turn(quacks, 0.11)


def croak(rng: np.random.Generator) -> Mono:
    """Croak twice: a row of knocks that the throat makes ring."""
    croaks = []
    for seconds in (0.3, 0.42):
        tone = harmonics(seconds, [rng.uniform(480, 560)] * 2, 3, 1.2)
        croaks.append(tone * throb(len(tone), 34) ** 4 * swell(len(tone), 0.7, 0.5))
    return in_turn(croaks, 0.22)


def cluck(rng: np.random.Generator) -> Mono:
    """Cackle: short clucks, then one drawn out."""
    clucks = []
    for seconds, high in ((0.07, 1.0), (0.06, 0.95), (0.08, 1.05), (0.07, 1.0), (0.4, 1.7)):
        pitch = rng.uniform(430, 480)
        voice = harmonics(seconds, [pitch, pitch * high, pitch * 0.9], 8, 0.7)
        clucks.append(filtered(voice, Band(700, 2600)) * swell(len(voice), 0.3, 0.7))
    return in_turn(clucks, 0.13)


def trumpeting(rng: np.random.Generator) -> Mono:
    """Trumpet as elephants do: brass with a lot of breath, that breaks upwards."""
    pitch = rng.uniform(330, 380)
    voice = harmonics(1.3, [pitch * step for step in (0.9, 1.2, 1.75, 1.7, 1.2)], 20, 0.25)
    breath = noise(len(voice), Band(800, 5000), rng) * throb(len(voice), 29)
    brass = filtered(voice, Band(500, 4200)) * np.float32(0.35)
    return np.asarray((brass + breath * 0.35) * swell(len(voice), 0.4, 0.7), np.float32)


def chatter(rng: np.random.Generator) -> Mono:
    """Hoot and shriek in turn, faster and faster, as monkeys do."""
    calls = []
    for number in range(8):
        pitch = rng.uniform(330, 380) if number % 2 == 0 else rng.uniform(850, 1000)
        voice = harmonics(0.14 - 0.008 * number, [pitch, pitch * 1.3], 4, 1.1)
        calls.append(voice * swell(len(voice), 0.6, 0.8) * np.float32(0.5))
    return in_turn(calls, 0.04)


def hiss(rng: np.random.Generator) -> Mono:
    count = samples(1.6)
    breath = noise(count, Band(4500, 12_000, 3), rng)
    return np.asarray(breath * swell(count, 0.25, 0.7), np.float32)


def bee(rng: np.random.Generator) -> Mono:
    """Fly past once."""
    count = samples(rng.uniform(0.7, 1.5))
    pitch = rng.uniform(180, 240)
    hum = glide(count / SAMPLE_RATE, [pitch, pitch * 1.06, pitch * 0.97])
    rough = noise(count, Band(pitch, pitch * 6, 2), rng)
    return np.asarray((hum + rough * np.float32(0.5)) * swell(count, 0.5, 1.5), np.float32)


def buzz(count: int, rng: np.random.Generator) -> Mono:
    """Fly about, now nearer, now farther."""
    pitch = 210 + 35 * drift(count, 0.4, rng)
    turn = np.cumsum(pitch) * (2 * np.pi / SAMPLE_RATE)
    wings = sum((np.sin(turn * number) / number for number in range(1, 9)), np.zeros(count))
    return np.asarray(wings * (0.15 + 0.85 * drift(count, 0.7, rng)) * 0.5, np.float32)


def squeak(rng: np.random.Generator) -> Mono:
    squeaks = []
    for _ in range(3):
        pitch = rng.uniform(6200, 7400)
        tone = harmonics(rng.uniform(0.06, 0.1), [pitch * 0.9, pitch * 1.1], 2)
        squeaks.append(tone * swell(len(tone), 0.4, 0.8) * throb(len(tone), 90, 0.3))
    return in_turn(squeaks, 0.09)


def cry_of_prey(rng: np.random.Generator) -> Mono:
    """Scream from high up, falling, as eagles and hawks do."""
    pitch = rng.uniform(2700, 3100)
    voice = harmonics(1.2, [pitch * step for step in (0.85, 1.0, 0.85, 0.65)], 4, 0.7)
    rasp = 0.6 + 0.4 * noise(len(voice), Band(60, 220), rng)
    return np.asarray(voice * rasp * swell(len(voice), 0.15, 0.7) * 0.5, np.float32)


def caw(rng: np.random.Generator) -> Mono:
    caws = []
    for _ in range(3):
        pitch = rng.uniform(480, 540)
        voice = harmonics(0.3, [pitch, pitch * 0.92], 9, 0.3) * np.float32(0.3)
        rasp = noise(len(voice), Band(1000, 2200, 3), rng)
        rough = (filtered(voice, Band(900, 2400)) + rasp * np.float32(0.6)) * throb(
            len(voice), 62, 0.4
        )
        caws.append(np.asarray(rough * swell(len(voice), 0.25, 0.6), np.float32))
    return in_turn(caws, 0.16)


def bray(rng: np.random.Generator) -> Mono:
    """Heehaw twice: a squeak of breath drawn in, a rough low voice let out."""
    moments: list[tuple[float, Mono]] = []
    for at in (0.0, 1.05):
        pitch = rng.uniform(230, 260)
        drawn = harmonics(0.4, [pitch * 2.6, pitch * 3.2], 5, 0.9) * throb(samples(0.4), 45, 0.3)
        let = filtered(harmonics(0.55, [pitch * 1.1, pitch], 18, 0.3), Band(350, 1800))
        moments += [
            (at, drawn * swell(len(drawn), 0.6, 0.7) * np.float32(0.35)),
            (at + 0.45, let * swell(len(let), 0.2, 0.6) * np.float32(0.8)),
        ]
    return strewn(samples(2.1), moments)


def purr(count: int, rng: np.random.Generator) -> Mono:
    """Purr, breath after breath."""
    hum = noise(count, Band(45, 380, tilt=-3), rng) * throb(count, 25) ** 3
    breath = np.float32(0.55) + np.float32(0.45) * throb(count, 0.7)
    return np.asarray(hum * breath, np.float32)


def whale_song(rng: np.random.Generator) -> Mono:
    """Moan twice, far down, with a cry between."""
    low = rng.uniform(105, 125)
    parts = []
    for seconds, bend, soft in (
        (1.1, (1.0, 1.6, 1.3), 1.0),
        (0.5, (4.5, 6.2, 5.0), 0.4),
        (1.3, (1.5, 1.1, 0.8), 1.0),
    ):
        voice = harmonics(seconds, [low * step for step in bend], 4, 1.1)
        parts.append(voice * swell(len(voice), 0.5, 0.8) * np.float32(soft))
    return in_turn(parts, 0.08)


def whine(count: int, rng: np.random.Generator) -> Mono:
    """Fly close to an ear: a mosquito's thin tone that comes and goes."""
    pitch = 640 + 60 * drift(count, 0.6, rng)
    turn = np.cumsum(pitch) * (2 * np.pi / SAMPLE_RATE)
    tone = np.sin(turn) + 0.5 * np.sin(2 * turn) + 0.25 * np.sin(3 * turn)
    return np.asarray(attack(tone.astype(np.float32), 0.2) * drift(count, 0.9, rng), np.float32)
