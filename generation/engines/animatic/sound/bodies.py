"""What people let be heard without a word."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    beats,
    decay,
    filtered,
    harmonics,
    in_turn,
    modes,
    noise,
    samples,
    strewn,
    swell,
    throb,
)

BREATH: Final = 3.4  # seconds of somebody asleep
CRY: Final = 1.5  # seconds between a baby's cries
TUNE: Final = (220.0, 247.0, 277.0, 330.0, 277.0, 247.0, 294.0, 220.0)  # Hz
NOTE: Final = 0.5  # seconds


def cough(rng: np.random.Generator) -> Mono:
    coughs = []
    for loud in (1.0, 0.75):
        count = samples(0.28)
        burst = noise(count, Band(350, 2600, tilt=-1), rng) * decay(count, 0.3)
        voice = filtered(harmonics(0.28, [rng.uniform(140, 190), 95], 14, 0.5), Band(400, 1300))
        coughs.append(attack((burst + voice * decay(count, 0.2)) * np.float32(loud), 0.006))
    return in_turn(coughs, 0.16)


def sneeze(rng: np.random.Generator) -> Mono:
    """Draw breath in haste, then burst."""
    drawn = noise(samples(0.45), Band(900, 4500), rng) * swell(samples(0.45), 0.85, 2.0)
    count = samples(0.5)
    burst = attack(noise(count, Band(1500, 9000), rng) * decay(count, 0.45), 0.003)
    voice = filtered(harmonics(0.5, [420, 260, 190], 10, 0.6), Band(500, 1800))
    burst += voice * decay(count, 0.3) * np.float32(0.5)
    return np.concatenate([drawn * np.float32(0.3), np.zeros(samples(0.06), np.float32), burst])


def snoring(count: int, rng: np.random.Generator) -> Mono:
    """Snore while breathing in, sigh while breathing out."""
    moments: list[tuple[float, Mono]] = []
    for _, at in beats(count, BREATH):
        rough, soft = samples(1.4), samples(1.2)
        snore = noise(rough, Band(90, 900, tilt=-3), rng) * throb(rough, 33) ** 3
        sigh = noise(soft, Band(500, 2500), rng) * np.float32(0.12)
        moments += [(at, snore * swell(rough, 0.7, 0.8)), (at + 1.7, sigh * swell(soft, 0.2))]
    return strewn(count, moments)


def gasp(rng: np.random.Generator) -> Mono:
    count = samples(0.5)
    air = noise(count, Band(700, 1500, 3), rng) + noise(count, Band(2200, 5000), rng)
    return np.asarray(air * swell(count, 0.75, 1.2) * 0.6, np.float32)


def baby_crying(count: int, rng: np.random.Generator) -> Mono:
    """Cry again and again, each time with a breath before it."""
    moments: list[tuple[float, Mono]] = []
    for _, at in beats(count, CRY):
        pitch = rng.uniform(430, 500)
        cry = harmonics(1.1, [pitch * step for step in (0.8, 1.15, 1.1, 0.8)], 9, 0.5)
        cry = filtered(cry, Band(800, 3400)) * throb(len(cry), 6.5, 0.15)
        breath = noise(samples(0.2), Band(1200, 4000), rng) * swell(samples(0.2), 0.6)
        moments += [(at, breath * np.float32(0.1)), (at + 0.25, cry * swell(len(cry), 0.3, 0.6))]
    return strewn(count, moments)


def kiss(rng: np.random.Generator) -> Mono:
    drawn = noise(samples(0.18), Band(2600, 6500, 3), rng) * swell(samples(0.18), 0.9, 1.5)
    smack = modes(samples(0.09), [(rng.uniform(900, 1200), 1.0, 0.05), (2300, 0.6, 0.03)], rng)
    return np.concatenate([drawn * np.float32(0.25), smack])


def yawn(rng: np.random.Generator) -> Mono:
    pitch = rng.uniform(190, 240)
    voice = harmonics(1.9, [pitch * step for step in (0.9, 1.3, 1.25, 0.8, 0.6)], 12, 1.0)
    opening = swell(len(voice), 0.4, 1.0)
    breath = noise(len(voice), Band(500, 2400), rng) * np.float32(0.25)
    vowel = filtered(voice, Band(150, 500)) * (1 - opening) + filtered(voice, Band(400, 1100))
    return np.asarray((vowel + breath) * opening * 0.7, np.float32)


def humming(count: int, rng: np.random.Generator) -> Mono:
    """Hum a little tune with closed lips."""
    moments: list[tuple[float, Mono]] = []
    for number, at in beats(count, NOTE):
        pitch = TUNE[number % len(TUNE)] * rng.uniform(0.995, 1.005)
        note = harmonics(NOTE * 0.96, [pitch * 0.97, pitch, pitch], 5, 1.8)
        moments.append((at, note * swell(len(note), 0.25, 0.4)))
    return strewn(count, moments)


def fingers(rng: np.random.Generator) -> Mono:
    """Snap the fingers twice."""
    snaps = []
    for _ in range(2):
        count = samples(0.09)
        click = noise(count, Band(1500, 4200, 3), rng) * decay(count, 0.05)
        ring = modes(count, [(rng.uniform(1900, 2300), 1.0, 0.05)], rng)
        snaps.append(attack(click * np.float32(0.6) + ring, 0.001))
    return in_turn(snaps, 0.35)
